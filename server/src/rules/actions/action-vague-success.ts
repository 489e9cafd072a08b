import type { Entity } from "../../analysis/entity.ts";
import type { TextValue } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import { hasField } from "../missing/present.ts";
import { blockRule } from "../rule.ts";
import { valueFor } from "../shared/guess.ts";
import { insertField, placeOf } from "../shared/layout.ts";
import { isVague } from "../shared/vague.ts";
import { quoted } from "../shared/words.ts";

interface Vague {
  readonly action: Entity<"action">;
  readonly text: TextValue;
}

/** A success that nobody could see or deny. */
export const actionVagueSuccess = blockRule<"action", Vague>({
  code: "action/vague-success",
  severity: "hint",
  about:
    "An action whose `success` only says that something is to improve, get better or be more (in English or German), without a number, a date, a comparison or anything that can be seen, and without `evidence`. Numbers in words count; a text of more than eight words is left alone. Where several texts say what success is, one that is clear is enough.",
  blocks: ["action"],
  readsWords: true,
  check(action, _view, report) {
    const field = action.field("success");
    if (!field || field.broken || hasField(action, "evidence")) return;
    const [first, ...others] = field.values;
    if (first?.kind !== "text" || !isVague(first.text)) return;
    if (others.some((value) => value.kind !== "text" || !isVague(value.text))) return;
    report({ data: { action, text: first }, span: action.span(first) });
  },
  message: ({ text }) => ({
    what: t`${quoted(text.text.trim())} is no success that anybody could check.`,
    why: t`If success cannot be seen or counted, it will be argued about afterwards.`,
    instead: t`Say what will be seen, how often or by when, such as ${quoted(t`Held on 9 days of 10 in every depot`)}, or write ${quoted("evidence:")} and where it can be checked.`,
  }),
  fixes({ action, text }, context) {
    const evidence = {
      title: t`Add ${quoted("evidence")}`,
      edits: [insertField(context, action, "evidence", valueFor(context, action, "evidence"))],
    };
    if (text.block || !text.closed) return [evidence];
    const { end } = placeOf(context, action, text);
    // In front of the closing quotation mark.
    const span = { start: end - 1, end: end - 1 };
    return [
      {
        title: t`Say how it will be seen`,
        preferred: true,
        edits: [{ span, text: `: ${placeholder(1, t`in 9 cases of 10`)}`, snippet: true }],
      },
      evidence,
    ];
  },
});
