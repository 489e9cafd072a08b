/** What `use` lines mean, and how they are written. */
import type { Use } from "../../syntax/tree.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** A `use` with a path that names no document that can be read. */
export function missingUses(snapshot: Snapshot, uri: string): readonly Use[] {
  return usesOf(snapshot, uri).filter((use) => {
    const target = use.path && snapshot.resolveUse(uri, use.path.text);
    return use.path?.closed && (target === undefined || snapshot.document(target) === undefined);
  });
}

/** Every `use` of a document, in the order of the text. */
export function usesOf(snapshot: Snapshot, uri: string): readonly Use[] {
  return snapshot.document(uri)?.root.segment.uses ?? [];
}

/** The path of a document as another one writes it behind `use`: relative, with `/`. */
export function pathTo(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const path = [...here.slice(same).map(() => ".."), ...there.slice(same)].join("/");
  return decoded(path);
}

/** The last part of a document's address. */
export function fileName(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf("/") + 1));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
