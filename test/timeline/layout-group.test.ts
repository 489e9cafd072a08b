import assert from "node:assert/strict";
import { type Grouping, grouped, groupings } from "../../server/src/timeline/layout-group.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { engagement, item, lane, model, northwind } from "./fixtures.ts";

const plan = northwind();

/** `Lane: how many parts` */
function lanes(by: Grouping, of: TimelineModel = plan): readonly string[] {
  return grouped(of, by).engagements.flatMap((each) =>
    each.lanes.map(({ title, items }) => `${title}: ${items.length}`),
  );
}

describe("grouping", () => {
  it("as written changes nothing", () => {
    assert.equal(grouped(plan, "plan"), plan);
  });

  it("leaves every part in one lane, whatever it goes by", () => {
    const ids = (by: Grouping) =>
      grouped(plan, by)
        .engagements.flatMap((each) =>
          each.lanes.flatMap(({ kind, head, items }) =>
            (head && kind === "contract" ? [head, ...items] : items).map(({ id }) => id),
          ),
        )
        .sort();
    for (const by of groupings) assert.deepEqual(ids(by), ids("plan"), by);
  });

  it("by phase goes by the day on which a part begins, in the order of the phases", () => {
    assert.deepEqual(
      lanes("phase").map((each) => each.replace(/: \d+/, "")),
      ["Diagnostic", "Plan", "Implementation", "Outside the phases"],
    );
  });

  it("by owner begins with what nobody owns and somebody should", () => {
    const names = lanes("owner").map((each) => each.replace(/: \d+/, ""));
    assert.equal(names[0], "Nobody yet");
    assert.equal(names.at(-1), "Nobody named");
    assert.ok(lanes("owner").includes("Lena Fischer: 2"));
  });

  it("by status begins with what needs somebody", () => {
    assert.deepEqual(
      lanes("status")
        .slice(0, 3)
        .map((each) => each.replace(/: \d+/, "")),
      ["Overdue", "Blocked", "In progress"],
    );
  });

  it("by commitment leaves these as they are, and the rest together", () => {
    assert.deepEqual(
      lanes("commitment").map((each) => each.replace(/: \d+/, "")),
      [
        "Depots decide for themselves",
        "The top team is seen where the work is done",
        "Outside the commitments",
      ],
    );
  });

  it("by coach goes by who gives it", () => {
    const coached = model([
      engagement({
        lanes: [
          lane("activities", "l", "Plan", [
            item("activity", "a", "Workshop", "2026-06-01", { coach: "Priya Nair" }),
            item("activity", "b", "Walk", "2026-06-02"),
          ]),
        ],
      }),
    ]);
    assert.deepEqual(lanes("coach", coached), ["Without a coach: 1", "Priya Nair: 1"].toReversed());
  });
});
