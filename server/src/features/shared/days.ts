/** Days and distances as they are shown to readers. */

import type { Day } from "../../calendar/day.ts";
import { dateOf, weekdayOf } from "../../calendar/day.ts";
import { inLocale, spanInLocale } from "../../language/shownDay.ts";
import { weekdays } from "../../language/words.ts";
import { either, t } from "../../text/say.ts";

/** `Friday, 5 June 2026` */
export function longDay(day: Day): string {
  const localized = inLocale(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  if (localized !== undefined) return localized;
  const { year, month, day: date } = dateOf(day);
  return `${weekdayName(day)}, ${date} ${months[month - 1]} ${year}`;
}

/** `Fri 5 Jun 2026` */
export function shortDay(day: Day): string {
  const localized = inLocale(day, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  if (localized !== undefined) return localized;
  const { year, month, day: date } = dateOf(day);
  return `${weekdayName(day).slice(0, 3)} ${date} ${monthName(month)} ${year}`;
}

/** `5 June 2026`, for the middle of a sentence. */
export function plainDay(day: Day): string {
  const localized = inLocale(day, { day: "numeric", month: "long", year: "numeric" });
  if (localized !== undefined) return localized;
  const { year, month, day: date } = dateOf(day);
  return `${date} ${months[month - 1]} ${year}`;
}

/** `Fri` */
export function shortWeekday(day: Day): string {
  return inLocale(day, { weekday: "short" }) ?? weekdayName(day).slice(0, 3);
}

/** `Friday` */
export function longWeekday(day: Day): string {
  return inLocale(day, { weekday: "long" }) ?? weekdayName(day);
}

/** `23 May – 3 Jul 2026`, one day where both are the same; empty where neither is known. */
export function daySpan(start: Day | undefined, end: Day | undefined): string {
  if (start === undefined || end === undefined || start === end) {
    const day = end ?? start;
    if (day === undefined) return "";
    if (start === undefined) return t`to ${shortDay(day)}`;
    return end === undefined ? t`from ${shortDay(day)}` : shortDay(day);
  }
  const localized = spanInLocale(start, end);
  if (localized !== undefined) return localized;
  const [from, to] = [dateOf(start), dateOf(end)];
  const year = from.year === to.year ? "" : ` ${from.year}`;
  return `${from.day} ${monthName(from.month)}${year} – ${to.day} ${monthName(to.month)} ${to.year}`;
}

/** How far a day is from today: `today`, `tomorrow`, `in 10 days`, `3 weeks ago`. */
export function distance(day: Day, today: Day): string {
  const away = day - today;
  if (away === 0) return t`today`;
  if (Math.abs(away) === 1) return away > 0 ? t`tomorrow` : t`yesterday`;
  const days = Math.abs(away);
  const inWeeks = days >= 14 && days % 7 === 0;
  const count = inWeeks ? days / 7 : days;
  return away > 0
    ? t`in ${count} ${either(inWeeks, "weeks", "days")}`
    : t`${count} ${either(inWeeks, "weeks", "days")} ago`;
}

function weekdayName(day: Day): string {
  return weekdays[weekdayOf(day) - 1] ?? "";
}

function monthName(month: number): string {
  return months[month - 1]?.slice(0, 3) ?? "";
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
