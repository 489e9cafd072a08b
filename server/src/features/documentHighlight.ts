import type { DocumentHighlight, Position } from "vscode-languageserver-types";
import { DocumentHighlightKind } from "vscode-languageserver-types";
import { wordsOf } from "../analysis/entity.ts";
import { fieldRow } from "../language/table.ts";
import type { Document } from "../syntax/document.ts";
import type { Span } from "../text/span.ts";
import { shifted } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Located } from "./shared/locate.ts";
import { locate } from "./shared/locate.ts";
import { mentionsOf, namedAt } from "./shared/mentions.ts";
import { rangeOf } from "./shared/ranges.ts";

/**
 * What belongs to the word at a place, in the same document: of a name its declaration (as written) and its mentions
 * (as read), of a block's keyword its braces, of a choice the other fields that say the same. Null where it is none
 * of these.
 */
export function documentHighlight(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
): DocumentHighlight[] | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  const located = locate(document, document.lines.offset(params.position));
  return ofName(snapshot, located) ?? ofKeyword(located) ?? ofChoice(snapshot, located);
}

function ofName(snapshot: Snapshot, located: Located): DocumentHighlight[] | null {
  const { document } = located;
  const meant = namedAt(snapshot, located);
  if (!meant) return null;
  const { id } = meant.entity.block.segment;
  const isHere = snapshot.document(meant.uri) === document;
  const start = isHere && snapshot.units(document.uri).find(({ unit }) => unit === meant.entity.unit)?.start;
  const own = id && typeof start === "number" ? [shifted(meant.entity.span(id), start)] : [];
  const mentions = mentionsOf(snapshot, meant).filter(({ uri }) => snapshot.document(uri) === document);
  return [
    ...marked(document, own, DocumentHighlightKind.Write),
    ...marked(
      document,
      mentions.map(({ span }) => span),
      DocumentHighlightKind.Read,
    ),
  ];
}

function ofKeyword({ document, part, segment, span }: Located): DocumentHighlight[] | null {
  if (part.kind !== "keyword") return null;
  const spans = [part.word, segment.open, segment.close].filter((one) => one !== undefined).map(span);
  return marked(document, spans, DocumentHighlightKind.Text);
}

function ofChoice(snapshot: Snapshot, { document, part, placed }: Located): DocumentHighlight[] | null {
  if (part.kind !== "value" || part.value.kind !== "word" || !placed?.entity.kind) return null;
  const { text } = part.value;
  const name = part.field.name.text;
  if (!fieldRow(placed.entity.kind, name)?.takes.choices?.some(({ word }) => word === text)) return null;
  const spans = snapshot.units(document.uri).flatMap(({ unit, start }) =>
    unit.entities.flatMap((entity) =>
      wordsOf(entity.block.segment.fields.find((field) => field.name.text === name))
        .filter((word) => word.text === text)
        .map((word) => shifted(entity.span(word), start)),
    ),
  );
  return marked(document, spans, DocumentHighlightKind.Text);
}

function marked(
  document: Document,
  spans: readonly Span[],
  kind: DocumentHighlightKind,
): DocumentHighlight[] {
  return spans.map((span) => ({ range: rangeOf(document, span), kind }));
}
