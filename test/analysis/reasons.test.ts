import assert from "node:assert/strict";
import { reasonInWords } from "../../server/src/analysis/reasons.ts";
import { dateOf, formatDay } from "../../server/src/calendar/day.ts";
import { scheduled } from "./scheduled.ts";

const text = `engagement shift "Leadership shift" {
  starts: 2026-02-02
  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" {
    lasts: 2 months
    feedback findings "Findings" { on: 8 days after diagnostic }
    workshop offsite "Two days away" { on: 2026-04-14 for 2 days }
    commitment depots "Depots decide" {
      action standup "Daily stand-up" { starts: start of implementation; due: 6 weeks after start of implementation }
      action limits "Spending limit" { after: standup; due: 2026-07-31 }
      action report { due: 3 weeks after start of report }
      action early "Too early" { after: plan; due: 2026-03-31 }
      action whole { starts: start of plan; due: end of plan }
      action counted { due: 2026-05-31; lasts: 10 days }
    }
  }
  phase implementation "Implementation" { lasts: 4 months }
  milestone go "Go live" { on: 1 week before implementation }
  milestone day { on: 3 days before 2026-06-01 }
  action follow-up { after: go; due: 2026-06-30 }
  review look-back { on: end of go }
  review final { on: 2 days after go }
}
engagement second "Second" {
  ends: 2026-12-31
  phase one "One" { starts: 2026-10-05; lasts: 4 weeks }
  phase two "Two" { }
}`;

describe("how a day comes about, in words", () => {
  for (const [id, edge, words] of [
    ["shift", "start", "as written"],
    ["shift", "end", "when “Implementation” ends, the last thing in it"],
    ["diagnostic", "start", "when “Leadership shift” begins"],
    ["diagnostic", "end", "7 weeks from its start, which is when “Leadership shift” begins (2026-02-02)"],
    ["plan", "start", "the day after “Diagnostic” ends, which it does 7 weeks from its start (2026-02-02)"],
    [
      "findings",
      "start",
      "8 days after the end of “Diagnostic”, which ends 7 weeks from its start (2026-02-02)",
    ],
    ["offsite", "end", "2 days from its start (2026-04-14)"],
    [
      "standup",
      "start",
      "at the start of “Implementation”, which begins the day after “Plan” ends (2026-05-22)",
    ],
    [
      "standup",
      "end",
      "6 weeks after the start of “Implementation”, which begins the day after “Plan” ends (2026-05-22)",
    ],
    [
      "limits",
      "start",
      "the day after “Daily stand-up” ends, which it does 6 weeks after the start of “Implementation” (2026-05-23)",
    ],
    ["limits", "end", "as written"],
    ["report", "start", "when “Plan” begins, which it does the day after “Diagnostic” ends (2026-03-22)"],
    ["report", "end", "3 weeks after its start, which is when “Plan” begins (2026-03-23)"],
    ["early", "start", "on its last day, because it would otherwise begin after it, on 2026-05-23"],
    ["whole", "end", "at the end of “Plan”, which ends 2 months from its start (2026-03-23)"],
    ["counted", "start", "10 days back from its end (2026-05-31)"],
    ["depots", "start", "when “report” begins, the first thing in it"],
    [
      "go",
      "start",
      "1 week before the start of “Implementation”, which begins the day after “Plan” ends (2026-05-22)",
    ],
    ["day", "start", "3 days before 2026-06-01"],
    [
      "follow-up",
      "start",
      "the day after “Go live”, which is 1 week before the start of “Implementation” (2026-05-23)",
    ],
    [
      "look-back",
      "start",
      "on the day of “Go live”, which is 1 week before the start of “Implementation” (2026-05-23)",
    ],
    [
      "final",
      "end",
      "2 days after “Go live”, which is 1 week before the start of “Implementation” (2026-05-23)",
    ],
    ["second", "start", "when “One” begins, the first thing in it"],
    ["two", "end", "when “Second” ends"],
  ] as const) {
    it(`${id} ${edge}s ${words}`, () => {
      assert.equal(reasonInWords(moment(id, edge), formatDay), words);
    });
  }

  it("writes days as the reader is used to them", () => {
    const german = (day: number) => {
      const date = dateOf(day);
      return `${date.day}.${date.month}.${date.year}`;
    };
    assert.equal(reasonInWords(moment("day", "start"), german), "3 days before 1.6.2026");
    assert.equal(reasonInWords(moment("offsite", "end"), german), "2 days from its start (14.4.2026)");
  });

  it("tells as many steps as are wanted", () => {
    const due = moment("standup", "end");
    assert.equal(
      reasonInWords(due, formatDay, 1),
      "6 weeks after the start of “Implementation” (2026-05-23)",
    );
    assert.equal(
      reasonInWords(due, formatDay, 5),
      "6 weeks after the start of “Implementation”, which begins the day after “Plan” ends, which it does 2 months " +
        "from its start, which is the day after “Diagnostic” ends, which it does 7 weeks from its start (2026-02-02)",
    );
  });

  it("calls what has neither title nor id what it is", () => {
    const plan = scheduled(
      "engagement e { starts: 2026-02-02; phase { lasts: 1 week }; phase p { lasts: 1 week } }",
    );
    const { start } = plan.schedule("p").dates(plan.entity("p"));
    assert.ok(start);
    assert.equal(reasonInWords(start, formatDay, 1), "the day after the phase ends (2026-02-08)");
  });
});

function moment(id: string, edge: "start" | "end") {
  const plan = scheduled(text);
  const found = plan.schedule(id).dates(plan.entity(id))[edge];
  assert.ok(found, `${id} has no ${edge}`);
  return found;
}
