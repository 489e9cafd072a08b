import { deepEqual, equal, match } from "node:assert/strict";
import { parseDay } from "../../server/src/calendar/day.ts";
import { mergeSettings, readSettings, readSettingsFile } from "../../server/src/workspace/settingsFile.ts";

describe("coachplan.json", () => {
  it("says what counts as today and how serious each rule is", () => {
    deepEqual(readSettingsFile('{ "today": "2026-06-15", "severities": { "action/*": "off" } }'), {
      settings: { today: parseDay("2026-06-15"), severities: { "action/*": "off" }, limits: {} },
      problems: [],
    });
    deepEqual(readSettingsFile('{ "$schema": "x" }'), {
      settings: { severities: {}, limits: {} },
      problems: [],
    });
  });

  it("says from where on a rule speaks", () => {
    const limits = { "contract/length": { longest: 6 }, "diagnostic/coverage": { levels: ["board"] } };
    deepEqual(readSettingsFile(JSON.stringify({ limits })), {
      settings: { severities: {}, limits },
      problems: [],
    });
  });

  const wrong: readonly (readonly [what: string, text: string, at: string, words: RegExp])[] = [
    ["a mistyped setting", '{ "todya": "2026-06-15" }', '"todya"', /no setting “todya”\. Write “today”/],
    ["a setting that is none", '{ "colour": 1 }', '"colour"', /There are: today, severities/],
    ["a day that does not exist", '{ "today": "2026-02-30" }', '"today"', /takes a day of the calendar/],
    ["a day that is no text", '{ "today": 5 }', '"today"', /takes a day of the calendar/],
    [
      "a severity that is none",
      '{ "severities": { "action/overdue": "bad" } }',
      '"action/overdue"',
      /takes one of "error"/,
    ],
    ["severities that are no list", '{ "severities": "off" }', '"severities"', /takes a list/],
    ["limits that are no list", '{ "limits": 4 }', '"limits"', /takes a list/],
    ["limits of a rule without names", '{ "limits": { "a/b": 4 } }', '"a/b"', /between braces/],
    ["a limit below nothing", '{ "limits": { "a/b": { "most": -1 } } }', '"most"', /a number from 0 on/],
    ["a missing brace", '{ "today": "2026-06-15"', "", /cannot be read from here on/],
    ["a comma too many", '{ "today": "2026-06-15", }', "}", /cannot be read from here on/],
    ["no braces at all", "[]", "[]", /between braces/],
    ["nothing", "", "", /cannot be read from here on/],
  ];
  for (const [what, text, at, words] of wrong) {
    it(`points at ${what}`, () => {
      const { problems } = readSettingsFile(text);
      equal(problems.length, 1);
      const [problem] = problems;
      match(problem?.message ?? "", words);
      equal(text.slice(problem?.span.start, problem?.span.end), at);
    });
  }

  it("keeps what is right beside what is wrong", () => {
    const { settings } = readSettingsFile(
      '{ "todya": 1, "today": "2026-06-15", "severities": { "a/b": 1, "c/d": "hint" } }',
    );
    deepEqual(settings, { today: parseDay("2026-06-15"), severities: { "c/d": "hint" }, limits: {} });
  });
});

describe("settings of several places", () => {
  it("go one over the other, severities one by one", () => {
    const team = readSettings({
      today: "2026-06-15",
      severities: { "action/overdue": "error", "date/*": "off" },
    });
    const own = readSettings({ today: "", severities: { "date/*": "hint" } });
    deepEqual(mergeSettings(team.settings, own.settings), {
      today: parseDay("2026-06-15"),
      severities: { "action/overdue": "error", "date/*": "hint" },
      limits: {},
    });
  });
});
