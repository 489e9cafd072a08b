/**
 * What a firm's folder costs: thousands of files, read in the background by the real server over stdio, with all that
 * is found in them, beside reading and parsing the same files with nothing else.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { disk } from "../server/src/cli/disk.ts";
import { createWorkspace } from "../server/src/workspace/workspace.ts";
import { EditorClient, positionAt } from "../test/support/editorClient.ts";
import type { Figures } from "./figures.ts";
import { firmOf } from "./firm.ts";
import { rawParse } from "./raw.ts";
import { coachplan } from "./servers.ts";

/** Names of what is measured of a folder. */
export const inFolder = {
  index: "index with all findings, s",
  raw: "reading and raw parsing, s",
  again: "a person renamed in one of the people files: all findings again, s",
  key: "key → diagnostics, ms",
  heap: "heap of the index, bytes a byte of its files",
  check: "coachplan check, s",
} as const;

const commandLine = fileURLToPath(new URL("../server/dist/main.cli.js", import.meta.url));

/** Milliseconds. */
const BETWEEN_KEYS = 20;

interface Firm {
  readonly folder: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Everything about a folder of so many files; `keys` are those of each process. */
export async function measureWorkspace(
  figures: Figures,
  { files, processes, keys }: { readonly files: number; readonly processes: number; readonly keys: number },
): Promise<void> {
  const firm = written(files);
  const add = (what: string, who: string, round: number, value: number) =>
    figures.add(what, `${files} files`, who, round, value);
  try {
    for (let round = 0; round < processes; round++) {
      const raw = spawnSync(
        process.execPath,
        [...process.execArgv, fileURLToPath(import.meta.url), "--raw", firm.folder, String(files)],
        { encoding: "utf8" },
      );
      add(inFolder.raw, "raw Chevrotain", round, Number(raw.stdout) / 1000);
      await measureIndex(firm, round, add);
      await measureKeys(firm, round, keys, add);
      const began = performance.now();
      // Of thousands of hints nobody reads a word here, and they are more than a buffer holds.
      const check = spawnSync(
        process.execPath,
        [commandLine, "check", firm.folder, "--today", "2026-01-05"],
        {
          encoding: "utf8",
          stdio: ["ignore", "ignore", "pipe"],
        },
      );
      add(inFolder.check, "coachplan", round, (performance.now() - began) / 1000);
      if (check.status !== 0) throw new Error(`coachplan check ended with ${check.status}: ${check.stderr}`);
      const heap = spawnSync(
        process.execPath,
        [...process.execArgv, fileURLToPath(import.meta.url), "--heap", firm.folder, String(files)],
        { encoding: "utf8" },
      );
      add(inFolder.heap, "coachplan", round, Number(heap.stdout) / firm.bytes);
      process.stderr.write(`${files} files: process ${round + 1} of ${processes} measured\n`);
    }
  } finally {
    rmSync(firm.folder, { recursive: true });
  }
}

type Add = (what: string, who: string, round: number, value: number) => void;

function written(count: number): Firm {
  const folder = mkdtempSync(join(tmpdir(), "coachplan-firm-"));
  const files: string[] = [];
  let bytes = 0;
  for (const { path, text } of firmOf(count)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    files.push(file);
    bytes += Buffer.byteLength(text);
  }
  return { folder, files, bytes };
}

/** From the first question to the last answer, in a fresh process; then once more after a person was renamed. */
async function measureIndex({ folder, files }: Firm, round: number, add: Add): Promise<void> {
  const client = await session(folder);
  let began = performance.now();
  const { items } = await client.request<Report>("workspace/diagnostic", { previousResultIds: [] });
  add(inFolder.index, "coachplan", round, (performance.now() - began) / 1000);
  const [people = ""] = files;
  const before = readFileSync(people, "utf8");
  writeFileSync(people, before.replaceAll("north-7", "norths-7"));
  began = performance.now();
  client.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: pathToFileURL(people).href, type: 2 }],
  });
  const previousResultIds = items.map(({ uri, resultId }) => ({ uri, value: resultId }));
  const again = await client.request<Report>("workspace/diagnostic", { previousResultIds });
  add(inFolder.again, "coachplan", round, (performance.now() - began) / 1000);
  if (!again.items.some(({ kind, items }) => kind === "full" && items && items.length > 0))
    throw new Error("Nobody has missed the person.");
  writeFileSync(people, before);
  await client.stop();
}

interface Report {
  readonly items: readonly {
    readonly uri: string;
    readonly kind: string;
    readonly resultId?: string;
    readonly items?: readonly unknown[];
  }[];
}

/** A key in an open plan: where nothing else is open, and while the whole folder is read. */
async function measureKeys({ folder }: Firm, round: number, keys: number, add: Add): Promise<void> {
  const single = await session(undefined);
  for (const took of await keysIn(single, folder, keys, () => false)) add(inFolder.key, "alone", round, took);
  await single.stop();
  const busy = await session(folder);
  let read = false;
  const reading = busy.request("workspace/diagnostic", { previousResultIds: [] }).then(() => {
    read = true;
  });
  for (const took of await keysIn(busy, folder, keys, () => read))
    add(inFolder.key, "meanwhile", round, took);
  void reading.catch(() => {});
  await busy.stop();
}

async function session(root: string | undefined): Promise<EditorClient> {
  const client = new EditorClient(coachplan.start());
  await client.start({
    capabilities: { textDocument: { diagnostic: {}, synchronization: {} }, workspace: { diagnostics: {} } },
    initializationOptions: { today: "2026-01-05" },
    ...(root !== undefined && { rootUri: pathToFileURL(root).href }),
  });
  return client;
}

/** Milliseconds from a letter in an open plan to its diagnostics; ends early where `over` says so. */
async function keysIn(
  client: EditorClient,
  folder: string,
  keys: number,
  over: () => boolean,
): Promise<number[]> {
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
      await new Promise((done) => setTimeout(done, BETWEEN_KEYS));
    }
  }
  return samples;
}

/** Milliseconds for reading all files of the folder and parsing them, with nothing else. */
function rawTime(folder: string, files: number): number {
  const paths = [...firmOf(files)].map(({ path }) => join(folder, path));
  const began = performance.now();
  for (const path of paths) rawParse(readFileSync(path, "utf8"));
  return performance.now() - began;
}

/** The heap that an indexed workspace takes, in bytes, without the libraries of the server. */
async function heapOfIndex(folder: string, files: number): Promise<number> {
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
  await new Promise((done) => setImmediate(done));
  const bytes = heap() - before;
  if (workspace.snapshot().documents.length !== files) throw new Error("Not all files were read.");
  return bytes;
}

const [flag, folder = "", files] = process.argv.slice(2);
if (flag === "--raw") console.log(rawTime(folder, Number(files)));
if (flag === "--heap") console.log(await heapOfIndex(folder, Number(files)));
