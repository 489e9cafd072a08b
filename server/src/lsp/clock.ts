import { type Day, dayOf } from "../calendar/day.ts";

/** The machine's date. */
export function machineDay(): Day {
  const now = new Date();
  return dayOf({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }) ?? 0;
}
