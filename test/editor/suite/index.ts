// The suite that runs inside an extension host: bundled into one file for a Node host and for the browser's worker
// alike, so it uses mocha's browser build and nothing of Node. Whoever starts it is none of its business.
import "mocha/mocha.js";
import { reportLines } from "../reporter.ts";
import { besideTests } from "./beside.ts";
import { completionTests } from "./completion.ts";
import { findingTests } from "./findings.ts";
import { handingTests } from "./handing.ts";
import { navigationTests } from "./navigation.ts";
import { revivalTests } from "./revival.ts";
import { sampleTests } from "./samples.ts";
import { timelineTests } from "./timeline.ts";
import { workspaceTests } from "./workspace.ts";

/** Called by VS Code. Rejects when a test has failed. */
export async function run(): Promise<void> {
  // The machine may be busy enough for one of VS Code's own parts to give up: once more, and it is said.
  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, retries: 1, reporter: Mocha.reporters.Base });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  for (const define of [
    sampleTests,
    findingTests,
    completionTests,
    navigationTests,
    workspaceTests,
    besideTests,
    revivalTests,
    timelineTests,
    handingTests,
  ])
    define();
  const failures = await new Promise<number>((done) => reportLines(mocha.run(done)));
  if (failures > 0) throw new Error(`${failures} failing`);
}
