/** What `use` lines mean, and how they are written. */
import { use } from "../../language/words.ts";
import { segmentToBlock } from "../../syntax/print.ts";
import type { Use } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Context, FixEdit } from "../rule.ts";
import { lineBreakOf } from "./layout.ts";

/** A `use` with a path that names no document that can be read. */
export function missingUses(snapshot: Snapshot, uri: string): readonly Use[] {
  return usesOf(snapshot, uri).filter((use) => {
    const target = use.path && snapshot.resolveUse(uri, use.path.text);
    return use.path?.closed && (target === undefined || snapshot.document(target) === undefined);
  });
}

/** For a document rule's `reads`: where a document uses nothing, nothing is to be said of it. */
export function readsUses({ document }: Pick<Context, "document">): string | undefined {
  return document.root.segment.uses.length === 0 ? "nothing" : undefined;
}

/** Every `use` of a document, in the order of the text; with places of the document, not of its own text. */
export function usesOf(snapshot: Snapshot, uri: string): readonly Use[] {
  const root = snapshot.document(uri)?.root;
  if (!root) return [];
  const placed = <One extends Span>(one: One): One => ({
    ...one,
    start: segmentToBlock(root, one.start),
    end: segmentToBlock(root, one.end),
  });
  return root.segment.uses.map(({ path, ...use }) => ({
    ...placed(use),
    ...(path && { path: placed(path) }),
  }));
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

/** Writes a `use` below the last one, or else above everything but the comment with which the file begins. */
export function addUse(context: Context, path: string): FixEdit {
  const { root, text, lines } = context.document;
  const lineBreak = lineBreakOf(context);
  const written = `${use.keyword} "${path}"`;
  const last = root.segment.uses.at(-1);
  if (last) {
    const { end } = lines.span(lines.position(segmentToBlock(root, last.end)).line);
    return { span: { start: end, end }, text: lineBreak + written };
  }
  const heading = /^\uFEFF?(?:[ \t]*\/\/[^\r\n]*(?:\r\n|\n))*(?:[ \t]*(?:\r\n|\n))*/;
  const head = heading.exec(text)?.[0].length ?? 0;
  return { span: { start: head, end: head }, text: written + lineBreak + lineBreak };
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
