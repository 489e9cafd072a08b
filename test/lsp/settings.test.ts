import { deepEqual } from "node:assert/strict";
import type { Files } from "../../server/src/workspace/files.ts";
import { editorInProcess } from "../support/inProcess.ts";
import type { Wire } from "../support/wire.ts";

const folder = "file:///firm";
const plan = `${folder}/plan.coachplan`;
const settings = `${folder}/coachplan.json`;

describe("settings that are changed", () => {
  const wires: Wire[] = [];
  afterEach(async () => {
    for (const wire of wires.splice(0)) await wire.kill();
  });
  const start = async (disk: Files) => {
    const { wire, editor } = await editorInProcess(
      { workspaceFolders: [{ uri: folder, name: "firm" }] },
      disk,
    );
    wires.push(wire);
    return editor;
  };

  it("are those that were written last, whichever is read first", async () => {
    let hold: ((text: string) => void) | undefined;
    const reads: (() => string | Promise<string>)[] = [
      () => "{}",
      () => new Promise((give) => (hold = give)),
      () => '{ "severities": { "person/missing-role": "off", "person/missing-level": "error" } }',
    ];
    const editor = await start({
      read: async (uri) => (uri === settings ? reads.shift()?.() : undefined),
      async *list() {},
    });
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

  it("count for what is asked after they have come, however slow the disk is", async () => {
    let text: string | undefined;
    const editor = await start({
      read: async (uri) => (uri === settings ? text : undefined),
      async *list(below) {
        if (below !== folder) await new Promise(() => {});
      },
    });
    editor.open(plan, 'person omar "Omar" { role: "Manager" }\n');
    const severities = async () => {
      const { items } = await editor.request<{ items: { code: string; severity: number }[] }>(
        "textDocument/diagnostic",
        { textDocument: { uri: plan } },
      );
      return items.filter(({ code }) => code === "person/missing-level").map(({ severity }) => severity);
    };
    deepEqual(await severities(), [2]);
    text = '{ "severities": { "person/missing-level": "error" } }';
    editor.notify("workspace/didChangeWatchedFiles", {
      changes: [
        { uri: settings, type: 1 },
        { uri: `${folder}/photos`, type: 1 },
      ],
    });
    deepEqual(await severities(), [1]);
  });
});
