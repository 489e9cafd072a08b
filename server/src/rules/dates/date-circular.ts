import { headerSpan } from "../../analysis/entity.ts";
import type { ScheduleProblem } from "../../analysis/schedule.ts";
import { formatDay } from "../../calendar/day.ts";
import { either, t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import { unitRule } from "../rule.ts";
import { dayFor } from "../shared/guess.ts";
import { placeOf } from "../shared/layout.ts";
import { capital, named } from "../shared/words.ts";

type Circle = Extract<ScheduleProblem, { kind: "circular" }>["circle"];

/** Dates that depend on themselves. */
export const dateCircular = unitRule<Circle>({
  code: "date/circular",
  severity: "error",
  about:
    "A date that depends on itself, directly or by way of others. Told once, at its first member in the text; every link is a related place. What depends on the circle is not told again.",
  blocks: ["engagement"],
  heeds: ["contradictions"],
  check({ schedule }, report) {
    for (const problem of schedule.problems) {
      const first = problem.kind === "circular" ? problem.circle[0] : undefined;
      if (problem.kind === "circular" && first) report({ data: problem.circle, span: spanOf(first) });
    }
  },
  message: (circle) => ({
    what:
      circle.length === 1
        ? t`${capital(inWords(circle[0]))} depends on itself.`
        : t`These days depend on one another in a circle: ${[...circle, circle[0]].map(inWords).join(" → ")}.`,
    why: t`It cannot be worked out, nor can anything that follows from it.`,
    instead: t`Write ${either(circle.length === 1, "it", "one of them")} as a day, or let it count from something else.`,
  }),
  fixes([first], context) {
    const value = first?.field?.values[0];
    const anchored = value?.kind === "edge" || value?.kind === "offset";
    if (!first || !value || !anchored) return [];
    const day = formatDay(dayFor(context, first.entity, first.edge === "start" ? "begins" : "ends"));
    return [
      {
        title: t`Write a day instead`,
        preferred: true,
        edits: [{ span: placeOf(context, first.entity, value), text: placeholder(1, day), snippet: true }],
      },
    ];
  },
  related: (circle) =>
    circle.slice(1).map((member, i) => ({
      unit: member.entity.unit,
      span: spanOf(member),
      says: t`${capital(inWords(member))} depends on ${inWords(circle[i + 2] ?? circle[0])}.`,
    })),
});

function spanOf({ entity, field }: Circle[number]): { start: number; end: number } {
  return field ? entity.span(field) : headerSpan(entity);
}

function inWords(member: Circle[number] | undefined): string {
  return member ? t`the ${either(member.edge === "start", "start", "end")} of ${named(member.entity)}` : "";
}
