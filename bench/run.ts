/**
 * What a keystroke costs: from writing `didChange` to the last byte of the answer, through the real server over stdio,
 * beside a server of the same library that knows nothing (and others, where they are named), in turns in one run.
 *
 *   npm run bench -- [--lines 200,2000,20000,100000] [--processes 3] [--keys 12] [--write]
 *                    [--beside langium='node langium.cjs --stdio']
 *
 * Machines are noisy: what counts is the ratio. Prints medians with the middle half of the samples beside them;
 * `--write` puts the tables into docs/performance.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { EditorClient, positionAt } from "../test/support/editorClient.ts";
import { commandWire, processWire, type Wire } from "../test/support/wire.ts";
import { oneEngagementOf, planOf } from "./plans.ts";

const { values: options } = parseArgs({
  options: {
    lines: { type: "string", default: "200,2000,20000,100000" },
    processes: { type: "string", default: "3" },
    keys: { type: "string", default: "12" },
    write: { type: "boolean", default: false },
    beside: { type: "string", multiple: true, default: [] },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const uri = "file:///bench/plan.coachplan";

/** The servers under measurement: how each is started. The first is what the others are held against. */
const servers = new Map<string, () => Wire>([
  ["echo", () => processWire(`${root}.cache/bench/echo.cjs`, "--stdio")],
  ["coachplan", () => processWire(`${root}dist/server/main.node.cjs`, "--stdio")],
  ...options.beside.map((named): [string, () => Wire] => {
    const [name = "", ...command] = named.split("=");
    return [name, () => commandWire(command.join("="))];
  }),
]);

interface Edit {
  readonly at: number;
  readonly removes: number;
  readonly types: string;
}

/** What is typed, as an edit near a place of the text. */
const keys: Readonly<Record<string, (text: string, near: number) => Edit>> = {
  "letter in a text": (text, near) => typing(text, near, "Solved within", 3, "x", "success: ", 12),
  "letter in a text block": (text, near) => typing(text, near, "What is said in", 3, "x", "success: ", 12),
  "letter in a comment": (text, near) => typing(text, near, "// begins the", 5, "x", "success: ", 12),
  "a date's digit": (text, near) => ({ ...typing(text, near, "due: ", 5, "1", "due: ", 5), removes: 1 }),
  "letter in a field's name: the owner is lost": (text, near) => typing(text, near, "owner: ", 2, "x"),
  "a quote in a text": (text, near) => typing(text, near, "success: ", 12, '"'),
  "a closing brace deleted": (text, near) => ({
    ...typing(text, near, "status: planned\n      }", 22, ""),
    removes: 1,
  }),
  "a comment opened and not closed": (text, near) => typing(text, near, "success: ", 0, "/*"),
};

/** Types so far behind the next such words; where they do not stand in the text, behind the others. */
function typing(
  text: string,
  near: number,
  words: string,
  behind: number,
  types: string,
  instead = words,
  insteadBehind = behind,
): Edit {
  const found = text.indexOf(words, near);
  const place = found < 0 ? text.lastIndexOf(words) : found;
  if (place >= 0) return { at: place + behind, removes: 0, types };
  const other = text.indexOf(instead, near);
  return { at: (other < 0 ? text.lastIndexOf(instead) : other) + insteadBehind, removes: 0, types };
}

/** What an editor asks after each key. */
const everything = [
  "textDocument/semanticTokens/full",
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/inlayHint",
  "textDocument/codeLens",
  "textDocument/documentLink",
  "textDocument/diagnostic",
];

await build({
  entryPoints: [`${root}bench/echo.ts`],
  bundle: true,
  platform: "node",
  format: "cjs",
  minify: true,
  outfile: `${root}.cache/bench/echo.cjs`,
});

const samples = new Map<string, number[]>();
const measures: string[] = [];
const documents: [string, string][] = [
  ...options.lines.split(",").map((lines): [string, string] => [lines, planOf(Number(lines))]),
  ["one engagement of 20000", oneEngagementOf(20_000)],
];
for (const [name, text] of documents) {
  for (let round = 0; round < Number(options.processes); round++) {
    const order = [...servers.keys()];
    for (const server of round % 2 ? order.toReversed() : order) await measure(server, name, text);
  }
  process.stderr.write(`${name} lines measured\n`);
}
report();

/** One fresh process: opens the plan, types and takes each key back, outside the clock. */
async function measure(server: string, document: string, text: string): Promise<void> {
  const began = performance.now();
  const client = new EditorClient((servers.get(server) ?? (() => processWire()))());
  const add = (name: string, took: number) => keep(server, name, document, took);
  const abilities: object = await client.start({
    capabilities: { textDocument: { diagnostic: {}, synchronization: {} } },
    initializationOptions: { today: "2026-01-05" },
  });
  add("start: process → initialize answered", performance.now() - began);
  const pulls = "diagnosticProvider" in abilities;
  const opened = performance.now();
  client.open(uri, text);
  let version = 1;
  const told = (): Promise<unknown> =>
    pulls
      ? client.request("textDocument/diagnostic", { textDocument: { uri } })
      : client.next("textDocument/publishDiagnostics");
  await told();
  add("open: didOpen → first diagnostics", performance.now() - opened);
  const edit = (from: number, to: number, by: string, of: string) => {
    client.notify("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: positionAt(of, from), end: positionAt(of, to) }, text: by }],
    });
  };
  /** Types a key and takes it back; the clock runs until `answer` has come. */
  const key = async ({ at, removes, types }: Edit, answer: () => Promise<unknown>): Promise<number> => {
    const after = text.slice(0, at) + types + text.slice(at + removes);
    const start = { start: positionAt(text, at), end: positionAt(text, at + removes) };
    const end = { start: positionAt(after, at), end: positionAt(after, at + types.length) };
    const change = (range: object, by: string) =>
      client.notify("textDocument/didChange", {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range, text: by }],
      });
    const from = performance.now();
    change(start, types);
    await answer();
    const took = performance.now() - from;
    change(end, text.slice(at, at + removes));
    await told();
    return took;
  };
  const places = { top: 0, middle: text.length >> 1, end: text.length - 3000 };
  for (const [name, edited] of Object.entries(keys)) {
    for (const [place, near] of Object.entries(places)) {
      // Every kind in the middle; the plainest also elsewhere.
      if (place !== "middle" && name !== "letter in a text") continue;
      for (let i = 0; i < Number(options.keys); i++)
        add(`key → diagnostics: ${name}, ${place}`, await key(edited(text, near), told));
    }
  }
  if (pulls) {
    const plain = typing(text, places.middle, "success: ", 12, "x");
    const position = positionAt(text, plain.at);
    const owner = typing(text, places.middle, "owner: ", 7, "n");
    for (let i = 0; i < Number(options.keys); i++) {
      const behind = { ...positionAt(text, owner.at), character: positionAt(text, owner.at).character + 1 };
      add(
        "key → completion of an owner",
        await key(owner, () =>
          client.request("textDocument/completion", { textDocument: { uri }, position: behind }),
        ),
      );
      const range = {
        start: { line: Math.max(position.line - 30, 0), character: 0 },
        end: { line: position.line + 30, character: 0 },
      };
      add(
        "key → all that an editor asks",
        await key(plain, () =>
          Promise.all(
            everything.map((method) => client.ask(method, { textDocument: { uri }, position, range }).answer),
          ),
        ),
      );
    }
    for (let i = 0; i < 3; i++) add("ten keys in 0.4 s → diagnostics of the last", await burst());
  }
  await client.stop();

  /** Ten letters, 40 ms apart: those who answer each one late are late with the last. */
  async function burst(): Promise<number> {
    const { at } = typing(text, places.middle, "success: ", 12, "x");
    let last = Promise.resolve<unknown>(undefined);
    let from = 0;
    for (let i = 0; i < 10; i++) {
      if (i > 0) await new Promise((done) => setTimeout(done, 40));
      const before = text.slice(0, at) + "x".repeat(i) + text.slice(at);
      from = performance.now();
      edit(at + i, at + i, "x", before);
      last = told();
    }
    await last;
    const took = performance.now() - from;
    edit(at, at + 10, "", text.slice(0, at) + "x".repeat(10) + text.slice(at));
    await told();
    return took;
  }
}

function keep(server: string, measure: string, document: string, took: number): void {
  if (!measures.includes(measure)) measures.push(measure);
  const list = samplesOf(server, measure, document);
  list.push(took);
  samples.set(`${server}\n${measure}\n${document}`, list);
}

function samplesOf(server: string, measure: string, document: string): number[] {
  return samples.get(`${server}\n${measure}\n${document}`) ?? [];
}

function report(): void {
  const machine = `Node ${process.version}, ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? "an unknown kind"}; ${options.processes} fresh processes of each server in turns, ${options.keys} keys each. Milliseconds: median (middle half); the ratios are of medians.`;
  const names = [...servers.keys()];
  const lines = [machine, ""];
  for (const measure of measures) {
    lines.push(`### ${measure[0]?.toUpperCase()}${measure.slice(1)}`, "");
    const others = names.slice(1);
    lines.push(
      `| lines | ${names.join(" | ")} | ${others.map((name) => `${name} ÷ echo`).join(" | ")} | coachplan ÷ itself at the first |`,
      `|---|${"---|".repeat(names.length + others.length + 1)}`,
    );
    const first = median(samplesOf("coachplan", measure, documents[0]?.[0] ?? ""));
    for (const [document] of documents) {
      const own = (name: string) => samplesOf(name, measure, document).toSorted((a, b) => a - b);
      lines.push(
        `| ${document} | ${names.map((name) => spread(own(name))).join(" | ")} | ${others
          .map((name) => shown(median(own(name)) / median(own("echo"))))
          .join(" | ")} | ${shown(median(own("coachplan")) / first)} |`,
      );
    }
    lines.push("");
  }
  console.log(lines.join("\n"));
  if (!options.write) return;
  const page = new URL("../docs/performance.md", import.meta.url);
  const begin = "<!-- figures: written by npm run bench -- --write -->";
  const end = "<!-- end of figures -->";
  const before = readFileSync(page, "utf8");
  const [head = "", rest = ""] = before.split(begin);
  const tail = rest.split(end)[1] ?? "";
  writeFileSync(page, `${head}${begin}\n\n${lines.join("\n")}\n${end}${tail}`);
}

function spread(rising: readonly number[]): string {
  if (rising.length === 0) return "—";
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => shown(quantile(rising, q)));
  return `${middle} (${low}–${high})`;
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return "—";
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function median(list: readonly number[]): number {
  return quantile(
    list.toSorted((a, b) => a - b),
    0.5,
  );
}

function quantile(rising: readonly number[], q: number): number {
  return rising[Math.min(rising.length - 1, Math.floor(q * rising.length))] ?? Number.NaN;
}
