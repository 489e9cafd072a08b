import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { addDuration } from "../../calendar/duration.ts";
import { blockRule } from "../rule.ts";
import { counted, Named } from "../shared/words.ts";

/** Calendar months. */
const limits = { person: { least: 3, most: 4 }, team: { least: 0, most: 12 } } as const;

/** Lengths in months allow so many days either way. */
const TOLERANCE = 3;

interface Length {
  readonly contract: Entity;
  readonly start: Day;
  readonly end: Day;
  readonly months: number;
  readonly tooLong: boolean;
  readonly ofTeam: boolean;
}

/** A contract that is longer or shorter than coaching for results takes. */
export const contractLength = blockRule<"contract", Length>({
  code: "contract/length",
  severity: "warning",
  about: `A contract that runs for more than ${limits.person.most} calendar months; as a hint, one that runs for less than ${limits.person.least}. A team's contract may run for ${limits.team.most} months, and be as short as it likes. Three days more or less do not count.`,
  blocks: ["contract"],
  check(contract, { schedule, names }, report) {
    const { start, end } = schedule.dates(contract);
    if (!start || !end || !schedule.isSound(start) || !schedule.isSound(end)) return;
    const coachees = names.targets(contract, "coachee");
    // Whether a person or a team is meant is unknown where the name is wrong.
    if (contract.field("coachee") && coachees.length === 0) return;
    const ofTeam = coachees.some((one) => isKind(one.entity, "team"));
    const { least, most } = limits[ofTeam ? "team" : "person"];
    const behind = (months: number) => addDuration(start.day, { amount: months, unit: "month" });
    const tooLong = end.day + 1 > behind(most) + TOLERANCE;
    if (!tooLong && (least === 0 || end.day + 1 >= behind(least) - TOLERANCE)) return;
    report({
      data: { contract, start: start.day, end: end.day, months: tooLong ? most : least, tooLong, ofTeam },
      span: spanOf(contract),
      severity: tooLong ? "warning" : "hint",
    });
  },
  message: ({ contract, start, end, months, tooLong, ofTeam }) => ({
    what: `${Named(contract)} runs from ${formatDay(start)} to ${formatDay(end)}, ${tooLong ? "more" : "less"} than ${counted(months, "month")}.`,
    why: tooLong
      ? "Coaching for results needs an end in sight; a long contract makes people depend on the coach."
      : "Habits do not change in a few weeks, and there is no room for a review at half-time.",
    instead: tooLong
      ? `End it ${ofTeam ? "within a year" : "after three to four months"}, look at the results, and agree a new one if more is needed.`
      : "Give it three to four months, or make it plain in a note why less is enough.",
  }),
});

function spanOf(contract: Entity<"contract">): { start: number; end: number } {
  const field = contract.field("dates") ?? contract.field("ends") ?? contract.field("lasts");
  return field ? contract.span(field.values[0] ?? field) : headerSpan(contract);
}
