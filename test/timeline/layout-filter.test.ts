import assert from "node:assert/strict";
import { laneNote } from "../../server/src/timeline/labels-lanes.ts";
import {
  countOf,
  type Filter,
  filtered,
  noFilter,
  peopleOf,
} from "../../server/src/timeline/layout-filter.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { engagement, item, lane, model, northwind } from "./fixtures.ts";

const plan = northwind();

/** The ids of what is left, without the engagement's. */
function left(filter: Partial<Filter>, of: TimelineModel = plan): readonly string[] {
  return filtered(of, { ...noFilter, ...filter }).engagements.flatMap(({ lanes }) =>
    lanes.flatMap(({ items }) => items.map(({ id }) => id.replace("shift/", ""))),
  );
}

describe("a filter", () => {
  it("that asks for nothing changes nothing", () => {
    assert.equal(filtered(plan, noFilter), plan);
    assert.equal(filtered(plan, { ...noFilter, text: "  " }), plan);
  });

  it("by text looks at all that is known of a part", () => {
    assert.deepEqual(left({ text: "spending" }), ["limits"]);
    assert.deepEqual(left({ text: "nine days of TEN" }), ["standup"]);
    assert.deepEqual(left({ text: "landlord" }), ["board"]);
    assert.deepEqual(left({ text: "becker blocked" }), ["board"]);
    assert.deepEqual(left({ text: "nothing of the kind" }), []);
  });

  it("by text does not care about capitals and accents", () => {
    const named = model([
      engagement({ lanes: [lane("actions", "l", "Actions", [item("action", "a", "Siobhán übergibt")])] }),
    ]);
    assert.deepEqual(left({ text: "SIOBHAN uber" }, named), ["a"]);
  });

  it("by the name of a lane leaves all of the lane", () => {
    assert.deepEqual(left({ text: "decide for themselves" }), ["standup", "limits", "map", "training-need"]);
  });

  it("leaves what is said under a lane's name true for all of the lane", () => {
    const notes = (of: TimelineModel) =>
      new Map(of.engagements.flatMap(({ lanes }) => lanes.map((each) => [each.title, laneNote(each)])));
    const whole = notes(plan);
    const some = notes(filtered(plan, { ...noFilter, person: "Lena Fischer" }));
    assert.ok(some.size > 0 && some.size < whole.size);
    for (const [title, note] of some) assert.equal(note, whole.get(title), title);
  });

  it("by person leaves what is theirs", () => {
    assert.deepEqual(left({ person: "Lena Fischer" }), ["standup", "mentors"]);
    assert.ok(peopleOf(plan).includes("Tom Becker"));
  });

  it("by kind, by being late, by having no owner", () => {
    assert.deepEqual(left({ kind: "milestone" }), ["kickoff", "depots-live"]);
    assert.deepEqual(left({ overdue: true }), ["training-need"]);
    assert.deepEqual(left({ unowned: true }), ["speed"]);
  });

  it("takes all that is asked for together", () => {
    assert.deepEqual(left({ person: "Tom Becker", text: "depot", overdue: true }), ["training-need"]);
  });

  it("keeps the phases, and says what the whole was", () => {
    const [one] = filtered(plan, { ...noFilter, overdue: true }).engagements;
    assert.equal(one?.phases.length, 3);
    assert.equal(one?.whole, plan.engagements[0]);
    assert.equal(countOf(filtered(plan, { ...noFilter, overdue: true })), 1);
  });

  it("leaves a contract's bar where its sessions are asked for", () => {
    const [one] = filtered(plan, { ...noFilter, kind: "session" }).engagements;
    assert.deepEqual(
      one?.lanes.map(({ head }) => head?.id),
      ["shift/omar-coaching"],
    );
  });
});
