import { daysInMonth, formatDay } from "../../calendar/day.ts";
import { t } from "../../text/say.ts";
import { placeOf } from "../shared/layout.ts";
import { datesMeant, timesMeant } from "../shared/readings.ts";
import { replacement } from "../shared/spot.ts";
import { valueRule } from "../shared/values.ts";
import { counted, quoted } from "../shared/words.ts";

/** A date that the calendar does not have, or that is written in another way. */
export const valueInvalidDate = valueRule({
  code: "value/invalid-date",
  about:
    "What looks like a date and is none: a day that does not exist (`2026-02-30`), or one that is written in another way (`05.02.2026`). Where day and month could be either, both readings are offered.",
  message({ data: { date } }) {
    const month = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date.written);
    const days = month ? daysOf(Number(month[1]), Number(month[2])) : undefined;
    const meant = datesMeant(date.written);
    const example = meant[0] ?? "2026-02-05";
    if (date.written === "") {
      return {
        what: t`This is no date.`,
        why: t`Nothing can be dated by it.`,
        instead: t`Write a day such as ${quoted(example)}, or one that counts from something, such as ${quoted("6 weeks after plan")}.`,
      };
    }
    return {
      what: month
        ? days === undefined || Number(month[3]) <= days
          ? t`There is no day ${quoted(date.written)}.`
          : t`There is no day ${quoted(date.written)}: that month has ${counted(days, "day")}.`
        : meant.length > 1
          ? t`${quoted(date.written)} can be read in more than one way.`
          : t`${quoted(date.written)} is no date as it is written here.`,
      why: t`Nothing that hangs on this day can be dated.`,
      instead: t`Write the year, the month and the day, for example ${quoted(example)}.`,
    };
  },
  fixes({ data: { date }, entity, takes }, context) {
    const time = timesMeant(/T(.*?)(?::\d\d)?Z?$/.exec(date.written)?.[1] ?? "")[0];
    const tail = time !== undefined && takes.shapes.includes("occasion") ? ` at ${time}` : "";
    const span = placeOf(context, entity, date);
    const year = Number(formatDay(context.snapshot.today).slice(0, 4));
    return datesMeant(date.written, year).map((text, i) => replacement(span, text + tail, i === 0));
  },
});

function daysOf(year: number, month: number): number | undefined {
  return month >= 1 && month <= 12 ? daysInMonth(year, month) : undefined;
}
