import type { LocationLink, Position } from "vscode-languageserver-types";
import { headerSpan } from "../analysis/entity.ts";
import type { Declaration } from "../analysis/names.ts";
import type { Use } from "../syntax/tree.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Located } from "./shared/locate.ts";
import { locate } from "./shared/locate.ts";
import { nameSpan } from "./shared/mentions.ts";
import { rangeOf } from "./shared/ranges.ts";
import { referenceAt } from "./shared/reference.ts";

/**
 * Where the name at a place is declared, with the whole block around it; for the path of a `use` the file. Null where
 * there is neither. A name has one declaration, so this answers `textDocument/declaration` as well.
 */
export function definition(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
): LocationLink[] | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  const located = locate(document, document.lines.offset(params.position));
  const { part, placed, span } = located;
  if (part.kind === "use") return fileOf(snapshot, located, part.use);
  // A declaration leads to itself: editors then show who mentions it.
  if (part.kind === "id" && placed) {
    const own = { uri: document.uri, entity: placed.entity };
    return [linkTo(snapshot, own, rangeOf(document, span(part.word)))];
  }
  const found = referenceAt(snapshot, located);
  const declaration = found?.reference.target ?? found?.reference.otherwise;
  return found && declaration ? [linkTo(snapshot, declaration, rangeOf(document, found.span))] : null;
}

type Origin = NonNullable<LocationLink["originSelectionRange"]>;

function fileOf(snapshot: Snapshot, { document, span }: Located, { path }: Use): LocationLink[] | null {
  const target = path && snapshot.resolveUse(document.uri, path.text);
  const file = target === undefined ? undefined : snapshot.document(target);
  if (!file || !path) return null;
  const start = rangeOf(file, { start: 0, end: 0 });
  return [
    {
      originSelectionRange: rangeOf(document, span(path)),
      targetUri: file.uri,
      targetRange: start,
      targetSelectionRange: start,
    },
  ];
}

function linkTo(snapshot: Snapshot, { uri, entity }: Declaration, origin: Origin): LocationLink {
  const place = (span: { start: number; end: number }) => snapshot.range(uri, entity.unit, span);
  const name = nameSpan(entity);
  return {
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: place({ start: entity.start, end: Math.max(entity.end, name.end, headerSpan(entity).end) }),
    targetSelectionRange: place(name),
  };
}
