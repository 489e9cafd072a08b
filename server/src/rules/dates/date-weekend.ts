import { isWeekend } from "../../calendar/day.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import type { DayOff } from "../shared/writtenDays.ts";
import { daysOff, meetingKinds, plannedFor, toNextWorkday, withWeekday } from "../shared/writtenDays.ts";

/** A day on a weekend. */
export const dateWeekend = blockRule<(typeof meetingKinds)[number], DayOff>({
  code: "date/weekend",
  severity: "hint",
  about:
    "A meeting (`on`), a review, a milestone, or the day by which an action, a goal or a result is to be finished (`due`, `ends`, `by`), written as a day that is a Saturday or a Sunday. Days that are worked out are left alone.",
  blocks: meetingKinds,
  check(entity, view, report) {
    for (const off of daysOff(entity, view, isWeekend)) report({ data: off, span: entity.span(off.value) });
  },
  message: ({ day, workday, ...written }) => ({
    what: t`${plannedFor(written)} a weekend: ${withWeekday(day)}.`,
    why: t`Few people are at work then; what is put on such a day is often missed, or moved without a word.`,
    instead: t`Choose a working day, such as ${withWeekday(workday)}, unless the weekend is meant.`,
  }),
  fixes: toNextWorkday,
});
