// Writes the files that are made from the table of the language: `node build/generate.ts`.
// With `--check` it writes nothing and fails when a committed file is not what it would write.
// A generator is a module of build/generate/ that exports `outputs()`.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A file to write: its path from the project's root, with `/`, and everything that stands in it. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "build", "generate");

/** Every generated file of the project. Throws when two generators claim the same file. */
export async function generatedFiles(): Promise<GeneratedFile[]> {
  const files = new Map<string, GeneratedFile>();
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    if (!name.endsWith(".ts")) continue;
    const generator: unknown = await import(pathToFileURL(join(folder, name)).href);
    if (!isGenerator(generator)) continue;
    for (const file of await generator.outputs()) {
      if (files.has(file.path))
        throw new Error(`${file.path} is written by two generators (one is ${name}).`);
      files.set(file.path, file);
    }
  }
  return [...files.values()];
}

/** Those of `files` that do not stand like this on the disk. */
export function outdated(files: readonly GeneratedFile[]): GeneratedFile[] {
  return files.filter(({ path, content }) => {
    const place = join(root, path);
    return !existsSync(place) || readFileSync(place, "utf8") !== content;
  });
}

/** A module that stands in the folder only to help the others exports no `outputs`. */
function isGenerator(
  module: unknown,
): module is { outputs(): readonly GeneratedFile[] | Promise<readonly GeneratedFile[]> } {
  return (
    typeof module === "object" &&
    module !== null &&
    "outputs" in module &&
    typeof module.outputs === "function"
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const stale = outdated(await generatedFiles());
  if (process.argv.includes("--check")) {
    for (const { path } of stale) console.error(`${path} is not what its generator makes.`);
    if (stale.length > 0) {
      console.error("Mend it with: npm run generate");
      process.exitCode = 1;
    }
  } else {
    for (const { path, content } of stale) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
      console.log(`written: ${path}`);
    }
  }
}
