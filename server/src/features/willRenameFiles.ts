import type { TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { pathTo } from "../rules/shared/uses.ts";
import type { Document } from "../syntax/document.ts";
import type { TextValue } from "../syntax/tree.ts";
import { sameFile } from "../workspace/files.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { spanIn } from "./shared/locate.ts";
import { rangeOf } from "./shared/ranges.ts";

/**
 * The edits that keep every `use` path right when files or folders move: in the files that use what moves, and in
 * those that move themselves. The edits are for the files where they are now. Null where no path changes.
 */
export function willRenameFiles(
  snapshot: Snapshot,
  { files }: { readonly files: readonly { readonly oldUri: string; readonly newUri: string }[] },
): WorkspaceEdit | null {
  const movedTo = (uri: string): string => {
    const place = sameFile(uri);
    for (const { oldUri, newUri } of files) {
      const old = sameFile(oldUri).replace(/\/$/, "");
      if (place === old) return newUri;
      if (place.startsWith(`${old}/`)) return sameFile(newUri).replace(/\/$/, "") + place.slice(old.length);
    }
    return uri;
  };
  const changes: Record<string, TextEdit[]> = {};
  const moves = (uri: string) => movedTo(uri) !== uri;
  for (const document of snapshot.documents) {
    // Most files have nothing to do with what moves; what they use is known without reading them.
    const targets = (snapshot.facts.of(document.uri)?.uses ?? []).map((path) =>
      snapshot.resolveUse(document.uri, path),
    );
    if (!moves(document.uri) && !targets.some((target) => target !== undefined && moves(target))) continue;
    const edits = document.root.segment.uses.flatMap(({ path }) =>
      path ? editsOf(snapshot, document, path, movedTo) : [],
    );
    if (edits.length > 0) changes[document.uri] = edits;
  }
  return Object.keys(changes).length > 0 ? { changes } : null;
}

function editsOf(
  snapshot: Snapshot,
  document: Document,
  path: TextValue,
  movedTo: (uri: string) => string,
): TextEdit[] {
  const target = snapshot.resolveUse(document.uri, path.text);
  const file = target === undefined ? undefined : snapshot.document(target);
  if (!file) return [];
  const before = pathTo(sameFile(document.uri), sameFile(file.uri));
  const after = pathTo(sameFile(movedTo(document.uri)), sameFile(movedTo(file.uri)));
  if (before === after) return [];
  const written = /^\.[/\\]/.test(path.text) && !after.startsWith("..") ? `./${after}` : after;
  return [{ range: rangeOf(document, spanIn(document, undefined, path)), newText: `"${written}"` }];
}
