import assert from "node:assert/strict";
import { nextShown, type Shown } from "../../client/webview/keep.ts";
import { viewFrom } from "../../client/webview/view-state.ts";
import { buildTimeline } from "../../server/src/timeline/build.ts";
import type { Item } from "../../server/src/timeline/model.ts";
import { projectOf } from "../support/project.ts";
import { engagement, item, lane, model } from "../timeline/fixtures.ts";

function plan(version: number, action: Item, broken = false) {
  return model([engagement({ broken, lanes: [lane("actions", "l", "Actions", [action])] })], {
    version,
    errors: broken ? 1 : 0,
  });
}

function actionIn({ model: { engagements } }: Shown): Item | undefined {
  return engagements[0]?.lanes[0]?.items[0];
}

describe("what the page shows", () => {
  const sound = item("action", "a", "A", "2026-06-01 2026-06-20");
  const first = nextShown(undefined, plan(3, sound), 0);

  it("is never an older version of the same opening", () => {
    assert.equal(nextShown(first, plan(2, sound), 0), first);
    assert.equal(nextShown(first, plan(3, sound), 0).version, 3);
    assert.equal(nextShown(first, plan(1, sound), 1).version, 1);
  });

  it("is the same picture where a key has only moved it in the text, or changed nothing of it", () => {
    const { engagements } = first.model;
    const below = model(engagements, { version: 4, places: [{ start: 9, end: 80, lanes: [7] }] });
    const second = nextShown(first, below, 0);
    assert.equal(second.model, first.model);
    assert.deepEqual([second.version, second.text], [4, below]);
    const late = nextShown(second, { ...below, version: 5, today: below.today + 1 }, 0);
    assert.equal(late.model.today, below.today + 1);
  });

  it("is never emptied by a mistake, but by an author", () => {
    const mended = nextShown(first, model([], { version: 4, errors: 1 }), 0);
    assert.equal(mended.outdated, true);
    assert.equal(actionIn(mended)?.id, "a");
    assert.equal(nextShown(first, model([], { version: 4 }), 0).model.engagements.length, 0);
  });

  it("keeps the days of a part that is being mended, marked, until they can be read again", () => {
    const torn = item("action", "a", "A", "", { broken: true });
    const second = nextShown(first, plan(4, torn, true), 0);
    assert.deepEqual(
      [actionIn(second)?.start, actionIn(second)?.end, actionIn(second)?.outdated],
      [sound.start, sound.end, true],
    );
    const third = nextShown(second, plan(5, torn, true), 0);
    assert.equal(actionIn(third)?.start, sound.start);
    assert.equal(actionIn(nextShown(third, plan(6, sound), 0))?.outdated, undefined);
    const open = { ...item("action", "a", "A", "", { broken: true }), start: sound.start ?? 0 };
    const half = actionIn(nextShown(first, plan(4, open, true), 0));
    assert.deepEqual([half?.start, half?.end, half?.outdated], [sound.start, sound.end, true]);
    const undated = nextShown(first, plan(4, item("action", "a", "A")), 0);
    assert.equal(actionIn(undated)?.start, undefined, "what has lost its days without a mistake has none");
  });
});

const phases = `engagement shift "Shift" {
  starts: 2026-02-02
  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" {
    lasts: 2 months
    action standup "Stand-up" { starts: start of implementation; due: 6 weeks after start of implementation }
    action limits "Limits" { after: standup; due: 2026-07-31 }
  }
  phase implementation "Implementation" { lasts: 4 months }
}
`;

describe("while a phase's length is written anew", () => {
  it("nothing that is counted from it leaves its place", async () => {
    const shownOf = async (text: string, version: number, before?: Shown) => {
      const { snapshot, file } = await projectOf(text);
      const made = buildTimeline(snapshot, file.uri);
      assert.ok(made);
      return nextShown(before, { ...made, uri: "file:///plan.coachplan", version }, 0);
    };
    const daysIn = ({ model: { engagements } }: Shown) =>
      engagements.flatMap(({ id, start, end, phases, lanes }) => [
        [id, start, end],
        ...[...phases, ...lanes.flatMap(({ items }) => items)].map((each) => [each.id, each.start, each.end]),
      ]);
    const whole = await shownOf(phases, 1);
    for (const half of ["lasts: ", "las", "lasts: 2 mon"]) {
      const broken = await shownOf(phases.replace("lasts: 2 months", half), 2, whole);
      assert.deepEqual(daysIn(broken), daysIn(whole), half);
    }
    const later = await shownOf(phases.replace("lasts: 2 months", "lasts: 3 months"), 3, whole);
    assert.notDeepEqual(daysIn(later), daysIn(whole));
  });
});

describe("the view that was kept", () => {
  it("is taken as far as it makes sense", () => {
    assert.deepEqual(viewFrom(undefined), viewFrom({ zoom: -1, group: "colour", collapsed: "all" }));
    const { zoom, group, filter, collapsed } = viewFrom({
      zoom: 12,
      group: "owner",
      filter: { text: "depot", kind: "unknown", overdue: true },
      collapsed: ["a", 1],
    });
    assert.deepEqual([zoom, group, collapsed], [12, "owner", ["a"]]);
    assert.deepEqual(filter, { text: "depot", person: "", kind: "", overdue: true, unowned: false });
  });
});
