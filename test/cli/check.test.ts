import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { planDue, terminalWith } from "../support/terminal.ts";

const sound = planDue("2026-07-31");
const ownerless = sound.replace("    owner: omar\n", "");

describe("coachplan check", () => {
  let terminal: ReturnType<typeof terminalWith>;
  const inFolder = (files: Record<string, string | Uint8Array>, options = {}) => {
    terminal = terminalWith(files, options);
    return terminal;
  };
  afterEach(() => terminal.close());

  it("looks at a folder's plans together, whichever is read first", async () => {
    const plan = (id: string) => `use "people.coachplan"

engagement ${id} "Leadership" {
  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    conversation "Depot managers" { by: priya; level: middle; on: 2026-02-17 at 09:00 for 2 hours }
  }
}
`;
    const { code, out } = await inFolder({
      "a.coachplan": plan("first"),
      "b.coachplan": plan("second"),
      "people.coachplan": 'coach priya "Priya Nair" { credential: "ICF PCC" }\n',
    }).coachplan("check --format json");
    equal(code, 1);
    const findings: { readonly code: string; readonly file: string }[] = JSON.parse(out);
    const booked = findings.filter((finding) => finding.code === "coach/double-booked");
    deepEqual(
      booked.map(({ file }) => file),
      ["b.coachplan"],
    );
    deepEqual(
      findings.filter((finding) => finding.code === "name/unused"),
      [],
    );
  });

  it("ends with 0 and says so where there is no error", async () => {
    const { code, out, err } = await inFolder({ "plan.coachplan": sound }).coachplan("check plan.coachplan");
    match(out, /^1 plan checked: no errors, no warnings/m);
    deepEqual({ code, err }, { code: 0, err: "" });
  });

  it("shows an error with its place, its words and its code, and ends with 1", async () => {
    const { code, out } = await inFolder({ "plan.coachplan": ownerless }).coachplan("check plan.coachplan");
    equal(code, 1);
    const lines = out.split("\n");
    const head = lines.findIndex((line) => line.startsWith("plan.coachplan:13:3"));
    equal(lines[head], "plan.coachplan:13:3  error  action/missing-owner");
    const excerpt = lines.findIndex((line) =>
      line.includes('13 |   action standup "Daily depot stand-up" {'),
    );
    ok(excerpt > head + 1, out);
    const marks = lines[excerpt + 1] ?? "";
    equal(
      lines[excerpt]?.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1),
      'action standup "Daily depot stand-up"',
    );
    match(out, /1 plan checked: 1 error/);
  });

  it("tells findings in another language only where it is asked to", async () => {
    const { coachplan } = inFolder({ "plan.coachplan": ownerless });
    match((await coachplan("check --locale de")).out, /In Maßnahme „Daily depot stand-up“ fehlt „owner“/);
    match((await coachplan("check")).out, /The action “Daily depot stand-up” has no “owner”/);
    const { code, err } = await coachplan("check --locale tlh");
    equal(code, 2);
    match(err, /Nobody has translated Coachplan to “tlh” yet/);
  });

  describe("keeps the marks under their words", () => {
    const marked = async (line: string, options = {}) => {
      const text = sound.replace("    owner: omar", line);
      const { out } = await inFolder({ "plan.coachplan": text }, options).coachplan("check");
      const lines = out.split("\n");
      const at = lines.findIndex((one) => one.startsWith("  14 |"));
      return [lines[at], lines[at + 1]];
    };

    it("behind tabs, which are shown as wide as a level is deep", async () => {
      deepEqual(await marked("\t\towner: omarr"), ["  14 |     owner: omarr", "     |            ^^^^^"]);
    });

    it("behind and under signs that take two columns", async () => {
      deepEqual(await marked('    note: "改善 🎯 👩‍💻"; owner: omarr'), [
        '  14 |     note: "改善 🎯 👩‍💻"; owner: omarr',
        "     |                                ^^^^^",
      ]);
      deepEqual(await marked("    owner: 改善"), ["  14 |     owner: 改善", "     |            ^^^^"]);
    });

    it("behind accents that stand above other signs", async () => {
      deepEqual(await marked('    note: "cafe\u0301"; owner: omarr'), [
        '  14 |     note: "cafe\u0301"; owner: omarr',
        "     |                          ^^^^^",
      ]);
    });

    it("in a line that is longer than the terminal is wide", async () => {
      const [line = "", marks = ""] = await marked(
        `    note: "${"long ".repeat(40)}"; owner: omarr; link: "${"x".repeat(100)}"`,
        { columns: 60 },
      );
      match(line, /^ {2}14 \| ….*owner: omarr; .*…$/);
      equal(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1), "omarr");
      ok(line.length <= 60, `${line.length} columns`);
    });

    it("and shows no sign that would take the terminal over", async () => {
      const [line] = await marked('    note: "\u001B[2J\u202E"; owner: omarr');
      equal(line, '  14 |     note: "\uFFFD[2J\uFFFD"; owner: omarr');
    });
  });

  it("uses colours only where the terminal shows them", async () => {
    const plain = await inFolder({ "plan.coachplan": ownerless }).coachplan("check");
    ok(!plain.out.includes("\u001B"));
    terminal.close();
    const colored = await inFolder({ "plan.coachplan": ownerless }, { colors: true }).coachplan("check");
    ok(colored.out.includes("\u001B[31merror\u001B[0m"));
    terminal.close();
    const json = await inFolder({ "plan.coachplan": ownerless }, { colors: true }).coachplan(
      "check --format json",
    );
    ok(!json.out.includes("\u001B"));
  });

  it("gives programs an array of places, from 1, sorted by file and place", async () => {
    const { code, out } = await inFolder({
      "b.coachplan": ownerless,
      "a/deep.coachplan": sound
        .replace("owner: omar", "owner: omarr")
        .replace("due: 2026-07-31", "due: 2026-07-32"),
    }).coachplan("check . --format json");
    equal(code, 1);
    const found: unknown[] = JSON.parse(out);
    const errors = found.filter(
      (one) => typeof one === "object" && one !== null && "severity" in one && one.severity === "error",
    );
    deepEqual(
      errors.map((one) => ({ ...(one as object), message: undefined })),
      [
        {
          file: "a/deep.coachplan",
          line: 14,
          column: 12,
          endLine: 14,
          endColumn: 17,
          code: "name/not-found",
          severity: "error",
          message: undefined,
        },
        {
          file: "a/deep.coachplan",
          line: 15,
          column: 10,
          endLine: 15,
          endColumn: 20,
          code: "value/invalid-date",
          severity: "error",
          message: undefined,
        },
        {
          file: "b.coachplan",
          line: 13,
          column: 3,
          endLine: 13,
          endColumn: 40,
          code: "action/missing-owner",
          severity: "error",
          message: undefined,
        },
      ],
    );
    for (const one of found) {
      deepEqual(Object.keys(one as object), [
        "file",
        "line",
        "column",
        "endLine",
        "endColumn",
        "code",
        "severity",
        "message",
      ]);
    }
  });

  it("gives programs an empty array where nothing is found", async () => {
    const people = 'coach priya "Priya Nair"\n';
    const { code, out } = await inFolder({
      "people.coachplan": people,
      "coachplan.json": '{ "severities": { "name/*": "off" } }',
    }).coachplan("check --format json");
    deepEqual({ code, found: JSON.parse(out) }, { code: 0, found: [] });
  });

  it("walks folders, but not node_modules, what begins with a dot, or links in a circle", async () => {
    const { folder, coachplan } = inFolder({
      "plans/a.coachplan": sound,
      "plans/deep/b.coachplan": sound,
      "plans/node_modules/c.coachplan": ownerless,
      "plans/.old/d.coachplan": ownerless,
      "plans/notes.txt": "nothing of ours",
    });
    mkdirSync(join(folder, "plans/links"));
    symlinkSync(join(folder, "plans"), join(folder, "plans/links/round"));
    const { code, out } = await coachplan("check plans");
    match(out, /^2 plans checked/m);
    equal(code, 0);
  });

  it("checks a plan once, however often it is named", async () => {
    const { out } = await inFolder({ "a.coachplan": sound }).coachplan("check . a.coachplan ./a.coachplan");
    match(out, /^1 plan checked/m);
  });

  it("counts the day of --today as today", async () => {
    const overdue = /warning {2}action\/overdue/;
    const { coachplan } = inFolder({ "plan.coachplan": planDue("2026-06-16") });
    ok(!overdue.test((await coachplan("check")).out));
    match((await coachplan("check --today 2026-06-17")).out, overdue);
    ok(!overdue.test((await coachplan("check --today=2026-06-16")).out));
  });

  it("heeds the coachplan.json above a plan, and --today more", async () => {
    const { coachplan } = inFolder({
      "coachplan.json": '{ "today": "2026-08-01", "severities": { "action/overdue": "error" } }',
      "plans/plan.coachplan": sound,
    });
    const team = await coachplan("check plans/plan.coachplan");
    match(team.out, /error {2}action\/overdue/);
    equal(team.code, 1);
    equal((await coachplan("check plans --today 2026-07-01")).code, 0);
  });

  it("sees the people of another file, and through a use", async () => {
    const [people, plan] = [
      sound.slice(0, sound.indexOf("engagement")),
      sound.slice(sound.indexOf("engagement")),
    ];
    const { code, out } = await inFolder({
      "team/people.coachplan": people,
      "plan.coachplan": `use "team/people.coachplan"\n\n${plan}`,
    }).coachplan("check plan.coachplan");
    equal(code, 0, out);
  });

  it("counts warnings as a failure where --max-warnings says how many there may be", async () => {
    const { coachplan } = inFolder({ "plan.coachplan": planDue("2026-06-01") });
    equal((await coachplan("check")).code, 0);
    const { code, err } = await coachplan("check --max-warnings 0");
    equal(code, 1);
    match(err, /There are \d+ warnings; --max-warnings allows 0\./);
    equal((await coachplan("check --max-warnings 50")).code, 0);
  });

  it("gives GitHub a line for each finding, its signs escaped", async () => {
    const { code, out } = await inFolder({ "a,b.coachplan": ownerless }).coachplan("check --format github");
    equal(code, 1);
    match(
      out,
      /^::error file=a%2Cb\.coachplan,line=13,endLine=13,col=3,endColumn=40,title=action\/missing-owner::The action .*$/m,
    );
    ok(
      out.split("\n").every((line) => line === "" || /^::(error|warning|notice) [^:]+::./.test(line)),
      out,
    );
  });

  it("names the other places that a finding speaks of, also in a file that is not checked", async () => {
    const { coachplan } = inFolder({
      "people.coachplan": sound.slice(0, sound.indexOf("engagement")),
      "plan.coachplan": `use "people.coachplan"\nperson omar "Omar Again" { role: "Other"; level: senior }\n`,
    });
    const { out } = await coachplan("check plan.coachplan");
    match(out, /\n {4}= people\.coachplan:2:8 {2}\S.*\n/);
  });

  it("breaks long sentences where the terminal ends", async () => {
    const { out } = await inFolder({ "plan.coachplan": ownerless }, { columns: 50 }).coachplan("check");
    deepEqual(
      out.split("\n").filter((line) => line.length > 50),
      [],
    );
    match(out, /\n {2}An action that belongs to everybody belongs to\n {2}nobody\.\n/);
  });

  it("shows a part of an endless line in a log", async () => {
    const line = `    note: "${"long ".repeat(4_000)}"; owner: omarr`;
    const { out } = await inFolder({ "plan.coachplan": sound.replace("    owner: omar", line) }).coachplan(
      "check",
    );
    ok(Math.max(...out.split("\n").map(({ length }) => length)) <= 160);
    match(out, /owner: omarr/);
  });

  it("takes a server's word for where the repository is", async () => {
    const { folder, coachplan } = inFolder({ "team/plan.coachplan": ownerless }, { inRepository: true });
    match(
      (await coachplan("check --format github", join(folder, "team"))).out,
      /^::error file=team\/plan\.coachplan,/m,
    );
    const { runs } = JSON.parse((await coachplan("check --format sarif", join(folder, "team"))).out);
    equal(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, "team/plan.coachplan");
    equal(runs[0].originalUriBaseIds.SRCROOT.uri, `${pathToFileURL(folder).href}/`);
    match((await coachplan("check", join(folder, "team"))).out, /^plan\.coachplan:/m);
  });

  it("gives GitHub no sign that would take its log over", async () => {
    const text = sound.replace("owner: omar", "owner: omar \u001B[31m");
    const { out } = await inFolder({ "plan.coachplan": text }).coachplan("check --format github");
    match(out, /::error .*\uFFFD/);
    ok(!out.includes("\u001B"));
  });

  describe("while watching", () => {
    it("sees a change of the settings above the folder that is named, and plans in new folders", async () => {
      const { folder, start, write } = inFolder({
        "coachplan.json": "{}",
        "plans/plan.coachplan": ownerless,
        "node_modules/x/notes.txt": "",
      });
      const running = start("check plans --watch");
      await running.says(/1 plan checked: 1 error[\s\S]*Waiting for changes/);
      write("coachplan.json", '{ "severities": { "action/missing-owner": "off" } }');
      await running.says(/1 plan checked: no errors[\s\S]*Waiting for changes/);
      write("plans/new/deep/plan.coachplan", sound);
      await running.says(/2 plans checked[\s\S]*Waiting for changes/);
      write("plans/new/deep/plan.coachplan", sound.replace("owner: omar", "owner: omarr"));
      await running.says(/2 plans checked: 1 error[\s\S]*Waiting for changes/);
      rmSync(join(folder, "plans/new"), { recursive: true });
      await running.says(/1 plan checked: no errors[\s\S]*Waiting for changes/);
      write("plans/new/plan.coachplan", sound);
      await running.says(/2 plans checked: no errors[\s\S]*Waiting for changes/);
      equal(await running.interrupt(), 0);
    });

    it("checks again after each change of a plan or of the settings, until Ctrl+C", async () => {
      const { start, write } = inFolder({ "plans/plan.coachplan": sound, "notes.txt": "" });
      const running = start("check --watch");
      await running.says(/1 plan checked: no errors[\s\S]*Waiting for changes/);
      write("plans/plan.coachplan", ownerless);
      await running.says(/action\/missing-owner[\s\S]*1 plan checked: 1 error[\s\S]*Waiting for changes/);
      write("coachplan.json", '{ "severities": { "action/missing-owner": "off" } }');
      await running.says(/1 plan checked: no errors[\s\S]*Waiting for changes/);
      write("coachplan.json", "{");
      await running.says(/coachplan\.json:1:2 is not right[\s\S]*Waiting for changes/);
      write("coachplan.json", "{}");
      await running.says(/1 plan checked: 1 error[\s\S]*Waiting for changes/);
      equal(await running.interrupt(), 1);
    });

    it("sees a new plan, in a folder that is named", async () => {
      const { start, write } = inFolder({ "plans/plan.coachplan": sound });
      const running = start("check plans --watch");
      await running.says(/Waiting for changes/);
      write("plans/new.coachplan", sound);
      await running.says(/2 plans checked[\s\S]*Waiting for changes/);
      equal(await running.interrupt(), 0);
    });
  });

  describe("cannot run, says why on stderr and ends with 2", () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ["where there is no such file", "check nowhere.coachplan", /no file or folder “nowhere\.coachplan”/],
      [
        "where an option does not exist",
        "check --fromat json",
        /no option --fromat\. Did you mean --format\?/,
      ],
      ["where an option lacks its value", "check --format", /--format needs a value/],
      [
        "where the next option stands in place of a value",
        "check --today --format json",
        /--today needs a value/,
      ],
      [
        "for a format that does not exist",
        "check --format xml",
        /--format takes human, json, sarif or github; “xml” is none of them\.\n$/,
      ],
      ["for a mistyped format", "check --format josn", /Did you mean “json”\?/],
      ["for a mistyped --help", "check --hlep", /Did you mean --help\?/],
      ["where help is asked about no command", "help chekc", /Did you mean “coachplan check”\?/],
      [
        "for a number of warnings that is none",
        "check --max-warnings some",
        /“some” is no number of warnings/,
      ],
      ["where an option takes no value", "check --watch=yes", /--watch takes no value/],
      ["where stdin and files are named", "check - plan.coachplan", /stands alone/],
      [
        "where a name for stdin and files are named",
        "check plan.coachplan --stdin-filename a.coachplan",
        /leave the other names out/,
      ],
      ["where programs would watch", "check --watch --format json", /for people only/],
      ["where stdin would be watched", "check --watch -", /comes in only once/],
      ["where a pattern fits nothing", "check *.plan", /No plan fits “\*\.plan”/],
      ["where a pattern begins in no folder", "check plans/*.coachplan", /no folder “plans”/],
      ["for a day that does not exist", "check --today 2026-02-30", /“2026-02-30” is no day/],
      ["where a command is mistyped", "chekc .", /no command “chekc”\. Did you mean “coachplan check”\?/],
      ["where a command is unknown", "dance", /no command “dance”/],
      ["where lsp is given a name", "lsp plan.coachplan", /takes no names/],
    ];
    for (const [what, line, words] of cases) {
      it(what, async () => {
        const { code, out, err } = await inFolder({ "plan.coachplan": sound }).coachplan(line);
        match(err, words);
        deepEqual({ code, out }, { code: 2, out: "" });
      });
    }

    it("where a plan cannot be read, after a report on all others", async () => {
      const { folder, coachplan } = inFolder({
        "plan.coachplan": ownerless,
        "latin.coachplan": Buffer.from(sound.replace("Omar", "Ömar"), "latin1"),
      });
      mkdirSync(join(folder, "folder.coachplan"));
      symlinkSync(join(folder, "nothing"), join(folder, "lost.coachplan"));
      const { code, out, err } = await coachplan("check");
      match(err, /lost\.coachplan cannot be read/);
      match(err, /latin\.coachplan is no text in UTF-8, and is left as it is\. Save it as UTF-8/);
      match(out, /action\/missing-owner[\s\S]*1 plan checked: 1 error/);
      equal(code, 2);
    });

    it("where links lead in a circle, named or found", async () => {
      const { folder, coachplan } = inFolder({ "plan.coachplan": ownerless });
      symlinkSync(join(folder, "a.coachplan"), join(folder, "b.coachplan"));
      symlinkSync(join(folder, "b.coachplan"), join(folder, "a.coachplan"));
      for (const line of ["check", "check a.coachplan plan.coachplan"]) {
        const { code, out, err } = await coachplan(line);
        match(err, /^a\.coachplan cannot be read: /);
        match(out, /1 plan checked: 1 error/);
        equal(code, 2);
      }
    });

    it("where coachplan.json is broken, or says what it cannot say; plans are checked with what is right", async () => {
      const broken = await inFolder({
        "plan.coachplan": ownerless,
        "coachplan.json": '{ "today": ',
      }).coachplan("check");
      match(broken.out, /action\/missing-owner/);
      match(broken.err, /^coachplan\.json:1:12 is not right: This file cannot be read from here on/);
      equal(broken.code, 2);
      terminal.close();
      const wrong = await inFolder({
        "plan.coachplan": ownerless,
        "coachplan.json": '{ "todya": "2026-06-15", "severities": { "action/missing-owner": "warning" } }',
      }).coachplan("check");
      match(wrong.out, /warning +action\/missing-owner/);
      match(wrong.err, /^coachplan\.json:1:3 is not right: There is no setting “todya”\. Write “today”/);
      equal(wrong.code, 2);
      terminal.close();
      const inside = await inFolder({
        "plan.coachplan": ownerless,
        "b/coachplan.json": "[]",
        "b/plan.coachplan": sound,
      }).coachplan("check");
      match(inside.err, /^b\/coachplan\.json:1:1 is not right/);
      match(inside.out, /2 plans checked: 1 error/);
      equal(inside.code, 2);
    });
  });

  it("finds no fault in an empty folder, and says that nothing was there", async () => {
    for (const line of ["check", "check --format json", "format --check", "format --write"]) {
      const { code, err } = await inFolder({ "old.coachplan": sound, ".gitignore": "old*\n" }).coachplan(
        line,
      );
      match(err, /^There is no plan below this folder\. .*an ignore file/);
      equal(code, 0);
      terminal.close();
    }
    const { code, out, err } = await inFolder({ "empty/notes.txt": "" }).coachplan("check empty");
    match(out, /^no plans checked/);
    match(err, /There is no plan in what was named \(empty\)/);
    equal(code, 0);
  });

  it("reports on the strangest text", async () => {
    const { code, out } = await inFolder({ "plan.coachplan": '\u0000}}}{ "\uD800 /* ::: \r\n\t“' }).coachplan(
      "check",
    );
    equal(code, 1, out);
  });
});

describe("coachplan", () => {
  let terminal: ReturnType<typeof terminalWith>;
  before(() => {
    terminal = terminalWith({});
  });
  after(() => terminal.close());

  it("explains itself", async () => {
    for (const line of ["", "--help", "help", "-h"]) {
      const { code, out } = await terminal.coachplan(line);
      match(out, /coachplan check/);
      equal(code, 0);
    }
    match((await terminal.coachplan("check --help")).out, /--today/);
    match((await terminal.coachplan("lsp --help")).out, /--stdio/);
  });

  it("tells its version", async () => {
    for (const line of ["--version", "-v", "-V", "version"])
      deepEqual(await terminal.coachplan(line), { code: 0, out: "1.2.3\n", err: "" });
  });

  it("serves an editor, over stdio as it always does", async () => {
    equal((await terminal.coachplan("lsp --stdio")).out, "serving\n");
    deepEqual(await terminal.coachplan("lsp"), { code: undefined, out: "serving\n", err: "" });
  });
});
