import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import { unitRule } from "../rule.ts";
import { feedbackForThem, hearsFindings } from "../shared/feedback.ts";
import { insertBlock } from "../shared/layout.ts";
import { mayBeLost } from "../shared/lost.ts";
import { newActivity } from "../shared/newActivity.ts";
import { kindOfPhase, phasesOf } from "../shared/phases.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { Named } from "../shared/words.ts";

/** A plan that begins before those who decide have heard what was found. */
export const planNoFeedback = unitRule<Entity<"phase">>({
  code: "plan/no-feedback",
  severity: "warning",
  about:
    "A plan phase in an engagement without a `feedback` whose `with` or `for` holds a sponsor, a person of the level board, chief-executive or executive, or a team with one.",
  blocks: ["phase"],
  heeds: ["feedback", "unclear"],
  check(view, report) {
    const { unit } = view;
    const plan = phasesOf(unit.top).find((phase) => kindOfPhase(phase) === "plan");
    if (!plan || isUnfinished(plan) || mayBeLost(unit, "feedback")) return;
    if (!hearsFindings(view)) report({ data: plan, span: headerSpan(plan) });
  },
  message: (plan) => ({
    what: t`${Named(plan)} begins without a feedback meeting for those who decide.`,
    why: t`Leaders commit to a change only when they have heard the findings and made them their own.`,
    instead: t`Plan a feedback with a sponsor or with somebody from the top of the organization, before commitments are made.`,
  }),
  fixes(plan, context) {
    const meeting = feedbackForThem({
      unit: plan.unit,
      names: context.snapshot.names(context.uri, plan.unit),
    });
    if (!meeting) return [];
    const line = newActivity(context, plan, "feedback", meeting.title, [meeting.field]);
    return [
      { title: t`Add a feedback meeting`, preferred: true, edits: [insertBlock(context, plan, [line])] },
    ];
  },
});
