import { deepEqual, equal, ok } from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { disk } from "../../server/src/cli/disk.ts";
import type { Files } from "../../server/src/workspace/files.ts";
import type { EditorClient } from "../support/editorClient.ts";
import { editorInProcess } from "../support/inProcess.ts";
import type { Wire } from "../support/wire.ts";

interface Finding {
  readonly code: string;
  readonly message: string;
}

const people = 'person lena "Lena" { role: "Head"; level: middle }\n';

describe("a folder in disorder", () => {
  let folder: string;
  let wire: Wire;
  let editor: EditorClient;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "coachplan-"));
    writeFileSync(join(folder, "people.coachplan"), people);
  });
  afterEach(async () => {
    await wire.kill();
    rmSync(folder, { recursive: true });
  });

  const path = (name: string) => join(folder, name);
  const uriOf = (name: string) => pathToFileURL(path(name)).href;
  const start = async (files: Files = disk) => {
    const capabilities = {
      textDocument: { diagnostic: {} },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "firm" }];
    ({ wire, editor } = await editorInProcess({ capabilities, workspaceFolders }, files));
  };
  /** The codes of what is said of a plan that uses that file. */
  const using = async (name: string): Promise<string[]> => {
    const uri = uriOf("plan.coachplan");
    editor.open(uri, `use "${name}"\nteam t "T" { members: lena; lead: lena }\n`);
    const { items } = await editor.request<{ items: Finding[] }>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    equal(editor.heard.filter(({ method }) => method === "window/logMessage").length, 0);
    return items.map(({ code }) => code).filter((code) => /^(use|name)\/not-found/.test(code));
  };
  const missing = ["use/not-found"];
  /** The file is there, and nobody is in it. */
  const nobody = ["name/not-found"];

  it("files that vanish between being listed and being read are missing, and nothing else is", async () => {
    await start({
      read: disk.read,
      async *list(root) {
        yield uriOf("vanished.coachplan");
        yield* disk.list(root);
      },
    });
    deepEqual(await using("people.coachplan"), []);
    editor.notify("textDocument/didClose", { textDocument: { uri: uriOf("plan.coachplan") } });
    deepEqual(await using("vanished.coachplan"), missing);
  });

  it("links in a circle, and links to nothing, end nowhere", async () => {
    mkdirSync(path("below"));
    symlinkSync(folder, path("below/above"), "dir");
    symlinkSync(path("b.coachplan"), path("a.coachplan"));
    symlinkSync(path("a.coachplan"), path("b.coachplan"));
    symlinkSync(path("people.coachplan"), path("linked.coachplan"));
    await start();
    deepEqual(await using("a.coachplan"), missing);
    editor.notify("textDocument/didClose", { textDocument: { uri: uriOf("plan.coachplan") } });
    deepEqual(await using("linked.coachplan"), []);
  });

  it("folders with the name of a plan, pipes, and what is larger than any plan are no plans", async () => {
    mkdirSync(path("folder.coachplan"));
    writeFileSync(path("huge.coachplan"), "");
    truncateSync(path("huge.coachplan"), 2 ** 40);
    const names = ["folder.coachplan", "huge.coachplan"];
    if (process.platform !== "win32") {
      execFileSync("mkfifo", [path("pipe.coachplan")]);
      symlinkSync("/dev/zero", path("endless.coachplan"));
      names.push("pipe.coachplan", "endless.coachplan");
    }
    await start();
    for (const name of names) {
      deepEqual(await using(name), missing, name);
      editor.notify("textDocument/didClose", { textDocument: { uri: uriOf("plan.coachplan") } });
    }
  });

  it("what is not UTF-8 is read as far as it can be", async () => {
    const bytes = Buffer.from(people);
    writeFileSync(
      path("latin.coachplan"),
      Buffer.concat([bytes, Buffer.from([0x2f, 0x2f, 0xe9, 0xff, 0xc3])]),
    );
    writeFileSync(path("wide.coachplan"), Buffer.from(`\ufeff${people}`, "utf16le"));
    writeFileSync(path("marked.coachplan"), `\ufeff${people}`);
    await start();
    deepEqual(await using("latin.coachplan"), []);
    editor.notify("textDocument/didClose", { textDocument: { uri: uriOf("plan.coachplan") } });
    deepEqual(await using("wide.coachplan"), nobody);
    editor.notify("textDocument/didClose", { textDocument: { uri: uriOf("plan.coachplan") } });
    deepEqual(await using("marked.coachplan"), []);
  });

  it("a plan that uses itself, or climbs out of the folder, finds nobody there", async () => {
    writeFileSync(join(folder, "..", "outside.coachplan"), people);
    try {
      await start();
      for (const name of [
        "../outside.coachplan",
        "..\\\\outside.coachplan",
        "below/../../outside.coachplan",
        join(folder, "people.coachplan"),
        uriOf("people.coachplan"),
        "%2e%2e/outside.coachplan",
        `${"../".repeat(500)}etc/passwd`,
      ]) {
        deepEqual(await using(name), missing, name);
        editor.notify("textDocument/didClose", { textDocument: { uri: uriOf("plan.coachplan") } });
      }
      deepEqual(await using("plan.coachplan"), nobody);
    } finally {
      rmSync(join(folder, "..", "outside.coachplan"));
    }
  });

  /** What stands in a coachplan.json, and what is said of it. */
  const settings: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
    "that is broken": ['{ "severities": { ', /cannot be read from here on/],
    "that is empty": ["", /cannot be read from here on/],
    "that is a list": ["[]", /between braces/],
    "that is no more than a word": ["null", /between braces/],
    "with values of the wrong kind": [
      '{ "today": ["2026-06-15"], "severities": [1], "limits": "none" }',
      /takes a day|takes a list/,
    ],
    "with a name of a megabyte": [`{ "${"x".repeat(1_000_000)}": 1 }`, /There is no setting/],
    "of 100,000 lists in one another": ["[".repeat(100_000), /cannot be read|between braces/],
    "of 10 MB": [`{ "severities": { ${'"a/b": "errr", '.repeat(600_000)} "c/d": "off" } }`, /takes one of/],
    "with names that every object has": [
      '{ "__proto__": { "today": "x" }, "constructor": 1, "severities": { "toString": "off", "__proto__": 1 } }',
      /There is no setting/,
    ],
  };
  for (const [what, [text, says]] of Object.entries(settings)) {
    it(`a coachplan.json ${what} is told, and plans are checked as ever`, async () => {
      writeFileSync(path("coachplan.json"), text);
      await start();
      const { uri, diagnostics } = await editor.next("textDocument/publishDiagnostics");
      equal(uri, uriOf("coachplan.json"));
      ok(says.test(JSON.stringify(diagnostics)), JSON.stringify(diagnostics).slice(0, 300));
      deepEqual(await using("people.coachplan"), []);
      deepEqual(await using("nobody.coachplan"), missing);
    });
  }
});
