import assert from "node:assert/strict";
import fc from "fast-check";
import { buildTimeline } from "../../server/src/timeline/build.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { changed, changesOf } from "../../server/src/timeline/model-changes.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { projectOf } from "../support/project.ts";
import { pieces, sampleTexts } from "../support/texts.ts";

/** As it comes out of a connection. */
function sent<Value>(value: Value): Value {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}

/** The later value as whoever has the earlier one makes it. */
function patched(before: unknown, after: unknown): unknown {
  const changes = sent(changesOf(before, after));
  return changes ? changed(before, changes) : before;
}

describe("what has changed in plain data", () => {
  const named = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), says: fc.jsonValue({ maxDepth: 1 }) });
  const data = fc.oneof(
    fc.jsonValue(),
    fc.array(fc.oneof(named, fc.integer({ min: 0, max: 3 })), { maxLength: 6 }),
    fc.record({ lanes: fc.array(named, { maxLength: 5 }), title: fc.string(), more: fc.jsonValue() }),
  );

  it("makes the later value of the earlier one, whatever the two are", () => {
    fc.assert(
      fc.property(data.map(sent), data.map(sent), (before, after) => {
        assert.deepEqual(patched(before, after), after);
        assert.equal(changesOf(before, sent(before)), undefined);
      }),
    );
  });

  it("leaves what is the same as it was, also where it stands elsewhere", () => {
    const before = [
      { id: "a", list: [1] },
      { id: "b", list: [2] },
      { id: "c", list: [3] },
    ];
    const after = [
      { id: "c", list: [3] },
      { id: "n", list: [] },
      { id: "a", list: [1] },
      { id: "b", list: [9] },
    ];
    const made = patched(before, after);
    assert.deepEqual(made, after);
    assert.ok(Array.isArray(made) && made[0] === before[2] && made[2] === before[0]);
  });
});

const firm = `--- people.coachplan
organization northwind "Northwind" { ambition: "Five days" }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
person lena "Lena Fischer" { role: "Depot manager"; level: middle }
coach priya "Priya Nair"
--- plan.coachplan
use "people.coachplan"
engagement leeds "Leeds" {
  organization: northwind
  leaders: omar
  coaches: priya
  starts: 2026-02-02
  phase plan "Plan" {
    lasts: 7 weeks
    workshop "Kick-off" { by: priya; for: omar; on: 2026-02-10 }
    commitment "Depots decide" {
      leader: omar
      action standup "Stand-up" { owner: lena; starts: 2026-06-01; due: 6 weeks after start of plan; success: "Held" }
      action walks "Walks" { owner: omar; after: standup; due: 2026-08-31; success: "Held" }
    }
  }
  contract "Coaching" { coach: priya; coachee: omar; dates: 2026-05-25 to 2026-09-18; sessions: 4 every 2 weeks }
}
engagement york "York" {
  leaders: lena
  starts: 2026-02-02
  action rounds "Rounds" { owner: lena; due: 2026-07-31; success: "Walked" }
  goal speed "Speed" { by: 2026-09-30 }
}
`;

/** Plans with their people in the same file or in another one. */
const plans = [
  firm,
  ...["one-leader.coachplan", "broken.coachplan"].map(
    (name) => `--- plan.coachplan\n${sampleTexts.get(name) ?? ""}`,
  ),
];

/** Where it is typed: anywhere, or behind something that means something. */
const spots = [
  /"\w/g,
  /(?:owner|after|due|starts|lasts): ../g,
  /(?:action|phase|person) \S* ?".../g,
  /[^\n]/g,
];
const edits = fc.array(
  fc.record({
    file: fc.nat(),
    spot: fc.constantFrom(...spots),
    nth: fc.nat(),
    removes: fc.constantFrom(0, 0, 0, 1, 2, 20),
    typed: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("x", " y", "", "1", "\n") },
      { weight: 1, arbitrary: fc.constantFrom(...pieces) },
    ),
    asked: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe("a timeline by what has changed", () => {
  it("is the timeline of the text as it is now, after any edits", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...plans), edits, async (plan, all) => {
        const { workspace, files, file } = await projectOf(plan);
        let told = timelineOf(workspace, file.uri);
        let shown: unknown = told;
        for (const [index, { file: which, spot, nth, removes, typed, asked }] of all.entries()) {
          const uri = files[which % files.length]?.uri ?? file.uri;
          type(workspace, uri, index + 2, { spot, nth, removes, typed });
          if (!asked && index < all.length - 1) continue;
          const now = timelineOf(workspace, file.uri);
          shown = patched(shown, sent(now));
          assert.deepEqual(patched(told, now), sent(now));
          told = now;
        }
        const { workspace: fresh } = await projectOf("");
        for (const { uri } of files) fresh.open(uri, 1, workspace.snapshot().document(uri)?.text ?? "");
        const { version } = told;
        assert.deepEqual(shown, sent({ ...timelineOf(fresh, file.uri), version }));
      }),
      { numRuns: 40 },
    );
  });

  it("says nothing of what a key has only moved, and little of what it has changed", async () => {
    const { workspace, file } = await projectOf(firm);
    const before = timelineOf(workspace, file.uri);
    const typed = { spot: /"Stand-up/g, nth: 0, removes: 0, typed: "s" };
    type(workspace, file.uri, 2, typed);
    const after = timelineOf(workspace, file.uri);
    const [leeds, york] = after.engagements;
    assert.equal(york, before.engagements[1], "it is built of its own text");
    assert.ok(leeds && leeds !== before.engagements[0]);
    const said = JSON.stringify(changesOf(before, after));
    assert.match(said, /"Stand-ups"/);
    assert.doesNotMatch(said, /Walks|Coaching|Depots decide|Rounds/);
    const made = changed(before, sent(changesOf(before, after)) ?? { fields: [] });
    assert.deepEqual(made, sent(after));
  });
});

function timelineOf(workspace: Workspace, uri: string): TimelineModel {
  const model = buildTimeline(workspace.snapshot(), uri);
  assert.ok(model);
  return model;
}

interface Typed {
  readonly spot: RegExp;
  readonly nth: number;
  readonly removes: number;
  readonly typed: string;
}

function type(
  workspace: Workspace,
  uri: string,
  version: number,
  { spot, nth, removes, typed }: Typed,
): void {
  const document = workspace.snapshot().document(uri);
  assert.ok(document);
  const { text, lines } = document;
  const found = [...text.matchAll(spot)];
  const hit = found[nth % Math.max(found.length, 1)];
  const at = hit ? hit.index + hit[0].length : nth % (text.length + 1);
  const range = { start: lines.position(at), end: lines.position(Math.min(at + removes, text.length)) };
  workspace.change(uri, version, [{ range, text: typed }]);
}
