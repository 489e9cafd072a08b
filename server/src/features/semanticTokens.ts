import type { Range, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import type { Document } from "../syntax/document.ts";
import type { Segment } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Coloured, colouredIn } from "./semanticTokens/classify.ts";
import { type Chunk, changes, encoded, fieldsOfToken, type Token } from "./semanticTokens/encode.ts";
import { tokenModifiers, tokenTypes } from "./semanticTokens/legend.ts";
import { type PlacedEntity, spanIn } from "./shared/locate.ts";
import { perUnit, unitsIn } from "./shared/perUnit.ts";

/** Which numbers stand for which kinds, as the server says with `initialize`. */
export const semanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

/** The colours of a document, kept to tell later what has changed. */
export interface ColouredDocument {
  readonly resultId: string;
  readonly chunks: readonly Chunk[];
}

/**
 * The kind of every word of a document: keywords, fields, names by what they name, choices, dates, numbers, texts,
 * comments. Of broken documents, too. `resultId` is the asker's name for this answer.
 */
export function semanticTokens(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string } },
  resultId: string,
): { readonly answer: SemanticTokens; readonly coloured: ColouredDocument } {
  const coloured = { resultId, chunks: chunksOf(snapshot, params.textDocument.uri) };
  return { answer: { resultId, data: encoded(coloured.chunks) }, coloured };
}

/** What has changed since the answer of that name; the whole where nobody remembers it. */
export function semanticTokensDelta(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string } },
  resultId: string,
  before: ColouredDocument | undefined,
): { readonly answer: SemanticTokens | SemanticTokensDelta; readonly coloured: ColouredDocument } {
  if (!before) return semanticTokens(snapshot, params, resultId);
  const coloured = { resultId, chunks: chunksOf(snapshot, params.textDocument.uri) };
  return { answer: { resultId, edits: changes(before.chunks, coloured.chunks) }, coloured };
}

/** The same for some lines only. */
export function semanticTokensRange(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly range: Range },
): SemanticTokens {
  const { start, end } = params.range;
  const chunks = chunksOf(snapshot, params.textDocument.uri).map(({ line, tokens }): Chunk => {
    const within = fieldsOfToken(tokens).filter((token) => {
      const at = line + (token[0] ?? 0);
      return start.line <= at && at <= end.line;
    });
    return { line, tokens: within.flat() };
  });
  return { data: encoded(chunks) };
}

/** The coloured words in the order of the text: a chunk for each top-level block, and for what stands between two. */
function chunksOf(snapshot: Snapshot, uri: string): readonly Chunk[] {
  const document = snapshot.document(uri);
  if (!document) return [];
  const between = colouredBetween(document.root.segment).map((one) => ({
    ...one,
    ...spanIn(document, undefined, one),
  }));
  between.sort((a, b) => a.start - b.start);
  const chunks: Chunk[] = [];
  let next = 0;
  const takeUntil = (offset: number) => {
    const first = next;
    while (next < between.length && (between[next]?.start ?? 0) < offset) next++;
    const own = between.slice(first, next);
    if (own.length > 0) chunks.push({ line: 0, tokens: tokensOf(document, own, 0) });
  };
  for (const at of unitsIn(snapshot, document)) {
    takeUntil(at.start);
    chunks.push({ line: document.lines.position(at.start).line, tokens: unitTokens(at) });
  }
  takeUntil(Number.POSITIVE_INFINITY);
  return chunks;
}

const keptBetween = new WeakMap<Segment, readonly Coloured[]>();

/** Of what stands between the top-level blocks; most keys leave it as it is. */
function colouredBetween(segment: Segment): readonly Coloured[] {
  const kept = keptBetween.get(segment) ?? colouredIn(segment, undefined, undefined);
  keptBetween.set(segment, kept);
  return kept;
}

const unitTokens = perUnit<readonly number[]>({
  compute({ snapshot, document, unit, start }) {
    const names = snapshot.names(document.uri, unit);
    const all = unit.entities.flatMap((entity): Coloured[] => {
      const placed: PlacedEntity = { entity, unitStart: start };
      const { segment }: { segment: Segment } = entity.block;
      return colouredIn(segment, entity, names).map((one) => ({ ...one, ...spanIn(document, placed, one) }));
    });
    all.sort((a, b) => a.start - b.start);
    return tokensOf(document, all, document.lines.position(start).line);
  },
  // Lines count from the block's first one.
  moved: (tokens) => tokens,
  leansOn: ({ snapshot, document, unit }) => [snapshot.names(document.uri, unit)],
});

/** What goes over several lines becomes a token for each: not every editor takes it as one. */
function tokensOf(document: Document, coloured: readonly Coloured[], firstLine: number): readonly number[] {
  return coloured.flatMap(({ start, end, type, declares }) =>
    linesOf(document, { start, end }).flatMap(
      ([line, character, length]): Token => [
        line - firstLine,
        character,
        length,
        tokenTypes.indexOf(type),
        declares ? 1 << tokenModifiers.indexOf("declaration") : 0,
      ],
    ),
  );
}

function linesOf({ lines }: Document, { start, end }: Span): (readonly [number, number, number])[] {
  const first = lines.position(start);
  const last = lines.position(end);
  if (first.line === last.line) return [[first.line, first.character, end - start]];
  const parts: (readonly [number, number, number])[] = [];
  for (let { line } = first; line <= last.line; line++) {
    const whole = lines.span(line);
    const from = Math.max(whole.start, start);
    const length = Math.min(whole.end, end) - from;
    if (length > 0) parts.push([line, from - whole.start, length]);
  }
  return parts;
}
