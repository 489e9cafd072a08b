/**
 * What the timeline costs: model and layout of a long plan beside `JSON.stringify` of that model, in turns in one run,
 * and how many frames a browser without a GPU draws in time while the picture scrolls and zooms, beside plain pages.
 *
 *   npm run bench:timeline -- [--bars 2000,10000] [--processes 3] [--no-browser]
 *
 * Names, dates and findings are known when the model is made: the diagnostics of the same key have asked for them.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseDay } from "../server/src/calendar/day.ts";
import { findingsOf } from "../server/src/rules/findings.ts";
import { buildTimeline } from "../server/src/timeline/build.ts";
import { labelsFor } from "../server/src/timeline/labels.ts";
import { layout } from "../server/src/timeline/layout.ts";
import { countOf } from "../server/src/timeline/layout-filter.ts";
import { estimate } from "../server/src/timeline/layout-text.ts";
import type { TimelineModel } from "../server/src/timeline/model.ts";
import type { Snapshot } from "../server/src/workspace/snapshot.ts";
import { createWorkspace } from "../server/src/workspace/workspace.ts";
import { planOf } from "./plans.ts";

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    bars: { type: "string", default: "2000,10000" },
    processes: { type: "string", default: "3" },
    browser: { type: "boolean", default: true },
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
}

/** One fresh process. */
async function samplesOf(bars: number): Promise<Samples> {
  const { snapshot, model } = await planWith(bars);
  const samples: Samples = { bars: countOf(model), model: [], layout: [], stringify: [] };
  for (let round = -warmUp; round < rounds; round++) {
    const add = (list: number[], began: number) => {
      if (round >= 0) list.push(performance.now() - began);
    };
    let began = performance.now();
    const fresh = buildTimeline(snapshot, uri);
    add(samples.model, began);
    if (!fresh) throw new Error("the plan is known");
    began = performance.now();
    const drawn = layout(fresh, { width: 1000, zoom: 4, labels, measure: estimate });
    // What one screen shows: the rows of the first lanes, with their words.
    for (const { lanes } of drawn.sections.slice(0, 2))
      for (const { rows } of lanes) for (const row of rows) void row.items;
    add(samples.layout, began);
    began = performance.now();
    JSON.stringify(fresh);
    add(samples.stringify, began);
  }
  return samples;
}

async function planWith(bars: number): Promise<{ snapshot: Snapshot; model: TimelineModel }> {
  const today = parseDay("2026-06-15") ?? 0;
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
  const snapshot = workspace.snapshot();
  findingsOf(snapshot, uri);
  const model = buildTimeline(snapshot, uri);
  if (!model) throw new Error("the plan is known");
  return { snapshot, model };
}

function report(): void {
  console.log("ms: median (middle half)\n");
  console.log("| bars | model | layout | JSON.stringify | ratio |\n|---|---|---|---|---|");
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
    const rising = (name: "model" | "layout" | "stringify") =>
      all.flatMap((samples) => samples[name]).toSorted((a, b) => a - b);
    const [model, drawn, text] = [rising("model"), rising("layout"), rising("stringify")];
    const ratio = (quantile(model, 0.5) + quantile(drawn, 0.5)) / quantile(text, 0.5);
    console.log(
      `| ${all[0]?.bars} | ${spread(model)} | ${spread(drawn)} | ${spread(text)} | ${ratio.toFixed(1)} |`,
    );
  }
  if (!options.browser) return;
  const frames = fileURLToPath(new URL("../test/editor/panel/frames.ts", import.meta.url));
  spawnSync(process.execPath, [...process.execArgv, frames], { stdio: "inherit" });
}

function spread(rising: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile(rising, q).toFixed(1));
  return `${middle} (${low}–${high})`;
}

function quantile(rising: readonly number[], q: number): number {
  return rising[Math.min(rising.length - 1, Math.floor(q * rising.length))] ?? Number.NaN;
}
