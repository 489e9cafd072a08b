/** Text to tree, and tree to text. */
import type { Edit } from "../text/edit.ts";
import { applyEdits } from "../text/edit.ts";
import { linesOf } from "../text/lines.ts";
import type { Document } from "./document.ts";
import { parseSegment } from "./grammar.ts";
import type { Skeleton } from "./scan.ts";
import { scan } from "./scan.ts";
import type { Block, Words } from "./tree.ts";
import { HOLE } from "./tree.ts";

/** Reads documents of a language that has these words. */
export interface Parser {
  /** Any text gives a tree; what could not be read is in the segments' `problems`. Never throws. */
  parse(uri: string, version: number, text: string): Document;
  /** The document after the edits; shares every segment whose text stayed the same. */
  change(old: Document, version: number, edits: readonly Edit[]): Document;
}

export function parserFor(words: Words): Parser {
  const document = (uri: string, version: number, text: string, root: Block): Document => ({
    uri,
    version,
    text,
    lines: linesOf(text),
    root,
  });
  return {
    parse: (uri, version, text) =>
      document(uri, version, text, blockOf(text, scan(text, words), true, words, new Map())),
    change(old, version, edits) {
      const text = applyEdits(old.text, old.lines, edits);
      const root = scan(text, words);
      return document(old.uri, version, text, blockOf(text, root, true, words, knownBlocks(old, text, root)));
    },
  };
}

/** The author's text of a block and everything in it. */
export function print(block: Block): string {
  const { text, holes } = block.segment;
  let out = "";
  let from = 0;
  holes.forEach((hole, i) => {
    const child = block.children[i];
    out += text.slice(from, hole) + (child ? print(child) : "");
    from = hole + 1;
  });
  return out + text.slice(from);
}

/** Where an offset of the block's segment lies in the block, in UTF-16 units from its start. */
export function segmentToBlock(block: Block, offset: number): number {
  const { holes } = block.segment;
  let index = -1;
  while (index + 1 < holes.length && (holes[index + 1] ?? 0) < offset) index++;
  if (index < 0) return offset;
  const behindHole = (holes[index] ?? 0) + 1;
  return (block.starts[index] ?? 0) + (block.children[index]?.width ?? 0) + (offset - behindHole);
}

/** Blocks of the document before, by their text: what has not changed is used again. */
type Known = ReadonlyMap<string, Block>;

/** The old top-level blocks, and what stands in those that the new text no longer has. */
function knownBlocks(old: Document, text: string, root: Skeleton): Known {
  const known = new Map<string, Block>();
  const kept = new Set(root.children.map(({ start, end }) => text.slice(start, end)));
  const add = (block: Block, start: number, isGone: (written: string) => boolean) => {
    const written = old.text.slice(start, start + block.width);
    known.set(written, block);
    if (!isGone(written)) return;
    block.children.forEach((child, i) => {
      add(child, start + (block.starts[i] ?? 0), () => true);
    });
  };
  old.root.children.forEach((block, i) => {
    add(block, old.root.starts[i] ?? 0, (written) => !kept.has(written));
  });
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
