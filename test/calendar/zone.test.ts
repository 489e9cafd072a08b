import { equal } from "node:assert/strict";
import { parseDay } from "../../server/src/calendar/day.ts";
import { isZone, minutesAhead } from "../../server/src/calendar/zone.ts";

const on = (date: string, zone: string | undefined) => minutesAhead(parseDay(date) ?? 0, zone);

describe("clocks of a timezone", () => {
  // From the database of timezones, read with Python's zoneinfo.
  const table: readonly (readonly [day: string, zone: string, minutes: number])[] = [
    ["2026-01-15", "Europe/London", 0],
    ["2026-03-28", "Europe/London", 0],
    ["2026-03-29", "Europe/London", 60],
    ["2026-10-25", "Europe/London", 0],
    ["2026-07-01", "America/New_York", -240],
    ["2026-12-31", "America/New_York", -300],
    ["2026-06-15", "Asia/Kolkata", 330],
    ["2026-06-15", "Pacific/Kiritimati", 840],
    ["2026-06-15", "Pacific/Marquesas", -570],
    ["2026-06-15", "UTC", 0],
  ];
  for (const [day, zone, minutes] of table) {
    it(`are ${minutes} minutes ahead in ${zone} on ${day}`, () => equal(on(day, zone), minutes));
  }

  it("are those of a name, however it is written, and of nothing else", () => {
    for (const name of ["Europe/London", "europe/london", "UTC", "America/Argentina/Buenos_Aires"])
      equal(isZone(name), true, name);
    for (const name of ["", "London", "Europe/Londn", "+01:00", "Mars/Olympus"])
      equal(isZone(name), false, name);
  });

  it("are the machine's own where nobody knows the zone", () => {
    const behind = new Date("2026-06-15T12:00:00Z").getTimezoneOffset();
    equal(on("2026-06-15", "Mars/Olympus"), 0 - behind);
    equal(on("2026-06-15", undefined), 0 - behind);
  });
});
