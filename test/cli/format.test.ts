import { deepEqual, equal, match } from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { terminalWith } from "../support/terminal.ts";

const untidy = 'person   a "A" {\nlevel:senior\n}\n';
const tidy = 'person a "A" {\n  level: senior\n}\n';

describe("coachplan format", () => {
  let terminal: ReturnType<typeof terminalWith>;
  const inFolder = (files: Record<string, string | Uint8Array>) => {
    terminal = terminalWith(files);
    return terminal;
  };
  afterEach(() => terminal.close());

  it("writes one plan to stdout, and leaves the file alone", async () => {
    const { coachplan, read } = inFolder({ "a.coachplan": untidy });
    deepEqual(await coachplan("format a.coachplan"), { code: 0, out: tidy, err: "" });
    equal(read("a.coachplan"), untidy);
  });

  it("lays out what comes in over stdin", async () => {
    const { coachplan } = inFolder({});
    deepEqual(await coachplan("format -", undefined, untidy), { code: 0, out: tidy, err: "" });
    deepEqual(await coachplan("format --check -", undefined, tidy), { code: 0, out: "", err: "" });
    equal((await coachplan("format --check -", undefined, untidy)).code, 1);
  });

  it("--write writes back the plans that change, and names them", async () => {
    const { coachplan, read } = inFolder({
      "b.coachplan": untidy,
      "a/c.coachplan": untidy.replaceAll("\n", "\r\n"),
      "tidy.coachplan": tidy,
      "marked.coachplan": `\uFEFF${untidy}`,
      "notes.txt": untidy,
    });
    const { code, out, err } = await coachplan("format --write");
    deepEqual(
      { code, out, err },
      { code: 0, out: "a/c.coachplan\nb.coachplan\nmarked.coachplan\n", err: "" },
    );
    equal(read("b.coachplan"), tidy);
    equal(read("a/c.coachplan"), tidy.replaceAll("\n", "\r\n"));
    equal(read("marked.coachplan"), `\uFEFF${tidy}`);
    equal(read("notes.txt"), untidy);
    deepEqual(await coachplan("format --write"), { code: 0, out: "", err: "" });
  });

  it("--check names the plans that would change, changes none, and ends with 1", async () => {
    const { coachplan, read } = inFolder({ "a.coachplan": tidy, "b.coachplan": untidy });
    const { code, out, err } = await coachplan("format --check .");
    deepEqual({ code, out }, { code: 1, out: "b.coachplan\n" });
    match(err, /coachplan format --write/);
    equal(read("b.coachplan"), untidy);
    deepEqual(await coachplan("format --check a.coachplan"), { code: 0, out: "", err: "" });
  });

  it("says where something could not be read, and lays out the rest", async () => {
    const { coachplan, read } = inFolder({ "a.coachplan": `${untidy}person b   "B" { level: }\n` });
    const { code, err } = await coachplan("format --write");
    equal(code, 0);
    match(err, /a\.coachplan has mistakes in it/);
    equal(read("a.coachplan"), `${tidy}person b   "B" { level: }\n`);
  });

  describe("cannot run, says why on stderr and ends with 2", () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ["where nothing is said", "format", /Name the plan to lay out/],
      ["where several plans would go to stdout", "format .", /These are 2 plans: say --write/],
      ["where both are wanted", "format --write --check", /take one of the two/],
      ["where stdin would be written back", "format --write -", /cannot be written back/],
      ["where there is no such file", "format nowhere.coachplan", /no file or folder “nowhere\.coachplan”/],
    ];
    for (const [what, line, words] of cases) {
      it(what, async () => {
        const { code, out, err } = await inFolder({ "a.coachplan": tidy, "b.coachplan": tidy }).coachplan(
          line,
        );
        match(err, words);
        deepEqual({ code, out }, { code: 2, out: "" });
      });
    }

    it("for what is not UTF-8, which stays as it is; all others are laid out", async () => {
      const bytes = Buffer.from(untidy, "utf16le");
      const { coachplan, read } = inFolder({
        "a.coachplan": new Uint8Array([0xff, 0xfe, ...bytes]),
        "b.coachplan": untidy,
      });
      const before = read("a.coachplan");
      const { code, err } = await coachplan("format --write");
      match(err, /a\.coachplan is no text in UTF-8, and is left as it is/);
      equal(code, 2);
      equal(read("a.coachplan"), before);
      equal(read("b.coachplan"), tidy);
    });

    it("where a folder is named like a plan", async () => {
      const { folder, coachplan } = inFolder({ "plans/empty.txt": "" });
      chmodSync(join(folder, "plans"), 0o755);
      const { code, err } = await coachplan("format plans");
      match(err, /There is no plan in what was named \(plans\)/);
      equal(code, 2);
    });
  });
});
