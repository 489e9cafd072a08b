import assert from "node:assert/strict";
import fc from "fast-check";
import { dateOf, formatDay, parseDay } from "../../server/src/calendar/day.ts";
import type { Duration, Unit } from "../../server/src/calendar/duration.ts";
import {
  addDuration,
  endOf,
  formatDuration,
  movesDate,
  startBefore,
  unitNamed,
} from "../../server/src/calendar/duration.ts";

const anyDay = fc.integer({ min: day("1800-01-01"), max: day("2300-12-31") });
const anyMove = duration("day", "week", "month", "year");
const steadyMove = duration("day", "week");
const direction = fc.constantFrom<1 | -1>(1, -1);

function duration(...units: readonly Unit[]) {
  return fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom(...units) });
}

function day(written: string): number {
  const known = parseDay(written);
  assert.ok(known !== undefined, `${written} is a day`);
  return known;
}

function length(text: string): Duration {
  const [amount, word] = text.split(" ");
  const unit = unitNamed(word ?? "");
  assert.ok(unit, `${text} is a length of time`);
  return { amount: Number(amount), unit };
}

/** The same by another calendar: where the month is too short, the machine's clock runs over, and is set back. */
function byClock(from: number, { amount, unit }: Duration, towards: 1 | -1): number {
  const clock = new Date(from * 86_400_000);
  const wanted = clock.getUTCDate();
  if (unit === "day" || unit === "week")
    clock.setUTCDate(wanted + towards * amount * (unit === "week" ? 7 : 1));
  else clock.setUTCMonth(clock.getUTCMonth() + towards * amount * (unit === "year" ? 12 : 1));
  if ((unit === "month" || unit === "year") && clock.getUTCDate() !== wanted) clock.setUTCDate(0);
  return clock.getTime() / 86_400_000;
}

describe("a length of time", () => {
  describe("moves a day", () => {
    for (const [from, by, to] of [
      ["2026-02-28", "1 day", "2026-03-01"],
      ["2028-02-28", "1 day", "2028-02-29"],
      ["2026-12-28", "2 weeks", "2027-01-11"],
      ["2026-01-31", "1 month", "2026-02-28"],
      ["2028-01-31", "1 month", "2028-02-29"],
      ["2026-03-31", "1 month", "2026-04-30"],
      ["2026-12-31", "2 months", "2027-02-28"],
      ["2026-11-30", "3 months", "2027-02-28"],
      ["2028-02-29", "1 year", "2029-02-28"],
      ["2028-02-29", "4 years", "2032-02-29"],
      ["2026-06-15", "90 minutes", "2026-06-15"],
      ["2026-06-15", "48 hours", "2026-06-15"],
    ] as const) {
      it(`${by} after ${from} is ${to}`, () => {
        assert.equal(formatDay(addDuration(day(from), length(by))), to);
      });
    }

    for (const [from, by, to] of [
      ["2026-03-01", "1 day", "2026-02-28"],
      ["2026-03-31", "1 month", "2026-02-28"],
      ["2028-03-31", "1 month", "2028-02-29"],
      ["2026-01-15", "1 month", "2025-12-15"],
      ["2027-01-31", "2 months", "2026-11-30"],
      ["2028-02-29", "1 year", "2027-02-28"],
    ] as const) {
      it(`${by} before ${from} is ${to}`, () => {
        assert.equal(formatDay(addDuration(day(from), length(by), -1)), to);
      });
    }

    it("as the machine's own calendar does, with the day clamped to its month", () => {
      fc.assert(
        fc.property(anyDay, anyMove, direction, (from, by, towards) => {
          assert.equal(addDuration(from, by, towards), byClock(from, by, towards));
        }),
      );
    });

    it("never past another day that starts later", () => {
      fc.assert(
        fc.property(anyDay, fc.nat(400), anyMove, direction, (from, later, by, towards) => {
          assert.ok(addDuration(from, by, towards) <= addDuration(from + later, by, towards));
        }),
      );
    });

    it("by months to the same day of the month, or to the last day of a shorter one", () => {
      fc.assert(
        fc.property(anyDay, duration("month", "year"), direction, (from, by, towards) => {
          const to = addDuration(from, by, towards);
          const lastOfMonth = dateOf(to + 1).day === 1;
          const [before, after] = [dateOf(from).day, dateOf(to).day];
          assert.ok(after === before || (after < before && lastOfMonth));
        }),
      );
    });

    it("within the years that can be written, however long it is", () => {
      for (const amount of [1_000_000, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY]) {
        for (const towards of [1, -1] as const) {
          const { year } = dateOf(addDuration(day("2026-02-02"), { amount, unit: "month" }, towards));
          assert.ok(year >= 1 && year <= 9999, `${amount} months lead to ${year}`);
        }
      }
    });
  });

  describe("has a first and a last day", () => {
    for (const [start, lasts, end] of [
      ["2026-02-02", "1 day", "2026-02-02"],
      ["2026-02-02", "1 week", "2026-02-08"],
      ["2026-02-02", "7 weeks", "2026-03-22"],
      ["2026-04-01", "1 month", "2026-04-30"],
      ["2026-12-31", "2 months", "2027-02-27"],
      ["2028-02-29", "1 year", "2029-02-27"],
      ["2026-02-02", "2 hours", "2026-02-02"],
    ] as const) {
      it(`${lasts} from ${start} end on ${end}`, () => {
        assert.equal(formatDay(endOf(day(start), length(lasts))), end);
      });
    }

    for (const [end, lasts, start] of [
      ["2026-02-08", "1 week", "2026-02-02"],
      ["2026-04-30", "1 month", "2026-04-01"],
      ["2026-09-18", "4 months", "2026-05-19"],
      ["2026-03-30", "1 month", "2026-02-28"],
      ["2026-02-08", "2 hours", "2026-02-08"],
    ] as const) {
      it(`${lasts} to ${end} start on ${start}`, () => {
        assert.equal(formatDay(startBefore(day(end), length(lasts))), start);
      });
    }

    it("which lead back to each other where nothing is clamped", () => {
      fc.assert(
        fc.property(anyDay, steadyMove, (start, lasts) => {
          assert.equal(startBefore(endOf(start, lasts), lasts), start);
        }),
      );
      fc.assert(
        fc.property(anyDay, anyMove, (start, lasts) => {
          fc.pre(dateOf(start).day <= 28);
          assert.equal(startBefore(endOf(start, lasts), lasts), start);
        }),
      );
    });

    it("of which the last is never before the first", () => {
      fc.assert(
        fc.property(anyDay, anyMove, (from, lasts) => {
          assert.ok(endOf(from, lasts) >= from);
          assert.ok(startBefore(from, lasts) <= from);
        }),
      );
    });
  });

  it("is written in the singular for one and in the plural for more", () => {
    assert.equal(formatDuration({ amount: 1, unit: "week" }), "1 week");
    assert.equal(formatDuration({ amount: 3, unit: "month" }), "3 months");
    fc.assert(
      fc.property(duration("minute", "hour", "day", "week", "month", "year"), (any) => {
        assert.deepEqual(length(formatDuration(any)), { ...any });
      }),
    );
  });

  it("has units of time, in small letters, and no others", () => {
    assert.equal(unitNamed("days"), "day");
    assert.equal(unitNamed("Days"), undefined);
    assert.equal(unitNamed("quarters"), undefined);
    assert.equal(unitNamed("constructor"), undefined);
  });

  it("moves a date from a day upwards", () => {
    assert.deepEqual((["minute", "hour", "day", "week", "month", "year"] as const).filter(movesDate), [
      "day",
      "week",
      "month",
      "year",
    ]);
  });
});
