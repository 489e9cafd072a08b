import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** The files that say which plans are passed over, the later one before the earlier. */
export const ignoreFiles = [".gitignore", ".coachplanignore"] as const;

/** Whether a file or folder below the one that is searched is to be passed over. */
export type Ignores = (path: string, isFolder: boolean) => Promise<boolean>;

/**
 * What the ignore files say that stand in a file's folder and in those above it, up to `top`. They are written as git
 * has it; the nearest one counts most.
 */
export function ignoresBelow(top: string): Ignores {
  const known = new Map<string, Promise<Ignore | undefined>>();
  const rulesIn = (folder: string) => {
    const kept = known.get(folder) ?? readRules(folder);
    known.set(folder, kept);
    return kept;
  };
  return async (path, isFolder) => {
    let ignored = false;
    for (const folder of foldersBetween(top, dirname(path))) {
      const rules = await rulesIn(folder);
      if (!rules) continue;
      const said = rules.test(relative(folder, path).split(sep).join("/") + (isFolder ? "/" : ""));
      ignored = said.ignored || (ignored && !said.unignored);
    }
    return ignored;
  };
}

async function readRules(folder: string): Promise<Ignore | undefined> {
  const texts = await Promise.all(
    ignoreFiles.map((name) => readFile(join(folder, name), "utf8").catch(() => undefined)),
  );
  const found = texts.filter((text) => text !== undefined);
  return found.length > 0 ? found.reduce((rules, text) => rules.add(text), ignore()) : undefined;
}

/** From the outermost to the innermost, both included. */
function foldersBetween(top: string, folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== top && dirname(at) !== at; ) {
    at = dirname(at);
    folders.unshift(at);
  }
  return folders;
}
