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
