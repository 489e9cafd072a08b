// What of other people's work is in our bundles, under which licences; and the notices that these ask for.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

/** Licences that allow what we do, as long as their text comes along. Another one needs somebody who reads it first. */
const allowed: ReadonlySet<string> = new Set([
  "BlueOak-1.0.0",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
]);

/** A package of which something is in a bundle. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it. */
  readonly license: string;
  /** The licence's own text. */
  readonly text: string;
}

/**
 * The packages that bundles were made of, by name. `root` is the project's folder. Throws, with all of their names,
 * where a package has a licence that nobody has allowed, or does not bring its text.
 */
export function bundledPackages(metafiles: readonly Metafile[], root: string): Bundled[] {
  const folders = new Set(
    metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap((path) => packageFolder(path) ?? []),
  );
  const packages = [...folders].map((folder) => read(join(root, folder)));
  const wrong = packages.filter(({ license, text }) => !allowed.has(license) || text === "");
  if (wrong.length > 0) {
    const list = wrong.map(
      ({ name, license, text }) => `${name} (${license}${text === "" ? ", without its text" : ""})`,
    );
    throw new Error(`The bundles hold packages whose licence has to be looked at: ${list.join(", ")}.`);
  }
  const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The notices as one text; packages with the same words share them. */
export function noticesOf(packages: readonly Bundled[]): string {
  const byText = new Map<string, Bundled[]>();
  for (const one of packages) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  const notices = [...byText].map(([text, some]) => {
    const names = some.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${names.join("\n")}\n\n${text}\n`;
  });
  const line = `\n${"-".repeat(80)}\n\n`;
  return `Coachplan contains parts of these works of others, with thanks.\n${line}${notices.join(line)}`;
}

/** The folder of the package that a file belongs to; undefined for our own files. */
function packageFolder(path: string): string | undefined {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found?.[1];
}

function read(folder: string): Bundled {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const field = (key: string) => {
    const entry = Object.entries(manifest ?? {}).find(([name]) => name === key)?.[1];
    return typeof entry === "string" ? entry : "unknown";
  };
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text =
    file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  return {
    name: field("name"),
    version: field("version"),
    license: field("license"),
    text: text.replaceAll("\r\n", "\n").trim(),
  };
}
