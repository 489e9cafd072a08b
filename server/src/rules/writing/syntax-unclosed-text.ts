import { fieldRow } from "../../language/table.ts";
import { t } from "../../text/say.ts";
import type { SyntaxFinding } from "../shared/syntax.ts";
import { syntaxRule } from "../shared/syntax.ts";

/** A text whose closing quotes are missing. */
export const syntaxUnclosedText = syntaxRule({
  code: "syntax/unclosed-text",
  about:
    'A text that begins with `"` and does not end on its line, or one that begins with `"""` and does not end at all.',
  message: ({ problem: { found } }) => ({
    what: t`The end of this text is missing.`,
    why: t`Nobody can tell what belongs to the text and what comes after it.`,
    instead:
      found === '"'
        ? t`Write a quotation mark (") behind its last word. A text of several lines begins and ends with three (""").`
        : t`Write three quotation marks (""") on a line of their own where it ends.`,
  }),
  fixes(finding, context) {
    const { at, text } = closing(finding);
    const span = finding.place(context, { start: at, end: at });
    return [{ title: t`Close the text`, preferred: true, edits: [{ span, text }] }];
  },
});

/** What closes the text, and where that goes. */
function closing(finding: SyntaxFinding): { readonly at: number; readonly text: string } {
  const { problem, segment } = finding;
  const at = endMeant(finding) ?? problem.insertAt ?? problem.end;
  const written = segment.text.slice(problem.start, at);
  const { title, open, close } = segment;
  const isBeforeBrace = title?.start === problem.start && close !== undefined && open === undefined;
  if (!written.startsWith('""')) return { at, text: isBeforeBrace ? `${problem.found} {` : problem.found };
  // One of six quotation marks is missing: of those before the text, or of those behind it.
  if (!written.startsWith('"""')) return { at: problem.start, text: '"' };
  const some = /(?<=\s)"{1,2}$/.exec(written)?.[0] ?? "";
  const glued = some === "" && written.length > 3 && written.endsWith('"') ? " " : "";
  return { at, text: glued + '"""'.slice(some.length) };
}

/** Where a text on one line ends that has taken in the next field of its block, or the end of a block on one line. */
function endMeant({ problem, entity, segment }: SyntaxFinding): number | undefined {
  const { kind } = entity ?? {};
  if (problem.found === '"""' || kind === undefined) return undefined;
  const written = segment.text.slice(problem.start, problem.end);
  for (const { index, 1: name = "" } of written.matchAll(/\s*;\s*([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)\s*:/gu)) {
    if (fieldRow(kind, name)) return problem.start + index;
  }
  const { open } = segment;
  const onItsLine =
    open && open.end <= problem.start && !/[\r\n]/.test(segment.text.slice(open.end, problem.start));
  const brace = onItsLine ? /\s*\}\s*$/.exec(written) : null;
  return brace ? problem.start + brace.index : undefined;
}
