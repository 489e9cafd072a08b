// Gets a fresh machine that has only Node 20 and npm to where Coachplan runs, and does nothing where all is there.
// Plain JavaScript without packages: it runs before any is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder, with a separator at its end. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const windows = process.platform === "win32";
const ownNode = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
const builtFrom = join(root, "dist", "built-from.txt");

/**
 * Installs the packages, goes on with the project's own Node, and builds; each only where needed.
 * On a Node that is too old for the tools it never comes back: the calling script runs again in the project's Node,
 * and the process ends with that run's exit code. Throws with plain words when a step fails.
 * @param {{ bundles?: boolean }} [needs] whether the bundles are needed, too
 */
export async function setUp({ bundles = true } = {}) {
  if (!isInstalled()) await install();
  if (process.execPath !== ownNode && Number.parseInt(process.versions.node, 10) < 24) await goOnInOwnNode();
  if (!bundles) return;
  const sources = fingerprint();
  if (!existsSync(builtFrom) || readFileSync(builtFrom, "utf8") !== sources) await buildFrom(sources);
}

/** Sets up the VS Code and the browser of the project's cache folder, with a line for each step it has to do. */
export async function setUpEditor() {
  const { setupEditor } = await import("../test/editor/setup.mjs");
  await setupEditor({ log: (line) => console.log(line) });
}

/**
 * Runs the script and ends the process with its exit code, after one sentence when it fails.
 * @param {() => Promise<number>} script what is to be done; its result is the exit code
 */
export async function run(script) {
  try {
    process.exit(await script());
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exit(2);
  }
}

async function install() {
  const begin = performance.now();
  console.log("Installing the packages that Coachplan is made with (once, about half a minute) …");
  // Warnings about the age of this Node do not matter: the packages come with a Node of their own.
  const { status } = spawnSync("npm", ["ci", "--loglevel=error", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: windows,
  });
  if (status !== 0) {
    throw new Error("npm could not install the packages (its own words stand above). Is there a network?");
  }
  if (!existsSync(ownNode)) {
    throw new Error(
      "The packages are here, but the Node among them did not arrive: npm is set to ignore install scripts.\n" +
        "Run `npm rebuild node esbuild --ignore-scripts=false` once, then try again.",
    );
  }
  console.log(`Packages installed (${seconds(begin)}).`);
}

/**
 * Whether what stands in node_modules is what package-lock.json asks for. npm keeps its own list of what it installed
 * there, written last; comparing the two needs no stamp of ours, and sees an installation that was broken off.
 */
function isInstalled() {
  const list = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list) || !existsSync(ownNode)) return false;
  const wanted = versions(join(root, "package-lock.json"));
  const present = versions(list);
  return [...wanted].every(([path, { version, optional }]) => {
    const found = present.get(path);
    return found === undefined ? optional : found.version === version;
  });
}

/**
 * @param {string} lockfile
 * @returns {Map<string, { version: string | undefined, optional: boolean }>}
 */
function versions(lockfile) {
  const { packages } = JSON.parse(readFileSync(lockfile, "utf8"));
  const found = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    if (!path.includes("node_modules/")) continue;
    found.set(path, { version: entry.version, optional: Boolean(entry.optional || entry.devOptional) });
  }
  return found;
}

async function goOnInOwnNode() {
  const child = spawn(ownNode, process.argv.slice(1), { stdio: "inherit" });
  // Ctrl+C reaches both processes; this one waits for the other to end in its own time.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.exit(await new Promise((done) => child.on("exit", (code) => done(code ?? 1))));
}

/** @param {string} sources */
async function buildFrom(sources) {
  const begin = performance.now();
  console.log("Building …");
  const { status } = spawnSync(ownNode, [join(root, "build", "bundle.ts")], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("Coachplan could not be built (the reasons stand above).");
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(builtFrom, sources);
  console.log(`Built (${seconds(begin)}).`);
}

/** What the bundles depend on, in a few letters: every source with its size and the time of its last change. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const folder of ["server/src", "client"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort()) {
      add(`${folder}/${name}`);
    }
  }
  for (const file of ["build/bundle.ts", "package.json", "server/package.json", "package-lock.json"])
    add(file);
  return hash.digest("hex");

  /** @param {string} file */
  function add(file) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
}

/**
 * The time since `begin`, for people: `3.2 s`.
 * @param {number} begin in milliseconds, from `performance.now()`
 */
export function seconds(begin) {
  return `${((performance.now() - begin) / 1000).toFixed(1)} s`;
}
