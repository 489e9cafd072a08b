import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import { canBeSilenced } from "../ignores.ts";
import type { IgnoreComment } from "../rule.ts";
import { ignoreRule } from "../rule.ts";
import { withoutCode } from "../shared/comments.ts";
import { quoted } from "../shared/words.ts";

interface Unused {
  readonly comment: IgnoreComment;
  readonly code: string;
  readonly span: Span;
}

/** A comment that silences nothing. */
export const ignoreUnused = ignoreRule<Unused>({
  code: "ignore/unused",
  severity: "warning",
  about:
    "A `coachplan-ignore` for something that is not found on the line that it is about. What cannot be read (`syntax/…`) cannot be silenced.",
  check({ comments, known }, report) {
    for (const comment of comments) {
      for (const { text, span, silenced } of comment.codes) {
        if (!silenced && known.includes(text)) report({ data: { comment, code: text, span }, span });
      }
    }
  },
  message: ({ code }) =>
    canBeSilenced(code)
      ? {
          what: t`There is nothing to ignore: ${quoted(code)} is not found here.`,
          why: t`Left standing, it may one day hide a mistake that nobody has seen.`,
          instead: t`Remove it, or put it on the line before the one that it is about.`,
        }
      : {
          what: t`${quoted(code)} cannot be ignored.`,
          why: t`What cannot be read may change the meaning of everything below it.`,
          instead: t`Correct the place itself.`,
        },
  fixes: ({ comment, span }, context) => [withoutCode(context, comment, span, true)],
});
