import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { commands, generalHelp } from "../../server/src/cli/commands.ts";
import { planDue, terminalWith } from "../support/terminal.ts";

const page = readFileSync(new URL("../../docs/command-line.md", import.meta.url), "utf8");

describe("the help", () => {
  let terminal: ReturnType<typeof terminalWith>;
  before(() => {
    terminal = terminalWith({ "plans/plan.coachplan": planDue("2026-07-31"), "plan.coachplan": "" });
  });
  after(() => terminal.close());

  it("is there for every command, in three ways", async () => {
    for (const { name, help } of commands) {
      for (const line of [`${name} --help`, `${name} -h`, `help ${name}`]) {
        deepEqual(await terminal.coachplan(line), { code: 0, out: help, err: "" });
      }
      match(generalHelp, new RegExp(`^ {2}coachplan ${name} `, "m"));
    }
  });

  it("tells of exit codes, and fits on a terminal", () => {
    for (const { help } of commands) {
      match(help, /\nExit code\n {2}0 /);
      deepEqual(
        help.split("\n").filter((line) => line.length > 100),
        [],
      );
    }
  });

  it("shows examples that work", async () => {
    for (const { help } of commands) {
      const examples = /\nExamples\n([\s\S]*?)\n\n/.exec(help)?.[1] ?? "";
      for (const [, line = ""] of examples.matchAll(/^ {2}coachplan (.*?) {3}/gm)) {
        const { code, err } = await terminal.coachplan(line, undefined, planDue("2026-07-31"));
        equal(code, 0, `${line}: ${err}`);
      }
    }
  });
});

describe("docs/command-line.md", () => {
  it("says what the help says", () => {
    for (const help of [generalHelp, ...commands.map((one) => one.help)]) ok(page.includes(help));
  });

  it("has recipes whose commands work", async () => {
    const lines = [...page.matchAll(/npx coachplan ([^\n`&>]*)/g)].map(([, line = ""]) => line.trim());
    ok(lines.length >= 8, `${lines.length} commands`);
    for (const line of lines) {
      const terminal = terminalWith({ "plan.coachplan": planDue("2026-07-31") });
      // Hooks hand the files over themselves.
      const { code, err } = await terminal.coachplan(line).finally(() => terminal.close());
      equal(code, 0, `${line}: ${err}`);
    }
  });
});
