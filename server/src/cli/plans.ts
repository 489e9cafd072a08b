import { existsSync, type Stats, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { settingsFileName } from "../workspace/settingsFile.ts";
import { plansBelow } from "./disk.ts";
import { type Ignores, ignoresBelow } from "./ignores.ts";
import { Trouble } from "./options.ts";
import { wordsOf } from "./shared.ts";

/** Plans that are checked together: they see each other, and have their settings in common. */
export interface Group {
  /** The workspace's folder: names are looked for in all plans below it. Undefined where only `files` count. */
  readonly root: string | undefined;
  /** The folder's `coachplan.json`, where there is one. */
  readonly settings: string | undefined;
  /** The paths to check and report on. */
  readonly files: ReadonlySet<string>;
}

/** Where plans are looked for. */
export interface Search {
  readonly cwd: string;
  /** Whether ignore files are heeded. A file that is named is never passed over. */
  readonly ignores: boolean;
  /** Is told, in words, of a folder that cannot be read; the search goes on without it. */
  failed(words: string): void;
}

/**
 * The plans that names, folders and patterns on the command line mean, each once, by the workspace that they belong
 * to. Throws {@link Trouble} where a name is no file or folder, or a pattern fits none.
 */
export async function plansFor(names: readonly string[], search: Search): Promise<Group[]> {
  const groups = new Map<string, Group & { readonly files: Set<string> }>();
  const seen = new Set<string>();
  const add = ({ plan, folder, isRoot }: Found) => {
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
  for (const name of names) for await (const found of plansNamed(name, search)) add(found);
  return [...groups.values()];
}

/** A plan, and the folder whose workspace it belongs to. */
interface Found {
  readonly plan: string;
  readonly folder: string;
  /** Whether that folder was searched as a whole. */
  readonly isRoot: boolean;
}

async function* plansNamed(name: string, search: Search): AsyncGenerator<Found> {
  const path = resolve(search.cwd, name);
  const found = statOf(path);
  if (found instanceof Error) search.failed(`${name} cannot be read: ${wordsOf(found)}`);
  else if (found?.isDirectory()) yield* plansIn(path, search);
  else if (found) yield { plan: path, folder: dirname(path), isRoot: false };
  else yield* plansFitting(name, search);
}

/** What stands at a path; undefined where nothing does, an error where nobody can tell: links that lead in a circle. */
export function statOf(path: string): Stats | Error | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function* plansIn(folder: string, search: Search): AsyncGenerator<Found> {
  const failed = (path: string, error: unknown) =>
    search.failed(`The folder ${relative(search.cwd, path) || "."} cannot be read: ${wordsOf(error)}`);
  for await (const plan of plansBelow(folder, failed, ignoresFor(folder, search))) {
    // Below the folder, a coachplan.json of its own makes a workspace of its own.
    yield { plan, folder: nearestBetween(dirname(plan), folder), isRoot: true };
  }
}

/** For shells that do not know patterns, and for patterns in quotes. */
async function* plansFitting(name: string, search: Search): AsyncGenerator<Found> {
  const pattern = sep === "\\" ? name.replaceAll("\\", "/") : name;
  const { base, glob, isGlob } = picomatch.scan(pattern);
  const folder = resolve(search.cwd, base);
  if (!isGlob) throw new Trouble(`There is no file or folder “${name}”.`);
  if (!existsSync(folder)) throw new Trouble(`There is no folder “${base}”, in which “${name}” could fit.`);
  const fits = picomatch(glob);
  let any = false;
  for await (const found of plansIn(folder, search)) {
    const path = relative(folder, found.plan).split(sep);
    // A pattern may also fit a folder: then it means all plans in it.
    if (!path.some((_, i) => fits(path.slice(0, i + 1).join("/")))) continue;
    any = true;
    yield found;
  }
  if (!any) throw new Trouble(`No plan fits “${name}”.`);
}

function ignoresFor(folder: string, { cwd, ignores }: Search): Ignores | undefined {
  if (!ignores) return undefined;
  const repository = nearestWith(".git", folder);
  const isBelow = folder === cwd || folder.startsWith(cwd + sep);
  return ignoresBelow(repository ?? (isBelow ? cwd : folder));
}

/** The nearest folder with a `coachplan.json`, from the plan's own up to the one named; else the one named. */
function nearestBetween(folder: string, named: string): string {
  const holder = folderWithSettings(folder);
  return holder?.startsWith(`${named}${sep}`) ? holder : named;
}

/** The workspace that a text in this folder belongs to, whether or not plans stand there already. */
export function workspaceAround(folder: string): Pick<Group, "root" | "settings"> {
  const holder = folderWithSettings(folder);
  if (holder !== undefined) return { root: holder, settings: join(holder, settingsFileName) };
  return { root: existsSync(folder) ? folder : undefined, settings: undefined };
}

/** The folder itself or the nearest one above it that holds a `coachplan.json`. */
export function folderWithSettings(folder: string): string | undefined {
  return nearestWith(settingsFileName, folder);
}

function nearestWith(name: string, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, name))) return at;
    if (dirname(at) === at) return undefined;
  }
}
