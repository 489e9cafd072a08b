import { type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import { basename, join, sep } from "node:path";
import { canHoldPlans } from "../workspace/files.ts";
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
  let close = () => {};
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
      const changed = () => {
        heard = true;
        clearTimeout(pause);
        // An editor that saves touches a file several times.
        pause = setTimeout(() => run().catch(fail), SETTLED);
      };
      close = (knowsDepth ? watchDeep : watchEach)(folders, changed, fail);
      ended.then(done, fail);
    });
  } finally {
    clearTimeout(pause);
    close();
  }
}

/** Milliseconds without a change after which a file counts as written. */
const SETTLED = 60;

/** Windows and macOS watch a folder with all below it in one go; elsewhere Node would watch each file of each package. */
const knowsDepth = process.platform === "win32" || process.platform === "darwin";

/** Gives what ends the watching. Throws where a folder cannot be watched. */
function watchDeep(
  folders: readonly string[],
  changed: () => void,
  fail: (error: Error) => void,
): () => void {
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_, path) => {
      if (path === null || matters(path)) changed();
    }).on("error", fail),
  );
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}

/** The same, folder by folder: those in which plans are looked for, and no others. */
function watchEach(
  folders: readonly string[],
  changed: () => void,
  fail: (error: Error) => void,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  const forget = (folder: string) => {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };
  const follow = (folder: string) => {
    forget(folder);
    const watcher = watch(folder, (_, name) => {
      if (name === null || matters(name)) return changed();
      const path = join(folder, name);
      const isFolder = canHoldPlans(name) && follows(path);
      if (!isFolder && !watchers.has(path)) return;
      // A folder has come, with what is in it, or has gone.
      if (!isFolder) forget(path);
      changed();
    });
    watchers.set(folder, watcher.on("error", fail));
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory() && canHoldPlans(entry.name)) follows(join(folder, entry.name));
  };
  /** Whether it is a folder that can be watched; one that cannot be read keeps its plans to itself. */
  const follows = (path: string) => {
    try {
      // A link to a folder may lead in a circle.
      const isFolder = lstatSync(path).isDirectory();
      if (isFolder) follow(path);
      return isFolder;
    } catch {
      return false;
    }
  };
  const close = () => {
    for (const watcher of watchers.values()) watcher.close();
  };
  try {
    for (const folder of folders) follow(folder);
  } catch (error) {
    close();
    throw error;
  }
  return close;
}

function matters(path: string): boolean {
  const name = basename(path);
  return name.endsWith(".coachplan") || name === settingsFileName || ignoreFiles.some((one) => one === name);
}
