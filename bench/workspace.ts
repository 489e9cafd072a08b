/**
 * What a firm's folder costs: thousands of files, read in the background by the real server over stdio, with all that
 * is found in them, beside reading and parsing the same files with nothing else.
 *
 *   npm run bench:workspace -- [--files 5000] [--keys 60]
 *
 * Prints three figures: the index with all findings against reading and raw parsing; a key in an open document while
 * the index runs against the same key alone; and the memory of an index against the bytes of its files.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { disk } from "../server/src/cli/disk.ts";
import { createWorkspace } from "../server/src/workspace/workspace.ts";
import { EditorClient, positionAt } from "../test/support/editorClient.ts";
import { processWire } from "../test/support/wire.ts";
import { firmOf } from "./firm.ts";
import { rawParse } from "./raw.ts";

const { values: options } = parseArgs({
  options: { files: { type: "string", default: "5000" }, keys: { type: "string", default: "60" } },
});
const server = fileURLToPath(new URL("../dist/server/main.node.cjs", import.meta.url));

/** Milliseconds. */
const BETWEEN_KEYS = 20;

const folder = mkdtempSync(join(tmpdir(), "coachplan-firm-"));
const files: string[] = [];
let bytes = 0;
for (const { path, text } of firmOf(Number(options.files))) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  files.push(file);
  bytes += Buffer.byteLength(text);
}
try {
  console.log(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, Node ${process.version}\n`);
  const began = performance.now();
  for (const file of files) rawParse(readFileSync(file, "utf8"));
  const raw = performance.now() - began;
  const { took, alone, meanwhile } = await serve();
  const heap = await heapOfIndex();
  console.log("| measure | | against | ratio |\n|---|---|---|---|");
  row("index with all findings, s", took / 1000, "reading and raw parsing", raw / 1000);
  row("key → diagnostics meanwhile, ms", median(meanwhile), "alone", median(alone));
  row("heap of the index, MB", heap / 1e6, "the files", bytes / 1e6);
} finally {
  rmSync(folder, { recursive: true });
}

/** Three sessions: the key alone, the whole folder, and the key while the folder is read. */
async function serve() {
  const single = await session(undefined);
  const alone = await keysIn(single, Number(options.keys), () => false);
  await single.stop();

  const firm = await session(folder);
  const began = performance.now();
  await firm.request("workspace/diagnostic", { previousResultIds: [] });
  const took = performance.now() - began;
  await firm.stop();

  const busy = await session(folder);
  let read = false;
  const reading = busy.request("workspace/diagnostic", { previousResultIds: [] }).then(() => {
    read = true;
  });
  const meanwhile = await keysIn(busy, Number(options.keys), () => read);
  await reading;
  await busy.stop();
  return { took, alone, meanwhile };
}

async function session(root: string | undefined): Promise<EditorClient> {
  const client = new EditorClient(processWire(server, "--stdio"));
  await client.start({
    capabilities: { textDocument: { diagnostic: {}, synchronization: {} }, workspace: { diagnostics: {} } },
    initializationOptions: { today: "2026-01-05" },
    ...(root !== undefined && { rootUri: pathToFileURL(root).href }),
  });
  return client;
}

/** Milliseconds from a letter in an open plan to its diagnostics; ends early where `over` says so. */
async function keysIn(client: EditorClient, keys: number, over: () => boolean): Promise<number[]> {
  const uri = pathToFileURL(join(folder, "office-00/open.coachplan")).href;
  const [people, plan] = [...firmOf(2)].map(({ text }) => text);
  const text = `${people}\n${(plan ?? "").replace(/^use .*$/m, "")}`;
  client.open(uri, text);
  await client.request("textDocument/diagnostic", { textDocument: { uri } });
  const at = positionAt(text, text.indexOf("Solved within the shift"));
  const behind = { ...at, character: at.character + 1 };
  const samples: number[] = [];
  let version = 1;
  // The first keys warm the process up.
  for (let key = -5; key < keys && !over(); key++) {
    for (const [range, by] of [
      [{ start: at, end: at }, "x"],
      [{ start: at, end: behind }, ""],
    ] as const) {
      const began = performance.now();
      client.notify("textDocument/didChange", {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range, text: by }],
      });
      await client.request("textDocument/diagnostic", { textDocument: { uri } });
      if (key >= 0) samples.push(performance.now() - began);
      await pause(BETWEEN_KEYS);
    }
  }
  return samples;
}

/** The heap that an indexed workspace takes, in bytes, without the libraries of the server. */
async function heapOfIndex(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const heap = () => {
    if (typeof collect === "function") for (let i = 0; i < 3; i++) collect();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  const workspace = createWorkspace({ files: disk, today: () => 0 });
  workspace.setFolders([pathToFileURL(folder).href]);
  await workspace.index();
  await pause(0);
  const bytes = heap() - before;
  if (workspace.snapshot().documents.length !== files.length) throw new Error("Not all files were read.");
  return bytes;
}

function row(what: string, ours: number, against: string, theirs: number): void {
  const ratio = (ours / theirs).toFixed(2);
  console.log(`| ${what} | ${ours.toFixed(2)} | ${against}: ${theirs.toFixed(2)} | ${ratio} |`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[samples.length >> 1] ?? Number.NaN;
}
