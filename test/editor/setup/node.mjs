import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { places, projectRoot, recipe } from "./cache.mjs";
import { npm } from "./npm.mjs";

const wanted = 24;

/** The Node that VS Code's server runs on, absolute: the one at work, the project's own or the cache's; or undefined. */
export function findNode() {
  if (majorOf(process.versions.node) === wanted) return process.execPath;
  return [projectRoot, places.node].map(binaryIn).find(isRightNode);
}

/** Puts a Node into the cache, for a project whose own dependencies are not installed. */
export async function installNode() {
  mkdirSync(places.node, { recursive: true });
  const manifest = { private: true, name: "editor-node", allowScripts: { node: true } };
  writeFileSync(join(places.node, "package.json"), JSON.stringify(manifest));
  // The package's install script brings the binary of this platform, so it has to run.
  await npm(places.node, "install", recipe.node, "--no-package-lock", "--ignore-scripts=false");
}

/** @param {string} folder */
function binaryIn(folder) {
  return join(folder, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** @param {string} path */
function isRightNode(path) {
  return (
    existsSync(path) && majorOf(execFileSync(path, ["--version"], { encoding: "utf8" }).slice(1)) === wanted
  );
}

/** @param {string} version */
function majorOf(version) {
  return Number.parseInt(version, 10);
}
