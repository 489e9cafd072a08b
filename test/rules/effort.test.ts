import assert from "node:assert/strict";
import { formatDay, parseDay } from "../../server/src/calendar/day.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { rules } from "../../server/src/rules/index.ts";
import { projectOf } from "../support/project.ts";

/** One engagement with so many actions, one a week, all of them done. */
function planWith(actions: number): string {
  const written = Array.from(
    { length: actions },
    (_, i) => `
      action step-${i} "Step ${i}" {
        owner: lena
        due: ${formatDay(MONDAY + 7 * i)}
        success: "Held on 9 days of ten"
        status: done
        done: 2026-06-01
      }`,
  );
  return `organization o "O" { ambition: "A" }
person lena "Lena" { role: "Manager"; level: middle }
person dana "Dana" { role: "Chief executive"; level: chief-executive }
coach priya "Priya" { credential: "ICF PCC" }
engagement e "E" {
  organization: o
  sponsor: dana
  leaders: lena
  coaches: priya
  starts: 2026-02-02
  goal speed "Speed" { measure: "days"; baseline: 9; target: 5; by: 2026-09-30 }
  phase implementation "Implementation" {
    lasts: 4 months
    commitment "Depots decide" {
      leader: lena
      addresses: speed${written.join("")}
    }
  }
}
`;
}

/** The first week. */
const MONDAY = parseDay("2026-03-02") ?? 0;

/** Keys in the middle of the plan: what is replaced, and by what. */
const keys: Readonly<Record<string, readonly [RegExp, string]>> = {
  "a letter in a text": [/(?<="Held o)n/g, "x"],
  "a letter in a field's name": [/(?<=^ *own)er: lena/gm, "xer: lena"],
  "the digit of a day": [/(?<=due: \d{4}-\d\d-\d)\d/g, "3"],
  "a quote in a text": [/(?<="Held) /g, '"'],
  "a brace": [/^ {6}\}$/gm, ""],
  "a line break": [/(?<=days of ten")/g, "\n"],
};

describe("what a key makes rules do", () => {
  for (const [key, [pattern, by]] of Object.entries(keys)) {
    it(`hangs on what is typed, not on how long the engagement is: ${key}`, async () => {
      assert.equal(await asked(20, pattern, by), await asked(100, pattern, by));
    });
  }
});

/** How many times a rule is asked something after the key and after it is taken back. */
async function asked(actions: number, pattern: RegExp, by: string): Promise<number> {
  const { workspace, file } = await projectOf(planWith(actions));
  const told = () => findingsOf(workspace.snapshot(), file.uri).map(({ code }) => code);
  const before = told();
  const places = [...file.text.matchAll(pattern)];
  const place = places[places.length >> 1];
  const lines = workspace.snapshot().document(file.uri)?.lines;
  assert.ok(place && lines);
  const restore = counting();
  try {
    const start = lines.position(place.index);
    const old = { start, end: lines.position(place.index + place[0].length) };
    workspace.change(file.uri, 2, [{ range: old, text: by }]);
    told();
    const end =
      workspace
        .snapshot()
        .document(file.uri)
        ?.lines.position(place.index + by.length) ?? start;
    workspace.change(file.uri, 3, [{ range: { start, end }, text: place[0] }]);
    assert.deepEqual(told(), before);
    return restore.count();
  } finally {
    restore.all();
  }
}

function counting() {
  let count = 0;
  const runs = rules.map((rule) => {
    const { run } = rule;
    const counted = (...given: readonly unknown[]) => {
      count++;
      return Reflect.apply(run, rule, given);
    };
    Object.assign(rule, { run: counted });
    return () => Object.assign(rule, { run });
  });
  return { count: () => count, all: () => runs.map((restore) => restore()) };
}
