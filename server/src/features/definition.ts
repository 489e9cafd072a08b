import type { Location, Position } from "vscode-languageserver-types";
import { headerSpan } from "../analysis/entity.ts";
import type { Declaration } from "../analysis/names.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { locate } from "./shared/locate.ts";
import { rangeOf } from "./shared/ranges.ts";
import { referenceAt } from "./shared/reference.ts";

/** Where the name at a place is declared; for the path of a `use` the file. Null where there is neither. */
export function definition(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
): Location | null {
  const { uri } = params.textDocument;
  const document = snapshot.document(uri);
  if (!document) return null;
  const located = locate(document, document.lines.offset(params.position));
  const { part, placed, span } = located;
  if (part.kind === "use") {
    const target = part.use.path && snapshot.resolveUse(uri, part.use.path.text);
    const file = target === undefined ? undefined : snapshot.document(target);
    return file ? { uri: file.uri, range: rangeOf(file, { start: 0, end: 0 }) } : null;
  }
  // A declaration leads to itself: editors then show who mentions it.
  if (part.kind === "id" && placed) return { uri: document.uri, range: rangeOf(document, span(part.word)) };
  const found = referenceAt(snapshot, located)?.reference;
  const declaration = found?.target ?? found?.otherwise;
  return declaration ? placeOf(snapshot, declaration) : null;
}

function placeOf(snapshot: Snapshot, { uri, entity }: Declaration): Location {
  const { id } = entity.block.segment;
  const span = id ? entity.span(id) : headerSpan(entity);
  return { uri, range: snapshot.range(uri, entity.unit, span) };
}
