// Runs checks and test suites one stage at a time, quietly: a line for each, its output only when it failed.
import { spawn } from "node:child_process";
import { root, seconds } from "./setup.mjs";

const windows = process.platform === "win32";

/** How long a stage may take, in milliseconds; one that hangs must not keep everybody waiting. */
const longest = 12 * 60_000;

/**
 * One stage: a script of package.json. A stage that runs `tests` says how many passed and failed, as mocha does
 * (“12 passing”, “1 failing”); any other counts as one.
 * @typedef {{ name: string, script: string, args?: string[], tests?: boolean }} Stage
 * @typedef {{ passed: number, failed: number }} Count
 */

/**
 * The cheap stages, in the order in which they start: everything that `npm run check` does.
 * @type {readonly Stage[]}
 */
export const checks = [
  { name: "types", script: "check:types" },
  { name: "style", script: "check:style", args: ["--colors=off"] },
  { name: "imports", script: "check:imports" },
  { name: "unused", script: "check:unused" },
  { name: "generated files", script: "check:generated" },
  { name: "dependencies", script: "check:dependencies" },
  { name: "unit tests", script: "test:unit", args: ["--reporter", "dot"], tests: true },
];

/**
 * Runs the stages and prints the last line, “N passed, N failed”. First the `light` ones, two at a time; then the
 * `heavy` ones, each alone: a real editor that shares the machine with others is slow, and slow tests fail.
 * Resolves with the exit code: 0 when all passed, otherwise 1.
 * @param {readonly Stage[]} light
 * @param {readonly Stage[]} [heavy]
 */
export async function runStages(light, heavy = []) {
  const total = { passed: 0, failed: 0 };
  /** @param {Stage[]} waiting */
  const lane = async (waiting) => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      const { passed, failed } = await runStage(stage);
      total.passed += passed;
      total.failed += failed;
    }
  };
  const waiting = [...light];
  await Promise.all([lane(waiting), lane(waiting)]);
  await lane([...heavy]);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/**
 * @param {Stage} stage
 * @returns {Promise<Count>}
 */
async function runStage(stage) {
  const begin = performance.now();
  const { code, output } = await runScript(stage);
  const count = countOf(stage, code, output);
  const tests = stage.tests ? `, ${count.passed + count.failed} tests` : "";
  if (count.failed === 0) {
    // What a stage wants to be known although it went well.
    const notes = [...output.matchAll(/^note: (.*)$/gm)].map(([, note]) => `; ${note}`);
    console.log(`✔ ${stage.name} (${seconds(begin)}${tests})${notes.join("")}`);
  } else {
    console.log(`✘ ${stage.name} (${seconds(begin)}${tests}); alone: npm run ${stage.script}`);
    console.log(output.trimEnd().replaceAll(/^/gm, "    "));
  }
  return count;
}

/**
 * Runs a script of package.json to its end, or ends it, with all that it started, when it takes too long.
 * @param {Stage} stage
 * @returns {Promise<{ code: number, output: string }>}
 */
function runScript({ script, args = [] }) {
  // Plain text: the output goes into logs.
  const { FORCE_COLOR: _, ...environment } = process.env;
  const env = { ...environment, NO_COLOR: "1" };
  return new Promise((done, fail) => {
    const npm = spawn("npm", ["run", "--silent", script, "--", ...args], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      // A process group of its own, so that it can be ended with all that it started.
      detached: !windows,
      shell: windows,
    });
    const end = () => {
      if (windows || npm.pid === undefined) npm.kill();
      else process.kill(-npm.pid, "SIGTERM");
    };
    let output = "";
    /** @param {string} text */
    const add = (text) => {
      output += text;
    };
    const limit = setTimeout(() => {
      add(`\nEnded, because it took longer than ${longest / 60_000} minutes.\n`);
      end();
    }, longest);
    const interrupted = () => {
      end();
      process.exit(130);
    };
    process.once("SIGINT", interrupted);
    npm.stdout.setEncoding("utf8").on("data", add);
    npm.stderr.setEncoding("utf8").on("data", add);
    npm.on("error", fail);
    npm.on("close", (code) => {
      clearTimeout(limit);
      process.off("SIGINT", interrupted);
      done({ code: code ?? 1, output });
    });
  });
}

/**
 * A suite that ended well without having run one test, or badly without a failing one, counts as one failure.
 * @param {Stage} stage
 * @param {number} code
 * @param {string} output
 * @returns {Count}
 */
function countOf({ tests }, code, output) {
  const passed = tests ? sum(output, /(\d+) passing/g) : code === 0 ? 1 : 0;
  const failed = tests ? sum(output, /(\d+) failing/g) : code === 0 ? 0 : 1;
  const sound = code === 0 ? failed === 0 && passed > 0 : failed > 0;
  return sound ? { passed, failed } : { passed, failed: failed + 1 };
}

/** @param {string} output @param {RegExp} pattern */
function sum(output, pattern) {
  return [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
}
