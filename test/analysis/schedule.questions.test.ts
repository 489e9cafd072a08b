import assert from "node:assert/strict";
import { unitOf } from "../../server/src/analysis/entity.ts";
import { namesOf } from "../../server/src/analysis/names.ts";
import { parse } from "../../server/src/analysis/parse.ts";
import { scheduleOf } from "../../server/src/analysis/schedule.ts";
import { scopeOf } from "../../server/src/analysis/scope.ts";
import { formatDay } from "../../server/src/calendar/day.ts";
import { scheduled } from "./scheduled.ts";

describe("what a schedule is asked", () => {
  it("says on which day a single value falls: in any field, with its time, or with a reading", () => {
    const plan = scheduled(`engagement e {
      phase p { starts: 2026-02-02; lasts: 7 weeks }
      contract c {
        signed: 3 days before p
        result r { actual: 22 on 2026-06-12, 18 on 2 weeks after p, 17 }
        session s { on: 1 week after start of p at 14:00 for 90 minutes }
      }
      action a { done: 2026-02-31 }
    }`);
    const days = (id: string, field: "signed" | "actual" | "on" | "done") =>
      plan
        .entity(id)
        .field(field)
        ?.values.map((value) => plan.schedule(id).day(plan.entity(id), value))
        .map((moment) => moment && formatDay(moment.day));
    assert.deepEqual(days("c", "signed"), ["2026-01-30"]);
    assert.deepEqual(days("r", "actual"), ["2026-06-12", "2026-04-05", undefined]);
    assert.deepEqual(days("s", "on"), ["2026-02-09"]);
    assert.deepEqual(days("a", "done"), [undefined]);
  });

  it("knows nothing of the blocks of another engagement", () => {
    const plan = scheduled("engagement e { starts: 2026-02-02 }\nengagement f { starts: 2026-03-02 }");
    assert.deepEqual(plan.schedule("e").dates(plan.entity("f")), {});
  });

  it("gives the people's blocks no days", () => {
    const plan = scheduled('person omar "Omar" { note: "since 2026-02-02" }');
    assert.equal(plan.dates("omar"), "none");
    assert.deepEqual(plan.schedule("omar").problems, []);
  });

  it("works out no more than what a day depends on", () => {
    const document = parse(
      "file:///plan.coachplan",
      1,
      `engagement e {
        starts: 2026-02-02
        action a { starts: 1 day after start of e; lasts: 1 week }
        action b { after: a; lasts: 1 week }
        action c { after: b; lasts: 1 week }
        action d { after: c; lasts: 1 week }
      }`,
    );
    const [block] = document.root.children;
    assert.ok(block);
    const unit = unitOf(block);
    const names = namesOf(document.uri, unit, scopeOf([]));
    const asked: string[] = [];
    const schedule = scheduleOf(unit, {
      ...names,
      named(holder, word) {
        asked.push(holder.id ?? "?");
        return names.named(holder, word);
      },
    });
    const find = (id: string) => unit.ids.get(id)?.[0] ?? unit.top;
    schedule.dates(find("b"));
    assert.deepEqual(asked.sort(), ["a", "b"]);
    schedule.dates(find("b"));
    schedule.dates(find("c"));
    assert.deepEqual(asked.sort(), ["a", "b", "c"], "nothing is read twice");
  });

  it("holds a day for sound where nothing that it comes from is wrong", () => {
    const plan = scheduled(`engagement e {
      starts: 2026-02-02
      phase good { lasts: 4 weeks }
      phase bad { lasts: 4 weeks; starts: 2026-03-02; ends: 2026-04-30 }
      phase next { lasts: 4 weeks }
      action early { starts: 2026-02-02; due: 1 week after good }
      action late { after: early; due: 1 week after next }
      action reversed { starts: 2026-05-01; due: 2026-04-01 }
      milestone m { on: 1 day after reversed }
    }`);
    const sound = (id: string) => {
      const { start, end } = plan.schedule(id).dates(plan.entity(id));
      return [start, end].map((moment) => moment && plan.schedule(id).isSound(moment));
    };
    assert.deepEqual(sound("good"), [true, true]);
    assert.deepEqual(sound("bad"), [false, false]);
    assert.deepEqual(sound("next"), [false, false]);
    assert.deepEqual(sound("early"), [true, true]);
    assert.deepEqual(sound("late"), [true, false]);
    assert.deepEqual(sound("reversed"), [false, false]);
    assert.deepEqual(sound("m"), [false, false]);
  });

  it("holds an end that something unknown might move for unsound", () => {
    const whole = "engagement e { starts: 2026-02-02; phase p { lasts: 4 weeks }; goal g {} }";
    const broken =
      "engagement e { starts: 2026-02-02; phase p { lasts: 4 weeks }; goal g { by: 2026-02-30 } }";
    const isSound = (text: string) => {
      const plan = scheduled(text);
      const { end } = plan.schedule("e").dates(plan.entity("e"));
      return end && plan.schedule("e").isSound(end);
    };
    assert.equal(isSound(whole), true);
    assert.equal(isSound(broken), false);
  });

  it("follows chains of thousands, from either end, and finds circles as long", () => {
    const count = 5000;
    const chain = (before: (i: number) => number | undefined) =>
      scheduled(
        `engagement e {\nstarts: 2026-01-01\n${Array.from({ length: count }, (_, i) => {
          const waits = before(i);
          return `action a${i} { ${waits === undefined ? "" : `after: a${waits}; `}lasts: 1 day }`;
        }).join("\n")}\n}`,
      );
    const last = new Date(Date.UTC(2026, 0, count)).toISOString().slice(0, 10);

    const down = chain((i) => (i > 0 ? i - 1 : undefined));
    assert.equal(down.dates(`a${count - 1}`), last);
    assert.equal(down.dates("e"), `2026-01-01 … ${last}`);
    const up = chain((i) => (i < count - 1 ? i + 1 : undefined));
    assert.equal(up.dates("a0"), last);
    const { end } = up.schedule("e").dates(up.entity("e"));
    assert.ok(end && up.schedule("e").isSound(end));

    const [circle, ...more] = chain((i) => (i + 1) % count).schedule("e").problems;
    assert.ok(circle?.kind === "circular" && more.length === 0);
    assert.equal(circle.circle.length, 2 * count);
  });

  it("says what would have to be swapped where something ends before it starts", () => {
    const text = "engagement e { contract c { dates: 2026-09-18 to 2026-05-25 } }";
    const [problem] = scheduled(text).schedule("e").problems;
    assert.ok(problem?.kind === "ends-before-start");
    const { entity, startValue, endValue } = problem;
    const words = [startValue, endValue].map((value) => {
      const { start, end } = entity.span(value);
      return text.slice(start, end);
    });
    assert.deepEqual(words, ["2026-09-18", "2026-05-25"]);
  });
});
