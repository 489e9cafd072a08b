import assert from "node:assert/strict";
import { speakIn } from "../../server/src/lsp/languages.ts";
import { speak } from "../../server/src/text/say.ts";
import {
  labelsFor,
  spoken,
  standingOf,
  statusOf,
  summaryOf,
  titleOf,
  whenOf,
} from "../../server/src/timeline/labels.ts";
import { aboutItem } from "../../server/src/timeline/labels-about.ts";
import { datesIn } from "../../server/src/timeline/labels-dates.ts";
import { itemOf } from "../../server/src/timeline/layout-find.ts";
import { estimate, plain, shorten, wrap } from "../../server/src/timeline/layout-text.ts";
import { day, engagement, hostile, item, lane, model, northwind } from "./fixtures.ts";

const labels = labelsFor("en-GB");
const today = day("2026-06-15");

describe("where an engagement stands", () => {
  const shift = (changes: Parameters<typeof engagement>[0] = {}) =>
    engagement({ start: day("2026-02-02"), end: day("2026-08-31"), ...changes });

  it("counts the days, the first one as day 1", () => {
    assert.equal(standingOf(shift(), day("2026-02-02"), labels).day, "Day 1 of 211");
    assert.equal(standingOf(shift(), day("2026-08-31"), labels).day, "Day 211 of 211");
  });

  it("looks ahead before the start and back after the end", () => {
    assert.equal(standingOf(shift(), day("2026-01-31"), labels).day, "Starts in 2 days");
    assert.equal(standingOf(shift(), day("2026-09-01"), labels).day, "Ended 1 day ago");
  });

  it("says as much as is known", () => {
    assert.deepEqual(standingOf(engagement(), today, labels), {});
    assert.equal(standingOf(engagement({ start: day("2026-06-14") }), today, labels).day, "Day 2");
  });

  it("names the phase, the actions done and those overdue", () => {
    const { phase, done, overdue } = standingOf(northwind().engagements[0] ?? shift(), today, labels);
    assert.equal(phase, "Implementation phase");
    assert.equal(done, "1 of 8 actions done");
    assert.equal(overdue, "1 action overdue");
  });

  it("names the phase as its own language does", () => {
    speakIn("de");
    try {
      const { phase } = standingOf(northwind().engagements[0] ?? shift(), today, labelsFor("de"));
      assert.equal(phase, "Phase Implementation");
    } finally {
      speak(undefined, undefined);
    }
  });
});

describe("what is said of a part", () => {
  const plan = northwind();
  const of = (id: string) => itemOf(plan, id) ?? item("action", "none", "none");

  it("is one sentence for who listens, with the days in full", () => {
    const { full } = labels.dates;
    assert.match(full(today), /^Monday,? 15 June 2026$/);
    assert.equal(
      spoken(of("shift/standup"), today, labels),
      `Action: Daily depot stand-up. Owner Lena Fischer. In progress, 40%. From ${full(day("2026-05-23"))} to ${full(day("2026-07-04"))}, 43 days.`,
    );
    assert.match(spoken(of("shift/mentors"), today, labels), /No dates yet\.$/);
    assert.match(
      spoken({ ...of("shift/limits"), broken: true }, today, labels),
      /Has a mistake in the text\.$/,
    );
  });

  it("tells in its tooltip everything that is known, and how the days come about", () => {
    const { title, line, rows } = aboutItem(of("shift/standup"), plan, labels);
    assert.equal(title, "Daily depot stand-up");
    assert.equal(line, "Action · in progress, 40%");
    assert.deepEqual(rows, [
      ["Owner", "Lena Fischer"],
      ["When", "23 May – 4 Jul 2026 (43 days)"],
      ["Start", "Sat, 23 May 2026: start of Implementation, which follows Plan"],
      ["End", "Sat, 4 Jul 2026: 6 weeks after start of Implementation"],
      ["Success", "Held on nine days of ten in every depot"],
      ["Leads to", "Raise the depots' spending limit"],
    ]);
    const waits = aboutItem(of("shift/limits"), plan, labels).rows.find(([name]) => name === "Waits for");
    assert.deepEqual(waits, ["Waits for", "Daily depot stand-up"]);
  });

  it("says how late something is", () => {
    assert.equal(statusOf(of("shift/training-need"), today), "10 days overdue");
    assert.equal(statusOf(of("shift/omar-coaching"), today), "signed");
  });

  it("counts whole weeks as weeks", () => {
    assert.equal(
      whenOf(item("action", "a", "A", "2026-06-01 2026-06-14"), labels.dates),
      "1–14 Jun 2026 (2 weeks)",
    );
    assert.match(
      whenOf(item("action", "a", "A", "2026-06-14 2026-06-01"), labels.dates) ?? "",
      /ends before it starts/,
    );
  });

  it("is the same while nothing of note changes", () => {
    assert.equal(summaryOf(plan), "Timeline with 1 engagement and 8 actions, 1 overdue, 1 without dates.");
    const one = model([
      engagement({ lanes: [lane("actions", "l", "L", [item("action", "a", "A", "2026-06-20")])] }),
    ]);
    assert.equal(summaryOf(one), "Timeline with 1 engagement and 1 action.");
  });
});

describe("days", () => {
  it("are written as in the reader's language", () => {
    assert.equal(datesIn("de").short(today), "15. Juni");
    assert.equal(datesIn("en-US").short(today), "Jun 15");
    assert.equal(datesIn("ja").dayOfMonth(today), "15");
  });

  it("fall back to English where the language is not known", () => {
    assert.equal(datesIn("no such language").day(today), "15 Jun 2026");
    assert.equal(labelsFor("xx-invalid-locale-tag-0").number(12), "12");
  });
});

describe("a hostile title", () => {
  it("becomes one harmless line", () => {
    const title = titleOf(item("action", "a", hostile));
    assert.ok(title.length <= 301);
    assert.ok(title.startsWith('<img src=x onerror="alert(1)">esrever very long'));
    assert.doesNotMatch(title, /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
  });

  it("keeps what letters are made of", () => {
    assert.equal(plain("नमस्ते  👩‍💻\n\tשלום"), "नमस्ते 👩‍💻 שלום");
  });

  it("is never cut through a letter", () => {
    assert.equal(
      shorten("👩‍💻👩‍💻👩‍💻👩‍💻", 30, { size: 12 }, (text) => (text.match(/👩‍💻|…/gu)?.length ?? 0) * 10),
      "👩‍💻👩‍💻…",
    );
    assert.equal(plain("😀".repeat(200), 5), "😀😀…");
  });

  it("is broken into no more lines than there may be", () => {
    const lines = wrap(plain(hostile), 200, 3, { size: 12 }, estimate);
    assert.equal(lines.length, 3);
    assert.ok(lines.at(-1)?.endsWith("…"));
    for (const line of lines) assert.ok(estimate(line, { size: 12 }) <= 200, line);
  });
});
