/**
 * What the timeline costs: model and layout of a long plan beside `JSON.stringify` of that model, in turns in one run;
 * how many frames a browser without a GPU draws in time while the picture scrolls and zooms, beside plain pages; and
 * how long a key in the text takes to reach the picture, in a real editor (that needs a build).
 *
 *   npm run bench:timeline -- [--bars 2000,10000] [--processes 3] [--no-browser] [--write]
 *
 * `--write` puts the tables into docs/performance.md.
 * Names, dates and findings are known when the model is made: the diagnostics of the same key have asked for them.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseDay } from "../server/src/calendar/day.ts";
import { findingsOf } from "../server/src/rules/findings.ts";
import { buildTimeline } from "../server/src/timeline/build.ts";
import { labelsFor } from "../server/src/timeline/labels.ts";
import { layout } from "../server/src/timeline/layout.ts";
import { countOf } from "../server/src/timeline/layout-filter.ts";
import { estimate as measure } from "../server/src/timeline/layout-text.ts";
import type { TimelineModel } from "../server/src/timeline/model.ts";
import { createWorkspace, type Workspace } from "../server/src/workspace/workspace.ts";
import { planOf } from "./plans.ts";

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    bars: { type: "string", default: "2000,10000" },
    processes: { type: "string", default: "3" },
    browser: { type: "boolean", default: true },
    write: { type: "boolean", default: false },
    /** Of one process: prints its samples as JSON. */
    samples: { type: "string" },
  },
});

const uri = "file:///bench/plan.coachplan";
const labels = labelsFor("en-GB");
const rounds = 12;
const warmUp = 4;

if (options.samples !== undefined) console.log(JSON.stringify(await samplesOf(Number(options.samples))));
else report();

interface Samples {
  readonly bars: number;
  readonly model: number[];
  readonly layout: number[];
  readonly stringify: number[];
  /** Model and layout once more, after a key in the middle of the text. */
  readonly key: number[];
}

/** One fresh process. */
async function samplesOf(bars: number): Promise<Samples> {
  const { workspace, dawn } = await workspaceWith(bars);
  let samples: Samples | undefined;
  for (let round = -warmUp; round < rounds; round++) {
    // Another day: what has been built and laid out for the last one is of no use.
    dawn();
    const add = (list: number[], began: number) => {
      if (round >= 0) list.push(performance.now() - began);
    };
    let began = performance.now();
    const model = modelIn(workspace);
    samples ??= { bars: countOf(model), model: [], layout: [], stringify: [], key: [] };
    add(samples.model, began);
    began = performance.now();
    drawn(model);
    add(samples.layout, began);
    began = performance.now();
    JSON.stringify(model);
    add(samples.stringify, began);
    typed(workspace);
    began = performance.now();
    drawn(modelIn(workspace));
    add(samples.key, began);
  }
  if (!samples) throw new Error("nothing was measured");
  return samples;
}

function modelIn(workspace: Workspace): TimelineModel {
  const model = buildTimeline(workspace.snapshot(), uri);
  if (!model) throw new Error("the plan is known");
  return model;
}

/** Laid out, with what one screen shows: the rows of the first lanes, with their words. */
function drawn(model: TimelineModel): void {
  const { sections } = layout(model, { width: 1000, zoom: 4, labels, measure });
  for (const { lanes } of sections.slice(0, 2))
    for (const { rows } of lanes) for (const row of rows) void row.items;
}

/** A letter in the title of an action in the middle of the text. */
function typed(workspace: Workspace): void {
  const document = workspace.snapshot().document(uri);
  if (!document) throw new Error("the plan is known");
  const { text, lines } = document;
  const header = /action \S+ "/g;
  header.lastIndex = text.length / 2;
  header.exec(text);
  const at = lines.position(header.lastIndex);
  workspace.change(uri, document.version + 1, [{ range: { start: at, end: at }, text: "x" }]);
  findingsOf(workspace.snapshot(), uri);
}

/** A workspace with a plan, where the next day begins when it is said. */
async function workspaceWith(bars: number): Promise<{ workspace: Workspace; dawn: () => void }> {
  let today = parseDay("2026-06-15") ?? 0;
  const workspace = createWorkspace({
    files: {
      read: async () => undefined,
      async *list() {},
    },
    today: () => today,
  });
  // An engagement has about 33 bars in 140 lines.
  workspace.open(uri, 1, planOf(Math.ceil(bars / 33) * 140));
  await workspace.settle(uri);
  await workspace.index();
  return {
    workspace,
    dawn() {
      today += 1;
      workspace.configure({ severities: {}, limits: {} });
      findingsOf(workspace.snapshot(), uri);
    },
  };
}

function report(): void {
  const lines = [
    `Node ${process.version}, ${cpus().length} cores; ms: median (middle half).`,
    "",
    "### Model and layout",
    "",
    "| bars | model | layout | JSON.stringify of the model | model and layout ÷ JSON.stringify | both again after a key |",
    "|---|---|---|---|---|---|",
  ];
  for (const bars of options.bars.split(",")) {
    const all = Array.from({ length: Number(options.processes) }, (): Samples => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [...process.execArgv, fileURLToPath(import.meta.url), "--samples", bars],
        { encoding: "utf8", maxBuffer: 1 << 28 },
      );
      if (stdout === "") throw new Error(stderr);
      return JSON.parse(stdout);
    });
    const rising = (name: "model" | "layout" | "stringify" | "key") =>
      all.flatMap((samples) => samples[name]).toSorted((a, b) => a - b);
    const [model, drawn, text] = [rising("model"), rising("layout"), rising("stringify")];
    const ratio = (quantile(model, 0.5) + quantile(drawn, 0.5)) / quantile(text, 0.5);
    lines.push(
      `| ${all[0]?.bars} | ${spread(model)} | ${spread(drawn)} | ${spread(text)} | ${ratio.toFixed(1)} | ${spread(rising("key"))} |`,
    );
  }
  if (options.browser) {
    lines.push(
      "",
      "### Scrolling and zooming, without a GPU",
      "",
      "| bars | page | doing | frames within 16.7 ms | median ms | slowest 5 % from |",
      "|---|---|---|---|---|---|",
      ...rowsOf(new URL("../test/editor/panel/frames.ts", import.meta.url)),
      "",
      "### From a key in the text to the picture, in the real editor",
      "",
      "| bars | key → diagnostics | key → model | key → picture | frames from diagnostics to picture |",
      "|---|---|---|---|---|",
      ...rowsOf(new URL("../test/editor/panel/keys.ts", import.meta.url)),
    );
  }
  console.log(lines.join("\n"));
  if (options.write) write(lines);
}

/** What a measurement in a browser prints. */
function rowsOf(script: URL): readonly string[] {
  const path = fileURLToPath(script);
  const { stdout, status } = spawnSync(process.execPath, [...process.execArgv, path], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${path} failed`);
  return stdout.trim().split("\n");
}

function write(lines: readonly string[]): void {
  const page = new URL("../docs/performance.md", import.meta.url);
  const begin = "<!-- timeline: written by npm run bench:timeline -- --write -->";
  const end = "<!-- end of timeline -->";
  const [head = "", rest = ""] = readFileSync(page, "utf8").split(begin);
  const tail = rest.split(end)[1] ?? "";
  writeFileSync(page, `${head}${begin}\n\n${lines.join("\n")}\n\n${end}${tail}`);
}

function spread(rising: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile(rising, q).toFixed(1));
  return `${middle} (${low}–${high})`;
}

function quantile(rising: readonly number[], q: number): number {
  return rising[Math.min(rising.length - 1, Math.floor(q * rising.length))] ?? Number.NaN;
}
