import type { Day } from "./day.ts";
import { dateOf, dayOf, daysInMonth } from "./day.ts";

/** The units of a duration, each with its plural, from small to large. */
export const units = {
  minute: "minutes",
  hour: "hours",
  day: "days",
  week: "weeks",
  month: "months",
  year: "years",
} as const;

export type Unit = keyof typeof units;

/** A length of time as written: a whole number, 1 or more, of one unit. */
export interface Duration {
  readonly amount: number;
  readonly unit: Unit;
}

/** The unit that a word names in singular or plural, or undefined. */
export function unitNamed(word: string): Unit | undefined {
  return byName.get(word);
}

/** Whether a unit moves a calendar date (days and more); minutes and hours do not. */
export function movesDate(unit: Unit): boolean {
  return unit !== "minute" && unit !== "hour";
}

/**
 * The day `duration` later (earlier where `direction` is -1). Months and years are calendar months with the day
 * clamped to the month's end. Minutes and hours move no date.
 */
export function addDuration(day: Day, duration: Duration, direction: 1 | -1 = 1): Day {
  const amount = duration.amount * direction;
  switch (duration.unit) {
    case "minute":
    case "hour":
      return day;
    case "day":
      return day + amount;
    case "week":
      return day + 7 * amount;
    case "month":
      return addMonths(day, amount);
    case "year":
      return addMonths(day, 12 * amount);
  }
}

/** The last day of what begins on `start` and lasts so long: 1 week from a Monday ends on the Sunday. */
export function endOf(start: Day, lasts: Duration): Day {
  return movesDate(lasts.unit) ? addDuration(start, lasts) - 1 : start;
}

/** The first day of what lasts so long and ends on `end`, clamped like {@link endOf}. */
export function startBefore(end: Day, lasts: Duration): Day {
  return movesDate(lasts.unit) ? addDuration(end + 1, lasts, -1) : end;
}

/** A duration in words, as the language writes it: `1 week`, `3 months`. */
export function formatDuration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit : units[unit]}`;
}

const byName = new Map<string, Unit>(
  Object.entries(units).flatMap(([one, many]) => [
    [one, one as Unit],
    [many, one as Unit],
  ]),
);

/** Kept within the years that can be written (1 to 9999). */
function addMonths(day: Day, months: number): Day {
  const from = dateOf(day);
  const count = from.year * 12 + (from.month - 1) + months;
  const year = Math.min(Math.max(Math.floor(count / 12), 1), 9999);
  const month = (((count % 12) + 12) % 12) + 1;
  return dayOf({ year, month, day: Math.min(from.day, daysInMonth(year, month)) }) ?? day;
}
