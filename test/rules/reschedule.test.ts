import { deepEqual, equal, fail, ok } from "node:assert/strict";
import { formatDay, parseDay } from "../../server/src/calendar/day.ts";
import { reschedule } from "../../server/src/rules/shared/reschedule.ts";
import { applyEdits } from "../support/fixes.ts";
import { projectOf } from "../support/project.ts";

const plan = `engagement shift "Shift" {
  starts: 2026-02-02

  goal speed "Faster" { by: 2026-09-30 } // the board's day

  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    conversation talks "Talks" { dates: 2026-02-09 to 2026-03-06 }
    conversation dana "Dana" { on: 2026-02-04 at 14:00 for 90 minutes }
    observation night "Night" { on: 2026-02-19 }
  }
  phase plan "Plan" {
    lasts: 2 months // begins the day after the diagnostic ends
    feedback findings "Findings" { on: 8 days after diagnostic at 10:00 }
    commitment local "Depots decide" {
      action standup "Stand-up" { starts: start of implementation; due: 6 weeks after start of implementation }
      action limits "Limits" { after: standup; due: 2026-07-31 }
      action tell "Tell" { lasts: 2 weeks }
    }
    review steering { on: 3 days before start of implementation }
  }
  phase implementation "Implementation" { lasts: 4 months }
  milestone half "Half-way" { on: 2 weeks after 2026-06-01 }
  contract omar "Omar" { dates: 2026-05-25 to 2026-09-18; review closing { on: 2 days before end of omar } }
}
`;

describe("other days for a block", () => {
  it("are another day where a day is written, and the rest of the line stays", async () => {
    const { lines } = await moved("shift/speed", "2026-10-07", "2026-10-07");
    deepEqual(lines, ['  goal speed "Faster" { by: 2026-10-07 } // the board\'s day']);
  });

  it("are two days in a range", async () => {
    const { lines } = await moved("shift/talks", "2026-02-16", "2026-03-13");
    deepEqual(lines, ['    conversation talks "Talks" { dates: 2026-02-16 to 2026-03-13 }']);
    equal(
      (await moved("shift/talks", undefined, "2026-03-13")).text.includes("2026-02-09 to 2026-03-13"),
      true,
    );
    equal(
      (await moved("shift/talks", "2026-02-16", undefined)).text.includes("2026-02-16 to 2026-03-06"),
      true,
    );
  });

  it("keep the time of day and how long it takes", async () => {
    const { lines } = await moved("shift/dana", "2026-02-05", "2026-02-05");
    deepEqual(lines, ['    conversation dana "Dana" { on: 2026-02-05 at 14:00 for 90 minutes }']);
  });

  it("go on counting from what they counted from, in the author's unit", async () => {
    deepEqual((await moved("shift/findings", "2026-04-01", "2026-04-01")).lines, [
      '    feedback findings "Findings" { on: 10 days after diagnostic at 10:00 }',
    ]);
    deepEqual((await moved("shift/standup", undefined, "2026-07-18")).lines, [
      '      action standup "Stand-up" { starts: start of implementation; due: 8 weeks after start of implementation }',
    ]);
    deepEqual((await moved("shift/standup", "2026-06-02", undefined)).lines, [
      '      action standup "Stand-up" { starts: 10 days after start of implementation; due: 6 weeks after start of implementation }',
    ]);
    deepEqual((await moved("shift/half", "2026-06-22", "2026-06-22")).lines, [
      '  milestone half "Half-way" { on: 3 weeks after 2026-06-01 }',
    ]);
  });

  it("come to lie on the other side of what they count from", async () => {
    const on = async (day: string) =>
      (await moved("shift/findings", day, day)).lines[0]?.match(/on: (.*) at/)?.[1];
    equal(await on("2026-03-20"), "2 days before end of diagnostic");
    equal(await on("2026-03-22"), "end of diagnostic");
    const review = async (day: string) =>
      (await moved("shift/steering", day, day)).lines[0]?.match(/on: (.*) \}/)?.[1];
    equal(await review("2026-05-25"), "2 days after start of implementation");
    equal(await review("2026-05-22"), "1 day before start of implementation");
  });

  it("make a length longer or shorter, in its own unit where that comes out even", async () => {
    equal((await moved("shift/diagnostic", undefined, "2026-03-29")).lines[0], "    lasts: 8 weeks");
    equal((await moved("shift/diagnostic", undefined, "2026-03-24")).lines[0], "    lasts: 51 days");
    const { lines } = await moved("shift/plan", undefined, "2026-06-22");
    deepEqual(lines, ["    lasts: 3 months // begins the day after the diagnostic ends"]);
  });

  it("are a start of its own where it came about by itself, counted from where it came from", async () => {
    const { lines, moves } = await moved("shift/implementation", "2026-06-06", "2026-10-05");
    deepEqual(lines, [
      '  phase implementation "Implementation" { starts: 15 days after plan; lasts: 4 months }',
    ]);
    equal(moves[0], "shift 2026-02-02 – 2026-10-05");
    equal(moves.includes("shift/standup 2026-06-06 – 2026-07-18"), true);
    deepEqual((await moved("shift/tell", "2026-03-30", "2026-04-12")).lines, [
      '      action tell "Tell" { starts: 1 week after start of plan; lasts: 2 weeks }',
    ]);
  });

  it("leave a length in months its words where it is moved as a whole", async () => {
    const { lines, moves } = await moved("shift/implementation", "2026-05-30", "2026-09-29");
    deepEqual(lines, [
      '  phase implementation "Implementation" { starts: 8 days after plan; lasts: 4 months }',
    ]);
    equal(moves.includes("shift/implementation 2026-05-30 – 2026-09-29"), true);
  });

  it("stretch a day to several", async () => {
    deepEqual((await moved("shift/night", undefined, "2026-02-20")).lines, [
      '    observation night "Night" { on: 2026-02-19 for 2 days }',
    ]);
    equal(
      await refused("shift/dana", undefined, "2026-02-06"),
      "The conversation “Dana” takes place at a time of one day. It can be moved, but not made longer.",
    );
    equal(
      await refused("shift/speed", "2026-09-29", "2026-09-30"),
      "The goal “Faster” takes place on one day. It can be moved, but not made longer.",
    );
  });

  it("are told of all that moves along", async () => {
    const { moves } = await moved("shift/omar", "2026-06-01", "2026-09-25");
    deepEqual(moves, ["shift/omar 2026-06-01 – 2026-09-25", "shift/closing 2026-09-23 – 2026-09-23"]);
  });

  it("are refused in words", async () => {
    equal(
      await refused("shift/local", "2026-06-01", "2026-09-25"),
      "The commitment “Depots decide” has no dates of its own: it goes from the first of its actions to the last. Move its actions.",
    );
    equal(
      await refused("shift/omar", "2026-10-01", undefined),
      "The contract “Omar” would end before it begins.",
    );
    equal(await refused("shift/nobody", "2026-10-01", undefined), "This is not in the text any more.");
  });

  it("are refused where what is written cannot be read", async () => {
    const broken = plan.replace("by: 2026-09-30", "by: 2026-02-30");
    const { snapshot, file } = await projectOf(broken);
    deepEqual(reschedule(snapshot, file.uri, "shift/speed", { start: dayOf("2026-06-01") }), {
      refusal: "A date of this cannot be worked out. Mend it first, then it can be moved.",
    });
  });

  it("come out as asked for, whatever is moved", async () => {
    const { snapshot, file } = await projectOf(plan);
    for (const { unit } of snapshot.units(file.uri)) {
      for (const entity of unit.entities) {
        const { start, end } = snapshot.schedule(file.uri, unit).dates(entity);
        if (!start || !end || entity.kind === "commitment" || entity.kind === "engagement") continue;
        const result = reschedule(snapshot, file.uri, entity.path, {
          start: start.day + 14,
          end: end.day + 14,
        });
        if ("refusal" in result) return fail(result.refusal);
        const own = result.moves.find(({ path }) => path === entity.path);
        equal(own?.start, start.day + 14, entity.path);
        // Months are not equally long.
        ok(Math.abs((own?.end ?? 0) - end.day - 14) <= (entity.kind === "phase" ? 3 : 0), entity.path);
      }
    }
  });
});

async function moved(path: string, start: string | undefined, end: string | undefined) {
  const { snapshot, file } = await projectOf(plan);
  const result = reschedule(snapshot, file.uri, path, wanted(start, end));
  if ("refusal" in result) return fail(result.refusal);
  const text = applyEdits(file.text, result.edits);
  const before = new Set(plan.split("\n"));
  const shown = (day: number | undefined) => (day === undefined ? "" : formatDay(day));
  return {
    text,
    lines: text.split("\n").filter((line) => !before.has(line)),
    moves: result.moves.map((move) => `${move.path} ${shown(move.start)} – ${shown(move.end)}`),
  };
}

async function refused(path: string, start: string | undefined, end: string | undefined): Promise<string> {
  const { snapshot, file } = await projectOf(plan);
  const result = reschedule(snapshot, file.uri, path, wanted(start, end));
  return "refusal" in result ? result.refusal : fail("It was moved.");
}

function wanted(start: string | undefined, end: string | undefined) {
  return {
    ...(start !== undefined && { start: dayOf(start) }),
    ...(end !== undefined && { end: dayOf(end) }),
  };
}

function dayOf(text: string): number {
  return parseDay(text) ?? fail(`${text} is no day.`);
}
