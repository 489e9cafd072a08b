import type { Day } from "../../calendar/day.ts";
import { weekdayOf } from "../../calendar/day.ts";
import { addDuration, movesDate } from "../../calendar/duration.ts";
import { weekdayNamed } from "../../language/words.ts";
import type { RecurrenceValue } from "../../syntax/tree.ts";
import { isWritable } from "./plan.ts";

/** As many as are shown of what never ends. */
const most = 400;

/**
 * The days on which something comes back, rising. Every interval is counted from the first day, so that `every month`
 * from the 31st keeps to the ends of the months; with a weekday, each falls on the first such weekday from there.
 *
 * @param from the day the recurrence counts from, where it is known
 * @param until the last day that counts where no number is written; unknown where undefined
 */
export function occurrences(
  recurrence: RecurrenceValue,
  from: Day | undefined,
  until: Day | undefined,
): readonly Day[] {
  const { count, interval, weekday } = recurrence;
  const wanted = weekday && weekdayNamed(weekday.text);
  if (from === undefined || !interval || !movesDate(interval.unit) || (weekday && wanted === undefined))
    return [];
  const [times, last] = count ? [count.value ?? 0, Number.POSITIVE_INFINITY] : [most, until];
  if (last === undefined) return [];

  const days: Day[] = [];
  let anchor = from;
  for (let step = 1; days.length < Math.min(times, most); step++) {
    const day = wanted === undefined ? anchor : anchor + ((wanted - weekdayOf(anchor) + 7) % 7);
    if (day > last || !isWritable(day)) break;
    // Intervals shorter than a week meet the same weekday several times.
    if (day !== days.at(-1)) days.push(day);
    const next = addDuration(from, { ...interval, amount: interval.amount * step });
    // At the end of the years that can be written the calendar stands still.
    if (!(next > anchor)) break;
    anchor = next;
  }
  return days;
}
