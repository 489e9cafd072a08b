import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ableEditor, questions } from "../fuzz/questions.ts";
import { EditorClient } from "../support/editorClient.ts";
import { planDue } from "../support/terminal.ts";
import { processWire, type Wire, workerScripts, workerWire } from "../support/wire.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const alone = join(root, "test/support/alone.cjs");

/** What a server needs to read files, to speak over its own input and output, and to be modest with memory. */
const allowed = new Set(["fs", "fs/promises", "module", "os", "path", "url", "util", "v8"]);

describe("the server's bundles", () => {
  const parts = readdirSync(join(root, "server/dist/parts")).map((name) => `server/dist/parts/${name}`);
  for (const bundle of [
    "dist/server/main.node.cjs",
    "dist/server/engine.js",
    "server/dist/main.cli.js",
    ...parts,
  ]) {
    it(`know no module that reaches another machine or starts a process: ${bundle.replace(/-\w{8}\.js/, "")}`, () => {
      const text = readFileSync(join(root, bundle), "utf8");
      const names = [...text.matchAll(/(?:require\(|from ?|import ?\(?)"(?:node:)?([\w/]+)"/g)].map(
        ([, name]) => name ?? "",
      );
      const used = names.filter((name) => builtinModules.includes(name));
      deepEqual(
        [...new Set(used)].filter((name) => !allowed.has(name)),
        [],
      );
    });
  }

  it("of the browser name nothing that reaches another machine", () => {
    const text = workerScripts.map((script) => readFileSync(join(root, script), "utf8")).join("\n");
    const doors =
      /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection)\b/g;
    deepEqual(text.match(doors), null);
  });
});

const servers: readonly (readonly [string, () => Wire])[] = [
  ["as a process", () => processWire("--require", alone, join(root, "dist/server/main.node.cjs"), "--stdio")],
  [
    "as `coachplan lsp`",
    () => processWire("--require", alone, join(root, "server/bin/coachplan.mjs"), "lsp", "--stdio"),
  ],
  ["as a web worker", () => workerWire()],
];

for (const [what, start] of servers) {
  describe(`a whole session with the server ${what}`, () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "coachplan-"));
      writeFileSync(join(folder, "coachplan.json"), '{ "today": "2026-06-15" }');
      writeFileSync(join(folder, "people.coachplan"), planDue("2026-07-31").split("\n\n")[0] ?? "");
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it("reaches no other machine, starts no process, tells nobody", async () => {
      const wire = start();
      const ended = wire.ended;
      const editor = new EditorClient(wire);
      await editor.start({
        capabilities: ableEditor,
        workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "firm" }],
        initializationOptions: { files: true },
      });
      const uri = pathToFileURL(join(folder, "plan.coachplan")).href;
      const text = `use "people.coachplan"\n${planDue("2026-07-31")}`;
      editor.open(uri, text);
      for (const words of ["owner: om", "2026-07", "action stand", "use "]) {
        const before = text.slice(0, text.indexOf(words) + words.length).split("\n");
        const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
        for (const [method, params] of Object.entries(questions)) {
          const { answer } = editor.ask(method, params({ uri, at, to: at }));
          const message = await Promise.race([answer, ended.then((code) => ({ code }))]);
          ok(!("code" in message), `the server has ended at ${method}`);
        }
      }
      editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
      editor.replace(uri, 2, text, "omar", "omer");
      await editor.request("textDocument/diagnostic", { textDocument: { uri } });
      deepEqual(
        editor.heard.filter(({ method }) => method === "telemetry/event"),
        [],
      );
      equal(await editor.stop(), 0);
    });
  });
}
