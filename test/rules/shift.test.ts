import { deepEqual, equal, fail, ok } from "node:assert/strict";
import { parseDay } from "../../server/src/calendar/day.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { contextOf } from "../../server/src/rules/shared/context.ts";
import { distanceIn } from "../../server/src/rules/shared/distance.ts";
import { shiftLater, shiftPhase } from "../../server/src/rules/shared/shift.ts";
import { applyEdits } from "../support/fixes.ts";
import { projectOf } from "../support/project.ts";

const plan = `engagement shift "Shift" {
  starts: 2026-02-02
  goal speed "Faster" { by: 2026-09-30 }
  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    conversation "Dana" { on: 2026-02-04 at 14:00 for 90 minutes }
  }
  phase plan "Plan" {
    lasts: 2 months // begins the day after the diagnostic ends
    feedback "Findings" { on: 8 days after diagnostic }
    workshop "Choices" { dates: 2026-04-14 to 2026-04-15 }
    action standup { due: 6 weeks after start of implementation }
    action limits { after: standup; due: 2026-07-31 }
    action tell { lasts: 2 weeks; status: done }
    action learn { starts: 2026-05-04; lasts: 3 weeks }
  }
  phase implementation "Implementation" {
    lasts: 4 months
    training "Floor" { on: 2026-06-03 } /* booked */
  }
  milestone half "Half-way" { on: 2 weeks after 2026-06-01 }
  milestone early { on: 1 week before start of implementation }
  contract omar { dates: 2026-05-25 to 2026-09-18; sessions: 8 every 2 weeks from 2026-06-01; signed: 2026-05-22 }
}
`;

describe("moving everything from a day on", () => {
  it("writes days anew, and leaves alone what moves along by itself", async () => {
    deepEqual(await later("2026-06-01", "2 weeks"), [
      '  goal speed "Faster" { by: 2026-10-14 }',
      "    action standup { due: 8 weeks after start of implementation }",
      "    action limits { after: standup; due: 2026-08-14 }",
      "    lasts: 137 days",
      '    training "Floor" { on: 2026-06-17 } /* booked */',
      '  milestone half "Half-way" { on: 2 weeks after 2026-06-15 }',
      "  contract omar { dates: 2026-05-25 to 2026-10-02; sessions: 8 every 2 weeks from 2026-06-15; signed: 2026-05-22 }",
    ]);
  });

  it("writes the start of a phase down where the one before it stays", async () => {
    const lines = await later("2026-05-23", "2 weeks");
    ok(lines.includes("    starts: 15 days after plan"), lines.join("\n"));
    equal(
      lines.some((line) => line.includes("standup { due")),
      false,
    );
    equal(
      lines.some((line) => line.includes("lasts: 4") || line.includes("early")),
      false,
    );
  });

  it("lets what is under way end later, and what is done stay", async () => {
    const lines = await later("2026-04-01", "1 week");
    ok(lines.includes("    lasts: 68 days // begins the day after the diagnostic ends"), lines.join("\n"));
    ok(lines.includes("    action learn { starts: 2026-05-11; lasts: 3 weeks }"), lines.join("\n"));
    equal(
      lines.some((line) => line.includes("tell")),
      false,
    );
  });

  it("goes back as well", async () => {
    const lines = await later("2026-07-01", "1 month earlier");
    ok(lines.includes('  goal speed "Faster" { by: 2026-08-30 }'), lines.join("\n"));
  });
});

describe("moving a phase", () => {
  it("takes along what is written in it, and nothing else", async () => {
    deepEqual(await phase("implementation", "2 weeks"), [
      "    starts: 15 days after plan",
      '    training "Floor" { on: 2026-06-17 } /* booked */',
    ]);
  });

  it("takes along what comes behind it by itself", async () => {
    deepEqual(await phase("plan", "1 week"), [
      "    starts: 8 days after diagnostic",
      '    feedback "Findings" { on: 15 days after diagnostic }',
      '    workshop "Choices" { dates: 2026-04-21 to 2026-04-22 }',
      "    action limits { after: standup; due: 2026-08-07 }",
      "    action learn { starts: 2026-05-11; lasts: 3 weeks }",
    ]);
  });

  it("says nothing new of what it has moved", async () => {
    const { snapshot, file, workspace } = await projectOf(plan);
    const before = findingsOf(snapshot, file.uri).map(({ code }) => code);
    const [shift] = snapshot.units(file.uri);
    const moved = shift?.unit.entities.find(({ id }) => id === "implementation") ?? fail();
    const document = snapshot.document(file.uri) ?? fail();
    const edits = shiftPhase(contextOf(snapshot, document), moved, distanceIn("1 day") ?? fail());
    workspace.change(file.uri, 2, [{ text: applyEdits(file.text, edits) }]);
    const after = findingsOf(workspace.snapshot(), file.uri).map(({ code }) => code);
    deepEqual(
      after.filter((code) => !before.includes(code) && code !== "phase/gap"),
      [],
    );
  });
});

describe("how far", () => {
  it("is said in plain words", () => {
    const said = (words: string) => {
      const distance = distanceIn(words);
      return distance && `${distance.direction} ${distance.duration.amount} ${distance.duration.unit}`;
    };
    deepEqual(
      [
        "2 weeks",
        "a month later",
        "10 days earlier",
        "-3 days",
        "by two weeks",
        "an year",
        "One week back",
      ].map(said),
      ["1 2 week", "1 1 month", "-1 10 day", "-1 3 day", "1 2 week", "1 1 year", "-1 1 week"],
    );
    deepEqual(
      ["", "soon", "2", "90 minutes", "0 days", "2 weeks maybe", "99999 days"].map(said),
      Array(7).fill(undefined),
    );
  });
});

async function later(from: string, words: string): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(plan);
  const [shift] = snapshot.units(file.uri);
  const document = snapshot.document(file.uri);
  if (!shift || !document) return fail();
  const day = parseDay(from) ?? fail();
  return changed(shiftLater(contextOf(snapshot, document), shift.unit, day, distanceIn(words) ?? fail()));
}

async function phase(id: string, words: string): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(plan);
  const [shift] = snapshot.units(file.uri);
  const document = snapshot.document(file.uri);
  const moved = shift?.unit.entities.find((entity) => entity.id === id);
  if (!moved || !document) return fail();
  return changed(shiftPhase(contextOf(snapshot, document), moved, distanceIn(words) ?? fail()));
}

function changed(edits: Parameters<typeof applyEdits>[1]): readonly string[] {
  const before = new Set(plan.split("\n"));
  return applyEdits(plan, edits)
    .split("\n")
    .filter((line) => !before.has(line));
}
