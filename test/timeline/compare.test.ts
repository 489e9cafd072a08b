import assert from "node:assert/strict";
import { compare, withBaseline } from "../../server/src/timeline/compare.ts";
import { labelsFor, metasOf } from "../../server/src/timeline/labels.ts";
import { comparisonInMarkdown } from "../../server/src/timeline/labels-comparison.ts";
import { sourceOf } from "../../server/src/timeline/layout-find.ts";
import type { Item, TimelineModel } from "../../server/src/timeline/model.ts";
import { day, engagement, item, lane, model } from "./fixtures.ts";

const labels = labelsFor("en-GB");

function plan(...items: readonly Item[]): TimelineModel {
  return model([engagement({ lanes: [lane("actions", "shift/actions", "Actions", items)] })]);
}

/** The sentences, without heading and day; how a locale spaces its days differs from one machine to the next. */
function said(before: TimelineModel, after: TimelineModel): readonly string[] {
  const words = comparisonInMarkdown(compare(before, after), {
    today: day("2026-06-15"),
    since: "1 June",
    labels,
  });
  return [...words.matchAll(/^- (.*)$/gm)].map(([, sentence = ""]) =>
    sentence.replaceAll(/\s*–\s*/g, "–").replaceAll(/\s/g, " "),
  );
}

const standup = item("action", "shift/standup", "Daily depot stand-up", "2026-05-23 2026-07-04", {
  owner: "Lena Fischer",
});

describe("what has become of a plan", () => {
  it("is nothing where nothing has moved, also when days have passed", () => {
    assert.deepEqual(said(plan(standup), plan(standup)), []);
    assert.deepEqual(
      said(plan({ ...standup, status: "in-progress" }), plan({ ...standup, status: "overdue" })),
      [],
    );
    assert.match(
      comparisonInMarkdown(compare(plan(), plan()), { today: day("2026-06-15"), since: "1 June", labels }),
      /^# What has changed since 1 June\n\nAs of Monday,? 15 June 2026\.\n\nNothing has moved, come or gone\.\n$/,
    );
  });

  it("tells in words how far something has moved", () => {
    const moved = (dates: string) =>
      said(
        plan(standup),
        plan(item("action", "shift/standup", standup.title, dates, { owner: "Lena Fischer" })),
      );
    assert.deepEqual(moved("2026-05-23 2026-07-16"), [
      "Daily depot stand-up now ends 12 days later (23 May–16 Jul 2026; before: 23 May–4 Jul 2026).",
    ]);
    assert.match(
      moved("2026-05-22 2026-07-04")[0] ?? "",
      /^Daily depot stand-up now begins 1 day earlier \(/,
    );
    assert.match(moved("2026-05-30 2026-07-11")[0] ?? "", /^Daily depot stand-up now runs 7 days later \(/);
    assert.match(moved("2026-05-24 2026-07-03")[0] ?? "", /now begins 1 day later and ends 1 day earlier \(/);
    assert.deepEqual(moved(""), ["Daily depot stand-up has no dates any more; before: 23 May–4 Jul 2026."]);
  });

  it("tells of a mark that it is on another day", () => {
    const before = item("milestone", "shift/live", "Live", "2026-08-14");
    const after = item("milestone", "shift/live", "Live", "2026-08-21");
    assert.deepEqual(said(plan(before), plan(after)), [
      "Live is now 7 days later (21 Aug 2026; before: 14 Aug 2026).",
    ]);
  });

  it("tells what came, what went, and who and what it is now", () => {
    const limits = item("action", "shift/limits", "Raise the limit", "2026-07-05 2026-07-31", {
      owner: "Omar Haddad",
    });
    assert.deepEqual(said(plan(standup), plan(limits)), [
      "New: Action “Raise the limit”, Omar Haddad, 5–31 Jul 2026.",
      "No longer in the plan: Action “Daily depot stand-up”, Lena Fischer, 23 May–4 Jul 2026.",
    ]);
    const done: Item = { ...standup, title: "Stand-up", owner: "Omar Haddad", status: "done" };
    assert.deepEqual(said(plan(standup), plan(done)), [
      "“Daily depot stand-up” is now called “Stand-up”.",
      "Stand-up is now with Omar Haddad; before: Lena Fischer.",
      "Stand-up is now done; before: planned.",
    ]);
  });

  it("knows parts without an id by their title, wherever they stand", () => {
    const first = item("activity", "shift/conversation~1", "The chair", "2026-02-04");
    const second = item("activity", "shift/conversation~2", "The board", "2026-02-10");
    const between = item("activity", "shift/conversation~2", "The porters", "2026-02-06");
    const later = { ...second, id: "shift/conversation~3" };
    assert.deepEqual(said(plan(first, second), plan(first, between, later)), [
      "New: Conversation “The porters”, 6 Feb 2026.",
    ]);
  });

  it("lets no title become markup", () => {
    const evil = item("action", "shift/evil", "[x](http://a) <b> *y*", "2026-07-05");
    assert.match(said(plan(), plan(evil))[0] ?? "", /\\\[x\\\]\(http:\/\/a\) \\<b\\> \\\*y\\\*/);
  });
});

describe("a plan with its baseline", () => {
  it("knows the earlier days of what has moved, and only of that", () => {
    const later = { ...standup, end: day("2026-07-16") };
    const other = item("action", "shift/limits", "Raise the limit", "2026-07-05 2026-07-31");
    const [shift] = withBaseline(plan(standup, other), plan(later, other)).engagements;
    assert.deepEqual(
      shift?.lanes[0]?.items.map(({ was }) => was),
      [{ from: day("2026-05-23"), to: day("2026-07-04") }, undefined],
    );
  });

  it("says of what came that it is new, and of nothing else", () => {
    const talk = item("milestone", "shift/talk", "Talk to the board", "2026-06-20");
    const [shift] = withBaseline(plan(standup), plan(standup, talk)).engagements;
    const words = shift?.lanes[0]?.items.map((each) => metasOf(each, day("2026-06-15")));
    assert.deepEqual(words, [["Lena Fischer"], ["new"]]);
    const [gone] = withBaseline(plan(standup), plan()).engagements;
    const [full, short] = metasOf(gone?.lanes[0]?.items[0] ?? standup, day("2026-06-15"));
    assert.equal(full, "Lena Fischer · no longer planned");
    assert.equal(short, "no longer planned");
  });

  it("keeps what went in its lane, or in a lane of its own where that went, too", () => {
    const before = plan(standup);
    const [shift] = withBaseline(before, plan()).engagements;
    assert.deepEqual(
      shift?.lanes[0]?.items.map(({ title, statusWord }) => [title, statusWord]),
      [["Daily depot stand-up", "no longer planned"]],
    );
    const gone = withBaseline(
      model(before.engagements, { places: [{ start: 0, end: 90, lanes: [5] }] }),
      plan(),
    );
    assert.equal(sourceOf(gone, standup.id), undefined, "it stands nowhere in the text as it is now");
    const [bare] = withBaseline(before, model([engagement()])).engagements;
    assert.deepEqual(
      bare?.lanes.map(({ title, items }) => [title, items.length]),
      [["No longer in the plan", 1]],
    );
  });
});
