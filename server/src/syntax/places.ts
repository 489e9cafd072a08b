/** Lines and columns of a tree, found by going down to the block in question: nothing is counted again that stays. */
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
  let breaks = segment.lineStarts.length;
  let lastLine = 0;
  children.forEach((child, i) => {
    breaks += child.breaks;
    if (child.breaks > 0) lastLine = (starts[i] ?? 0) + child.lastLine;
  });
  const block = new TreeBlock(segment, children, starts, width, breaks, lastLine);
  const own = segment.lineStarts.at(-1);
  if (own !== undefined) block.lastLine = Math.max(lastLine, segmentToBlock(block, own));
  return block;
}

class TreeBlock extends Remembered implements Block {
  readonly segment: Segment;
  readonly children: readonly Block[];
  readonly starts: readonly number[];
  readonly width: number;
  readonly breaks: number;
  lastLine: number;

  constructor(
    segment: Segment,
    children: readonly Block[],
    starts: readonly number[],
    width: number,
    breaks: number,
    lastLine: number,
  ) {
    super();
    this.segment = segment;
    this.children = children;
    this.starts = starts;
    this.width = width;
    this.breaks = breaks;
    this.lastLine = lastLine;
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

const marksKept = memoryOf<Block, readonly Mark[]>();

/** Where each inner block begins, when the block itself begins there. */
export function innerPlaces(block: Block, { line, character }: Position): readonly Position[] {
  return marksOf(block).map((mark, i) => {
    const at = block.starts[i] ?? 0;
    return { line: line + mark.line, character: mark.start < 0 ? character + at : at - mark.start };
  });
}

/** Where the block ends, when it begins there. */
export function endPlace({ breaks, lastLine, width }: Block, { line, character }: Position): Position {
  return { line: line + breaks, character: breaks > 0 ? width - lastLine : character + width };
}

/** For each inner block the line on which it begins. */
function marksOf(block: Block): readonly Mark[] {
  const kept = marksKept.get(block);
  if (kept) return kept;
  const { segment, children } = block;
  const { lineStarts, holes } = segment;
  let own = 0;
  let line = 0;
  let start = -1;
  const marks = children.map((child, i): Mark => {
    const hole = holes[i] ?? 0;
    const before = own;
    while ((lineStarts[own] ?? Number.POSITIVE_INFINITY) <= hole) own++;
    if (own > before) {
      line += own - before;
      start = segmentToBlock(block, lineStarts[own - 1] ?? 0);
    }
    const mark = { line, start };
    line += child.breaks;
    if (child.breaks > 0) start = (block.starts[i] ?? 0) + child.lastLine;
    return mark;
  });
  marksKept.set(block, marks);
  return marks;
}

/** The line that an offset of the block is on. */
function markAt(block: Block, offset: number): Mark {
  const { segment, children, starts } = block;
  const i = (starts[0] ?? Number.POSITIVE_INFINITY) <= offset ? lastAtOrBefore(starts, offset) : -1;
  const child = children[i];
  const at = starts[i] ?? 0;
  const begun = i < 0 ? { line: 0, start: -1 } : (marksOf(block)[i] ?? { line: 0, start: -1 });
  if (child && offset <= at + child.width) {
    const inner = markAt(child, offset - at);
    return inner.line === 0 ? begun : { line: begun.line + inner.line, start: at + inner.start };
  }
  const behind = child
    ? { line: begun.line + child.breaks, start: child.breaks > 0 ? at + child.lastLine : begun.start }
    : begun;
  // In the block's own text, behind the inner block of that number.
  const from = i < 0 ? -1 : (segment.holes[i] ?? 0);
  const own = child ? from + 1 + offset - at - child.width : offset;
  const before = countUpTo(segment.lineStarts, from);
  const upTo = countUpTo(segment.lineStarts, own);
  if (upTo === before) return behind;
  return { line: behind.line + upTo - before, start: offset - own + (segment.lineStarts[upTo - 1] ?? 0) };
}

/** Where in the block a line begins; the line is not the block's first. */
function lineStart(block: Block, line: number): number {
  const { segment, children, starts } = block;
  let i = -1;
  let left = line;
  if (children.length > 0) {
    const marks = marksOf(block);
    // The last inner block that begins on an earlier line.
    i = firstIndex(marks.length, (one) => (marks[one]?.line ?? 0) >= line) - 1;
    const child = children[i];
    const begun = marks[i];
    if (child && begun) {
      if (line <= begun.line + child.breaks) return (starts[i] ?? 0) + lineStart(child, line - begun.line);
      left -= begun.line + child.breaks;
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
