/** Lengths in calendar months, as limits have them: whole ones or with a fraction. */
import type { Day } from "../../calendar/day.ts";
import { addDuration } from "../../calendar/duration.ts";
import { counted } from "./words.ts";

/** From the first to the last day, both included. */
export interface Term {
  readonly start: Day;
  readonly end: Day;
}

/** Whether something is longer than so many months, and not by a few days only. */
export function isLonger({ start, end }: Term, months: number): boolean {
  return end + 1 > monthsLater(start, months) + ALLOWED;
}

/** Whether something is shorter than so many months, and not by a few days only. */
export function isShorter({ start, end }: Term, months: number): boolean {
  return end + 1 < monthsLater(start, months) - ALLOWED;
}

/** The day so many months later; a part of a month counts as that part of 30 days. */
export function monthsLater(day: Day, months: number): Day {
  const whole = Math.floor(months);
  return addDuration(day, { amount: whole, unit: "month" }) + Math.round((months - whole) * 30);
}

/** "4 months", "1 month", "1.5 months". */
export function inMonths(months: number): string {
  return counted(months, "month");
}

/** Lengths in months allow so many days either way. */
const ALLOWED = 3;
