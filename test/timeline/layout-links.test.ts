import assert from "node:assert/strict";
import { labelsFor } from "../../server/src/timeline/labels.ts";
import { layout } from "../../server/src/timeline/layout.ts";
import { around, wordsIn } from "../../server/src/timeline/layout-cuts.ts";
import type { LinkLayout } from "../../server/src/timeline/layout-links.ts";
import { frameOf, minimapOf } from "../../server/src/timeline/layout-minimap.ts";
import { estimate } from "../../server/src/timeline/layout-text.ts";
import type { Item } from "../../server/src/timeline/model.ts";
import { day, engagement, item, lane, model, northwind } from "./fixtures.ts";

const view = { width: 1000, zoom: "fit", labels: labelsFor("en-GB"), measure: estimate } as const;

function drawn(actions: readonly Item[], chain: readonly string[] = [], collapsed = new Set<string>()) {
  const plan = model([engagement({ chain, lanes: [lane("actions", "l", "Actions", actions)] })]);
  const [section] = layout(plan, { ...view, collapsed }).sections;
  assert.ok(section);
  return section;
}

function linksOf(actions: readonly Item[], chain?: readonly string[]): readonly LinkLayout[] {
  return drawn(actions, chain).linksWithin(0, 1000, 0, 1000);
}

describe("an arrow", () => {
  const first = item("action", "first", "First", "2026-06-01 2026-06-12");
  const second = item("action", "second", "Second", "2026-06-15 2026-07-10", { after: ["first"] });

  it("leads from the end of one bar to the beginning of the other, at right angles", () => {
    const [link, ...others] = linksOf([first, second]);
    assert.ok(link);
    assert.equal(others.length, 0);
    assert.equal(`${link.from} ${link.to} ${link.kind} ${link.tip}`, "first second after down");
    for (const [index, [x, y]] of link.points.entries()) {
      const before = link.points[index - 1];
      if (before) assert.ok(before[0] === x || before[1] === y, "no slanting line");
    }
    const [one, two] = drawn([first, second]).lanes[0]?.rows.flatMap(({ items }) => items) ?? [];
    const [start, end] = [link.points[0], link.points.at(-1)];
    assert.ok(one && two && start && end);
    assert.ok(start[0] > one.x + one.width / 2 && start[0] <= one.x + one.width);
    assert.ok(end[0] >= two.x && end[0] < two.x + two.width / 2);
    assert.equal(end[1], two.y, "its tip touches the bar");
  });

  it("points up where what waits stands higher", () => {
    assert.equal(linksOf([second, first])[0]?.tip, "up");
  });

  it("says what begins before it may, and what its days are merely counted from", () => {
    const early = item("action", "early", "Early", "2026-06-10 2026-06-20", { after: ["first"] });
    const counted = item("action", "counted", "Counted", "2026-06-20 2026-06-30", { countsFrom: ["first"] });
    assert.deepEqual(
      linksOf([first, early, counted]).map(({ to, kind, tooEarly }) => `${to} ${kind} ${tooEarly}`),
      ["early after true", "counted counted false"],
    );
  });

  it("stands out where both ends are in the chain", () => {
    assert.equal(linksOf([first, second], ["first", "second"])[0]?.critical, true);
    assert.equal(linksOf([first, second], ["second"])[0]?.critical, false);
  });

  it("is not drawn out of view, nor into a closed lane", () => {
    assert.equal(drawn([first, second]).linksWithin(0, 1000, 500, 900).length, 0);
    assert.equal(drawn([first, second], [], new Set(["l"])).linksWithin(0, 1000, 0, 900).length, 0);
  });
});

describe("a line", () => {
  it("makes way for words, and only for those", () => {
    const words = [
      { left: 10, right: 50, top: 20, bottom: 32 },
      { left: 10, right: 50, top: 40, bottom: 52 },
      { left: 60, right: 90, top: 60, bottom: 72 },
    ];
    assert.deepEqual(around(30, 0, 100, words), [
      { from: 0, to: 20 },
      { from: 32, to: 40 },
      { from: 52, to: 100 },
    ]);
    assert.deepEqual(around(5, 0, 100, words), [{ from: 0, to: 100 }]);
  });

  it("of today runs through no words beside a bar or mark", () => {
    const plan = northwind();
    for (const width of [420, 700, 1000, 1500]) {
      const { sections } = layout(plan, { ...view, width });
      for (const { axis, lanes, height } of sections) {
        const words = wordsIn(lanes.flatMap(({ rows }) => rows));
        for (const { from, to } of around(axis.today.x, 0, height, words)) {
          for (const box of words)
            assert.ok(
              axis.today.x < box.left || axis.today.x > box.right || to <= box.top || from >= box.bottom,
            );
        }
      }
    }
  });
});

describe("the map of a plan", () => {
  it("has everything in it, what is late for itself, and a frame around what is in view", () => {
    const drawing = layout(northwind(), { ...view, zoom: 20 });
    const map = minimapOf(drawing, day("2026-06-15"), 800, 40);
    assert.match(map.parts, /^M\d+ \d+h\d+v1h-\d+z/);
    assert.notEqual(map.late, "");
    assert.ok(map.today !== undefined && map.today > 300 && map.today < 600);
    const half = { left: 0, right: drawing.width / 2, top: 0, bottom: drawing.height / 2 };
    const { x, width, height } = frameOf(drawing, half, map);
    assert.ok(x < 50 && width > 300 && width < 400 && Math.abs(height - 20) < 1);
  });
});

describe("closed lanes", () => {
  const plan = northwind();
  const collapsed = new Set(["shift/decide/lane", "shift/omar-coaching/lane"]);
  const [section] = layout(plan, { ...view, collapsed }).sections;

  it("are one bar that says what is in them", () => {
    const closed = section?.lanes.filter((each) => each.collapsed) ?? [];
    assert.deepEqual(
      closed.map(({ rows }) => rows.map(({ summary }) => summary?.labels.map(({ text }) => text).join(" "))),
      [["4 actions: 1 overdue, 1 in progress, 1 done"], ["8 sessions; 3 reviews; 1 result"]],
    );
    assert.equal(closed[0]?.rows[0]?.summary?.done, 0.25);
  });

  it("are as high as they are drawn, and the rest is counted on", () => {
    const open = layout(plan, view).sections[0];
    assert.ok(section && open && section.height < open.height);
    for (const { rows, rowCount } of section.lanes) assert.equal(rows.length, rowCount);
  });
});
