/** A block's coloured words as numbers that count from the block, so that they stay while text around it moves. */
import type { Entity } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import { endPlace, innerPlaces } from "../../syntax/places.ts";
import type { Block, Segment } from "../../syntax/tree.ts";
import { lastAtOrBefore, type Position } from "../../text/lines.ts";
import { meantBy } from "../shared/mentions.ts";
import { type Coloured, colouredIn } from "./classify.ts";
import { nameType, type TokenType, tokenModifiers, tokenTypes } from "./legend.ts";

/**
 * The coloured words of a block's own text, one row for each stretch between two inner blocks: five numbers a word as
 * LSP has them, but with lines that count from the stretch's first one, and units on that line from where it begins.
 */
export type Stretches = readonly (readonly number[])[];

/** The coloured words of a block's own text; of what stands between the top-level blocks where there is no entity. */
export function stretchesOf(
  segment: Segment,
  entity: Entity | undefined,
  names: Names | undefined,
): Stretches {
  const known = painted.get(segment);
  const paint = known?.kind === entity?.kind && known ? known : paintOf(segment, entity);
  painted.set(segment, paint);
  if (!entity || !names || paint.mayName.length === 0) return paint.stretches;
  const rows = paint.stretches.map((row) => [...row]);
  const references = new Map(names.of(entity).map((reference) => [reference.span.start, reference]));
  for (const { stretch, at, start } of paint.mayName) {
    const reference = references.get(entity.span({ start, end: start }).start);
    const kind = reference && meantBy(reference)?.entity.known;
    const row = rows[stretch];
    if (row && kind) row[at + 3] = numberOf(nameType(kind));
  }
  return rows;
}

/** Puts the words of a block that begins at a place, and of all that stands in it, into the row. */
export function putTokens(
  block: Block,
  place: Position,
  /** Of this block first, then of its inner blocks, in the order of the text. */
  next: () => Stretches,
  tokens: number[],
): void {
  const own = next();
  putStretch(own[0] ?? [], place, tokens);
  const inner = block.children.length > 0 ? innerPlaces(block, place) : [];
  block.children.forEach((child, i) => {
    const begin = inner[i] ?? place;
    putTokens(child, begin, next, tokens);
    putStretch(own[i + 1] ?? [], endPlace(child, begin), tokens);
  });
}

/** The words of a stretch that begins at a place. */
export function putStretch(
  stretch: readonly number[],
  { line, character }: Position,
  tokens: number[],
): void {
  for (let i = 0; i < stretch.length; i += 5) {
    const down = stretch[i] ?? 0;
    const type = stretch[i + 3] ?? unnamed;
    if (type === unnamed) continue;
    const right = stretch[i + 1] ?? 0;
    tokens.push(
      line + down,
      down === 0 ? character + right : right,
      stretch[i + 2] ?? 0,
      type,
      stretch[i + 4] ?? 0,
    );
  }
}

/** The kind of a word that has one only if it names something. */
const unnamed = -1;

interface Paint {
  readonly kind: Entity["kind"];
  readonly stretches: readonly number[][];
  /** Words that may name something: in which stretch, from which of its numbers, from where in the segment. */
  readonly mayName: readonly { readonly stretch: number; readonly at: number; readonly start: number }[];
}

const painted = new WeakMap<Segment, Paint>();

function paintOf(segment: Segment, entity: Entity | undefined): Paint {
  const { holes } = segment;
  const stretches: number[][] = Array.from({ length: holes.length + 1 }, () => []);
  const mayName: Paint["mayName"][number][] = [];
  for (const one of colouredIn(segment, entity).toSorted((a, b) => a.start - b.start)) {
    const stretch =
      (holes[0] ?? Number.POSITIVE_INFINITY) <= one.start ? lastAtOrBefore(holes, one.start) + 1 : 0;
    const row = stretches[stretch] ?? [];
    if (one.mayName) mayName.push({ stretch, at: row.length, start: one.start });
    putColoured(segment, one, stretch === 0 ? 0 : (holes[stretch - 1] ?? 0) + 1, row);
  }
  return { kind: entity?.kind, stretches, mayName };
}

/** What goes over several lines becomes a token for each: not every editor takes it as one. */
function putColoured(
  segment: Segment,
  { start, end, type, declares }: Coloured,
  from: number,
  row: number[],
): void {
  const { text, lineStarts } = segment;
  const first = linesUpTo(lineStarts, from);
  for (let at = start; at < end; ) {
    const line = linesUpTo(lineStarts, at);
    const next = lineStarts[line] ?? text.length;
    const length = Math.min(end, contentEnd(text, at, next)) - at;
    const begins = line === first ? from : (lineStarts[line - 1] ?? 0);
    const modifiers = declares ? 1 << tokenModifiers.indexOf("declaration") : 0;
    if (length > 0) row.push(line - first, at - begins, length, type ? numberOf(type) : unnamed, modifiers);
    at = next;
  }
}

/** How many lines have ended before an offset. */
function linesUpTo(lineStarts: readonly number[], offset: number): number {
  return (lineStarts[0] ?? Number.POSITIVE_INFINITY) <= offset ? lastAtOrBefore(lineStarts, offset) + 1 : 0;
}

/** Where a line's text ends, its break left out. */
function contentEnd(text: string, start: number, next: number): number {
  const before = text.slice(Math.max(start, next - 2), next);
  return next - (before.endsWith("\r\n") ? 2 : /[\r\n]$/.test(before) ? 1 : 0);
}

const numbers = new Map<TokenType, number>(tokenTypes.map((type, i) => [type, i]));

function numberOf(type: TokenType): number {
  return numbers.get(type) ?? unnamed;
}
