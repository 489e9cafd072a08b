import type { Hover, Position } from "vscode-languageserver-types";
import { inSeries } from "../language/shapes.ts";
import { fileName } from "../rules/shared/uses.ts";
import type { Use } from "../syntax/tree.ts";
import { touches } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { blockHover, headerHover } from "./hover/block.ts";
import type { Told } from "./hover/told.ts";
import { valueHover } from "./hover/value.ts";
import { documentationOf } from "./shared/documentation.ts";
import type { Located } from "./shared/locate.ts";
import { locate } from "./shared/locate.ts";
import { paragraphs, verbatim } from "./shared/markdown.ts";
import { rangeOf } from "./shared/ranges.ts";

/** What stands at a place: what a word means, who a name is, which day a date gives. Null where there is nothing to say. */
export function hover(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
): Hover | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  const found = told(snapshot, locate(document, document.lines.offset(params.position)));
  return found && found.text !== ""
    ? { contents: { kind: "markdown", value: found.text }, range: rangeOf(document, found.span) }
    : null;
}

function told(snapshot: Snapshot, located: Located): Told | undefined {
  const { part, placed, span } = located;
  const kind = placed?.entity.kind ?? placed?.entity.known;
  switch (part.kind) {
    case "keyword":
      return placed && { text: blockHover(snapshot, located.document, placed.entity), span: span(part.word) };
    case "id":
      return (
        placed && { text: headerHover(snapshot, located.document, placed.entity), span: span(part.word) }
      );
    case "title":
      return (
        placed && { text: headerHover(snapshot, located.document, placed.entity), span: span(part.text) }
      );
    case "field-name": {
      const about = kind && ({ kind: "field", block: kind, field: part.field.name.text } as const);
      return about && { text: documentationOf(snapshot, about) ?? "", span: span(part.field.name) };
    }
    case "value":
      return valueHover(snapshot, located, part.field, part.value);
    case "use":
      return { text: useHover(snapshot, located, part.use), span: span(part.use) };
    default:
      return undefined;
  }
}

/** Behind `use`, what the file brings; on the word itself what it means. */
function useHover(snapshot: Snapshot, { document, offset, span }: Located, { path }: Use): string {
  const target =
    path && touches(span(path), offset) ? snapshot.resolveUse(document.uri, path.text) : undefined;
  const file = target === undefined ? undefined : snapshot.document(target);
  if (!file) return documentationOf(snapshot, { kind: "use" }) ?? "";
  const names = snapshot.units(file.uri).flatMap(({ unit }) => unit.top.title ?? unit.top.id ?? []);
  return paragraphs(
    `**${verbatim(fileName(file.uri))}**`,
    names.length > 0 ? inSeries(names.map(verbatim), "and") : "",
  );
}
