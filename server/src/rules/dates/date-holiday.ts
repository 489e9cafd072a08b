import { isWeekend } from "../../calendar/day.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import { holidaysOf, isHoliday } from "../shared/workdays.ts";
import type { WrittenDay } from "../shared/writtenDays.ts";
import { meetingKinds, plannedFor, toNextWorkday, withWeekday, writtenDays } from "../shared/writtenDays.ts";

/** A day on which the organization does not work. */
export const dateHoliday = blockRule<(typeof meetingKinds)[number], WrittenDay>({
  code: "date/holiday",
  severity: "hint",
  about:
    "A meeting (`on`), a review, a milestone, or the day by which an action, a goal or a result is to be finished (`due`, `ends`, `by`), written as a day that is among the `holidays` of the engagement's organization. Days that are worked out are left alone, and so are weekends, which have a rule of their own.",
  blocks: meetingKinds,
  check(entity, view, report) {
    const holidays = holidaysOf(view);
    if (holidays.length === 0) return;
    for (const written of writtenDays(entity, view)) {
      if (isHoliday(written.day, holidays) && !isWeekend(written.day)) {
        report({ data: written, span: entity.span(written.value) });
      }
    }
  },
  message: ({ day, workday, ...written }) => ({
    what: t`${plannedFor(written)} a holiday of the organization: ${withWeekday(day)}.`,
    why: t`People who are away cannot take part, and nothing gets finished on such a day.`,
    instead: t`Choose a working day, such as ${withWeekday(workday)}.`,
  }),
  fixes: (written, context) => [toNextWorkday(written, context)],
});
