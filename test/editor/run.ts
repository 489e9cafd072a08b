// The tests in a real VS Code: `node test/editor/run.ts`, in a Node extension host (“desktop”) and in the browser's
// worker (“web”); in each the suite inside the extension host, and the tests that use the keyboard and the mouse (“ui”).
// `--only desktop`, `--only web`, `--only suite`, `--only ui` (may be repeated), `--grep words`.
import { join } from "node:path";
import { parseArgs } from "node:util";
import Mocha from "mocha";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./driver/browser.ts";
import type { Host } from "./driver/session.ts";
import { runSuite } from "./driver/suite.ts";
import { today } from "./plans.ts";
import { reportLines } from "./reporter.ts";
import { projectRoot } from "./setup/cache.mjs";
import { setupEditor } from "./setup.mjs";
import { bundleSuite } from "./suite-bundle.ts";
import { uiTests } from "./ui/index.ts";

/** What the runs have in common. */
interface Run {
  readonly browser: Browser;
  readonly extensionPath: string;
  readonly grep: string;
}

const { values } = parseArgs({
  options: { only: { type: "string", multiple: true, default: [] }, grep: { type: "string", default: "" } },
});
process.exitCode = (await runAll(new Set(values.only), values.grep)) ? 0 : 1;

async function runAll(only: ReadonlySet<string>, grep: string): Promise<boolean> {
  await setupEditor();
  const hosts = (["desktop", "web"] as const).filter(
    (host) => !only.has(host === "web" ? "desktop" : "web") || only.has(host),
  );
  const wants = (what: "suite" | "ui"): boolean => only.has(what) || !(only.has("suite") || only.has("ui"));
  const run = { browser: await launchBrowser(), extensionPath: projectRoot, grep };
  const { COACHPLAN_EDITOR_EXTENSION: extensionPath = projectRoot } = process.env;
  const begin = performance.now();
  let sound = true;
  try {
    for (const host of hosts) {
      if (wants("suite")) sound = (await runInside({ ...run, extensionPath }, host)) && sound;
      if (wants("ui")) sound = (await runOutside({ ...run, extensionPath }, host)) && sound;
    }
  } finally {
    await run.browser.close();
  }
  console.log(
    `\nEditor tests ${sound ? "passed" : "failed"} in ${Math.round((performance.now() - begin) / 1000)} s.`,
  );
  return sound;
}

async function runInside({ browser, extensionPath }: Run, host: Host): Promise<boolean> {
  console.log(`\nInside the extension host (${host})`);
  const { passed, outside } = await runSuite({
    browser,
    host,
    extensionPath,
    testsPath: await bundleSuite(),
    folder: join(projectRoot, "samples"),
    settings: { "coachplan.today": today },
    onLine: (line) => console.log(line),
  });
  if (outside.length > 0) console.log(`  ✘ nothing leaves this machine: ${outside.join(", ")}\n  1 failing`);
  return passed && outside.length === 0;
}

async function runOutside({ browser, extensionPath, grep }: Run, host: Host): Promise<boolean> {
  console.log(`\nWith keyboard and mouse (${host})`);
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 60_000,
    reporter: Mocha.reporters.Base,
    // Keys and clicks reach a browser that shares two cores with everything else: once more, and it is said.
    retries: 1,
    ...(grep ? { fgrep: grep } : {}),
  });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  uiTests({ browser, host, extensionPath });
  const failures = await new Promise<number>((done) => reportLines(mocha.run(done)));
  return failures === 0;
}
