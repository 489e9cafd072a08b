import type { Location, Position } from "vscode-languageserver-types";
import type { Snapshot } from "../workspace/snapshot.ts";
import { locate } from "./shared/locate.ts";
import { meantAt, mentionsOf, nameSpan } from "./shared/mentions.ts";
import { rangeOf } from "./shared/ranges.ts";

/**
 * Everything that mentions what is named or declared at a place, in all files that are known, and the declaration
 * itself where that is wanted. Null where nothing is named.
 */
export function references(
  snapshot: Snapshot,
  params: {
    readonly textDocument: { readonly uri: string };
    readonly position: Position;
    readonly context: { readonly includeDeclaration: boolean };
  },
): Location[] | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  const meant = meantAt(snapshot, locate(document, document.lines.offset(params.position)));
  if (!meant) return null;
  const { uri, entity } = meant;
  const own = { uri, range: snapshot.range(uri, entity.unit, nameSpan(entity)) };
  const mentions = mentionsOf(snapshot, meant).flatMap((mention): Location[] => {
    const file = snapshot.document(mention.uri);
    return file ? [{ uri: file.uri, range: rangeOf(file, mention.span) }] : [];
  });
  return params.context.includeDeclaration ? [own, ...mentions] : mentions;
}
