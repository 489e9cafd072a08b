import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { places, recipe } from "./cache.mjs";
import { download } from "./download.mjs";
import { npm } from "./npm.mjs";

/** What VS Code brings for its chat, its containers and its terminal: half of the download, and used by nothing here. */
const leftOut = [
  "@devcontainers/cli",
  "@github/copilot-sdk",
  "@microsoft/mxc-sdk",
  "@vscode/sqlite3",
  "kerberos",
  "ssh2",
];

/** Puts VS Code's server and workbench (code-server's build of them, without code-server itself) into the cache. */
export async function installVscode() {
  await download(recipe.codeServer, places.codeServer);
  trimDependencies();
  await npm(places.vscode, "install", "--omit=dev", "--ignore-scripts", "--engine-strict=false");
  standIn("@vscode/spdlog", "spdlog.cjs");
  standIn("@vscode/native-watchdog", "native-watchdog.cjs");
}

function trimDependencies() {
  const path = join(places.vscode, "package.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  for (const name of leftOut) delete manifest.dependencies[name];
  writeFileSync(path, JSON.stringify(manifest, null, 2));
}

/** The natives need a compiler; these two are missed, so a few lines of JavaScript take their place. @param {string} name @param {string} file */
function standIn(name, file) {
  const folder = join(places.vscode, "node_modules", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "0.0.0", main: "index.js" }));
  copyFileSync(fileURLToPath(new URL(`./stand-ins/${file}`, import.meta.url)), join(folder, "index.js"));
}
