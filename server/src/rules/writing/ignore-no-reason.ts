import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { IgnoreComment } from "../rule.ts";
import { ignoreRule } from "../rule.ts";

/** A comment that silences something without saying why. */
export const ignoreNoReason = ignoreRule<IgnoreComment>({
  code: "ignore/no-reason",
  severity: "hint",
  about: "A `coachplan-ignore` that silences something, without a reason behind a colon.",
  check({ comments }, report) {
    for (const comment of comments) {
      // One that has nothing to silence has its message: it needs no reason, it has to go.
      const silences = comment.codes.some(({ silenced }) => silenced);
      if (comment.reason === "" && silences) report({ data: comment, span: comment.span });
    }
  },
  message: () => ({
    what: t`It does not say why this may be ignored.`,
    why: t`Whoever reads the plan later cannot tell whether the reason still holds.`,
    instead: t`Write a colon and the reason behind it, for example “: agreed with the sponsor”.`,
  }),
  fixes({ codes, span }, { document: { text } }) {
    const last = codes.at(-1)?.span.end;
    const end = last ?? span.start + text.slice(span.start, span.end).replace(/[\s*/:]+$/, "").length;
    const stale = /^\s*:?\s*/.exec(text.slice(end, span.end))?.[0].length ?? 0;
    const closing = text.slice(end + stale, span.end);
    const loose = /^(?:[-–—]\s*)?(?=[\p{L}\p{Nd}])/u.exec(closing)?.[0];
    if (loose !== undefined) {
      const gap = { start: end, end: end + stale + loose.length };
      return [
        { title: t`Put a colon before the reason`, preferred: true, edits: [{ span: gap, text: ": " }] },
      ];
    }
    return [
      {
        title: t`Say why`,
        edits: [
          {
            span: { start: end, end: end + stale },
            text: `: ${placeholder(1, t`agreed with the sponsor`)}${closing === "" ? "" : " "}`,
            snippet: true,
          },
        ],
      },
    ];
  },
});
