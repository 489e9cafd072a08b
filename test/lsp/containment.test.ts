import { deepEqual, equal, match } from "node:assert/strict";
import { mock } from "node:test";
import { CancellationToken } from "vscode-languageserver";
import { guarding } from "../../server/src/lsp/guard.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { EditorClient } from "../support/editorClient.ts";
import { editorInProcess } from "../support/inProcess.ts";
import type { Wire } from "../support/wire.ts";

const { None: going } = CancellationToken;
const at = (line: number) => ({
  textDocument: { uri: "file:///a.coachplan" },
  position: { line, character: 4 },
});

describe("a feature that fails", () => {
  const failing = (errors: readonly Error[]) => {
    const lines: string[] = [];
    const guarded = guarding({ phase: () => "running", log: (line) => lines.push(line) });
    let next = 0;
    const answer = guarded("textDocument/hover", null, () => {
      throw errors[next++ % errors.length];
    });
    return { lines, answer };
  };

  it("has nothing to say, and says so once in the log, with the place", async () => {
    const { lines, answer } = failing([new Error("out of order")]);
    equal(await answer(at(2), going), null);
    equal(await answer(at(2), going), null);
    equal(await answer(at(7), going), null);
    equal(lines.length, 1);
    match(
      lines[0] ?? "",
      /^textDocument\/hover at file:\/\/\/a\.coachplan:3:5 failed: Error: out of order\n +at /,
    );
  });

  it("says so again where it fails in another way", async () => {
    const { lines, answer } = failing([new Error("out of order"), new Error("worse")]);
    for (let key = 0; key < 6; key++) await answer(at(key), going);
    equal(lines.length, 2);
  });

  it("as its question makes no sense tells that in one line, for whoever looks after the editor", async () => {
    const { lines, answer } = failing([new TypeError("cannot read")]);
    equal(
      await answer({ textDocument: { uri: "file:///a.coachplan" }, position: { line: "1" } }, going),
      null,
    );
    equal(await answer({ position: { line: 1, character: 2 } }, going), null);
    equal(lines.length, 2);
    match(
      lines[0] ?? "",
      /^textDocument\/hover of file:\S+ failed: the question lacks a line and a character.+$/,
    );
    match(lines[1] ?? "", /^textDocument\/hover failed: the question lacks textDocument\.uri.+$/);
  });

  it("whose question was cancelled has nothing to log", async () => {
    const { lines, answer } = failing([new Error("out of order")]);
    await answer(at(1), { ...going, isCancellationRequested: true });
    deepEqual(lines, []);
  });
});

describe("a rule that fails", () => {
  const uri = "file:///plan.coachplan";
  const text = 'organization n "N" { ambition: 3 }\nperson {}\n';
  let wire: Wire;
  let editor: EditorClient;
  beforeEach(async () => {
    ({ wire, editor } = await editorInProcess({ capabilities: { textDocument: { diagnostic: {} } } }));
  });
  afterEach(() => {
    mock.restoreAll();
    return wire.kill();
  });

  it("is left out and told once; the other rules and all features go on", async () => {
    const rule = rules.find(({ code }) => code === "person/missing-id");
    if (rule?.scope !== "block") throw new Error("There is such a rule.");
    mock.method(rule, "run", () => {
      throw new Error("out of order");
    });
    editor.open(uri, text);
    deepEqual(await errors(), ["value/wrong-type"]);
    editor.replace(uri, 2, text, "person {}", "person { }");
    deepEqual(await errors(), ["value/wrong-type"]);
    match(
      JSON.stringify(await editor.request("textDocument/documentSymbol", { textDocument: { uri } })),
      /"N"/,
    );
    const logged = editor.heard.filter(({ method }) => method === "window/logMessage");
    equal(logged.length, 1);
    match(
      JSON.stringify(logged[0]?.params),
      /The rule person\/missing-id at file:\/\/\/plan\.coachplan, offset 35, failed: Error: out of order/,
    );
  });

  async function errors(): Promise<string[]> {
    const { items } = await editor.request<{ items: { code: string; severity: number }[] }>(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    return items.filter(({ severity }) => severity === 1).map(({ code }) => code);
  }
});
