import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDay } from "../../server/src/calendar/day.ts";
import { labelsFor } from "../../server/src/timeline/labels.ts";
import { type Layout, layout, type SectionLayout } from "../../server/src/timeline/layout.ts";
import type { PlacedItem } from "../../server/src/timeline/layout-placed.ts";
import { rightOf, xOf } from "../../server/src/timeline/layout-scale.ts";
import type { PlacedText } from "../../server/src/timeline/layout-sizes.ts";
import { estimate } from "../../server/src/timeline/layout-text.ts";
import type { View } from "../../server/src/timeline/layout-view.ts";
import type { Item, ItemKind, ItemStatus, Lane, TimelineModel } from "../../server/src/timeline/model.ts";
import { day, engagement, item, lane, model } from "./fixtures.ts";

const labels = labelsFor("en-GB");

describe("any plan, at any width and zoom", () => {
  law("has every part in its place exactly once", ({ plan, drawn }) => {
    for (const [index, { engagement, axis, lanes }] of drawn.sections.entries()) {
      const wanted = plan.engagements[index];
      const shown = lanes.flatMap(({ rows }) =>
        rows.flatMap(({ items }) => items.map(({ item }) => item.id)),
      );
      const phases = axis.phases.map(({ item }) => item.id);
      const heads = lanes.flatMap(({ lane }) =>
        lane.head && lane.kind !== "contract" ? [lane.head.id] : [],
      );
      const all = engagement.lanes.flatMap(({ head, items }) => [...(head ? [head] : []), ...items]);
      assert.deepEqual(
        [...shown, ...phases, ...heads].sort(),
        [...all, ...(wanted?.phases ?? [])].map(({ id }) => id).sort(),
      );
    }
  });

  law("writes and draws nothing over anything in a row", ({ drawn }) => {
    for (const { items } of rowsOf(drawn)) {
      const labelled = items.filter(({ labels }) => labels.length > 0);
      for (const placed of labelled) {
        for (const other of items) {
          if (other !== placed)
            assert.ok(isApart(placed.extent, other.extent), `${told(placed)} and ${told(other)}`);
        }
        const [first, second] = placed.labels.map(boxOf);
        if (first && second)
          assert.ok(isApart(first, second), `title and the words behind it: ${told(placed)}`);
      }
    }
  });

  law("draws nothing outside of the drawing", ({ drawn, view }) => {
    for (const row of rowsOf(drawn)) {
      for (const placed of row.items) {
        const [left, right] =
          placed.shape === "listed"
            ? [drawn.gutter, Math.max(view.width, 260)]
            : [drawn.scale.left, drawn.width];
        for (const box of [placed, placed.extent, ...placed.labels.map(boxOf)]) {
          assert.ok(box.x >= left - 0.01, `${told(placed)} begins at ${box.x}, the drawing at ${left}`);
          assert.ok(
            box.x + box.width <= right + 0.01,
            `${told(placed)} ends at ${box.x + box.width} of ${right}`,
          );
        }
        assert.ok(placed.y >= row.y && placed.y + placed.height <= row.y + row.height, told(placed));
      }
    }
  });

  law("keeps a part's words within what it takes of its row", ({ drawn }) => {
    for (const placed of rowsOf(drawn).flatMap(({ items }) => items)) {
      for (const text of placed.labels.map(boxOf)) {
        assert.ok(text.x >= placed.extent.x - 0.01, told(placed));
        assert.ok(text.x + text.width <= placed.extent.x + placed.extent.width + 0.01, told(placed));
      }
    }
  });

  law("goes from left to right as time goes on", ({ drawn: { scale, width, gutter } }) => {
    assert.equal(xOf(scale, scale.first), gutter);
    assert.ok(Math.abs(rightOf(scale) - width) < 0.01);
    for (let at = scale.first; at < scale.last; at += 7) assert.ok(xOf(scale, at) < xOf(scale, at + 1));
  });

  law("draws bars from their first day to the end of their last", ({ drawn }) => {
    for (const { item, shape, x, width } of rowsOf(drawn).flatMap(({ items }) => items)) {
      if (shape !== "bar" || item.start === undefined || item.end === undefined) continue;
      const first = Math.min(item.start, item.end);
      const last = Math.max(item.start, item.end);
      assert.ok(Math.abs(x - xOf(drawn.scale, first)) < 0.01);
      assert.ok(x + width >= xOf(drawn.scale, last + 1) - 0.01);
    }
  });

  law("stacks lanes and rows without a gap in what belongs together", ({ drawn }) => {
    for (const { lanes, height } of drawn.sections) {
      let top = 0;
      for (const { y, height: own, rows } of lanes) {
        assert.equal(y, top);
        top += own;
        let rowTop = y;
        for (const row of rows) {
          assert.ok(row.y >= rowTop && row.y + row.height <= y + own);
          rowTop = row.y + row.height;
        }
      }
      // Without lanes there is a sentence.
      if (lanes.length > 0) assert.equal(height, top);
    }
  });

  law(
    "has an axis without gaps, with words that fit and that the flag of today does not cover",
    ({ drawn }) => {
      for (const { axis } of drawn.sections) {
        for (const [level, cells] of [
          ["upper", axis.upper],
          ["lower", axis.lower],
        ] as const) {
          for (const [index, { x, width, text }] of cells.entries()) {
            const next = cells[index + 1];
            if (next) assert.ok(Math.abs(x + width - next.x) < 0.01);
            const wide = estimate(text, { size: 11 });
            assert.ok(wide <= width, `${text} in ${width}`);
            const from =
              level === "lower" && axis.unit !== "week" && axis.unit !== "day"
                ? x + width / 2 - wide / 2
                : x + 5;
            const { flag } = axis.today;
            if (text !== "" && flag.level === level)
              assert.ok(
                isApart({ x: from, width: wide }, flag),
                `${text} at ${from} and ${flag.text} at ${flag.x}`,
              );
          }
        }
      }
    },
  );

  law("keeps the header, the names and the phases inside of what is theirs", ({ drawn, view }) => {
    for (const { header, lanes, axis } of drawn.sections) {
      for (const text of [...header.texts, ...header.chips.map((chip) => chip.text)])
        assert.ok(text.x + text.width <= view.width, `${text.text} at ${view.width}`);
      for (const { x, width } of header.chips) assert.ok(x + width <= view.width);
      for (const { names, y, height } of lanes) {
        for (const name of names) {
          assert.ok(name.x + name.width <= (drawn.gutter || view.width), `${name.text} in ${drawn.gutter}`);
          assert.ok(name.y > y && name.y < y + height);
        }
      }
      for (const phase of axis.phases) {
        const wide = estimate(phase.text, { size: 12, bold: true });
        assert.ok(wide + phase.slack <= Math.max(phase.width, 0) || phase.text === "");
      }
    }
  });
});

interface Case {
  readonly plan: TimelineModel;
  readonly view: View;
  readonly drawn: Layout;
}

function law(name: string, holds: (drawing: Case) => void): void {
  it(name, () => {
    fc.assert(
      fc.property(plans(), views(), (plan, view) => holds({ plan, view, drawn: layout(plan, view) })),
      { numRuns: 150 },
    );
  });
}

function views(): fc.Arbitrary<View> {
  return fc.record({
    // A panel is at least as wide as VS Code lets it be.
    width: fc.integer({ min: 260, max: 1800 }),
    zoom: fc.oneof(fc.constant("fit" as const), fc.double({ min: 0.3, max: 70, noNaN: true })),
    labels: fc.constant(labels),
    measure: fc.constant(estimate),
  });
}

function plans(): fc.Arbitrary<TimelineModel> {
  return fc
    .tuple(
      fc.array(
        fc.tuple(words, fc.array(parts("phase"), { maxLength: 4 }), fc.array(lanes(), { maxLength: 4 })),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
      fc.integer({ min: -400, max: 400 }),
    )
    .map(([engagements, away]) => {
      let count = 0;
      const named = (part: Item): Item => ({ ...part, id: `${part.kind}~${count++}` });
      return model(
        engagements.map(([title, phases, around], index) =>
          engagement({
            id: `engagement~${index}`,
            title,
            organization: title,
            sponsors: [title],
            phases: phases.map(named),
            lanes: around.map((each) => ({
              ...each,
              id: `lane~${count++}`,
              items: each.items.map(named),
              ...(each.head ? { head: named(each.head) } : {}),
            })),
          }),
        ),
        { today: day("2026-06-15") + away },
      );
    });
}

function lanes(): fc.Arbitrary<Lane> {
  const marks = fc.oneof(
    ...(["session", "review", "milestone", "goal", "result", "activity"] as const).map(parts),
  );
  return fc.oneof(
    fc
      .tuple(words, fc.array(parts("action"), { maxLength: 5 }), parts("commitment"))
      .map(([title, items, head]) => lane("commitment", "", title, items, head)),
    fc
      .tuple(words, fc.array(marks, { maxLength: 12 }), parts("contract"))
      .map(([title, items, head]) => lane("contract", "", title, items, head)),
    fc
      .tuple(words, fc.array(fc.oneof(marks, parts("action")), { maxLength: 12 }))
      .map(([title, items]) => lane("activities", "", title, items)),
  );
}

const words = fc.oneof(
  fc.constantFrom(
    "Stand-up",
    "Daily depot stand-up",
    "Raise the depots' spending limit in every depot of the north",
    "",
  ),
  fc.string({ maxLength: 60, unit: "grapheme" }),
);

function parts(kind: ItemKind): fc.Arbitrary<Item> {
  const statuses: readonly ItemStatus[] = [
    "planned",
    "in-progress",
    "done",
    "overdue",
    "blocked",
    "dropped",
    "unknown",
  ];
  return fc
    .record({
      title: words,
      from: fc.option(fc.integer({ min: 0, max: 500 })),
      lasts: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 120 }) },
        { weight: 1, arbitrary: fc.integer({ min: -20, max: -1 }) },
      ),
      open: fc.boolean(),
      status: fc.constantFrom(...statuses),
      owner: fc.option(words),
    })
    .map(({ title, from, lasts, open, status, owner }) => {
      const start = from === null ? undefined : day("2026-01-01") + from;
      const more = { status, ...(owner === null ? {} : { owner }) };
      if (start === undefined) return item(kind, "", title, "", more);
      const isMark = kind !== "phase" && kind !== "action" && kind !== "contract" && kind !== "activity";
      const dates = open || isMark ? formatDay(start) : `${formatDay(start)} ${formatDay(start + lasts)}`;
      return item(kind, "", title, dates, more);
    });
}

function rowsOf({ sections }: Layout): readonly SectionLayout["lanes"][number]["rows"][number][] {
  return sections.flatMap(({ lanes }) => lanes.flatMap(({ rows }) => rows));
}

interface Box {
  readonly x: number;
  readonly width: number;
}

function boxOf({ x, width, anchor }: PlacedText): Box {
  return { x: anchor === "end" ? x - width : x, width };
}

function isApart(one: Box, other: Box): boolean {
  return one.x + one.width <= other.x + 0.01 || other.x + other.width <= one.x + 0.01;
}

function told({ item, shape, extent, labels }: PlacedItem): string {
  const says = labels.map(({ text }) => text).join(" | ");
  return `${shape} ${item.kind} “${says}” from ${Math.round(extent.x)} to ${Math.round(extent.x + extent.width)}`;
}
