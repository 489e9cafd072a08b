/** Text to tree, and after an edit only the part of it that the edit can have changed. */
import type { Edit } from "../text/edit.ts";
import type { Document, ParsedDocument } from "./document.ts";
import { documentOf } from "./document.ts";
import { parseSegment } from "./grammar.ts";
import { ownText } from "./ownText.ts";
import { blockFrom, blockWith, firstIndex } from "./places.ts";
import { print, printBetween, segmentToBlock } from "./print.ts";
import { knownBlocks } from "./reuse.ts";
import type { Flaws } from "./scan.ts";
import { MAX_LINE, scan, scanSound } from "./scan.ts";
import { type Known, nothingKnown, type Skeleton } from "./skeleton.ts";
import { endsWithin, startsStretch } from "./stretches.ts";
import type { Block, Segment, Words } from "./tree.ts";

/** Reads documents of a language that has these words. */
export interface Parser {
  /** Any text gives a tree; what could not be read is in the segments' `problems`. Never throws. */
  parse(uri: string, version: number, text: string): ParsedDocument;
  /** The document after the edits, which shares every block that they leave alone; the same as read afresh. */
  change(old: ParsedDocument, version: number, edits: readonly Edit[]): ParsedDocument;
}

export function parserFor(words: Words): Parser {
  return {
    parse: (uri, version, text) => whole(uri, version, text, words, nothingKnown),
    change: (old, version, edits) =>
      edits.reduce(
        (before, edit) => {
          const replacement = replacementOf(before, edit);
          if (before.flaws.long > 0 || mayBeTooLong(before, replacement))
            return afresh(before, version, replacement, words, nothingKnown);
          return (
            withinBlock(before, version, replacement, words) ??
            amongBlocks(before, version, replacement, words) ??
            afresh(before, version, replacement, words, knownOf(before, replacement))
          );
        },
        edits.length === 0 ? documentOf(old.uri, version, old.root, old.flaws) : old,
      ),
  };
}

/** What an edit replaces: offsets in the old text, end exclusive. */
interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function replacementOf(old: Document, { range, text }: Edit): Replacement {
  if (range) {
    const start = old.lines.offset(range.start);
    const end = old.lines.offset(range.end);
    return { from: Math.min(start, end), to: Math.max(start, end), by: text };
  }
  // The whole text is new: mostly it is the old one but for some place.
  const before = old.text;
  const shorter = Math.min(before.length, text.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === text.charCodeAt(from)) from++;
  let same = 0;
  while (
    same < shorter - from &&
    before.charCodeAt(before.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
  )
    same++;
  return { from, to: before.length - same, by: text.slice(from, text.length - same) };
}

function whole(uri: string, version: number, text: string, words: Words, known: Known): ParsedDocument {
  const { root, flaws } = scan(text, words, known);
  return documentOf(uri, version, blockOf(text, root, true, words, known), flaws, { text });
}

function afresh(
  old: Document,
  version: number,
  { from, to, by }: Replacement,
  words: Words,
  known: Known,
): ParsedDocument {
  return whole(old.uri, version, old.text.slice(0, from) + by + old.text.slice(to), words, known);
}

function knownOf({ root }: Document, { from, to, by }: Replacement): Known {
  return knownBlocks(root.children, root.starts, { from, to, by: by.length });
}

/** How much of a line is too long to be read, a part of the document does not show. */
function mayBeTooLong({ lines }: Document, { from, to, by }: Replacement): boolean {
  const before = lines.position(from).character;
  const behind = lines.span(lines.position(to).line).end - to;
  return before + by.length + behind > MAX_LINE;
}

/** Deeper than any plan; beyond it the scanner's limit on depth would count from another place. */
const DEEP = 20;

/**
 * The document after an edit between the braces of a block, from reading that block again and nothing else: the
 * smallest one that is still one block, with all its braces and ends. Undefined where there is none such.
 */
function withinBlock(
  old: ParsedDocument,
  version: number,
  replacement: Replacement,
  words: Words,
): ParsedDocument | undefined {
  if (old.flaws.uneven + old.flaws.open > 0) return undefined;
  const path: { readonly block: Block; readonly index: number; readonly start: number }[] = [];
  let around = { block: old.root, start: 0 };
  for (;;) {
    const { block, start } = around;
    const index =
      firstIndex(block.children.length, (i) => (block.starts[i] ?? 0) + start > replacement.from) - 1;
    const child = block.children[index];
    if (!child) break;
    const at = start + (block.starts[index] ?? 0);
    if (!isBetweenBraces(child, at, replacement)) break;
    path.push({ block, index, start });
    around = { block: child, start: at };
  }
  if (path.length > DEEP) return undefined;
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const { block, index, start } = path[depth] ?? { block: old.root, index: 0, start: 0 };
    const at = start + (block.starts[index] ?? 0);
    const child = block.children[index];
    const read = child && readAgain(child, moved(replacement, -at), words);
    // What is missing in it is missing in those around it as well.
    if (read === "unsound") break;
    if (!read) continue;
    let root = withChild(block, index, read.block);
    for (const outer of path.slice(0, depth).toReversed()) root = withChild(outer.block, outer.index, root);
    return documentOf(old.uri, version, root, {
      ...old.flaws,
      texts: old.flaws.texts + read.texts,
    });
  }
  return undefined;
}

function isBetweenBraces(block: Block, start: number, { from, to }: Replacement): boolean {
  const { open, close } = block.segment;
  return (
    open !== undefined &&
    close !== undefined &&
    start + segmentToBlock(block, open.end) <= from &&
    to <= start + segmentToBlock(block, close.start)
  );
}

/** The block after the edit, where it is one as before; and how many more of its texts are not closed. */
function readAgain(
  old: Block,
  replacement: Replacement,
  words: Words,
): { readonly block: Block; readonly texts: number } | "unsound" | undefined {
  const before = print(old);
  const text = before.slice(0, replacement.from) + replacement.by + before.slice(replacement.to);
  const { from, to, by } = replacement;
  const known = knownBlocks([old], [0], { from, to, by: by.length });
  const sound = scanSound(text, words, known);
  if (!sound) return "unsound";
  const { root, flaws } = sound;
  const [skeleton] = root.children;
  if (root.children.length > 1 || skeleton?.end !== text.length || skeleton.start > 0) return undefined;
  // Where a text ends that is not closed hangs on the whole of its line, which may go on behind the block.
  if (flaws.texts > 0 && !/[\r\n]/.test(text.slice(lastForced(skeleton)))) return undefined;
  const block = blockOf(text, skeleton, false, words, known);
  if (!block.segment.close) return undefined;
  return { block, texts: flaws.texts - unclosedTexts(old) };
}

/** The end of the last text in it that is not closed; 0 where all are. */
function lastForced({ forced, children }: Skeleton): number {
  return Math.max(0, ...forced.map(([, end]) => end), ...children.map(lastForced));
}

/** How many texts in it are not closed, in a block without anything else that is not. */
function unclosedTexts({ segment, children }: Block): number {
  return children.reduce((count, child) => count + unclosedTexts(child), segment.forced.length);
}

function withChild(block: Block, index: number, child: Block): Block {
  const old = block.children[index];
  return blockWith(block, block.segment, {
    from: index,
    to: index + 1,
    by: [child],
    starts: [block.starts[index] ?? 0],
    longer: child.width - (old?.width ?? 0),
  });
}

/**
 * The document after an edit, from reading again the touched top-level blocks and one on either side (what follows a
 * block may decide where it ends), up to where a stretch begins: what is wrong in one changes nothing in another.
 * Undefined where that part does not end where it ended before, or where what is wrong in it may concern the others.
 */
function amongBlocks(
  old: ParsedDocument,
  version: number,
  { from, to, by }: Replacement,
  words: Words,
): ParsedDocument | undefined {
  const { root } = old;
  const endOf = (i: number) => (root.starts[i] ?? 0) + (root.children[i]?.width ?? 0);
  const count = root.children.length;
  let first = Math.max(firstIndex(count, (i) => endOf(i) >= from) - 1, 0);
  while (first > 0 && !startsStretch(root, first, words)) first--;
  if (from < (root.starts[first] ?? 0)) first = 0;
  const fromStart = first === 0;
  const start = fromStart ? 0 : (root.starts[first] ?? 0);
  let behind = firstIndex(count, (i) => (root.starts[i] ?? 0) > to);
  while (behind < count && !startsStretch(root, behind, words)) behind++;
  // The block behind is read as well, and must begin where it did.
  const again = root.children.slice(first, behind + 1);
  const before = textBetween(old, start, behind < count ? endOf(behind) : root.width);
  const part = before.slice(0, from - start) + by + before.slice(to - start);
  const starts = root.starts.slice(first, behind + 1).map((at) => at - start);
  const known = knownBlocks(again, starts, { from: from - start, to: to - start, by: by.length });
  const { root: skeleton, flaws } = scan(part, words, known);
  // How much of a document is passed over, its parts do not show.
  if (flaws.long > 0) return undefined;
  const flawless = old.flaws.uneven + old.flaws.open + old.flaws.texts === 0;
  const flawsBefore = flawless
    ? old.flaws
    : old.part?.text === before
      ? old.part.flaws
      : scan(before, words).flaws;
  const others = difference(old.flaws, flawsBefore);
  if (others.open > 0 || (others.uneven > 0 && flaws.uneven + flawsBefore.uneven > 0)) return undefined;
  if (flaws.open > 0 && !endsWithin(root, behind, words)) return undefined;
  const longer = part.length - before.length;
  if (behind < count) {
    const next = skeleton.children.pop();
    const expected = (root.starts[behind] ?? 0) - start + longer;
    if (!next || next.start !== expected || next.end !== expected + (root.children[behind]?.width ?? 0))
      return undefined;
    // What is left is the text before that block.
    skeleton.own.splice(-3);
    skeleton.own.push(expected);
    skeleton.end = expected;
  }
  const read = blockOf(part, skeleton, true, words, known);
  const segment = rootSegment(root.segment, first, fromStart, behind, read.segment, words);
  return documentOf(
    old.uri,
    version,
    blockWith(root, segment, {
      from: first,
      to: behind,
      by: read.children,
      starts: read.starts.map((offset) => start + offset),
      longer,
    }),
    { uneven: others.uneven + flaws.uneven, open: flaws.open, texts: others.texts + flaws.texts, long: 0 },
    { part: { start, text: part, flaws } },
  );
}

/** The text from one offset to another; at hand, where it is in the part that was read last. */
function textBetween({ root, part }: ParsedDocument, start: number, end: number): string {
  if (!part || start < part.start || part.start + part.text.length < end)
    return printBetween(root, start, end);
  return part.text.slice(start - part.start, end - part.start);
}

function difference(a: Flaws, b: Flaws): Flaws {
  return { uneven: a.uneven - b.uneven, open: a.open - b.open, texts: a.texts - b.texts, long: 0 };
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
  const longer = part.text.length - (to - from);
  const holes = [
    ...old.holes.slice(0, first),
    ...part.holes.map((hole) => from + hole),
    ...old.holes.slice(behind).map((hole) => hole + longer),
  ];
  const text = old.text.slice(0, from) + part.text + old.text.slice(to);
  const forced = [...forcedIn(old, 0, from, 0), ...forcedIn(part, 0, part.text.length, from)];
  forced.push(...forcedIn(old, to, old.text.length, longer));
  return parseSegment({ text, holes, forced, isDocument: true, closed: false, unclosed: false }, words);
}

/** What is not closed from one offset of a segment to another, moved. */
function forcedIn({ forced }: Segment, from: number, to: number, by: number): [number, number][] {
  return forced
    .filter(([start]) => from <= start && start < to)
    .map(([start, end]) => [start + by, end + by]);
}

function moved({ from, to, by }: Replacement, offset: number): Replacement {
  return { from: from + offset, to: to + offset, by };
}

function blockOf(text: string, skeleton: Skeleton, isDocument: boolean, words: Words, known: Known): Block {
  const same = isDocument ? undefined : known.same(skeleton);
  if (same) return same;
  return blockFrom(
    segmentOf(text, skeleton, isDocument, words, isDocument ? undefined : known.edited(skeleton)),
    skeleton.children.map((child) => blockOf(text, child, false, words, known)),
    skeleton.children.map((child) => child.start - skeleton.start),
    skeleton.end - skeleton.start,
  );
}

/** What the block itself says; as before, where an edit concerns only the blocks in it. */
function segmentOf(
  text: string,
  skeleton: Skeleton,
  isDocument: boolean,
  words: Words,
  before: Block | undefined,
): Segment {
  const { own, holes, map } = ownText(text, skeleton);
  const { unclosed } = skeleton;
  const forced = skeleton.forced.map(([start, end]): [number, number] => [map(start), map(end)]);
  const old = before?.segment;
  if (
    old?.text === own &&
    old.unclosed === unclosed &&
    sameNumbers(old.holes, holes) &&
    sameNumbers(old.forced.flat(), forced.flat())
  )
    return old;
  const closed = !isDocument && !unclosed && own.endsWith("}");
  const overlong = skeleton.overlong.map(([start, end]): [number, number] => [map(start), map(end)]);
  return parseSegment({ text: own, holes, forced, overlong, isDocument, closed, unclosed }, words);
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
