/**
 * Everything that is promised of speed and memory (issue 5 and PRODUCT.md §5), measured in turns in one run beside an
 * echo of the same library and the same language built with Langium, with the goal beside each figure.
 *
 *   npm run bench -- [--quick] [--write] [--only documents,start,parse,workspace,timeline] [--lines 200,2000,20000,100000]
 *                    [--processes 3] [--keys 12] [--files 5000] [--folders 3] [--no-langium] [--beside name='command'] [--goals] [--continue]
 *
 * Machines are noisy: what counts is the ratio. `--quick` measures less, in about a minute. `--goals` prints the goals
 * alone; `--continue` keeps what the last run has measured of other parts; `--write` puts everything into
 * docs/performance.md.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleAll } from "../build/bundle.ts";
import { measureDocument, measured } from "./documents.ts";
import { Figures, shown, spread, table } from "./figures.ts";
import { goalsTable } from "./goals.ts";
import { oneEngagementOf, planOf } from "./plans.ts";
import { coachplan, echo, langium, other, type Server } from "./servers.ts";
import { firstMeasure, measureParse, measureStart, parseMeasure, startMeasure } from "./start.ts";
import { inFolder, measureWorkspace } from "./workspace.ts";

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    goals: { type: "boolean", default: false },
    /** Keeps what the last run has measured, but for the parts that are measured now. */
    continue: { type: "boolean", default: false },
    only: { type: "string", default: "documents,start,parse,workspace,timeline" },
    lines: { type: "string" },
    processes: { type: "string" },
    keys: { type: "string" },
    files: { type: "string" },
    /** Fresh processes that read the folder: each takes minutes. */
    folders: { type: "string" },
    langium: { type: "boolean", default: true },
    beside: { type: "string", multiple: true, default: [] },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const { quick } = options;
const processes = Number(options.processes ?? (quick ? 2 : 3));
const keys = Number(options.keys ?? (quick ? 5 : 12));
const files = Number(options.files ?? (quick ? 500 : 5000));
const lines = (options.lines ?? (quick ? "200,20000" : "200,2000,20000,100000")).split(",");
const parts = new Set(options.only.split(","));
/** The longest document of which somebody slow is asked anything. */
const LONGEST = 20_000;

const began = performance.now();
await bundleAll(true);
const ours = [await echo(), coachplan];
const langiumServer = options.langium && parts.has("documents") ? langium() : undefined;
const peers = [
  ...(langiumServer ? [langiumServer] : []),
  ...options.beside.map((named) => {
    const [name = "", ...command] = named.split("=");
    return other(name, command.join("="));
  }),
];
/** What the last run has measured. */
const kept = `${root}.cache/bench/figures.json`;
const figures = new Figures(
  options.continue && existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : undefined,
);
if (options.continue) figures.forget(isMeasuredNow);
const documents: [string, string][] = [
  ...lines.map((count): [string, string] => [count, planOf(Number(count))]),
  ["one engagement of 20000", oneEngagementOf(20_000)],
];

if (parts.has("start")) await measureStart(figures, ours, quick ? 6 : 30);
if (parts.has("documents")) {
  for (const [document, text] of documents) {
    const servers = Number(document) <= LONGEST ? [...ours, ...peers] : ours;
    for (let round = 0; round < processes; round++) {
      for (const server of round % 2 ? servers.toReversed() : servers)
        await measureOne(server, document, text, round);
    }
    save();
    process.stderr.write(`${document} lines measured\n`);
  }
}
if (parts.has("parse")) measureParse(figures, processes, quick ? 3 : 10);
if (parts.has("workspace"))
  await measureWorkspace(figures, {
    files,
    processes: Number(options.folders ?? (quick ? 1 : processes)),
    keys: 20,
  });
save();
report();

function save(): void {
  writeFileSync(kept, JSON.stringify(figures));
}

/** Whether it is part of what this run was asked for. */
function isMeasuredNow(measure: string): boolean {
  if (measure === startMeasure || measure === firstMeasure) return parts.has("start");
  if (measure === parseMeasure) return parts.has("parse");
  return parts.has(Object.values<string>(inFolder).includes(measure) ? "workspace" : "documents");
}

async function measureOne(server: Server, document: string, text: string, round: number): Promise<void> {
  try {
    await measureDocument(figures, server, document, text, round, keys);
  } catch (error) {
    if (!server.slow) throw error;
    process.stderr.write(`${server.name} has not come to the end of ${document} lines: ${error}\n`);
  }
}

function report(): void {
  const [load = 0] = loadavg();
  const minutes = ((performance.now() - began) / 60_000).toFixed(0);
  const goals = [
    `Node ${process.version}, ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? "an unknown kind"}, shared with others (load ${load.toFixed(1)}); ${processes} fresh processes of each server in turns, ${keys} keys each; ${minutes} minutes. A ratio is that of the medians, beside it that of each process.`,
    "### Goals",
    goalsTable(figures, files),
  ];
  const details = [
    "### Milliseconds",
    "Median (middle half).",
    ...figures.measures.flatMap((measure) => detail(measure) ?? []),
  ];
  const page = [...goals, ...(options.goals ? [] : details)].join("\n\n");
  console.log(page);
  if (options.write) write([...goals, ...details].join("\n\n"));
  if (parts.has("timeline") && !options.goals) console.log(`\n### Timeline\n\n${timeline()}`);
}

/** The table of one measure. */
function detail(measure: string): readonly string[] | undefined {
  const title = `#### ${measure[0]?.toUpperCase()}${measure.slice(1)}`;
  if (measure === startMeasure || measure === firstMeasure)
    return [title, flat(measure, "", ["echo", "coachplan"])];
  if (measure === parseMeasure) return [title, flat(measure, "100000", ["raw Chevrotain", "coachplan"])];
  if (measure === inFolder.key) return [title, flat(measure, `${files} files`, ["alone", "meanwhile"])];
  if (Object.values<string>(inFolder).includes(measure))
    return [
      title,
      flat(measure, `${files} files`, [measure === inFolder.raw ? "raw Chevrotain" : "coachplan"]),
    ];
  const names = [...ours, ...peers].map(({ name }) => name);
  const others = measure === measured.floor ? [] : names.filter((name) => name !== "echo");
  const first = figures.median(measure, documents[0]?.[0] ?? "", "coachplan");
  return [
    title,
    table([
      ["lines", ...names, ...others.map((name) => `${name} ÷ echo`), "coachplan ÷ itself at the first"],
      ...documents.map(([document]) => [
        document,
        ...names.map((name) => spread(figures.all(measure, document, name))),
        ...others.map((name) =>
          shown(figures.median(measure, document, name) / figures.median(measure, document, "echo")),
        ),
        shown(figures.median(measure, document, "coachplan") / first),
      ]),
    ]),
  ];
}

function flat(measure: string, document: string, names: readonly string[]): string {
  return table([names, names.map((name) => spread(figures.all(measure, document, name)))]);
}

/** Model and layout beside `JSON.stringify`, and frames in a browser where there is one; writes them into its own part of the page. */
function timeline(): string {
  const script = fileURLToPath(new URL("timeline.ts", import.meta.url));
  const { stdout } = spawnSync(
    process.execPath,
    [
      ...process.execArgv,
      script,
      ...(quick ? ["--bars", "2000", "--no-browser"] : []),
      ...(options.write ? ["--write"] : []),
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  return stdout.trim();
}

function write(figuresText: string): void {
  const page = new URL("../docs/performance.md", import.meta.url);
  const begin = "<!-- figures: written by npm run bench -- --write -->";
  const end = "<!-- end of figures -->";
  const before = readFileSync(page, "utf8");
  const [head = "", rest = ""] = before.split(begin);
  const tail = rest.split(end)[1] ?? "";
  writeFileSync(page, `${head}${begin}\n\n${figuresText}\n\n${end}${tail}`);
}
