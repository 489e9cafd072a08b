import { deepEqual } from "node:assert/strict";
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
