import type { Position, Range } from "vscode-languageserver-types";
import type { Snapshot } from "../workspace/snapshot.ts";
import { locate, textBetween } from "./shared/locate.ts";
import { isTopLevel, mentionsOf } from "./shared/mentions.ts";
import { rangeOf } from "./shared/ranges.ts";

/**
 * The places that may change together while an id is typed: the declaration of a block inside an engagement and its
 * mentions, which all stand in that engagement. Null for names that other files may mention (changing them needs a
 * rename), for names that are declared twice, and where a name is only mentioned: there another one is chosen.
 */
export function linkedEditingRange(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
): { ranges: Range[] } | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  const { part, placed, span } = locate(document, document.lines.offset(params.position));
  if (part.kind !== "id" || !placed) return null;
  const { entity } = placed;
  const isOnlyOne = entity.unit.ids.get(part.word.text)?.length === 1;
  if (!isOnlyOne || isTopLevel(document.uri, entity)) return null;
  const own = span(part.word);
  const written = textBetween(document, own.start, own.end);
  const mentions = mentionsOf(snapshot, { uri: document.uri, entity }).map((mention) => mention.span);
  // Editors change what stands in all of them: names that are written with other signs for the same letters do not go along.
  const same = mentions.filter(({ start, end }) => textBetween(document, start, end) === written);
  // Without a pattern for names: editors read one without the flag that letters of all scripts need, and know their own.
  return same.length > 0 ? { ranges: [own, ...same].map((one) => rangeOf(document, one)) } : null;
}
