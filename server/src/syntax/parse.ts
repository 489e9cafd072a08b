/** Text to tree, and after an edit only the part of it that the edit can have changed. */
import type { Edit } from "../text/edit.ts";
import { applyEdits } from "../text/edit.ts";
import type { Document } from "./document.ts";
import { documentOf } from "./document.ts";
import { parseSegment } from "./grammar.ts";
import { gapOf, print } from "./print.ts";
import type { Skeleton } from "./scan.ts";
import { scan } from "./scan.ts";
import type { Block, Segment, Words } from "./tree.ts";
import { HOLE } from "./tree.ts";

/** Reads documents of a language that has these words. */
export interface Parser {
  /** Any text gives a tree; what could not be read is in the segments' `problems`. Never throws. */
  parse(uri: string, version: number, text: string): Document;
  /** The document after the edits, which shares every block that they leave alone; the same as read afresh. */
  change(old: Document, version: number, edits: readonly Edit[]): Document;
}

export function parserFor(words: Words): Parser {
  const parse = (uri: string, version: number, text: string, old?: Document) => {
    const { root, sound } = scan(text, words);
    const known = old
      ? knownBlocks(
          old.root.children.map((block) => [block, print(block)]),
          text,
          root,
        )
      : none;
    return documentOf(uri, version, blockOf(text, root, true, words, known), sound, text);
  };
  return {
    parse: (uri, version, text) => parse(uri, version, text),
    change: (old, version, edits) =>
      edits.reduce(
        (before, edit) =>
          changePart(before, version, edit, words) ??
          parse(before.uri, version, applyEdits(before.text, before.lines, [edit]), before),
        old,
      ),
  };
}

/**
 * The document after an edit, from reading again the touched top-level blocks and one on either side: what follows a
 * block may decide where it ends. Undefined where that part does not come out even, or does not end where it ended
 * before; then the whole has to be read.
 */
function changePart(old: Document, version: number, edit: Edit, words: Words): Document | undefined {
  if (!old.sound || !edit.range) return undefined;
  const { root } = old;
  const [from, to] = [old.lines.offset(edit.range.start), old.lines.offset(edit.range.end)].sort(
    (a, b) => a - b,
  );
  if (from === undefined || to === undefined) return undefined;
  const endOf = (i: number) => (root.starts[i] ?? 0) + (root.children[i]?.width ?? 0);
  const count = root.children.length;
  const touched = firstIndex(count, (i) => endOf(i) >= from);
  const behind = firstIndex(count, (i) => (root.starts[i] ?? 0) > to);
  const first = Math.max(touched - 1, 0);
  const start = touched === 0 ? 0 : (root.starts[first] ?? 0);
  // The block behind is read as well, and must begin where it did.
  const again = root.children.slice(first, behind + 1).map((block): [Block, string] => [block, print(block)]);
  let text = touched === 0 ? gapOf(root, 0) : "";
  again.forEach(([, written], i) => {
    text += written + (first + i < behind ? gapOf(root, first + i + 1) : "");
  });
  const part = text.slice(0, from - start) + edit.text + text.slice(to - start);
  const { root: skeleton, sound } = scan(part, words);
  if (!sound) return undefined;
  const moved = part.length - text.length;
  if (behind < count) {
    const next = skeleton.children.pop();
    const expected = (root.starts[behind] ?? 0) - start + moved;
    if (!next || next.start !== expected || next.end !== expected + (root.children[behind]?.width ?? 0))
      return undefined;
    // What is left is the text before that block.
    skeleton.own.splice(-3);
    skeleton.own.push(expected);
    skeleton.end = expected;
  }
  const olds = again.slice(0, behind - first);
  const read = blockOf(part, skeleton, true, words, knownBlocks(olds, part, skeleton));
  const children = [...root.children.slice(0, first), ...read.children, ...root.children.slice(behind)];
  const starts = [
    ...root.starts.slice(0, first),
    ...read.starts.map((offset) => start + offset),
    ...root.starts.slice(behind).map((offset) => offset + moved),
  ];
  const segment = rootSegment(root.segment, first, touched === 0, behind, read.segment, words);
  return documentOf(old.uri, version, { segment, children, starts, width: root.width + moved }, true);
}

/** The document's own text with a part of it replaced; the same segment where that part says what it said. */
function rootSegment(
  old: Segment,
  first: number,
  fromStart: boolean,
  behind: number,
  part: Segment,
  words: Words,
): Segment {
  const from = fromStart ? 0 : (old.holes[first] ?? old.text.length);
  const to = old.holes[behind] ?? old.text.length;
  const sameHoles = behind - first === part.holes.length;
  if (sameHoles && part.text === old.text.slice(from, to)) return old;
  const moved = part.text.length - (to - from);
  const holes = [
    ...old.holes.slice(0, first),
    ...part.holes.map((hole) => from + hole),
    ...old.holes.slice(behind).map((hole) => hole + moved),
  ];
  const text = old.text.slice(0, from) + part.text + old.text.slice(to);
  return parseSegment({ text, holes, forced: [], isDocument: true, closed: false, unclosed: false }, words);
}

/** The first index for which it holds, in a row where it holds for all that follow as well; `count` where for none. */
function firstIndex(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Blocks of the document before, by their text: what has not changed is used again. */
type Known = ReadonlyMap<string, Block>;

const none: Known = new Map();

/** Old blocks with their texts, and what stands in those that the new text no longer has. */
function knownBlocks(olds: readonly (readonly [Block, string])[], text: string, root: Skeleton): Known {
  const known = new Map<string, Block>();
  const kept = new Set(root.children.map(({ start, end }) => text.slice(start, end)));
  const addInner = (block: Block, written: string) =>
    block.children.forEach((child, i) => {
      const start = block.starts[i] ?? 0;
      const own = written.slice(start, start + child.width);
      known.set(own, child);
      addInner(child, own);
    });
  for (const [block, written] of olds) {
    known.set(written, block);
    if (!kept.has(written)) addInner(block, written);
  }
  return known;
}

function blockOf(text: string, skeleton: Skeleton, isDocument: boolean, words: Words, known: Known): Block {
  const same = isDocument ? undefined : known.get(text.slice(skeleton.start, skeleton.end));
  if (same && sameShape(same, skeleton)) return same;
  const { own, holes, map } = ownText(text, skeleton);
  return {
    segment: parseSegment(
      {
        text: own,
        holes,
        forced: skeleton.forced.map(([start, end]) => [map(start), map(end)]),
        isDocument,
        closed: !isDocument && !skeleton.unclosed && own.endsWith("}"),
        unclosed: skeleton.unclosed,
      },
      words,
    ),
    children: skeleton.children.map((child) => blockOf(text, child, false, words, known)),
    starts: skeleton.children.map((child) => child.start - skeleton.start),
    width: skeleton.end - skeleton.start,
  };
}

/** The same words may be read otherwise where a brace is missing somewhere around them. */
function sameShape({ segment, children, starts }: Block, skeleton: Skeleton): boolean {
  const unclosed = segment.problems.some((problem) => problem.code === "syntax/unclosed-block");
  return (
    unclosed === skeleton.unclosed &&
    children.length === skeleton.children.length &&
    skeleton.children.every((inner, i) => {
      const child = children[i];
      return (
        child &&
        starts[i] === inner.start - skeleton.start &&
        child.width === inner.end - inner.start &&
        sameShape(child, inner)
      );
    })
  );
}

/** A block's own text with a mark for each inner block, and how offsets of the whole text map to it. */
function ownText(
  text: string,
  skeleton: Skeleton,
): { own: string; holes: number[]; map: (offset: number) => number } {
  const { own: ranges } = skeleton;
  const holes: number[] = [];
  let own = "";
  for (let i = 0; i < ranges.length; i += 2) {
    if (i > 0) {
      holes.push(own.length);
      own += HOLE;
    }
    own += text.slice(ranges[i], ranges[i + 1]);
  }
  const map = (offset: number) => {
    let before = 0;
    for (let i = 0; i < ranges.length; i += 2) {
      const from = ranges[i] ?? 0;
      const to = ranges[i + 1] ?? 0;
      if (offset <= to) return before + Math.max(offset - from, 0);
      before += to - from + 1;
    }
    return own.length;
  };
  return { own, holes, map };
}
