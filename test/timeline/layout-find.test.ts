import assert from "node:assert/strict";
import { labelsFor } from "../../server/src/timeline/labels.ts";
import { layout } from "../../server/src/timeline/layout.ts";
import { partAt, type Step, sourceOf, spotOf, stepFrom } from "../../server/src/timeline/layout-find.ts";
import { estimate } from "../../server/src/timeline/layout-text.ts";
import { northwind } from "./fixtures.ts";

const plan = northwind();
const drawn = layout(plan, { width: 1000, zoom: "fit", labels: labelsFor("en-GB"), measure: estimate });

describe("the part at the cursor", () => {
  it("is the innermost one whose text holds it", () => {
    assert.equal(partAt(plan, 2100), "shift/standup");
    assert.equal(partAt(plan, 2700), "shift/decide");
    assert.equal(partAt(plan, 8000), "shift");
  });

  it("is none outside of every engagement", () => {
    assert.equal(partAt(plan, 10), undefined);
    assert.equal(partAt(plan, 9500), undefined);
  });

  it("has its text where it was found", () => {
    assert.deepEqual(sourceOf(plan, "shift/standup"), { start: 2000, end: 2300 });
    assert.equal(sourceOf(plan, "shift/nobody"), undefined);
  });
});

describe("a step by key", () => {
  for (const [from, step, to] of [
    [undefined, "down", "shift"],
    ["shift", "down", "shift/diagnostic"],
    ["shift/diagnostic", "right", "shift/plan"],
    ["shift/plan", "last", "shift/implementation"],
    ["shift/implementation", "right", undefined],
    ["shift/implementation", "down", "shift/goals"],
    ["shift/goals", "down", "shift/kickoff"],
    ["shift/decide/lane", "down", "shift/standup"],
    ["shift/standup", "down", "shift/limits"],
    ["shift/standup", "up", "shift/decide/lane"],
    ["shift/omar-coaching/session~2", "left", "shift/omar-coaching/session~1"],
    ["shift/omar-coaching/session~2", "first", "shift/omar-coaching/session~1"],
    ["shift/limits", "top", "shift"],
    ["shift", "bottom", "shift/workshop~1"],
    ["shift", "up", undefined],
  ] as const satisfies readonly (readonly [string | undefined, Step, string | undefined])[]) {
    it(`${step} from ${from ?? "nowhere"} leads to ${to ?? "nothing more"}`, () => {
      assert.equal(stepFrom(drawn, from, step), to);
    });
  }

  it("reaches every part and the name of every lane", () => {
    const reached = new Set<string>();
    const waiting: (string | undefined)[] = [undefined];
    while (waiting.length > 0) {
      const at = waiting.pop();
      for (const step of ["left", "right", "up", "down"] as const) {
        const next = stepFrom(drawn, at, step);
        if (next === undefined || reached.has(next)) continue;
        reached.add(next);
        waiting.push(next);
      }
    }
    const [shift] = plan.engagements;
    const all = shift?.lanes.flatMap(({ head, items }) => [...(head ? [head] : []), ...items]) ?? [];
    const stops = all.filter(({ kind }) => kind !== "commitment").concat(shift?.phases ?? []);
    for (const { id } of [...stops, ...(shift?.lanes ?? [])]) assert.ok(reached.has(id), id);
  });
});

describe("where a part is drawn", () => {
  it("is known of every kind of part", () => {
    for (const id of [
      "shift",
      "shift/plan",
      "shift/decide",
      "shift/standup",
      "shift/mentors",
      "shift/midpoint",
    ])
      assert.ok(spotOf(drawn, id), id);
    assert.equal(spotOf(drawn, "shift/nobody"), undefined);
  });

  it("does not move sideways where it is a name or has no days", () => {
    assert.equal(spotOf(drawn, "shift/decide")?.pinned, true);
    assert.equal(spotOf(drawn, "shift/mentors")?.pinned, true);
    assert.equal(spotOf(drawn, "shift/standup")?.pinned, false);
  });
});
