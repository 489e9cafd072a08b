/**
 * What a keystroke costs: from writing `didChange` to the last byte of the answer, through the real server over stdio,
 * beside a server of the same library that knows nothing, in turns in one run.
 *
 *   npm run bench -- [--lines 200,2000,20000] [--processes 3] [--keys 12]
 *
 * Machines are noisy: what counts is the ratio. Prints medians with the middle half of the samples beside them.
 */
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { EditorClient, positionAt } from "../test/support/editorClient.ts";
import { processWire } from "../test/support/wire.ts";
import { planOf } from "./plans.ts";

const { values: options } = parseArgs({
  options: {
    lines: { type: "string", default: "200,2000,20000" },
    processes: { type: "string", default: "3" },
    keys: { type: "string", default: "12" },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const uri = "file:///bench/plan.coachplan";

/** Where a letter is typed: under a text of the plan that stands in every engagement. */
const typed = "Solved within the shift";

/** A server under measurement: its name and how it is started. */
const servers = {
  echo: () => processWire(`${root}.cache/bench/echo.cjs`, "--stdio"),
  coachplan: () => processWire(`${root}dist/server/main.node.cjs`, "--stdio"),
};
type Server = keyof typeof servers;

/** What is asked after the key. */
const measures = {
  diagnostics: { method: "textDocument/diagnostic" },
  completion: { method: "textDocument/completion" },
} as const;
type Measure = keyof typeof measures;

await build({
  entryPoints: [`${root}bench/echo.ts`],
  bundle: true,
  platform: "node",
  format: "cjs",
  minify: true,
  outfile: `${root}.cache/bench/echo.cjs`,
});

const samples = new Map<string, number[]>();
for (const lines of options.lines.split(",").map(Number)) {
  const text = planOf(lines);
  for (let round = 0; round < Number(options.processes); round++) {
    const order = Object.keys(servers) as Server[];
    for (const server of round % 2 ? order.toReversed() : order) await measure(server, lines, text);
  }
}
report();

/** One fresh process: opens the plan, types letters in the middle of it and takes each back, outside the clock. */
async function measure(server: Server, lines: number, text: string): Promise<void> {
  const client = new EditorClient(servers[server]());
  await client.start({
    capabilities: { textDocument: { diagnostic: {}, synchronization: {} } },
    initializationOptions: { today: "2026-01-05" },
  });
  client.open(uri, text);
  await client.request("textDocument/diagnostic", { textDocument: { uri } });
  const middle = text.indexOf(typed, text.length >> 1);
  const at = positionAt(text, middle < 0 ? text.indexOf(typed) : middle);
  const behind = { line: at.line, character: at.character + 1 };
  let version = 1;
  const edit = (start: typeof at, end: typeof at, by: string) =>
    client.notify("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end }, text: by }],
    });
  for (const [name, { method }] of Object.entries(measures) as [Measure, (typeof measures)[Measure]][]) {
    for (let key = 0; key < Number(options.keys) + 3; key++) {
      const began = performance.now();
      edit(at, at, "x");
      await client.request(method, { textDocument: { uri }, position: behind });
      const took = performance.now() - began;
      // The first keys warm the process up.
      if (key >= 3) samplesOf(server, name, lines).push(took);
      edit(at, behind, "");
      await client.request("textDocument/diagnostic", { textDocument: { uri } });
    }
  }
  await client.stop();
}

function samplesOf(server: Server, measure: Measure, lines: number): number[] {
  const key = `${server} ${measure} ${lines}`;
  const list = samples.get(key) ?? [];
  samples.set(key, list);
  return list;
}

function report(): void {
  console.log(
    `Node ${process.version}, ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? "an unknown kind"}`,
  );
  console.log(`${options.processes} fresh processes, ${options.keys} keys each; ms: median (middle half)\n`);
  console.log("| key → | lines | echo | coachplan | ratio |\n|---|---|---|---|---|");
  for (const name of Object.keys(measures) as Measure[]) {
    for (const lines of options.lines.split(",").map(Number)) {
      const [echo, ours] = (["echo", "coachplan"] as const).map((server) =>
        samplesOf(server, name, lines).toSorted((a, b) => a - b),
      );
      const ratio = quantile(ours ?? [], 0.5) / quantile(echo ?? [], 0.5);
      console.log(
        `| ${name} | ${lines} | ${spread(echo ?? [])} | ${spread(ours ?? [])} | ${ratio.toFixed(1)} |`,
      );
    }
  }
}

function spread(rising: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile(rising, q).toFixed(2));
  return `${middle} (${low}–${high})`;
}

function quantile(rising: readonly number[], q: number): number {
  return rising[Math.min(rising.length - 1, Math.floor(q * rising.length))] ?? Number.NaN;
}
