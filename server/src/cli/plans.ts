import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { settingsFileName } from "../workspace/settingsFile.ts";
import { plansBelow } from "./disk.ts";
import { Trouble } from "./options.ts";

/** Plans that are checked together: they see each other, and have their settings in common. */
export interface Group {
  /** The workspace's folder: names are looked for in all plans below it. Undefined where only `files` count. */
  readonly root: string | undefined;
  /** The folder's `coachplan.json`, where there is one. */
  readonly settings: string | undefined;
  /** The paths to check and report on. */
  readonly files: ReadonlySet<string>;
}

/**
 * The plans that the names on the command line mean, each once, by the workspace that they belong to. Throws
 * {@link Trouble} where a name is no file or folder, or a folder cannot be read.
 */
export async function plansFor(names: readonly string[], cwd: string): Promise<Group[]> {
  const groups = new Map<string, Group & { readonly files: Set<string> }>();
  const seen = new Set<string>();
  const add = (plan: string, folder: string, isRoot: boolean) => {
    if (seen.has(plan)) return;
    seen.add(plan);
    groupOf(folder, isRoot).files.add(plan);
  };
  const groupOf = (folder: string, isRoot: boolean) => {
    const holder = folderWithSettings(folder);
    const root = holder ?? (isRoot ? folder : undefined);
    const key = root ?? "";
    const known = groups.get(key);
    if (known) return known;
    const settings = holder === undefined ? undefined : join(holder, settingsFileName);
    const group = { root, settings, files: new Set<string>() };
    groups.set(key, group);
    return group;
  };
  for (const name of names) {
    const path = resolve(cwd, name);
    if (!isFolder(name, path)) {
      add(path, dirname(path), false);
      continue;
    }
    for await (const plan of plansBelow(path, cannotRead)) {
      // Below the folder, a coachplan.json of its own makes a workspace of its own.
      add(plan, nearestBetween(dirname(plan), path), true);
    }
  }
  return [...groups.values()];
}

/** The nearest folder with a `coachplan.json`, from the plan's own up to the one named; else the one named. */
function nearestBetween(folder: string, named: string): string {
  const holder = folderWithSettings(folder);
  return holder?.startsWith(`${named}${sep}`) ? holder : named;
}

/** The folder itself or the nearest one above it that holds a `coachplan.json`. */
function folderWithSettings(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, settingsFileName))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function isFolder(name: string, path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Trouble(`There is no file or folder “${name}”.`);
  return found.isDirectory();
}

function cannotRead(folder: string, error: unknown): never {
  throw new Trouble(
    `The folder ${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  );
}
