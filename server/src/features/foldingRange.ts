import type { FoldingRange } from "vscode-languageserver-types";
import { FoldingRangeKind } from "vscode-languageserver-types";
import type { Document } from "../syntax/document.ts";
import type { Segment, Value } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { blockSpan, childrenOf, type PlacedEntity, spanIn, topLevel } from "./shared/locate.ts";

/** What can be folded away: blocks, texts of several lines, runs of comments, and the `use` lines. */
export function foldingRange(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string } },
): FoldingRange[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const all = [undefined, ...withInner(topLevel(document))];
  const comments = all
    .flatMap((placed) =>
      segmentOf(document, placed).comments.map((comment) => spanIn(document, placed, comment)),
    )
    .sort((a, b) => a.start - b.start);
  const uses = document.root.segment.uses.map((use) => spanIn(document, undefined, use));
  return [
    ...all.flatMap((placed) => (placed ? blockFolds(document, placed) : [])),
    ...all.flatMap((placed) => textFolds(document, placed)),
    ...runs(document, comments).flatMap((run) => fold(document, run, FoldingRangeKind.Comment)),
    ...runs(document, uses).flatMap((run) => fold(document, run, FoldingRangeKind.Imports)),
  ];
}

function withInner(placed: readonly PlacedEntity[]): PlacedEntity[] {
  return placed.flatMap((one) => [one, ...withInner(childrenOf(one))]);
}

function segmentOf({ root }: Document, placed: PlacedEntity | undefined): Segment {
  return placed ? placed.entity.block.segment : root.segment;
}

/** A block is folded into its header's line; its `}` stays to be seen. */
function blockFolds(document: Document, placed: PlacedEntity): FoldingRange[] {
  const { lines } = document;
  const { start, end } = blockSpan(placed);
  const { close } = placed.entity.block.segment;
  const startLine = lines.position(start).line;
  const lastLine = lines.position(end).line;
  const endLine = close ? lastLine - 1 : lastLine;
  return endLine > startLine ? [{ startLine, endLine }] : [];
}

function textFolds(document: Document, placed: PlacedEntity | undefined): FoldingRange[] {
  return segmentOf(document, placed).fields.flatMap(({ values }) =>
    values.flatMap(textsIn).flatMap((text) => fold(document, spanIn(document, placed, text))),
  );
}

function textsIn(value: Value): readonly Span[] {
  if (value.kind === "text") return [value];
  if (value.kind === "shift") return [value.from, value.to];
  return value.kind === "reading" && value.value.kind === "text" ? [value.value] : [];
}

function fold({ lines }: Document, { start, end }: Span, kind?: FoldingRangeKind): FoldingRange[] {
  const startLine = lines.position(start).line;
  const endLine = lines.position(end).line;
  return endLine > startLine ? [{ startLine, endLine, ...(kind && { kind }) }] : [];
}

/** Spans that stand on lines right below each other, with nothing else on these lines, as one. */
function runs({ lines, text }: Document, spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const { line } = lines.position(span.start);
    const isFirst = text.slice(lines.span(line).start, span.start).trim() === "";
    const before = found.at(-1);
    if (before && isFirst && lines.position(before.end).line + 1 === line) {
      found[found.length - 1] = { start: before.start, end: span.end };
    } else if (isFirst) found.push(span);
  }
  return found;
}
