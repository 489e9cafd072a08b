import type { Range, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import { endPlace } from "../syntax/places.ts";
import type { Segment } from "../syntax/tree.ts";
import type { Position } from "../text/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Chunk, changes, encoded, fieldsOfToken } from "./semanticTokens/encode.ts";
import { putStretch, putTokens, type Stretches, stretchesOf } from "./semanticTokens/paint.ts";
import { perUnit, unitsIn } from "./shared/perUnit.ts";

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
  const between = stretchesOf(document.root.segment, undefined, undefined);
  const chunks: Chunk[] = [];
  const put = (stretch: readonly number[], place: Position) => {
    const tokens: number[] = [];
    putStretch(stretch, { line: 0, character: place.character }, tokens);
    chunks.push({ line: place.line, tokens });
  };
  put(between[0] ?? [], { line: 0, character: 0 });
  const row = unitsIn(snapshot, document);
  unitTokens.all(row).forEach(({ chunk }, i) => {
    chunks.push(chunk);
    const behind = between[i + 1];
    const at = row.units[i];
    if (at && behind && behind.length > 0) put(behind, endPlace(at.unit.block, at.place));
  });
  return chunks;
}

const unitTokens = perUnit<{ readonly chunk: Chunk; readonly blocks: readonly Stretches[] }>({
  compute({ unit, place: { line, character }, names }, earlier) {
    const blocks = unit.entities.map((entity, i) => {
      const { segment }: { segment: Segment } = entity.block;
      const known =
        earlier?.old.entities[i]?.block.segment === segment ? earlier.result.blocks[i] : undefined;
      return known ?? stretchesOf(segment, entity, names);
    });
    const tokens: number[] = [];
    let next = 0;
    // Lines count from the block's first one.
    putTokens(unit.block, { line: 0, character }, () => blocks[next++] ?? [], tokens);
    return { chunk: { line, tokens }, blocks };
  },
  moved: ({ chunk: { line, tokens }, blocks }, lines) => ({ chunk: { line: line + lines, tokens }, blocks }),
  readsNames: true,
});
