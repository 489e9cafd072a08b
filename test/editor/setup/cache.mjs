import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder, absolute. */
export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** Where the editor, its Node and the browser stand: ignored by git, safe to delete. */
export const cacheRoot = join(projectRoot, ".cache", "editor");

/** Every place inside the cache that anybody needs. */
export const places = {
  lock: join(cacheRoot, "lock"),
  marker: join(cacheRoot, "ready"),
  download: join(cacheRoot, "download"),
  vscode: join(cacheRoot, "code-server", "package", "lib", "vscode"),
  codeServer: join(cacheRoot, "code-server"),
  node: join(cacheRoot, "node"),
  browser: join(cacheRoot, "browser"),
  chromium: join(cacheRoot, "browser", "chrome"),
  chromiumLibraries: join(cacheRoot, "browser", "libraries"),
  fonts: join(cacheRoot, "browser", "fonts"),
};

/** The exact packages that the cache is made of. */
export const recipe = {
  codeServer: "code-server@4.139.1",
  chromium: "@sparticuz/chromium@153.0.0",
  fonts: "dejavu-fonts-ttf@2.37.3",
  node: "node@24.9.0",
};

/** True when the cache holds exactly what the set-up of this version of the project would put there. */
export function isComplete() {
  return existsSync(places.marker) && readFileSync(places.marker, "utf8") === fingerprint();
}

/** Says that the cache is complete. */
export function markComplete() {
  writeFileSync(places.marker, fingerprint());
}

/** The environment in which the cache's Chromium runs: fonts of its own, and libraries where the system lacks them. */
export function browserEnvironment() {
  const { LD_LIBRARY_PATH: system } = process.env;
  const own = existsSync(places.chromiumLibraries) ? join(places.chromiumLibraries, "lib") : undefined;
  const libraries = [own, system].filter(Boolean).join(delimiter);
  return {
    ...process.env,
    FONTCONFIG_FILE: join(places.fonts, "fonts.conf"),
    ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
  };
}

/** The recipe is this folder: a change in any of its files makes the cache anew. */
function fingerprint() {
  const folder = fileURLToPath(new URL("./", import.meta.url));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const hash = createHash("sha256");
  for (const file of entries.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(readFileSync(file));
  return `${hash.digest("hex")}\n`;
}
