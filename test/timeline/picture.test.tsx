import assert from "node:assert/strict";
import { renderToStaticMarkup } from "preact-render-to-string";
import { labelsFor } from "../../server/src/timeline/labels.ts";
import { layout } from "../../server/src/timeline/layout.ts";
import { estimate } from "../../server/src/timeline/layout-text.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { Timeline } from "../../server/src/timeline/picture.tsx";
import { Legend } from "../../server/src/timeline/picture-legend.tsx";
import type { Showing } from "../../server/src/timeline/picture-parts.tsx";
import { day, engagement, hostile, item, lane, model, northwind } from "./fixtures.ts";

const labels = labelsFor("en-GB");

function drawn(plan: TimelineModel, showing: Partial<Showing> = {}, width = 1000): string {
  const drawing = layout(plan, { width, zoom: "fit", labels, measure: estimate });
  return renderToStaticMarkup(
    <Timeline layout={drawing} showing={{ today: plan.today, labels, ...showing }} />,
  );
}

/** What stands between `<g …>` and its attributes, of the part with that id. */
function part(markup: string, id: string): string {
  const found = new RegExp(`<g[^>]* data-block="${id}"[^>]*>`).exec(markup);
  assert.ok(found, `${id} is not in the picture`);
  return found[0];
}

describe("the picture", () => {
  const plan = northwind();

  it("has every part once, under its id", () => {
    for (const width of [420, 1000]) {
      const ids = [...drawn(plan, {}, width).matchAll(/data-block="([^"]*)"/g)].map(([, id]) => id);
      const [shift] = plan.engagements;
      const all = shift?.lanes.flatMap(({ head, items }) => [...(head ? [head] : []), ...items]) ?? [];
      assert.deepEqual(
        ids.sort(),
        ["shift", ...[...(shift?.phases ?? []), ...all].map(({ id }) => id)].sort(),
      );
    }
  });

  it("needs no inline style, which the panel forbids", () => {
    assert.doesNotMatch(drawn(plan), / style=/);
    assert.doesNotMatch(renderToStaticMarkup(<Legend model={plan} />), / style=/);
  });

  it("lets the Tab key reach one part only", () => {
    const markup = drawn(plan, { reachable: "shift/standup" });
    assert.equal(markup.match(/tabindex="0"/g)?.length, 1);
    assert.match(part(markup, "shift/standup"), /tabindex="0"/);
  });

  it("marks the part that the cursor is in", () => {
    const markup = drawn(plan, { highlighted: "shift/midpoint" });
    assert.equal(markup.match(/aria-current="true"/g)?.length, 1);
    assert.match(part(markup, "shift/midpoint"), /aria-current="true"/);
  });

  it("tells who listens what each part is", () => {
    const limits = part(drawn(plan), "shift/limits");
    assert.match(limits, /role="gridcell"/);
    assert.match(limits, /aria-label="Action: Raise the depots&#39;|aria-label="Action: Raise the depots'/);
    assert.match(
      part(drawn(plan), "shift"),
      /aria-label="Engagement: Leadership shift\. Northwind Logistics\. Ambition: /,
    );
  });

  it("marks parts with a mistake", () => {
    const action = item("action", "a", "A", "2026-06-01 2026-06-20", { broken: true });
    const markup = drawn(model([engagement({ lanes: [lane("actions", "l", "L", [action])] })]));
    assert.match(part(markup, "a"), /data-broken/);
    assert.equal(drawn(plan).match(/data-broken/g), null);
  });

  it("names, at the edges, what stands before and behind each gap that can fill the view", () => {
    const meetings = [
      item("activity", "first", "First talk", "2026-01-10"),
      item("activity", "second", "Second talk", "2026-01-25"),
      item("activity", "last", "Last talk", "2026-12-10"),
    ];
    const year = model([
      engagement({
        start: day("2026-01-01"),
        end: day("2026-12-31"),
        lanes: [lane("activities", "shift/talks", "Talks", meetings)],
      }),
    ]);
    const drawing = layout(year, { width: 1000, zoom: 10, labels, measure: estimate });
    const markup = renderToStaticMarkup(
      <Timeline layout={drawing} showing={{ today: year.today, labels }} />,
    );
    const hints = [...markup.matchAll(/data-beyond="(\w+)" data-side="(\w+)"/g)].map(
      ([, id, side]) => `${id} ${side}`,
    );
    // Between the first two there is no room for a view of its own.
    assert.deepEqual(hints, ["first behind", "second before", "last behind", "last before"]);
  });

  it("has a sign beside the name of an engagement of a portfolio in which something is late", () => {
    const standing = { phases: [], actions: 4, done: 1, overdue: 2 };
    const late = {
      ...lane("group", "0/shift", "Leeds", [item("goal", "g", "Goal", "2026-08-01")]),
      standing,
    };
    const signs = (overdue: number) =>
      drawn(model([engagement({ lanes: [{ ...late, standing: { ...standing, overdue } }] })])).match(
        /class="sign"/g,
      )?.length ?? 0;
    assert.equal(signs(2), 1);
    assert.equal(signs(0), 0);
  });

  it("says of a double booking what it is, and not that it is late", () => {
    const clash = item("milestone", "clash", "Booked twice", "2026-02-10", {
      keyword: "load",
      status: "overdue",
    });
    const markup = drawn(model([engagement({ lanes: [lane("group", "coach/priya", "Priya", [clash])] })]));
    assert.match(part(markup, "clash"), /aria-label="Double booking: Booked twice\. /);
    assert.doesNotMatch(markup, /days overdue/);
  });

  it("has the line of today with its date", () => {
    assert.match(drawn(plan), /<g data-today="here".*Today, 15 Jun/);
  });

  it("keeps a hostile text a text", () => {
    const action = item("action", "a", hostile, "2026-06-01 2026-06-20", { owner: hostile });
    const evil = engagement({
      title: hostile,
      ambition: hostile,
      lanes: [lane("commitment", "l", hostile, [action])],
    });
    const markup = drawn(model([evil]));
    assert.doesNotMatch(markup, /<img/);
    assert.doesNotMatch(markup, /\u202E/);
    assert.ok(markup.length < 40_000, `${markup.length} characters`);
  });

  it("says what to do where nothing is planned yet", () => {
    assert.match(drawn(model([engagement({ start: day("2026-06-01") })])), /Nothing is planned in it yet/);
  });

  it("explains in its legend what it shows, and no more", () => {
    const legend = renderToStaticMarkup(<Legend model={plan} />);
    for (const word of [
      "Action",
      "Contract",
      "Session",
      "Review",
      "overdue",
      "blocked",
      "held or done",
      "today",
    ])
      assert.ok(legend.includes(word), word);
    assert.ok(!legend.includes("mistake"));
    assert.ok(!renderToStaticMarkup(<Legend model={model([engagement()])} />).includes("Contract"));
  });
});
