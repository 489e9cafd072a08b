import type { Entity } from "../../analysis/entity.ts";
import type { ScheduleProblem } from "../../analysis/schedule.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import { unitRule } from "../rule.ts";
import { placeOf } from "../shared/layout.ts";
import { mendsDays } from "../shared/trial.ts";
import { Named } from "../shared/words.ts";

type Problem = Extract<ScheduleProblem, { kind: "ends-before-start" }>;

/** Something that ends before it starts. */
export const dateEndsBeforeStart = unitRule<Problem>({
  code: "date/ends-before-start",
  severity: "error",
  about:
    "A block whose last day lies before its first one, where both are written or follow from what is written in the block.",
  blocks: ["engagement", "organization"],
  heeds: ["contradictions"],
  check({ schedule }, report) {
    for (const problem of schedule.problems) {
      if (problem.kind === "ends-before-start") {
        report({ data: problem, span: problem.entity.span(problem.endValue) });
      }
    }
  },
  message: ({ entity, start, end }) => ({
    what: t`${Named(entity)} ends on ${shownDay(end.day)}, before it starts on ${shownDay(start.day)}.`,
    why: t`Nothing that depends on these days can be planned.`,
    instead: t`Correct one of the two days, or swap them.`,
  }),
  related: ({ entity, startField, endField }) =>
    startField === endField
      ? []
      : [{ unit: entity.unit, span: entity.span(startField), says: t`It starts here.` }],
  triesFixes: true,
  fixes({ entity, startValue, endValue }, context) {
    if (startValue === endValue) return [];
    const edits = [
      { span: placeOf(context, entity, startValue), text: textOf(entity, endValue) },
      { span: placeOf(context, entity, endValue), text: textOf(entity, startValue) },
    ];
    if (!mendsDays(context, entity.unit, edits)) return [];
    return [{ title: t`Swap the two days`, preferred: true, edits }];
  },
});

function textOf({ block }: Entity, { start, end }: Problem["startValue"]): string {
  return block.segment.text.slice(start, end);
}
