import type { Day } from "./day.ts";
import { dayOf } from "./day.ts";

/**
 * Minutes by which the clocks of a timezone (an IANA name) are ahead of UTC at noon of a day: what is put forward or
 * back at night no meeting notices. Those of the machine's own zone where none is given, or one that nobody knows.
 */
export function minutesAhead(day: Day, zone: string | undefined): number {
  const key = `${zone ?? ""} ${day}`;
  const known = ahead.get(key);
  if (known !== undefined) return known;
  if (ahead.size >= MOST) ahead.clear();
  const found = workedOut(day, zone);
  ahead.set(key, found);
  return found;
}

const ahead = new Map<string, number>();

/** As many days as are kept in mind; more come up in no firm. */
const MOST = 50_000;

const A_DAY = 24 * 60;

function workedOut(day: Day, zone: string | undefined): number {
  const noon = day * A_DAY + A_DAY / 2;
  const parts = new Map(
    clockOf(zone)
      .formatToParts(noon * 60_000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const there = dayOf({ year: part("year"), month: part("month"), day: part("day") }) ?? day;
  return there * A_DAY + part("hour") * 60 + part("minute") - noon;
}

const clocks = new Map<string | undefined, Intl.DateTimeFormat>();

function clockOf(zone: string | undefined): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat("en-GB", { ...reading, timeZone: zone });
  } catch {
    clock = new Intl.DateTimeFormat("en-GB", reading);
  }
  clocks.set(zone, clock);
  return clock;
}

const reading = {
  calendar: "gregory",
  numberingSystem: "latn",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
} as const;
