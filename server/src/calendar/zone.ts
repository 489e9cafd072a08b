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

/** As many days, or names, as are kept in mind; more come up in no firm. */
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
  const timeZone = zone !== undefined && isZone(zone) ? zone : undefined;
  const clock = new Intl.DateTimeFormat("en-GB", { ...reading, timeZone });
  clocks.set(zone, clock);
  return clock;
}

/** Whether there is a timezone of that name (IANA): `Europe/London`. */
export function isZone(name: string): boolean {
  const known = zones.get(name);
  if (known !== undefined) return known;
  if (zones.size >= MOST) zones.clear();
  const found = exists(name);
  zones.set(name, found);
  return found;
}

/** To ask takes a tenth of a millisecond, and a folder has few of them in thousands of plans. */
const zones = new Map<string, boolean>();

function exists(name: string): boolean {
  // `+01:00` is an offset, whose clocks are not put forward.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The names of timezones, each as its usual one. */
export function zoneNames(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
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
