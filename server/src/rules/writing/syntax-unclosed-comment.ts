import { t } from "../../text/say.ts";
import { syntaxRule } from "../shared/syntax.ts";
import { quoted } from "../shared/words.ts";

/** A comment whose end is missing. */
export const syntaxUnclosedComment = syntaxRule({
  code: "syntax/unclosed-comment",
  about:
    "A comment that begins with `/*` and does not end. It goes as far as its line; before the first line of a block that goes on below it, only the sign is left out.",
  message: () => ({
    what: t`The end of this comment is missing.`,
    why: t`Whatever follows it may be taken for a part of it.`,
    instead: t`Write ${quoted("*/")} where it ends.`,
  }),
  fixes({ problem, segment, place }, context) {
    const line = /^[^\r\n]*/.exec(segment.text.slice(problem.start))?.[0].trimEnd().length ?? 2;
    // What stands behind it was read all the same: the first line of a block.
    const blanks = /^[ \t]*/.exec(segment.text.slice(problem.end))?.[0].length ?? 0;
    if (problem.end + blanks < problem.start + line) {
      const sign = place(context, { start: problem.start, end: problem.end + blanks });
      return [
        { title: t`Remove ${quoted(problem.found)}`, preferred: true, edits: [{ span: sign, text: "" }] },
      ];
    }
    const at = problem.insertAt ?? Math.min(problem.end, problem.start + line);
    const span = place(context, { start: at, end: at });
    return [{ title: t`Close the comment`, preferred: true, edits: [{ span, text: " */" }] }];
  },
});
