import { deepEqual, equal, match } from "node:assert/strict";
import { planDue, terminalWith } from "../support/terminal.ts";

const sound = planDue("2026-07-31");
const plain = 'person a "A" { role: "R"; level: senior }\n';

/** Which plans a command looks at. */
describe("what coachplan takes for plans", () => {
  let terminal: ReturnType<typeof terminalWith>;
  afterEach(() => terminal.close());

  /** The plans below the folder, in their order, that a command line names. */
  const taken = async (files: readonly string[], line: string, more: Record<string, string> = {}) => {
    terminal = terminalWith({ ...Object.fromEntries(files.map((name) => [name, "x\n"])), ...more });
    const { out } = await terminal.coachplan(`check --format json ${line}`);
    const found: { file: string }[] = JSON.parse(out);
    return [...new Set(found.map(({ file }) => file))];
  };

  it("patterns: *, ** and a choice, in the folder that they begin with", async () => {
    const files = ["a.coachplan", "plans/b.coachplan", "plans/deep/c.coachplan", "plans/d.coachplan"];
    deepEqual(await taken(files, "*.coachplan"), ["a.coachplan"]);
    terminal.close();
    deepEqual(await taken(files, "plans/**/*.coachplan"), [
      "plans/b.coachplan",
      "plans/d.coachplan",
      "plans/deep/c.coachplan",
    ]);
    terminal.close();
    deepEqual(await taken(files, "plans/{b,d}.coachplan"), ["plans/b.coachplan", "plans/d.coachplan"]);
    terminal.close();
    deepEqual(await taken(files, "plans/d*"), ["plans/d.coachplan", "plans/deep/c.coachplan"]);
  });

  it("nothing that .gitignore and .coachplanignore name, the nearest of them counting most", async () => {
    const files = [
      "a.coachplan",
      "old/b.coachplan",
      "drafts/c.coachplan",
      "drafts/keep.coachplan",
      "drafts/in/d.coachplan",
    ];
    const ignores = {
      ".gitignore": "old/\n",
      ".coachplanignore": "# not yet\ndrafts/*\n!drafts/in\n!drafts/keep.coachplan\n",
      "drafts/in/.coachplanignore": "*\n",
    };
    deepEqual(await taken(files, ".", ignores), ["a.coachplan", "drafts/keep.coachplan"]);
    terminal.close();
    deepEqual(await taken(files, "--no-ignore", ignores), [...files].sort());
    terminal.close();
    deepEqual(await taken(files, "drafts", ignores), ["drafts/keep.coachplan"]);
    terminal.close();
    deepEqual(await taken(files, "old/b.coachplan", ignores), ["old/b.coachplan"]);
  });

  it("ignore files of the whole repository, wherever in it one is", async () => {
    terminal = terminalWith({
      ".git/HEAD": "",
      ".gitignore": "/plans/old\n",
      "plans/a.coachplan": sound,
      "plans/old/b.coachplan": "x\n",
    });
    const { out } = await terminal.coachplan("check", `${terminal.folder}/plans`);
    match(out, /^1 plan checked/m);
  });

  describe("the text that comes in over stdin", () => {
    it("is checked, with what it uses", async () => {
      const [people, plan] = [
        sound.slice(0, sound.indexOf("engagement")),
        sound.slice(sound.indexOf("engagement")),
      ];
      terminal = terminalWith({ "team/people.coachplan": people });
      const text = `use "people.coachplan"\n\n${plan.replace("owner: omar\n", "")}`;
      const lost = await terminal.coachplan("check -", undefined, text);
      match(lost.out, /^stdin\.coachplan:1:\d+ {2}error {2}use\/not-found/m);
      const { code, out } = await terminal.coachplan(
        "check - --stdin-filename team/plan.coachplan",
        undefined,
        text,
      );
      match(out, /^team\/plan\.coachplan:10:3 {2}error {2}action\/missing-owner/m);
      match(out, /1 plan checked: 1 error/);
      equal(code, 1);
    });

    it("stands for the file of that name, and heeds its coachplan.json", async () => {
      terminal = terminalWith({
        "plan.coachplan": sound.replace("owner: omar", "owner: nobody"),
        "coachplan.json": '{ "severities": { "action/missing-owner": "warning" } }',
      });
      const text = sound.replace("    owner: omar\n", "");
      const { code, out } = await terminal.coachplan(
        "check - --stdin-filename plan.coachplan",
        undefined,
        text,
      );
      match(out, /warning {2}action\/missing-owner/);
      equal(code, 0);
    });

    it("needs no “-” where it has a name, as editors call formatters", async () => {
      terminal = terminalWith({
        "plans/coachplan.json": '{ "severities": { "action/missing-owner": "hint" } }',
      });
      const text = sound.replace("    owner: omar\n", "");
      const line = "check --stdin-filename plans/new.coachplan";
      match((await terminal.coachplan(line, undefined, text)).out, /^plans\/new\.coachplan:13:3 {2}hint /m);
      const laidOut = await terminal.coachplan(
        "format --stdin-filename plans/new.coachplan",
        undefined,
        text,
      );
      deepEqual(laidOut, { code: 0, out: text, err: "" });
      const untidy = text.replace("    due", " due");
      const { code, out } = await terminal.coachplan(
        "format --check --stdin-filename plans/new.coachplan",
        undefined,
        untidy,
      );
      deepEqual({ code, out }, { code: 1, out: "plans/new.coachplan is not laid out.\n" });
    });

    it("has to be text", async () => {
      terminal = terminalWith({});
      const { code, err } = await terminal.coachplan(
        "check -",
        undefined,
        new Uint8Array([0xff, 0xfe, 0x41]),
      );
      match(err, /no text in UTF-8/);
      equal(code, 2);
    });
  });

  it("all of the workspace, for the rules that look at it", async () => {
    const usesLena = `${sound}\nuse "people.coachplan"\n`.replace("leaders: omar", "leaders: omar, lena");
    const person = 'person lena "Lena" { role: "Depot manager"; level: middle }\n';
    const unused = /person lena|name\/unused/;
    terminal = terminalWith({ "people.coachplan": person });
    match((await terminal.coachplan("check .")).out, unused);
    terminal.close();
    terminal = terminalWith({ "people.coachplan": person, "plan.coachplan": usesLena });
    const { out } = await terminal.coachplan("check people.coachplan plan.coachplan");
    match(out, /no errors/);
  });

  it("and is at home with a file that ends without a line break", async () => {
    terminal = terminalWith({ "a.coachplan": plain.trimEnd() });
    match((await terminal.coachplan("check")).out, /^1 plan checked/m);
  });
});
