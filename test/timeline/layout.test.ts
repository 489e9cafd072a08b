import assert from "node:assert/strict";
import { formatDay } from "../../server/src/calendar/day.ts";
import { labelsFor } from "../../server/src/timeline/labels.ts";
import { type Layout, layout } from "../../server/src/timeline/layout.ts";
import { grouped } from "../../server/src/timeline/layout-group.ts";
import type { PlacedItem } from "../../server/src/timeline/layout-placed.ts";
import { dayAt, shadesIn, xOf } from "../../server/src/timeline/layout-scale.ts";
import { estimate, type Measure } from "../../server/src/timeline/layout-text.ts";
import type { Item, TimelineModel } from "../../server/src/timeline/model.ts";
import { day, engagement, item, lane, model, northwind } from "./fixtures.ts";

/** Every character is half as wide as it is high: widths that can be worked out in the head. */
const measure: Measure = (text, { size }) => (text.length * size) / 2;
const labels = labelsFor("en-GB");

function drawn(plan: TimelineModel, width: number, zoom: "fit" | number = "fit"): Layout {
  return layout(plan, { width, zoom, labels, measure });
}

/** Actions in a year of 366 days, drawn three px a day from x = 200 on (a panel of 1000 px has names up to there). */
function inAYear(...actions: readonly Item[]): Layout {
  const year = engagement({
    start: day("2026-01-01"),
    end: day("2026-12-31"),
    lanes: [lane("actions", "shift/actions", "Actions", actions)],
  });
  return drawn(model([year]), 1000, 3);
}

function placed(of: Layout, id: string): PlacedItem {
  const found = of.sections
    .flatMap(({ lanes }) => lanes.flatMap(({ rows }) => rows.flatMap(({ items }) => items)))
    .find((each) => each.item.id === id);
  assert.ok(found, `${id} is not drawn`);
  return found;
}

/** `inside: Title | behind it`, `right: …`, `left: …` */
function words(of: Layout, id: string): string {
  const { labels: texts, x, width } = placed(of, id);
  const [first] = texts;
  if (!first) return "none";
  const begin = first.anchor === "end" ? first.x - first.width : first.x;
  const side = begin >= x + width ? "right" : begin < x ? "left" : "inside";
  return `${side}: ${texts.map(({ text }) => text).join(" | ")}`;
}

describe("the words at a bar", () => {
  const owner = { owner: "Lena Fischer" };

  it("stand inside where they fit", () => {
    const long = inAYear(item("action", "a", "Daily stand-up", "2026-02-01 2026-06-30", owner));
    assert.equal(words(long, "a"), "inside: Daily stand-up | Lena Fischer");
  });

  it("stand inside with the owner beside, where only the title fits", () => {
    const short = inAYear(item("action", "a", "Daily stand-up", "2026-02-01 2026-03-10", owner));
    const [title, beside] = placed(short, "a").labels;
    assert.equal(words(short, "a"), "inside: Daily stand-up | Lena Fischer");
    assert.ok(title && beside && beside.x > placed(short, "a").x + placed(short, "a").width);
  });

  it("stand behind a short bar, and before one at the end of the drawing", () => {
    const both = inAYear(
      item("action", "early", "Daily stand-up", "2026-02-01 2026-02-05", owner),
      item("action", "late", "Daily stand-up", "2026-12-20 2026-12-24", owner),
    );
    assert.equal(words(both, "early"), "right: Daily stand-up | Lena Fischer");
    assert.equal(words(both, "late"), "left: Daily stand-up | Lena Fischer");
  });

  it("are shortened where nothing else helps", () => {
    const narrow = drawn(
      model([
        engagement({
          start: day("2026-01-01"),
          end: day("2026-12-31"),
          lanes: [lane("actions", "l", "L", [item("action", "a", "x".repeat(200), "2026-07-01 2026-07-03")])],
        }),
      ]),
      400,
    );
    assert.match(words(narrow, "a"), /^(left|right): x{20,}…$/);
  });

  it("keep how late it is rather than who is late", () => {
    const late = item("action", "a", "Agree the needs of each depot", "2026-05-20 2026-06-05", {
      ...owner,
      status: "overdue",
    });
    const enough = inAYear(late);
    assert.equal(words(enough, "a"), "right: Agree the needs of each depot | Lena Fischer · 10 days overdue");
    assert.ok(placed(enough, "a").tail, "a line leads from the end to today");
  });

  it("stand at a session that is a meeting of its own, among a phase's activities", () => {
    const board = item("session", "s", "Before the board meeting", "2026-06-01");
    const plan = model([
      engagement({ lanes: [lane("activities", "shift/plan/activities", "Plan", [board])] }),
    ]);
    assert.equal(words(drawn(plan, 1000), "s"), "right: Before the board meeting");
  });

  it("leave out whose work it is in the lane of all that this one owns", () => {
    const own = item("action", "a", "Daily stand-up", "2026-02-01 2026-06-30", owner);
    const other = item("action", "b", "Weekly walk", "2026-02-01 2026-06-30", { owner: "Omar Haddad" });
    const plan = model([engagement({ lanes: [lane("actions", "shift/actions", "Actions", [own, other])] })]);
    assert.equal(words(drawn(plan, 1000), "a"), "inside: Daily stand-up | Lena Fischer");
    assert.equal(words(drawn(grouped(plan, "owner"), 1000), "a"), "inside: Daily stand-up");
    assert.equal(words(drawn(grouped(plan, "phase"), 1000), "a"), "inside: Daily stand-up | Lena Fischer");
  });

  it("do not stand at sessions, which are many", () => {
    const plan = drawn(northwind(), 1000);
    assert.equal(words(plan, "shift/omar-coaching/session~1"), "none");
    assert.match(words(plan, "shift/midpoint"), /Midpoint/);
  });
});

describe("parts without days", () => {
  it("are listed in their lane", () => {
    const plan = drawn(northwind(), 1000);
    assert.equal(placed(plan, "shift/mentors").shape, "listed");
    assert.equal(
      words(plan, "shift/mentors"),
      "inside: Pair each depot manager with a director | no dates yet",
    );
  });

  it("get a lane of their own where they are phases", () => {
    const plan = drawn(model([engagement({ phases: [item("phase", "p", "Plan")] })]), 800);
    assert.deepEqual(
      plan.sections[0]?.lanes.map(({ lane }) => lane.title),
      ["Phases"],
    );
    assert.equal(placed(plan, "p").shape, "listed");
  });

  it("say which end is missing where one is known", () => {
    const open = { ...item("action", "a", "Stop dispatching", "2026-02-01"), end: undefined };
    const { end: _, ...started } = open;
    assert.equal(words(inAYear(started), "a"), "right: Stop dispatching | no end yet");
  });
});

describe("the axis", () => {
  const year = (zoom: "fit" | number, width = 1000) => drawn(northwind(), width, zoom).sections[0]?.axis;

  it("shows the units that there is room for", () => {
    assert.equal(year("fit", 300)?.unit, "month");
    assert.equal(year("fit", 1400)?.unit, "week");
    assert.equal(year(30)?.unit, "day");
  });

  it("begins with the year and says it again where it changes", () => {
    const plan = model([engagement({ start: day("2025-11-10"), end: day("2026-05-20") })]);
    const names = drawn(plan, 1400).sections[0]?.axis.upper.map(({ text }) => text);
    assert.deepEqual(
      names,
      ["November 2025", "December", "January 2026", "February", "March", "April", "May", "June"].slice(
        0,
        names?.length,
      ),
    );
  });

  it("writes all days, or all months, in the same way", () => {
    const shapes = (zoom: "fit" | number, width: number) => {
      const axis = year(zoom, width);
      const texts = axis?.lower.map(({ text }) => text).filter((text) => text !== "") ?? [];
      assert.ok(texts.length > 3, `${zoom} ${width}`);
      return new Set(
        texts.map((text) => (/^\d+$/.test(text) ? "day" : /\d/.test(text) ? "weekday" : text.length)),
      );
    };
    for (let zoom = 22; zoom < 80; zoom += 3) assert.equal(shapes(zoom, 1000).size, 1, `${zoom} px a day`);
    // Where weeks are shown, each has its number, as soon as there is room for the widest.
    for (let width = 900; width < 1300; width += 20) {
      const view = { width, zoom: "fit", labels, measure: estimate } as const;
      const { unit, lower = [], today } = layout(northwind(), view).sections[0]?.axis ?? {};
      if (unit !== "week") continue;
      const { x: from = 0, width: wide = 0 } = today?.flag ?? {};
      const isFree = (x: number) => x + 24 < from || x > from + wide;
      const bare = lower.slice(1, -1).filter(({ text, x }) => text === "" && isFree(x));
      assert.deepEqual(bare, [], `${width} px`);
    }
    for (let width = 240; width < 500; width += 20) {
      const lengths = [...shapes("fit", width)].map(Number);
      const areLetters = lengths.every((length) => length === 1);
      assert.ok(areLetters || lengths.every((length) => length > 1), `${width} px`);
    }
  });

  it("writes days and months as the reader does", () => {
    const german = layout(northwind(), { width: 1400, zoom: "fit", labels: labelsFor("de"), measure });
    const axis = german.sections[0]?.axis;
    assert.ok(axis?.upper.some(({ text }) => text === "März"));
    assert.equal(axis?.today.flag.text, "Today, 15. Juni");
  });

  it("tells which way today lies where it is far off", () => {
    const { today } = drawn({ ...northwind(), today: day("2030-01-01") }, 1000).sections[0]?.axis ?? {};
    assert.equal(today?.side, "later");
    assert.equal(today?.flag.text, "Today, 1 Jan →");
  });

  it("shades weekends where they are more than a hair, and days off always", () => {
    const kinds = (zoom: "fit" | number, from: string, to: string) => {
      const { scale } = drawn(northwind(), 1000, zoom);
      const holidays = [{ from: day("2026-05-25"), to: day("2026-05-26") }];
      return shadesIn(scale, holidays, xOf(scale, day(from)), xOf(scale, day(to))).map(
        ({ kind, x, width }) => {
          const start = formatDay(Math.round(dayAt(scale, x)));
          return `${kind} ${start} ${Math.round(width / scale.dayWidth)}`;
        },
      );
    };
    assert.deepEqual(kinds(30, "2026-05-18", "2026-05-31"), [
      "weekend 2026-05-23 2",
      "weekend 2026-05-30 2",
      "holiday 2026-05-25 2",
    ]);
    assert.deepEqual(kinds(30, "2026-05-24", "2026-05-25"), ["weekend 2026-05-23 2", "holiday 2026-05-25 2"]);
    assert.deepEqual(kinds("fit", "2026-05-18", "2026-05-31"), ["holiday 2026-05-25 2"]);
  });

  it("shows the years around the plan when the reader goes far away", () => {
    const { scale } = drawn(northwind(), 1000, 0.01);
    assert.ok(scale.last - scale.first > 5 * 365);
    assert.ok(scale.first < day("2024-06-01") && scale.last > day("2028-06-01"));
    assert.deepEqual(drawn(northwind(), 1000, 0.01).sections[0]?.axis.unit, "quarter");
  });
});

describe("the whole", () => {
  it("fits the width until it is zoomed, and never gets narrower than that", () => {
    assert.equal(Math.round(drawn(northwind(), 1000).width), 1000);
    assert.ok(drawn(northwind(), 1000, 20).width > 4000);
    assert.equal(Math.round(drawn(northwind(), 1000, 0.01).width), 1000);
  });

  it("puts the lanes' names beside them, or above them in a narrow panel", () => {
    assert.equal(drawn(northwind(), 1000).gutter, 200);
    assert.equal(drawn(northwind(), 420).gutter, 0);
  });

  it("puts closed lanes close together, each with what is late in it", () => {
    const plan = northwind();
    const lanes = plan.engagements.flatMap((each) => each.lanes);
    const collapsed = new Set(lanes.map(({ id }) => id));
    const [closed] = layout(plan, { width: 1000, zoom: "fit", labels, measure, collapsed }).sections;
    const late = lanes
      .filter(({ items }) => items.some(({ status }) => status === "overdue"))
      .map(({ id }) => id);
    assert.ok(closed && late.length > 0 && late.length < lanes.length);
    assert.deepEqual(
      closed.lanes
        .filter(({ rows }) => rows.some(({ summary }) => summary?.late !== undefined))
        .map((each) => each.lane.id),
      late,
    );
    for (const { height, names, rows, y } of closed.lanes) {
      assert.ok(height < 36, `${height} px`);
      const [name] = names;
      const [row] = rows;
      assert.ok(name && row);
      const middle = row.y + row.height / 2;
      assert.ok(name.y > middle && name.y - 13 < middle, "the name stands beside the row");
      assert.ok(row.y >= y && row.y + row.height <= y + height);
    }
  });

  it("survives a mistyped year", () => {
    const typo = item("action", "a", "Until the end of days", "2026-02-01 9999-12-31");
    const { width } = drawn(model([engagement({ lanes: [lane("actions", "l", "L", [typo])] })]), 1000, 40);
    assert.ok(width <= 601_000, `${width} px`);
  });

  it("draws an engagement of which nothing is known yet", () => {
    const [section] = drawn(model([engagement()]), 600).sections;
    assert.equal(section?.lanes.length, 0);
    assert.ok(section && section.axis.lower.length > 0);
  });
});

describe("after a key", () => {
  const own = (title: string, ...more: readonly Item[]) =>
    engagement({
      id: "own",
      lanes: [
        lane("actions", "own/a", "Actions", [
          item("action", "own/one", title, "2026-02-01 2026-03-01"),
          ...more,
        ]),
        lane("actions", "own/b", "Others", [item("action", "own/two", "Two", "2026-02-01 2026-03-01")]),
      ],
    });
  const other = northwind().engagements[0] ?? engagement();

  it("what has not changed is laid out already", () => {
    const before = drawn(model([own("One"), other]), 1000, 3);
    const after = drawn(model([own("First"), other]), 1000, 3);
    assert.notEqual(after.sections[0], before.sections[0]);
    assert.equal(after.sections[1], before.sections[1]);
    assert.equal(after.scale, before.scale);
    assert.notEqual(drawn(model([own("One"), other]), 1000, 4).sections[1], before.sections[1]);
  });

  it("what has only moved down keeps its lanes, and stands where it would stand at first", () => {
    const before = drawn(model([own("One"), other]), 1000, 3);
    const longer = own("One", item("action", "own/new", "New", "2026-02-01 2026-03-01"));
    const after = drawn(model([longer, other]), 1000, 3);
    const [, moved] = after.sections;
    assert.equal(moved?.lanes, before.sections[1]?.lanes);
    const afresh = drawn(structuredClone(model([longer, other])), 1000, 3);
    const places = ({ sections, height }: Layout) => [
      height,
      ...sections.map(({ top, lanes }) => [
        top,
        ...lanes.map(({ y, height: high, index }) => [y, high, index]),
      ]),
    ];
    assert.deepEqual(places(after), places(afresh));
  });
});
