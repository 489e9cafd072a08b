/** Lines and columns of a tree, found by going down to the block in question: nothing is counted again that stays. */
import { spliced } from "../text/common.ts";
import type { Lines, Position } from "../text/lines.ts";
import { lastAtOrBefore } from "../text/lines.ts";
import { memoryOf, Remembered } from "../text/memory.ts";
import { gapOf, segmentToBlock } from "./print.ts";
import type { Block, Segment } from "./tree.ts";

/** A block of these parts; what it needs to be counted over is worked out once. */
export function blockFrom(
  segment: Segment,
  children: readonly Block[],
  starts: readonly number[],
  width: number,
): Block {
  return counted(segment, children, starts, width, segment.lineStarts.length + breaksIn(children));
}

/** Some of a block's inner blocks, one behind the other, in the place of others. */
export interface Replaced {
  /** The numbers of those that go; the second one is that of the first that stays. */
  readonly from: number;
  readonly to: number;
  readonly by: readonly Block[];
  /** Where in the block they begin. */
  readonly starts: readonly number[];
  /** By how much the block is longer than before. */
  readonly longer: number;
}

/** A block that is another one but for some of its parts: of those that stay, however many, none is looked at. */
export function blockWith(old: Block, segment: Segment, replaced: Replaced): Block {
  const { from, to, by, longer } = replaced;
  const tail = old.children.length - to;
  const starts = spliced(old.starts, from, tail, replaced.starts);
  if (longer !== 0)
    for (let i = from + by.length; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + longer;
  const block = counted(
    segment,
    spliced(old.children, from, tail, by),
    starts,
    old.width + longer,
    old.breaks +
      (segment.lineStarts.length - old.segment.lineStarts.length) +
      (breaksIn(by) - breaksIn(old.children.slice(from, to))),
  );
  const known = marksKept.get(old);
  if (known) marksKept.set(block, marksWith(known, block, replaced));
  return block;
}

function counted(
  segment: Segment,
  children: readonly Block[],
  starts: readonly number[],
  width: number,
  breaks: number,
): Block {
  const block = new TreeBlock(segment, children, starts, width, breaks);
  const last = children.findLastIndex((child) => child.breaks > 0);
  if (last >= 0) block.lastLine = (starts[last] ?? 0) + (children[last]?.lastLine ?? 0);
  const own = segment.lineStarts.at(-1);
  if (own !== undefined) block.lastLine = Math.max(block.lastLine, segmentToBlock(block, own));
  return block;
}

function breaksIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { breaks }) => sum + breaks, 0);
}

class TreeBlock extends Remembered implements Block {
  readonly segment: Segment;
  readonly children: readonly Block[];
  readonly starts: readonly number[];
  readonly width: number;
  readonly breaks: number;
  lastLine = 0;

  constructor(
    segment: Segment,
    children: readonly Block[],
    starts: readonly number[],
    width: number,
    breaks: number,
  ) {
    super();
    this.segment = segment;
    this.children = children;
    this.starts = starts;
    this.width = width;
    this.breaks = breaks;
  }
}

/** The lines of the document whose tree this is. */
export function linesOfTree(root: Block): Lines {
  const count = root.breaks + 1;
  const startOf = (line: number) => (line === 0 ? 0 : lineStart(root, line));
  const span = (line: number) => {
    const at = Math.min(Math.max(line, 0), count - 1);
    const start = startOf(at);
    if (at + 1 >= count) return { start, end: root.width };
    const next = startOf(at + 1);
    const crlf = next - 2 >= start && charAt(root, next - 2) === "\r" && charAt(root, next - 1) === "\n";
    return { start, end: next - (crlf ? 2 : 1) };
  };
  return {
    count,
    span,
    position(offset: number): Position {
      const at = Math.min(Math.max(offset, 0), root.width);
      const mark = markAt(root, at);
      return { line: mark.line, character: at - Math.max(mark.start, 0) };
    },
    offset({ line, character }: Position): number {
      if (line < 0) return 0;
      if (line >= count) return root.width;
      const { start, end } = span(line);
      return Math.min(start + Math.max(character, 0), end);
    },
  };
}

/** A line of a block, counted from the block's first one, and where in the block it begins: -1 if before the block. */
interface Mark {
  readonly line: number;
  readonly start: number;
}

/** For each inner block the line on which it begins, as a {@link Mark}. */
interface Marks {
  readonly lines: Int32Array;
  readonly starts: Int32Array;
}

const marksKept = memoryOf<Block, Marks>();

/** Where each inner block begins, when the block itself begins there. */
export function innerPlaces(block: Block, { line, character }: Position): readonly Position[] {
  const marks = marksOf(block);
  return block.starts.map((at, i) => {
    const mark = markIn(marks, i);
    return { line: line + mark.line, character: mark.start < 0 ? character + at : at - mark.start };
  });
}

/** Where the block ends, when it begins there. */
export function endPlace({ breaks, lastLine, width }: Block, { line, character }: Position): Position {
  return { line: line + breaks, character: breaks > 0 ? width - lastLine : character + width };
}

function marksOf(block: Block): Marks {
  const kept = marksKept.get(block);
  if (kept) return kept;
  const marks = noMarks(block);
  mark(block, marks, 0, block.children.length);
  marksKept.set(block, marks);
  return marks;
}

function noMarks({ children: { length } }: Block): Marks {
  return { lines: new Int32Array(length), starts: new Int32Array(length) };
}

/** The marks of a block some of whose inner blocks were replaced: those behind them are moved, not counted again. */
function marksWith(old: Marks, block: Block, { from, to, by, longer }: Replaced): Marks {
  const marks = noMarks(block);
  marks.lines.set(old.lines.subarray(0, from));
  marks.starts.set(old.starts.subarray(0, from));
  const count = block.children.length;
  const first = from + by.length;
  mark(block, marks, from, Math.min(first + 1, count));
  const before = markIn(old, to);
  const now = markIn(marks, first);
  for (let i = first + 1; i < count; i++) {
    const { line, start } = markIn(old, i - first + to);
    marks.lines[i] = line - before.line + now.line;
    marks.starts[i] = line === before.line ? now.start : start + longer;
  }
  return marks;
}

/** Counts the lines of inner blocks, from one up to another; those before the first one are known. */
function mark(block: Block, marks: Marks, from: number, to: number): void {
  const { segment, children, starts } = block;
  const { lineStarts, holes } = segment;
  let own = from === 0 ? 0 : countUpTo(lineStarts, holes[from - 1] ?? 0);
  let { line, start } = from === 0 ? { line: 0, start: -1 } : behind(block, marks, from - 1);
  for (let i = from; i < to; i++) {
    const hole = holes[i] ?? 0;
    const before = own;
    while ((lineStarts[own] ?? Number.POSITIVE_INFINITY) <= hole) own++;
    if (own > before) {
      line += own - before;
      start = segmentToBlock(block, lineStarts[own - 1] ?? 0);
    }
    marks.lines[i] = line;
    marks.starts[i] = start;
    const child = children[i];
    line += child?.breaks ?? 0;
    if (child && child.breaks > 0) start = (starts[i] ?? 0) + child.lastLine;
  }
}

function markIn({ lines, starts }: Marks, i: number): Mark {
  return { line: lines[i] ?? 0, start: starts[i] ?? -1 };
}

/** The line on which an inner block ends. */
function behind({ children, starts }: Block, marks: Marks, i: number): Mark {
  const { line, start } = markIn(marks, i);
  const child = children[i];
  return child && child.breaks > 0
    ? { line: line + child.breaks, start: (starts[i] ?? 0) + child.lastLine }
    : { line, start };
}

/** The line that an offset of the block is on. */
function markAt(block: Block, offset: number): Mark {
  const { segment, children, starts } = block;
  const i = (starts[0] ?? Number.POSITIVE_INFINITY) <= offset ? lastAtOrBefore(starts, offset) : -1;
  const child = children[i];
  const at = starts[i] ?? 0;
  const begun = i < 0 ? { line: 0, start: -1 } : markIn(marksOf(block), i);
  if (child && offset <= at + child.width) {
    const inner = markAt(child, offset - at);
    return inner.line === 0 ? begun : { line: begun.line + inner.line, start: at + inner.start };
  }
  const passed = child ? behind(block, marksOf(block), i) : begun;
  // In the block's own text, behind the inner block of that number.
  const from = i < 0 ? -1 : (segment.holes[i] ?? 0);
  const own = child ? from + 1 + offset - at - child.width : offset;
  const before = countUpTo(segment.lineStarts, from);
  const upTo = countUpTo(segment.lineStarts, own);
  if (upTo === before) return passed;
  return { line: passed.line + upTo - before, start: offset - own + (segment.lineStarts[upTo - 1] ?? 0) };
}

/** Where in the block a line begins; the line is not the block's first. */
function lineStart(block: Block, line: number): number {
  const { segment, children, starts } = block;
  let i = -1;
  let left = line;
  if (children.length > 0) {
    const marks = marksOf(block);
    // The last inner block that begins on an earlier line.
    i = firstIndex(children.length, (one) => (marks.lines[one] ?? 0) >= line) - 1;
    const child = children[i];
    if (child) {
      const begun = markIn(marks, i).line;
      if (line <= begun + child.breaks) return (starts[i] ?? 0) + lineStart(child, line - begun);
      left -= begun + child.breaks;
    }
  }
  const before = i < 0 ? 0 : countUpTo(segment.lineStarts, segment.holes[i] ?? 0);
  return segmentToBlock(block, segment.lineStarts[before + left - 1] ?? 0);
}

function charAt(block: Block, offset: number): string {
  const { children, starts } = block;
  const i = (starts[0] ?? Number.POSITIVE_INFINITY) <= offset ? lastAtOrBefore(starts, offset) : -1;
  const child = children[i];
  if (!child) return gapOf(block, 0).charAt(offset);
  const inside = offset - (starts[i] ?? 0);
  return inside < child.width ? charAt(child, inside) : gapOf(block, i + 1).charAt(inside - child.width);
}

/** How many numbers of a row that rises are at most `value`. */
function countUpTo(rising: readonly number[], value: number): number {
  return firstIndex(rising.length, (i) => (rising[i] ?? 0) > value);
}

/** The first index for which it holds, in a row where it holds for all that follow as well; `count` where for none. */
export function firstIndex(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
