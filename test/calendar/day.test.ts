import assert from "node:assert/strict";
import fc from "fast-check";
import {
  dateOf,
  dayOf,
  daysInMonth,
  formatDay,
  isWeekend,
  parseDay,
  weekdayOf,
} from "../../server/src/calendar/day.ts";

/** From 0001-01-01 to 9999-12-31: every day that can be written. */
const anyDay = fc.integer({ min: byClock(1, 1, 1), max: byClock(9999, 12, 31) });

/** The day as the machine's own calendar counts it. */
function byClock(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}

describe("a calendar day", () => {
  it("is counted from 1 January 1970", () => {
    assert.equal(parseDay("1970-01-01"), 0);
    assert.equal(parseDay("1969-12-31"), -1);
    assert.equal(parseDay("2026-02-02"), 20486);
  });

  it("is the same as the machine's own calendar has it, from the year 1 to 9999", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const clock = new Date(day * 86_400_000);
        assert.deepEqual(dateOf(day), {
          year: clock.getUTCFullYear(),
          month: clock.getUTCMonth() + 1,
          day: clock.getUTCDate(),
        });
        assert.equal(formatDay(day), clock.toISOString().slice(0, 10));
        assert.equal(weekdayOf(day), clock.getUTCDay() || 7);
        assert.equal(isWeekend(day), clock.getUTCDay() % 6 === 0);
      }),
    );
  });

  it("comes back from its parts and from its writing", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        assert.equal(dayOf(dateOf(day)), day);
        assert.equal(parseDay(formatDay(day)), day);
      }),
    );
  });

  it("follows the day before without a gap, over the turn of 400 years", () => {
    const parts = Array.from({ length: 146_097 }, (_, i) => dateOf(byClock(1900, 1, 1) + i));
    const steps = parts.slice(1).filter(({ year, month, day }, i) => {
      const before = parts[i] ?? { year: 0, month: 0, day: 0 };
      const next = day === before.day + 1 && month === before.month && year === before.year;
      const nextMonth = day === 1 && before.day === daysInMonth(before.year, before.month);
      return !next && !nextMonth;
    });
    assert.deepEqual(steps, []);
  });

  for (const written of ["2000-02-29", "2028-02-29", "2026-12-31", "0001-01-01", "9999-12-31"]) {
    it(`exists: ${written}`, () => {
      const day = parseDay(written);
      assert.equal(day === undefined ? undefined : formatDay(day), written);
    });
  }

  for (const written of [
    "2026-02-29",
    "2100-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
    "2026-01-32",
    "0000-01-01",
    "2026-2-5",
    "26-02-05",
    "2026/02/05",
    "05.02.2026",
    "2026-02-05 ",
    "",
  ]) {
    it(`does not exist, or is not written so: “${written}”`, () => {
      assert.equal(parseDay(written), undefined);
    });
  }

  it("has no halves", () => {
    assert.equal(dayOf({ year: 2026, month: 1.5, day: 1 }), undefined);
    assert.equal(dayOf({ year: 2026, month: 1, day: 1.5 }), undefined);
    assert.equal(dayOf({ year: 10_000, month: 1, day: 1 }), undefined);
  });

  it("has a week that begins on Monday", () => {
    const week = [
      "2026-02-02",
      "2026-02-03",
      "2026-02-04",
      "2026-02-05",
      "2026-02-06",
      "2026-02-07",
      "2026-02-08",
    ];
    assert.deepEqual(
      week.map((written) => weekdayOf(parseDay(written) ?? 0)),
      [1, 2, 3, 4, 5, 6, 7],
    );
    assert.deepEqual(
      week.filter((written) => isWeekend(parseDay(written) ?? 0)),
      ["2026-02-07", "2026-02-08"],
    );
  });
});
