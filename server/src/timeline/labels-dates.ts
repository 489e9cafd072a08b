/** Days in the reader's language and order. Uses the given locale only: no clock, no timezone of the machine. */
import { type Day, dateOf } from "../calendar/day.ts";

export interface Dates {
  /** 15 Jun 2026 */
  day(day: Day): string;
  /** 15 Jun */
  short(day: Day): string;
  /** Monday, 15 June 2026 */
  full(day: Day): string;
  /** Mon, 15 Jun 2026 */
  withWeekday(day: Day): string;
  /** 4 May – 14 Jun 2026; one day alone where both are the same */
  range(start: Day, end: Day): string;
  /** Mon 15 */
  weekdayAndDate(day: Day): string;
  /** 15 */
  dayOfMonth(day: Day): string;
  month(day: Day, style: "long" | "short" | "narrow"): string;
  monthAndYear(day: Day, style: "long" | "short"): string;
  year(day: Day): string;
}

/** The days' words in that locale; in English where the locale is none that is known. */
export function datesIn(locale: string): Dates {
  const known = supported(locale);
  const form = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(known, { ...options, timeZone: "UTC" });
    // The axis asks for the same days at each step of the zoom.
    const written = new Map<Day, string>();
    // With each key the header and what it says are made anew; a range costs as much as a hundred days.
    const ranges = new Map<string, string>();
    return {
      one: (day: Day) => {
        const before = written.get(day);
        if (before !== undefined) return before;
        const words = format.format(day * oneDay);
        written.set(day, words);
        return words;
      },
      range: (a: Day, b: Day) => {
        const key = `${a} ${b}`;
        const words = ranges.get(key) ?? format.formatRange(a * oneDay, b * oneDay);
        if (ranges.size > 5000) ranges.clear();
        ranges.set(key, words);
        return words;
      },
    };
  };
  const medium = form({ day: "numeric", month: "short", year: "numeric" });
  const months = {
    long: form({ month: "long" }),
    short: form({ month: "short" }),
    narrow: form({ month: "narrow" }),
  };
  const monthsAndYears = {
    long: form({ month: "long", year: "numeric" }),
    short: form({ month: "short", year: "numeric" }),
  };
  const weekdaysAndDates = form({ weekday: "short", day: "numeric" });
  const years = form({ year: "numeric" });
  // Some languages write a word behind the number ("15日"), which the axis has no room for.
  const number = new Intl.DateTimeFormat(known, { day: "numeric", timeZone: "UTC" });
  const numbers = new Map<number, string>();
  const dayOfMonth = (day: Day) => {
    const { day: date } = dateOf(day);
    const before = numbers.get(date);
    if (before !== undefined) return before;
    const words = number.formatToParts(day * oneDay).find(({ type }) => type === "day")?.value ?? "";
    numbers.set(date, words);
    return words;
  };
  return {
    day: medium.one,
    short: form({ day: "numeric", month: "short" }).one,
    full: form({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).one,
    withWeekday: form({ weekday: "short", day: "numeric", month: "short", year: "numeric" }).one,
    range: (start, end) => (start === end ? medium.one(start) : medium.range(start, end)),
    weekdayAndDate: weekdaysAndDates.one,
    dayOfMonth,
    month: (day, style) => months[style].one(day),
    monthAndYear: (day, style) => monthsAndYears[style].one(day),
    year: years.one,
  };
}

/** In the milliseconds that Intl counts in. */
const oneDay = 86_400_000;

function supported(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}
