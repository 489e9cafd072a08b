import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix, IgnoreComment } from "../rule.ts";
import { remove } from "./layout.ts";

/** Takes one code out of a comment that silences findings, or the whole comment where it has no other. */
export function withoutCode(
  context: Context,
  { span, codes }: IgnoreComment,
  code: Span,
  preferred: boolean,
): Fix {
  const title = t`Remove it`;
  if (codes.length < 2) return { title, preferred, edits: [remove(context, span)] };
  const index = codes.findIndex((one) => one.span.start === code.start);
  const next = codes[index + 1]?.span.start;
  const previous = codes[index - 1]?.span.end;
  const cut =
    next === undefined ? { start: previous ?? code.start, end: code.end } : { start: code.start, end: next };
  return { title, preferred, edits: [{ span: cut, text: "" }] };
}
