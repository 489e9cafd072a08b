/** How long a server takes to be there, and to read a document for the first time. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parse } from "../server/src/analysis/parse.ts";
import { EditorClient } from "../test/support/editorClient.ts";
import type { Figures } from "./figures.ts";
import { planOf } from "./plans.ts";
import { rawParse } from "./raw.ts";
import type { Server } from "./servers.ts";

export const startMeasure = "start: process → initialize answered";
export const firstMeasure = "start and open: process → first diagnostics of 200 lines";
export const parseMeasure = "first parse";
export const parseLines = 100_000;

/** Fresh processes in turns, as many as there are to be samples. */
export async function measureStart(
  figures: Figures,
  servers: readonly Server[],
  times: number,
): Promise<void> {
  const uri = "file:///bench/plan.coachplan";
  const text = planOf(200);
  for (let round = 0; round < times; round++) {
    for (const server of round % 2 ? servers.toReversed() : servers) {
      const process = Math.floor((round * 3) / times);
      const began = performance.now();
      const wire = server.start();
      const client = new EditorClient(wire);
      await client.request("initialize", {
        processId: null,
        rootUri: null,
        capabilities: { textDocument: { diagnostic: {} } },
      });
      figures.add(startMeasure, "", server.name, process, performance.now() - began);
      client.notify("initialized", {});
      client.open(uri, text);
      await client.request("textDocument/diagnostic", { textDocument: { uri } });
      figures.add(firstMeasure, "", server.name, process, performance.now() - began);
      await wire.kill();
    }
  }
}

/** Reads a plan in fresh processes, beside a bare lexer and parser in the same process, in turns. */
export function measureParse(figures: Figures, processes: number, times: number): void {
  for (let round = 0; round < processes; round++) {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [...process.execArgv, fileURLToPath(import.meta.url), "--parse", String(times), String(round)],
      { encoding: "utf8" },
    );
    if (stdout === "") throw new Error(stderr);
    const samples: { readonly [reader: string]: readonly number[] } = JSON.parse(stdout);
    for (const [reader, list] of Object.entries(samples))
      for (const took of list) figures.add(parseMeasure, `${parseLines}`, reader, round, took);
  }
}

function readings(times: number, round: number): Record<string, number[]> {
  const text = planOf(parseLines);
  const readers: [string, () => unknown][] = [
    ["raw Chevrotain", () => rawParse(text)],
    ["coachplan", () => parse("file:///bench/plan.coachplan", 1, text)],
  ];
  const samples: Record<string, number[]> = {};
  for (let i = 0; i < times; i++) {
    for (const [name, read] of (i + round) % 2 ? readers.toReversed() : readers) {
      const began = performance.now();
      read();
      samples[name] = [...(samples[name] ?? []), performance.now() - began];
    }
  }
  return samples;
}

const [flag, times, round] = process.argv.slice(2);
if (flag === "--parse") console.log(JSON.stringify(readings(Number(times), Number(round))));
