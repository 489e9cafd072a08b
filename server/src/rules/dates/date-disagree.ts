import type { Entity } from "../../analysis/entity.ts";
import type { ScheduleProblem } from "../../analysis/schedule.ts";
import { formatDay } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import type { Context, Fix, FixEdit } from "../rule.ts";
import { unitRule } from "../rule.ts";
import { placeOf, removeFields } from "../shared/layout.ts";
import { mendsDays } from "../shared/trial.ts";
import { Named, quoted } from "../shared/words.ts";

type Problem = Extract<ScheduleProblem, { kind: "disagree" }>;
type Said = Problem["says"][number];

/** Fields of one block that give it different days. */
export const dateDisagree = unitRule<Problem>({
  code: "date/disagree",
  severity: "error",
  about:
    "A block that says more about its days than is needed (`starts`, `ends` or `due`, `lasts`, `dates`), and not the same thing twice.",
  blocks: ["engagement"],
  heeds: ["contradictions"],
  check({ schedule }, report) {
    for (const problem of schedule.problems) {
      const last = problem.kind === "disagree" ? problem.says.at(-1) : undefined;
      if (problem.kind === "disagree" && last)
        report({ data: problem, span: problem.entity.span(last.field) });
    }
  },
  message: ({ entity, says }) => ({
    what: t`${Named(entity)} says different things about its days: ${says.map(inWords).join(", ")}.`,
    why: t`Whoever reads one of them will plan for the wrong day.`,
    instead: t`Keep the one that is right, and correct or remove the other.`,
  }),
  related: ({ entity, says }) =>
    says.slice(0, -1).map((said) => ({
      unit: entity.unit,
      span: entity.span(said.field),
      says: `${inWords(said)}.`,
    })),
  triesFixes: true,
  fixes: ({ entity, says }, context) => says.flatMap((kept) => keeping(kept, says, entity, context)),
});

function inWords({ fieldName, start, end }: Said): string {
  const field = quoted(fieldName);
  if (start === undefined)
    return end === undefined ? t`${field} does not fit` : t`${field} ends it on ${shownDay(end)}`;
  return end === undefined
    ? t`${field} begins it on ${shownDay(start)}`
    : t`${field} begins it on ${shownDay(start)} and ends it on ${shownDay(end)}`;
}

function keeping(kept: Said, says: readonly Said[], entity: Entity, context: Context): Fix[] {
  const others = says.filter((other) => other !== kept);
  const gone = others.filter((other) => goes(other, kept)).map(({ field }) => field);
  const edits = [
    ...removeFields(context, entity, gone),
    ...others.flatMap((other) => adjusted(other, kept, entity, context)),
  ];
  // A third field may still say something else.
  return edits.length > 0 && mendsDays(context, entity.unit, edits)
    ? [{ title: t`Keep ${quoted(kept.fieldName)}`, edits }]
    : [];
}

/** Whether a field must go, so that the one that is kept is not contradicted. */
function goes(other: Said, kept: Said): boolean {
  // A day on which something takes place leaves no room for first and last ones.
  if (kept.fieldName === "on" || kept.fieldName === "dates") return true;
  // A start does not contradict an end; it is what is counted from.
  return kept.fieldName !== "starts" && other.fieldName !== "starts" && other.fieldName !== "dates";
}

/** The day of `dates` that must be another one. */
function adjusted(other: Said, kept: Said, entity: Entity, context: Context): FixEdit[] {
  const value = other.field.values[0];
  if (other.fieldName !== "dates" || goes(other, kept) || value?.kind !== "range") return [];
  const day = kept.end ?? kept.start;
  const part = kept.end === undefined ? value.from : value.to;
  return day === undefined ? [] : [{ span: placeOf(context, entity, part), text: formatDay(day) }];
}
