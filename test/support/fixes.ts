/** Takes quick fixes as an editor does that does not know snippets. */
import type { FixEdit } from "../../server/src/rules/rule.ts";
import { withoutStops } from "../../server/src/text/snippet.ts";

/** The text after the edits of a fix; what is to be filled in holds its proposals. Throws where edits overlap. */
export function applyEdits(text: string, edits: readonly FixEdit[]): string {
  let result = text;
  let until = text.length;
  for (const { span, text: put, snippet } of inOrder(edits).reverse()) {
    if (span.end > until) throw new Error("The edits of a fix overlap.");
    until = span.start;
    result = result.slice(0, span.start) + (snippet ? withoutStops(put) : put) + result.slice(span.end);
  }
  return result;
}

/** What is told of a fix that nobody has filled in: where it has nothing to propose, the value is missing. */
export function leftOpen(edits: readonly FixEdit[]): readonly string[] {
  return edits.some(({ text, snippet }) => snippet && /\$\d/.test(text)) ? ["syntax/missing-value"] : [];
}

function inOrder(edits: readonly FixEdit[]): FixEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
