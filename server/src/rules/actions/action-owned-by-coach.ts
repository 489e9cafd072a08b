import { nameOf } from "../../analysis/entity.ts";
import type { Reference } from "../../analysis/names.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import { namesFor } from "../shared/guess.ts";
import { isCoachOwner } from "../shared/references.ts";
import { Named, quoted } from "../shared/words.ts";

/** An action that a coach answers for. */
export const actionOwnedByCoach = blockRule<"action", Reference>({
  code: "action/owned-by-coach",
  severity: "warning",
  about: "An action whose owner is a coach. Leaders take charge of delivery; coaches support them.",
  blocks: ["action"],
  check(action, { names }, report) {
    const field = action.field("owner");
    if (!field) return;
    const { end } = action.span(field);
    for (const reference of names.unfit(action)) {
      // A second field of that name counts for nothing.
      if (isCoachOwner(reference) && reference.span.start < end)
        report({ data: reference, span: reference.span });
    }
  },
  message: ({ holder, text, target, otherwise }) => {
    const coach = target ?? otherwise;
    return {
      what: t`${Named(holder)} is owned by the coach ${quoted(coach ? nameOf(coach.entity) : text)}.`,
      why: t`Leaders own the plan: what a coach delivers ends when the coach leaves.`,
      instead: t`Name the leader who answers for it, and the coach under “with:”.`,
    };
  },
  fixes: ({ holder, span }, context) =>
    namesFor(context, holder, "owner", ["person", "team"])
      .slice(0, 2)
      .map((name, i) => ({
        title: t`Make ${quoted(name)} the owner`,
        preferred: i === 0,
        edits: [{ span: context.place(holder.unit, span), text: name }],
      })),
});
