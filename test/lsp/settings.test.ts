import { deepEqual } from "node:assert/strict";
import { EditorClient } from "../support/editorClient.ts";
import { inProcessWire } from "../support/inProcess.ts";
import type { Wire } from "../support/wire.ts";

const folder = "file:///firm";
const plan = `${folder}/plan.coachplan`;
const settings = `${folder}/coachplan.json`;

describe("settings that are changed twice in a row", () => {
  const wires: Wire[] = [];
  afterEach(async () => {
    for (const wire of wires.splice(0)) await wire.kill();
  });

  it("are those that were written last, whichever is read first", async () => {
    let hold: ((text: string) => void) | undefined;
    const reads: (() => string | Promise<string>)[] = [
      () => "{}",
      () => new Promise((give) => (hold = give)),
      () => '{ "severities": { "person/missing-role": "off", "person/missing-level": "error" } }',
    ];
    const wire = inProcessWire({
      read: async (uri) => (uri === settings ? reads.shift()?.() : undefined),
      async *list() {},
    });
    wires.push(wire);
    const editor = new EditorClient(wire);
    await editor.start({ workspaceFolders: [{ uri: folder, name: "firm" }] });
    editor.open(plan, 'person omar "Omar" {}\nteam depots "Depots" { lead: omar; members: omar }\n');
    const changed = () =>
      editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: settings, type: 2 }] });
    const found = async () => {
      const report = await editor.request<{ items: { code: string; severity: number }[] }>(
        "textDocument/diagnostic",
        { textDocument: { uri: plan } },
      );
      return report.items
        .filter(({ code }) => code.startsWith("person/"))
        .map(({ code, severity }) => `${severity} ${code}`);
    };
    deepEqual(await found(), ["2 person/missing-level", "2 person/missing-role"]);
    changed();
    changed();
    deepEqual(await found(), ["1 person/missing-level"]);
    hold?.("{}");
    await editor.request("workspace/symbol", { query: "" });
    deepEqual(await found(), ["1 person/missing-level"]);
  });
});
