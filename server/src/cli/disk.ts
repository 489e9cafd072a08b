import { opendir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { canHoldPlans } from "../workspace/files.ts";

/** Reads plans from this machine's disk; addresses are `file:` URIs. */
export const disk = {
  /** The text of a file; undefined where there is none, or none that may be read. */
  async read(uri: string): Promise<string | undefined> {
    try {
      return await readText(fileURLToPath(uri));
    } catch {
      // Not there, not to be read, no `file:` address: for the plan that uses it, all of them mean “missing”.
      return undefined;
    }
  },

  /** The addresses of all plans below a folder; folders that may not be read are passed over. */
  async *list(folder: string): AsyncIterable<string> {
    if (!folder.startsWith("file:")) return;
    for await (const path of plansBelow(fileURLToPath(folder), () => {})) yield pathToFileURL(path).href;
  },
};

/** In bytes. VS Code, too, keeps files that are larger to itself. */
const LARGEST = 50 * 2 ** 20;

/**
 * A file's text, without the mark that some editors put at its beginning. Rejects as `readFile` does, and for what
 * nobody wrote: a pipe or a device may have no end, and the largest plan of a firm has a hundredth of what is allowed.
 */
export async function readText(path: string): Promise<string> {
  return utf8.decode(await readBytes(path));
}

const utf8 = new TextDecoder();

/** What stands in a file. Rejects as {@link readText} does. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  if (!found.isFile()) throw new Error("It is no file.");
  if (found.size > LARGEST) throw new Error("It is larger than 50 MB.");
  return readFile(path);
}

/**
 * A plan's text as it stands in the file, the mark at its beginning included; undefined for what is not UTF-8: it could
 * not be written back as it was, and the names in it would not be read as they were meant.
 */
export function exactText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Writes a text, or what is none, over a file. Rejects as `writeFile` does. */
export async function writeContent(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, "utf8");
}

/**
 * The paths of all `.coachplan` files below a folder, in the order of their names. Passes over `node_modules`, what
 * begins with a dot, links to folders, which may lead in a circle, and what `ignored` says. A folder that cannot be
 * read goes to `failed`.
 */
export async function* plansBelow(
  folder: string,
  failed: (folder: string, error: unknown) => void,
  ignored: (path: string, isFolder: boolean) => Promise<boolean> = async () => false,
): AsyncGenerator<string> {
  const folders: string[] = [];
  const plans: string[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (!canHoldPlans(entry.name)) continue;
      const isFolder = entry.isDirectory();
      if (!isFolder && !entry.name.endsWith(".coachplan")) continue;
      // A pipe or a device may have no end that could be waited for.
      if (!isFolder && !entry.isFile() && !entry.isSymbolicLink()) continue;
      if (await ignored(join(folder, entry.name), isFolder)) continue;
      (isFolder ? folders : plans).push(entry.name);
    }
  } catch (error) {
    failed(folder, error);
    return;
  }
  for (const name of plans.sort()) yield join(folder, name);
  for (const name of folders.sort()) yield* plansBelow(join(folder, name), failed, ignored);
}
