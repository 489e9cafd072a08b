import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { IgnoreComment } from "../rule.ts";
import { ignoreRule } from "../rule.ts";
import { withoutCode } from "../shared/comments.ts";
import { quoted } from "../shared/words.ts";

interface Unknown {
  readonly comment: IgnoreComment;
  readonly code: string;
  readonly span: Span;
  readonly meant: string | undefined;
}

/** A comment that silences something that is never said. */
export const ignoreUnknownCode = ignoreRule<Unknown>({
  code: "ignore/unknown-code",
  severity: "warning",
  about: "A `coachplan-ignore` with a word that is the code of no rule, or with none at all.",
  check({ comments, known }, report) {
    for (const comment of comments) {
      if (comment.codes.length === 0) {
        report({ data: { comment, code: "", span: comment.span, meant: undefined }, span: comment.span });
      }
      for (const { text, span } of comment.codes) {
        if (known.includes(text)) continue;
        report({ data: { comment, code: text, span, meant: nearest(text, known) }, span });
      }
    }
  },
  message: ({ code, meant }) => ({
    what:
      code === ""
        ? t`It does not say what to ignore.`
        : t`There is no message with the code ${quoted(code)}.`,
    why: t`Nothing is ignored.`,
    instead: meant
      ? t`Write ${quoted(meant)} if that is what you mean.`
      : t`Write the code that stands behind the message, for example “action/overdue”.`,
  }),
  fixes: ({ comment, span, meant }, context) => [
    ...(meant === undefined
      ? []
      : [{ title: t`Write ${quoted(meant)}`, preferred: true, edits: [{ span, text: meant }] }]),
    withoutCode(context, comment, span, meant === undefined),
  ],
});
