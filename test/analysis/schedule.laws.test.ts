import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDay } from "../../server/src/calendar/day.ts";
import { scheduled, told } from "./scheduled.ts";

const aWrittenDay = /^\d{4}-\d\d-\d\d$/;

describe("any schedule", () => {
  it("is what is found by trying until nothing more can be known, where the text says how each day comes about", () => {
    fc.assert(
      fc.property(chains, (actions) => {
        const plan = scheduled(textOf(actions));
        const known = byTrying(actions);
        for (const { id } of actions) assert.equal(plan.dates(id), inWords(known, id), textOf(actions));

        const circles = plan
          .schedule("e")
          .problems.flatMap((one) => (one.kind === "circular" ? [one.circle] : []));
        const allKnown = actions.every(({ id }) => known.has(`start ${id}`) && known.has(`end ${id}`));
        assert.equal(circles.length === 0, allKnown);
        const members = circles.flat().map(({ entity, edge }) => `${edge} ${entity.id}`);
        assert.ok(members.every((member) => !known.has(member)));
        assert.equal(new Set(members).size, members.length, "each circle is told once");
        for (const circle of circles) {
          const places = circle.map(({ entity, field }) => (field ? entity.span(field).start : entity.start));
          assert.equal(places[0], Math.min(...places), "a circle begins at its first member in the text");
        }
      }),
    );
  });

  it("does not depend on what is asked first", () => {
    fc.assert(
      fc.property(actionsOfAnyKind, fc.func(fc.nat()), (actions, random) => {
        const text = textOf(actions);
        const ids = ["e", ...actions.map(({ id }) => id)];
        const inOrder = scheduled(text);
        const problems = inOrder.schedule("e").problems.map(told);
        const expected = ids.map((id) => inOrder.dates(id));

        const shuffled = scheduled(text);
        for (const id of [...ids].sort((one, other) => random(one) - random(other))) shuffled.dates(id);
        assert.deepEqual(
          ids.map((id) => shuffled.dates(id)),
          expected,
        );
        assert.deepEqual(shuffled.schedule("e").problems.map(told), problems);
      }),
    );
  });

  it("gives days of the calendar, the first never after the last, whatever is written", () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), (blocks) => {
        const text = `engagement e {\n${blocks.join("\n")}\n}`;
        const plan = scheduled(text);
        for (const schedule of plan.schedules) {
          for (const problem of schedule.problems) {
            assert.doesNotMatch(told(problem), /NaN|Infinity/);
          }
          for (const entity of plan.entity("e").unit.entities) {
            const { start, end } = schedule.dates(entity);
            for (const moment of [start, end]) {
              if (!moment) continue;
              assert.match(formatDay(moment.day), aWrittenDay);
              schedule.isSound(moment);
            }
            if (start && end) assert.ok(start.day <= end.day, text);
            const days = schedule.occurrences(entity);
            assert.ok(days.length <= 400);
            for (const day of days) assert.match(formatDay(day), aWrittenDay);
            assert.ok(days.every((day, i) => i === 0 || day > (days[i - 1] ?? day)));
          }
        }
      }),
    );
  });
});

/** An action as the generator makes it: an id and the fields that give its days. */
interface Made {
  readonly id: string;
  readonly start: Start;
  readonly end: End;
}

type Start =
  | { readonly kind: "on"; readonly day: number }
  | { readonly kind: "counted"; readonly days: number; readonly edge: "start" | "end"; readonly of: string }
  | { readonly kind: "after"; readonly others: readonly string[] };

type End =
  | { readonly kind: "lasts"; readonly days: number }
  | { readonly kind: "counted"; readonly days: number; readonly edge: "start" | "end"; readonly of: string };

const ids = ["a", "b", "c", "d", "f", "g"];
const anId = fc.constantFrom(...ids);
const counted = fc.record({
  kind: fc.constant("counted" as const),
  days: fc.integer({ min: 1, max: 40 }),
  edge: fc.constantFrom("start" as const, "end" as const),
  of: anId,
});
const onADay = fc.record({ kind: fc.constant("on" as const), day: fc.integer({ min: 1, max: 28 }) });
const afterOthers = fc.record({
  kind: fc.constant("after" as const),
  others: fc.uniqueArray(anId, { minLength: 1, maxLength: 3 }),
});
const lasting = fc.record({ kind: fc.constant("lasts" as const), days: fc.integer({ min: 1, max: 40 }) });

/** Actions that say how their start and their end come about, so that nothing is left to rules of precedence. */
const chains = actionsWith(
  fc.oneof(fc.tuple(fc.oneof(onADay, counted), fc.oneof(lasting, counted)), fc.tuple(afterOthers, lasting)),
);

const actionsOfAnyKind = actionsWith(
  fc.tuple(fc.oneof(onADay, counted, afterOthers, afterOthers), fc.oneof(lasting, counted, counted)),
);

function actionsWith(edges: fc.Arbitrary<[Start, End]>): fc.Arbitrary<readonly Made[]> {
  return fc
    .tuple(...ids.map(() => edges))
    .map((all) => all.map(([start, end], i) => ({ id: ids[i] ?? "", start, end })));
}

function textOf(actions: readonly Made[]): string {
  const lines = actions.map(({ id, start, end }) => {
    const starts =
      start.kind === "after"
        ? `after: ${start.others.join(", ")}`
        : `starts: ${start.kind === "on" ? march(start.day) : expression(start)}`;
    return `  action ${id} { ${starts}; ${end.kind === "lasts" ? `lasts: ${end.days} days` : `due: ${expression(end)}`} }`;
  });
  return `engagement e {\n  starts: 2026-01-01\n${lines.join("\n")}\n}`;
}

function expression({ days, edge, of }: { days: number; edge: string; of: string }): string {
  return `${days} days after ${edge} of ${of}`;
}

function march(day: number): string {
  return `2026-03-${String(day).padStart(2, "0")}`;
}

/** Each edge's day in milliseconds of the machine's clock, for all that can be known. */
function byTrying(actions: readonly Made[]): ReadonlyMap<string, number> {
  const aDay = 86_400_000;
  const known = new Map<string, number>();
  for (let before = -1; before < known.size; ) {
    before = known.size;
    for (const { id, start, end } of actions) {
      const first =
        start.kind === "on"
          ? Date.UTC(2026, 2, start.day)
          : start.kind === "counted"
            ? (known.get(`${start.edge} ${start.of}`) ?? Number.NaN) + start.days * aDay
            : Math.max(...start.others.map((other) => known.get(`end ${other}`) ?? Number.NaN)) + aDay;
      if (!Number.isNaN(first)) known.set(`start ${id}`, first);
      const last =
        end.kind === "lasts"
          ? (known.get(`start ${id}`) ?? Number.NaN) + (end.days - 1) * aDay
          : (known.get(`${end.edge} ${end.of}`) ?? Number.NaN) + end.days * aDay;
      if (!Number.isNaN(last)) known.set(`end ${id}`, last);
    }
  }
  return known;
}

/** As they are drawn: from the earlier to the later day. */
function inWords(known: ReadonlyMap<string, number>, id: string): string {
  const days = [known.get(`start ${id}`), known.get(`end ${id}`)];
  const [first, last] = days.every((day) => day !== undefined) ? [...days].sort((a, b) => a - b) : days;
  if (first === undefined && last === undefined) return "none";
  const written = (day: number | undefined) =>
    day === undefined ? "?" : new Date(day).toISOString().slice(0, 10);
  return first === last ? written(first) : `${written(first)} … ${written(last)}`;
}

const someDate = fc.constantFrom(
  "2026-02-02",
  "2026-02-30",
  "9999-12-31",
  "0001-01-01",
  "start of a",
  "end of a",
  "end of e",
  "start of b",
  "1 week after b",
  "2 months before a",
  "3 days after 2026-05-01",
  "9999999999999999 years after a",
  "1 day before 0001-01-01",
  "soon",
  "",
);
const someField = fc.oneof(
  fc.tuple(fc.constantFrom("starts", "ends", "due", "on", "by", "dates", "lasts"), someDate),
  fc.tuple(
    fc.constant("dates"),
    fc.tuple(someDate, someDate).map((both) => both.join(" to ")),
  ),
  fc.tuple(
    fc.constant("lasts"),
    fc.constantFrom("1 day", "3 weeks", "0 days", "9999999999999999999999 weeks", "5"),
  ),
  fc.tuple(fc.constant("after"), fc.constantFrom("a", "b", "a, b", "nobody", "e", "")),
  fc.tuple(
    fc.constant("sessions"),
    fc.constantFrom(
      "every day",
      "8 every 2 weeks on friday",
      "every month from end of a",
      "999999999 every day",
    ),
  ),
);
const anything = fc
  .tuple(
    fc.constantFrom("phase", "action", "commitment", "contract", "milestone", "goal", "review", "engagement"),
    fc.constantFrom("a", "b", "", "c"),
    fc.array(someField, { maxLength: 5 }),
  )
  .map(
    ([keyword, id, fields]) =>
      `${keyword} ${id} {\n${fields.map(([name, value]) => `${name}: ${value}`).join("\n")}\n}`,
  );
