import { type Day, isWeekend } from "../../calendar/day.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import { holidaysOf, isHoliday } from "../shared/workdays.ts";
import type { DayOff } from "../shared/writtenDays.ts";
import { daysOff, meetingKinds, plannedFor, toNextWorkday, withWeekday } from "../shared/writtenDays.ts";

/** A day on which the organization does not work. */
export const dateHoliday = blockRule<(typeof meetingKinds)[number], DayOff>({
  code: "date/holiday",
  severity: "hint",
  about:
    "A meeting (`on`), a review, a milestone, or the day by which an action, a goal or a result is to be finished (`due`, `ends`, `by`), written as a day that is among the `holidays` of the engagement's organization. Days that are worked out are left alone, and so are weekends, which have a rule of their own.",
  blocks: meetingKinds,
  check(entity, view, report) {
    const holidays = holidaysOf(view);
    if (holidays.length === 0) return;
    const isOff = (day: Day) => isHoliday(day, holidays) && !isWeekend(day);
    for (const off of daysOff(entity, view, isOff)) report({ data: off, span: entity.span(off.value) });
  },
  message: ({ day, workday, ...written }) => ({
    what: t`${plannedFor(written)} a holiday of the organization: ${withWeekday(day)}.`,
    why: t`People who are away cannot take part, and nothing gets finished on such a day.`,
    instead: t`Choose a working day, such as ${withWeekday(workday)}.`,
  }),
  fixes: toNextWorkday,
});
