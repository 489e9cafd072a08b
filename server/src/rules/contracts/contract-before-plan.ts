import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import type { Contract } from "../shared/contracts.ts";
import { firstDayOf, keepsSessions, statusOf, termOf } from "../shared/contracts.ts";
import { placeOf } from "../shared/layout.ts";
import { kindOfPhase, phasesOf } from "../shared/phases.ts";
import { Named, named } from "../shared/words.ts";

interface Early {
  readonly contract: Contract;
  readonly starts: Day;
  readonly plan: Entity<"phase">;
  readonly planStarts: Day;
}

/** A contract that begins before there is a plan. */
export const contractBeforePlan = blockRule<"contract", Early>({
  code: "contract/before-plan",
  severity: "warning",
  about:
    "A contract that starts before the plan phase of its engagement does. Silent for a contract that is cancelled, and where there is no plan phase.",
  blocks: ["contract"],
  check(contract, { unit, schedule }, report) {
    const term = termOf(contract, { schedule });
    if (!term || statusOf(contract) === "cancelled") return;
    const phases = phasesOf(unit.top);
    if (phases.some((phase) => kindOfPhase(phase) === "unclear")) return;
    const plan = phases.find((phase) => kindOfPhase(phase) === "plan");
    const { start } = plan ? schedule.dates(plan) : {};
    if (!plan || !start || !schedule.isSound(start) || term.start >= start.day) return;
    const written = firstDayOf(contract);
    const span = written ? contract.span(written) : headerSpan(contract);
    report({ data: { contract, starts: term.start, plan, planStarts: start.day }, span });
  },
  message: ({ contract, starts, plan, planStarts }) => ({
    what: t`${Named(contract)} starts on ${shownDay(starts)}, before ${named(plan)} begins on ${shownDay(planStarts)}.`,
    why: t`Contracts follow from the plan: before it nobody can say which results the coaching should bring.`,
    instead: t`Let it start with the plan phase or later, and use the diagnostic to find its results.`,
  }),
  related: ({ plan }) => [
    { unit: plan.unit, span: headerSpan(plan), says: t`This is the phase in which the plan is made.` },
  ],
  triesFixes: true,
  fixes({ contract, planStarts }, context) {
    const written = firstDayOf(contract);
    const { end } = context.snapshot.schedule(context.uri, contract.unit).dates(contract);
    if (!written || (!contract.field("lasts") && (!end || end.day <= planStarts))) return [];
    const text = formatDay(planStarts);
    const edits = [{ span: placeOf(context, contract, written), text }];
    return keepsSessions(contract, edits, context) ? [{ title: t`Let it start on ${text}`, edits }] : [];
  },
});
