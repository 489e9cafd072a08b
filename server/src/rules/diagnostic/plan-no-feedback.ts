import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import type { UnitView } from "../rule.ts";
import { unitRule } from "../rule.ts";
import { insertBlock } from "../shared/layout.ts";
import { levelOf, peopleIn } from "../shared/levels.ts";
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
  heeds: ["feedback", "unclear"],
  check(view, report) {
    const { unit } = view;
    const plan = phasesOf(unit.top).find((phase) => kindOfPhase(phase) === "plan");
    if (!plan || isUnfinished(plan) || mayBeLost(unit, "feedback")) return;
    if (!unit.entities.some((one) => isKind(one, "feedback") && reachesTheTop(one, view)))
      report({ data: plan, span: headerSpan(plan) });
  },
  message: (plan) => ({
    what: t`${Named(plan)} begins without a feedback meeting for those who decide.`,
    why: t`Leaders commit to a change only when they have heard the findings and made them their own.`,
    instead: t`Plan a feedback with a sponsor or with somebody from the top of the organization, before commitments are made.`,
  }),
  fixes(plan, context) {
    const names = context.snapshot.names(context.uri, plan.unit);
    const sponsors = names.targets(plan.unit.top, "sponsor").flatMap(({ entity: { id } }) => id ?? []);
    if (sponsors.length === 0) return [];
    const line = newActivity(context, plan, "feedback", t`Findings to the sponsor`, [
      `with: ${sponsors.join(", ")}`,
    ]);
    return [
      { title: t`Add a feedback meeting`, preferred: true, edits: [insertBlock(context, plan, [line])] },
    ];
  },
});

const top: ReadonlySet<string | undefined> = new Set(["board", "chief-executive", "executive"]);

/** Whether somebody who decides takes part, or may do so for all that can be known. */
function reachesTheTop(feedback: Entity<"feedback">, { unit, names }: UnitView): boolean {
  const sponsors = names.targets(unit.top, "sponsor").map(({ entity }) => entity);
  return ["with", "for"].some((field) => {
    const { people, unknown } = peopleIn(feedback, field, names);
    if (unknown > 0) return true;
    return people.some((person) => {
      const level = levelOf(person);
      return level === undefined || top.has(level) || sponsors.includes(person);
    });
  });
}
