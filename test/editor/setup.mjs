import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { installBrowser } from "./setup/browser.mjs";
import { cacheRoot, isComplete, markComplete, places } from "./setup/cache.mjs";
import { withLock } from "./setup/lock.mjs";
import { findNode, installNode } from "./setup/node.mjs";
import { installVscode } from "./setup/vscode.mjs";

/**
 * Puts a real VS Code (server and workbench), a Node for it, a headless Chromium and fonts into the project's cache
 * folder, from the npm registry alone. Does nothing, within milliseconds, when they are there; several processes may
 * call it at once. Runs on Node 20 without any dependency installed; needs npm and tar. `log` gets a line for each
 * step. Rejects with npm's own words when something could not be downloaded.
 *
 * @param {{ log?: (line: string) => void }} [options]
 */
export async function setupEditor({ log = console.error } = {}) {
  if (isComplete() && findNode()) return;
  const waiting = () => log("Editor: another process is setting it up; waiting for it.");
  await withLock(places.lock, waiting, async () => {
    if (!isComplete()) await install(log);
    if (!findNode()) await timed(log, "Node for VS Code", installNode);
  });
}

/** @param {(line: string) => void} log */
async function install(log) {
  log("Editor: setting up a VS Code and a browser in .cache/editor (once, about half a minute).");
  for (const path of [places.marker, places.codeServer, places.browser, places.download]) {
    rmSync(path, { recursive: true, force: true });
  }
  await Promise.all([timed(log, "VS Code", installVscode), timed(log, "browser and fonts", installBrowser)]);
  rmSync(places.download, { recursive: true, force: true });
  markComplete();
}

/** @param {(line: string) => void} log @param {string} what @param {() => Promise<void>} work */
async function timed(log, what, work) {
  const begin = performance.now();
  await work();
  log(`Editor: ${what} ready (${((performance.now() - begin) / 1000).toFixed(1)} s).`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setupEditor();
  console.log(cacheRoot);
}
