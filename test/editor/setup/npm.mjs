import { spawn } from "node:child_process";

/**
 * Runs npm in `folder` as if it had been called from a fresh terminal, and gives back what it printed.
 * Rejects with npm's own last words when it fails.
 *
 * @param {string} folder
 * @param {...string} args
 */
export function npm(folder, ...args) {
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"];
  const [command, ...before] = npmCommand();
  return run(command, [...before, ...args, ...quiet], { cwd: folder, env: freshEnvironment() });
}

/**
 * Runs a command to its end and gives back what it printed; rejects with it when the command fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>}
 */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command.endsWith(".cmd"),
    });
    let printed = "";
    let complaints = "";
    child.stdout.on("data", (data) => {
      printed += data;
    });
    child.stderr.on("data", (data) => {
      complaints += data;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(printed.trim());
      else
        reject(new Error(`${command} ${args.join(" ")} failed (${code}):\n${complaints}${printed}`.trim()));
    });
  });
}

/** The npm that started this process, if one did; else the one on the PATH. @returns {[string, ...string[]]} */
function npmCommand() {
  const { npm_execpath: path } = process.env;
  if (path && /npm-cli\.c?js$/.test(path)) return [process.execPath, path];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

/**
 * npm hands its whole configuration to what it runs (`npm ci --omit=dev`, a workspace, a prefix), and an npm started
 * from there would take it for its own. What tells where and how to download stays; everything else goes.
 */
function freshEnvironment() {
  const stays =
    /^npm_config_(registry|@.*:registry|\/\/.*|cache|userconfig|globalconfig|.*proxy|ca|cafile|strict_ssl|offline|prefer_offline|fetch_.*)$/i;
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || stays.test(name));
  return Object.fromEntries(entries.filter(([name]) => name !== "INIT_CWD" && name !== "NODE_OPTIONS"));
}
