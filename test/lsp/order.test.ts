import { deepEqual, equal, match } from "node:assert/strict";
import { EditorClient } from "../support/editorClient.ts";
import { inProcessWire } from "../support/inProcess.ts";
import type { Wire } from "../support/wire.ts";

const uri = "file:///plan.coachplan";
const textDocument = { uri };

describe("a long answer", () => {
  let wire: Wire;
  let editor: EditorClient;
  beforeEach(async () => {
    wire = inProcessWire(undefined);
    editor = new EditorClient(wire);
    await editor.start({ capabilities: { textDocument: { diagnostic: {} } } });
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
    wire = inProcessWire(undefined);
    editor = new EditorClient(wire);
    await editor.start({ capabilities: { textDocument: { diagnostic: {} } } });
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

  it("is not looked through to the end for a question that was cancelled meanwhile", async () => {
    const { id, answer } = editor.ask("textDocument/diagnostic", { textDocument });
    editor.notify("$/cancelRequest", { id });
    match(JSON.stringify((await answer).error), /-32800/);
    const { items } = await editor.request<{ readonly items: readonly unknown[] }>(
      "textDocument/diagnostic",
      {
        textDocument,
      },
    );
    equal(items.length >= 10_000, true);
  });
});
