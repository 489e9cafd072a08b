import type { FoldingRange } from "vscode-languageserver-types";
import { FoldingRangeKind } from "vscode-languageserver-types";
import type { Document } from "../syntax/document.ts";
import { innerPlaces } from "../syntax/places.ts";
import type { Block, Field, Segment, Value } from "../syntax/tree.ts";
import { joined } from "../text/lasting.ts";
import { lastAtOrBefore, type Position } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type PlacedEntity, spanIn } from "./shared/locate.ts";
import { perUnit, unitsIn } from "./shared/perUnit.ts";

/**
 * What can be folded away: blocks, texts and lists of several lines, runs of comments, and the `use` lines; in the
 * order of their first lines.
 */
export function foldingRange(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string } },
): FoldingRange[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const { segment } = document.root;
  const uses = segment.uses.map((use) => placedIn(document, undefined, segment, use));
  const between = [
    ...commentFolds(document, [undefined]),
    ...runs(document, uses).flatMap((run) => fold(document, run, FoldingRangeKind.Imports)),
  ].sort(byLines);
  const row = unitsIn(snapshot, document);
  const parts = unitFolds.all(row).flatMap((folds, i) => {
    const line = row.units[i]?.place.line ?? 0;
    const before = between.splice(0, countBefore(between, line));
    return before.length > 0 ? [before, folds] : [folds];
  });
  return joined([...parts, between]);
}

const unitFolds = perUnit<readonly FoldingRange[]>({
  compute({ document, unit, start, place }) {
    const all = unit.entities.map((entity) => ({ entity, unitStart: start }));
    return [
      ...blockFolds(unit.block, place),
      ...all.flatMap((placed) => fieldFolds(document, placed)),
      ...commentFolds(document, all),
    ].sort(byLines);
  },
  moved: (folds, lines) =>
    folds.map((one) => ({ ...one, startLine: one.startLine + lines, endLine: one.endLine + lines })),
});

function byLines(a: FoldingRange, b: FoldingRange): number {
  return a.startLine - b.startLine || b.endLine - a.endLine;
}

/** How many of these begin above that line. */
function countBefore(folds: readonly FoldingRange[], line: number): number {
  const count = folds.findIndex(({ startLine }) => startLine >= line);
  return count < 0 ? folds.length : count;
}

/** A block and those in it are folded into their headers' lines; a `}` stays to be seen. */
function blockFolds(block: Block, place: Position): FoldingRange[] {
  if (block.breaks === 0) return [];
  const startLine = place.line;
  const endLine = startLine + block.breaks - (block.segment.close ? 1 : 0);
  const places = block.children.length > 0 ? innerPlaces(block, place) : [];
  return [
    ...(endLine > startLine ? [{ startLine, endLine }] : []),
    ...block.children.flatMap((child, i) => blockFolds(child, places[i] ?? place)),
  ];
}

/** A field that goes on over several lines, and in it the texts that begin on later lines. */
function fieldFolds(document: Document, placed: PlacedEntity): FoldingRange[] {
  const { segment } = placed.entity.block;
  return segment.fields.flatMap((field) => {
    if (isOnOneLine(segment, field)) return [];
    const [whole, ...more] = [field, ...textsIn(field)].flatMap((span) =>
      fold(document, spanIn(document, placed, span)),
    );
    return whole ? [whole, ...more.filter(({ startLine }) => startLine > whole.startLine)] : [];
  });
}

/** Most fields: then nobody has to find out on which. */
function isOnOneLine({ lineStarts }: Segment, { start, end }: Span): boolean {
  return !(end > start && (lineStarts[lastAtOrBefore(lineStarts, end)] ?? 0) > start);
}

function textsIn({ values }: Field): readonly Span[] {
  return values.flatMap((value: Value): readonly Span[] => {
    if (value.kind === "text") return [value];
    if (value.kind === "shift") return [value.from, value.to];
    return value.kind === "reading" && value.value.kind === "text" ? [value.value] : [];
  });
}

function commentFolds(document: Document, holders: readonly (PlacedEntity | undefined)[]): FoldingRange[] {
  const comments = holders
    .flatMap((placed) => {
      const { segment } = placed ? placed.entity.block : document.root;
      return segment.comments.map((comment) => placedIn(document, placed, segment, comment));
    })
    .sort((a, b) => a.start - b.start);
  return runs(document, comments).flatMap((run) => fold(document, run, FoldingRangeKind.Comment));
}

/** A place in the document, and whether nothing stands before it on its line. */
interface Placed extends Span {
  readonly beginsLine: boolean;
}

function placedIn(
  document: Document,
  placed: PlacedEntity | undefined,
  { text }: Segment,
  span: Span,
): Placed {
  let before = span.start - 1;
  while (before >= 0 && /[^\S\r\n]/.test(text.charAt(before))) before--;
  // The sign that stands for an inner block is no white space.
  const beginsLine = before < 0 || /[\r\n]/.test(text.charAt(before));
  return { ...spanIn(document, placed, span), beginsLine };
}

function fold({ lines }: Document, { start, end }: Span, kind?: FoldingRangeKind): FoldingRange[] {
  const startLine = lines.position(start).line;
  const endLine = lines.position(end).line;
  return endLine > startLine ? [{ startLine, endLine, ...(kind && { kind }) }] : [];
}

/** What stands on lines right below each other, with nothing before it on these lines, as one. */
function runs({ lines }: Document, spans: readonly Placed[]): Span[] {
  const found: Span[] = [];
  for (const { start, end, beginsLine } of spans) {
    const before = found.at(-1);
    if (!beginsLine) continue;
    if (before && lines.position(before.end).line + 1 === lines.position(start).line) {
      found[found.length - 1] = { start: before.start, end };
    } else found.push({ start, end });
  }
  return found;
}
