import assert from "node:assert/strict";
import { formatDay, parseDay } from "../../server/src/calendar/day.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { rules } from "../../server/src/rules/index.ts";
import { Tally } from "../../server/src/workspace/tally.ts";
import { projectOf } from "../support/project.ts";

/** One engagement with so many actions, one a week, all of them done; and so many others, with others in them. */
function planWith(actions: number, others = 0): string {
  const parts = Array.from({ length: others + 1 }, (_, n) => engagementWith(actions, n));
  return `organization o "O" { ambition: "A" }\n${parts.join("")}`;
}

function engagementWith(actions: number, n: number): string {
  const written = Array.from(
    { length: actions },
    (_, i) => `
      action step-${i} "Step ${i}" {
        owner: lena-${n}
        due: ${formatDay(MONDAY + 7 * i)}
        success: "Held on 9 days of ten"
        status: done
        done: 2026-06-01
      }`,
  );
  return `person lena-${n} "Lena" { role: "Manager"; level: middle }
person dana-${n} "Dana" { role: "Chief executive"; level: chief-executive }
coach priya-${n} "Priya" { credential: "ICF PCC" }
engagement e-${n} "E" {
  organization: o
  sponsor: dana-${n}
  leaders: lena-${n}
  coaches: priya-${n}
  starts: 2026-02-02
  goal speed "Speed" { measure: "days"; baseline: 9; target: 5; by: 2026-09-30 }
  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    conversation "Lena" { with: lena-${n}; by: priya-${n}; on: 2026-02-04 at 14:00 }
  }
  phase implementation "Implementation" {
    lasts: 4 months
    commitment "Depots decide" {
      leader: lena-${n}
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
  "an owner's name": [/(?<=owner: lena)-/g, "x-"],
  "a conversation's time": [/(?<=at 14:0)0/g, "5"],
  "the digit of a day": [/(?<=due: \d{4}-\d\d-\d)\d/g, "3"],
  "a quote in a text": [/(?<="Held) /g, '"'],
  "a brace": [/^ {6}\}$/gm, ""],
  "a line break": [/(?<=days of ten")/g, "\n"],
};

/** Keys that may concern a whole engagement, but no others. */
const wideKeys: typeof keys = {
  "a leader's name": [/(?<=leaders: lena)-/g, "x-"],
  "a letter in a person's text": [/(?<="Manage)r"/g, 'xr"'],
};

describe("what a key makes rules do", () => {
  for (const [key, [pattern, by]] of Object.entries(keys)) {
    it(`hangs on what is typed, not on how long the engagement is: ${key}`, async () => {
      assert.deepEqual(await asked(planWith(20), pattern, by), await asked(planWith(100), pattern, by));
    });
  }

  for (const [key, [pattern, by]] of Object.entries({ ...keys, ...wideKeys })) {
    it(`hangs on what is typed, not on how many others stand in the plan: ${key}`, async () => {
      assert.deepEqual(await asked(planWith(5, 4), pattern, by), await asked(planWith(5, 40), pattern, by));
    });
  }
});

/** What is asked, and how many times, after the key and after it is taken back. */
async function asked(plan: string, pattern: RegExp, by: string): Promise<Readonly<Record<string, number>>> {
  const { workspace, file } = await projectOf(plan);
  const told = () => findingsOf(workspace.snapshot(), file.uri).map(({ code }) => code);
  const before = told();
  const places = [...file.text.matchAll(pattern)];
  const place = places[places.length >> 1];
  const lines = workspace.snapshot().document(file.uri)?.lines;
  assert.ok(place && lines);
  const start = lines.position(place.index);
  const old = { start, end: lines.position(place.index + place[0].length) };
  const restore = counting(Object.getPrototypeOf(workspace.snapshot()));
  try {
    workspace.change(file.uri, 2, [{ range: old, text: by }]);
    told();
    const now = workspace.snapshot().document(file.uri)?.lines;
    const end = now?.position(place.index + by.length) ?? start;
    workspace.change(file.uri, 3, [{ range: { start, end }, text: place[0] }]);
    assert.deepEqual(told(), before);
    return restore.counts;
  } finally {
    restore.all();
  }
}

/** Counts what rules are asked, and what is asked of the snapshot and of what the workspace says. */
function counting(snapshot: object) {
  const counts: Record<string, number> = {};
  const count = (of: object, method: string, name: string) => {
    const own: unknown = Reflect.get(of, method);
    assert.ok(typeof own === "function");
    const counted = function (this: unknown, ...given: readonly unknown[]): unknown {
      counts[name] = (counts[name] ?? 0) + 1;
      return Reflect.apply(own, this, given);
    };
    Object.assign(of, { [method]: counted });
    return () => Object.assign(of, { [method]: own });
  };
  const restores = [
    ...rules.map((rule) => count(rule, "run", "rules")),
    ...["names", "schedule"].map((method) => count(snapshot, method, method)),
    ...["home", "about", "isMentioned"].map((method) => count(Tally.prototype, method, method)),
  ];
  return { counts, all: () => restores.map((restore) => restore()) };
}
