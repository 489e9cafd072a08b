import { deepEqual, equal, match, ok } from "node:assert/strict";
import { rules } from "../../server/src/rules/index.ts";
import { columnsOf } from "../../server/src/text/columns.ts";
import { terminalWith } from "../support/terminal.ts";

describe("coachplan explain", () => {
  let terminal: ReturnType<typeof terminalWith>;
  const inTerminal = (options = {}) => {
    terminal = terminalWith({}, options);
    return terminal;
  };
  afterEach(() => terminal.close());

  it("shows the page of a rule, without the signs of Markdown", async () => {
    const { code, out, err } = await inTerminal().coachplan("explain action/owned-by-coach");
    deepEqual({ code, err }, { code: 0, err: "" });
    match(out, /^action\/owned-by-coach\n\nWarning\. An action whose owner is a coach\./);
    match(
      out,
      /^For example:\n\n {4}action limits "Raise the depots' spending limit" \{\n {6}owner: priya$/m,
    );
    match(out, /^│ The action “Raise the depots' spending limit” is owned/m);
    match(out, /"severities": \{ "action\/owned-by-coach":\s"off" \}/);
    ok(!/[`]|\*\*|<!--|\]\(/.test(out), out);
  });

  it("knows every rule, and is no wider than the terminal", async () => {
    const { coachplan } = inTerminal({ columns: 72 });
    for (const { code, about } of rules) {
      const { code: exit, out } = await coachplan(`explain ${code}`);
      equal(exit, 0);
      const words = out.replace(/\s+/g, " ");
      ok(words.includes(about.replace(/`/g, "").replace(/\s+/g, " ").slice(0, 40)), `${code}: ${out}`);
      const prose = out.split("\n").filter((line) => !line.startsWith("    "));
      deepEqual(
        prose.filter((line) => columnsOf(line) > 72),
        [],
        code,
      );
    }
  });

  it("takes the part behind the slash where one rule alone has it", async () => {
    match((await inTerminal().coachplan("explain overdue")).out, /^action\/overdue\n/);
  });

  it("names what comes near where a code is mistyped", async () => {
    const { coachplan } = inTerminal();
    const near = await coachplan("explain action/overdu");
    deepEqual({ code: near.code, out: near.out }, { code: 2, out: "" });
    match(near.err, /no rule “action\/overdu”\. Did you mean “action\/overdue”\?/);
    match((await coachplan("explain missing-id")).err, /Did you mean one of these\?\n {2}\w+\/missing-id\n/);
    match((await coachplan("explain qwertz")).err, /“coachplan explain” lists all rules/);
    match((await coachplan("explain a b")).err, /One rule at a time/);
  });

  it("lists all rules, or those of a family, with a sentence about each", async () => {
    const { coachplan } = inTerminal();
    const { out } = await coachplan("explain");
    for (const { code, severity } of rules)
      match(out, new RegExp(`^ {2}${code} +${severity}: [A-Z\\W]`, "m"));
    const family = await coachplan("explain use");
    match(family.out, /^ {2}use\/unused +hint: A `use` of a file of which the document mentions nothing\.$/m);
    ok(!/^ {2}(?!use\/)\w+\//m.test(family.out), family.out);
    for (const line of ["explain use/", "explain use/*"]) deepEqual(await coachplan(line), family);
  });

  it("uses colours where the terminal shows them", async () => {
    const { out } = await inTerminal({ colors: true }).coachplan("explain overdue");
    ok(out.startsWith("\u001B[1maction/overdue\u001B[0m\n"));
  });
});
