import { deepEqual, equal, match, ok } from "node:assert/strict";
import { createPace } from "../../server/src/lsp/pace.ts";
import type { EditorClient } from "../support/editorClient.ts";
import { editorInProcess } from "../support/inProcess.ts";
import type { Wire } from "../support/wire.ts";

const uri = "file:///plan.coachplan";
const textDocument = { uri };

describe("a long answer", () => {
  let wire: Wire;
  let editor: EditorClient;
  beforeEach(async () => {
    ({ wire, editor } = await editorInProcess({ capabilities: { textDocument: { diagnostic: {} } } }));
  });
  afterEach(() => wire.kill());

  it("comes behind those to what was asked together with it, and is of the moment of its question", async () => {
    const text = 'person omar "Omar" {}\n';
    editor.open(uri, text);
    const came: string[] = [];
    const ask = (method: string) => {
      const answer = editor.request(`textDocument/${method}`, { textDocument });
      return answer.then((result) => {
        came.push(method);
        return result;
      });
    };
    const outline = ask("documentSymbol");
    const colours = ask("semanticTokens/full");
    editor.replace(uri, 2, text, "Omar", "Mei");
    await Promise.all([ask("foldingRange"), ask("codeLens"), ask("diagnostic"), outline, colours]);
    deepEqual(came.slice(0, 3), ["foldingRange", "codeLens", "diagnostic"]);
    deepEqual(
      ((await outline) as readonly { readonly name: string }[]).map(({ name }) => name),
      ["Omar"],
    );
  });
});

describe("long work", () => {
  it("ends early where nobody wants it any more", async () => {
    let done = 0;
    function* work() {
      for (;;) {
        done++;
        // Long enough for others to be heard behind each step.
        for (const began = performance.now(); performance.now() - began < 60; );
        yield;
      }
    }
    await createPace().share(work(), () => done < 3);
    equal(done, 3);
  });
});

describe("a long plan that is opened", () => {
  const others = { uri: "file:///other.coachplan" };
  const position = { line: 0, character: 8 };
  const long = Array.from(
    { length: 10_000 },
    (_, i) => `person p${i} "P" { role: "Head"; level: middel }\n`,
  ).join("");
  let wire: Wire;
  let editor: EditorClient;
  beforeEach(async () => {
    ({ wire, editor } = await editorInProcess({ capabilities: { textDocument: { diagnostic: {} } } }));
    editor.open(others.uri, 'person omar "Omar" {}\n');
    editor.open(uri, long);
  });
  afterEach(() => wire.kill());

  it("does not keep others waiting while it is looked through", async () => {
    const came: string[] = [];
    const findings = editor
      .request("textDocument/diagnostic", { textDocument })
      .then(() => came.push("long"));
    const other = editor.request("textDocument/hover", { textDocument: others, position });
    await Promise.all([other.then(() => came.push("other")), findings]);
    deepEqual(came, ["other", "long"]);
  });

  it("is told of whole where the question before was cancelled meanwhile", async () => {
    const { id, answer } = editor.ask("textDocument/diagnostic", { textDocument });
    editor.notify("$/cancelRequest", { id });
    match(JSON.stringify((await answer).error), /-32800/);
    ok((await found()).length >= 10_000);
  });

  it("is told of as it is, where a key has come while it was looked through", async () => {
    const findings = found();
    await editor.request("textDocument/hover", { textDocument: others, position });
    editor.replace(uri, 2, long, "level: middel", "level: middle");
    equal((await findings).length, (await found()).length);
  });

  const found = async () => {
    const { items } = await editor.request<{ readonly items: readonly unknown[] }>(
      "textDocument/diagnostic",
      { textDocument },
    );
    return items;
  };
});
