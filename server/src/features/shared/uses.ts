import type { TextEdit } from "vscode-languageserver-types";
import { use } from "../../language/words.ts";
import type { Context } from "../../rules/rule.ts";
import { lineBreakOf } from "../../rules/shared/layout.ts";
import { spanIn } from "./locate.ts";

/** Writes a `use` below the ones that are there, or else above everything but the comment with which the file begins. */
export function addUse(context: Context, path: string): TextEdit {
  const { root, lines, text } = context.document;
  const lineBreak = lineBreakOf(context);
  const written = `${use.keyword} "${path}"`;
  const last = root.segment.uses.at(-1);
  const heading =
    /^\uFEFF?(?:[ \t]*\/\/[^\r\n]*(?:\r\n|\n))*(?:[ \t]*(?:\r\n|\n))*/.exec(text)?.[0].length ?? 0;
  const at = lines.position(last ? spanIn(context.document, undefined, last).end : heading);
  return {
    range: { start: at, end: at },
    newText: last ? lineBreak + written : written + lineBreak + lineBreak,
  };
}
