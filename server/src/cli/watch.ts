import { type FSWatcher, watch } from "node:fs";
import { basename } from "node:path";
import { settingsFileName } from "../workspace/settingsFile.ts";
import { ignoreFiles } from "./ignores.ts";

/**
 * Runs `again` whenever a plan, a `coachplan.json` or an ignore file changes in these folders or below, never twice at
 * a time, until `ended` resolves. Rejects where a folder cannot be watched.
 */
export async function watching(
  folders: readonly string[],
  again: () => Promise<void>,
  ended: Promise<void>,
): Promise<void> {
  const watchers: FSWatcher[] = [];
  let running = false;
  let heard = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const run = async () => {
    if (running) return;
    running = true;
    while (heard) {
      heard = false;
      await again();
    }
    running = false;
  };
  try {
    await new Promise<void>((done, fail) => {
      for (const folder of folders) {
        const watcher = watch(folder, { recursive: true }, (_, name) => {
          if (name !== null && !matters(name)) return;
          heard = true;
          clearTimeout(pause);
          // An editor that saves touches a file several times.
          pause = setTimeout(() => run().catch(fail), SETTLED);
        });
        watcher.on("error", fail);
        watchers.push(watcher);
      }
      ended.then(done, fail);
    });
  } finally {
    clearTimeout(pause);
    for (const watcher of watchers) watcher.close();
  }
}

/** Milliseconds without a change after which a file counts as written. */
const SETTLED = 60;

function matters(path: string): boolean {
  const name = basename(path);
  return name.endsWith(".coachplan") || name === settingsFileName || ignoreFiles.some((one) => one === name);
}
