import { t } from "../../text/say.ts";
import { syntaxRule } from "../shared/syntax.ts";
import { quoted } from "../shared/words.ts";

/** A comment whose end is missing. */
export const syntaxUnclosedComment = syntaxRule({
  code: "syntax/unclosed-comment",
  about: "A comment that begins with `/*` and does not end.",
  message: () => ({
    what: t`The end of this comment is missing.`,
    why: t`Whatever follows it may be taken for a part of it.`,
    instead: t`Write ${quoted("*/")} where it ends.`,
  }),
  fixes({ problem, segment, place }, context) {
    const line = /^[^\r\n]*/.exec(segment.text.slice(problem.start))?.[0].trimEnd().length ?? 2;
    const at = problem.insertAt ?? Math.min(problem.end, problem.start + line);
    const span = place(context, { start: at, end: at });
    return [{ title: t`Close the comment`, preferred: true, edits: [{ span, text: " */" }] }];
  },
});
