import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder, laidOut, PATIENCE, says, settingsFor } from "./support.mjs";

/** Debian calls it hx, others helix. */
const commands = ["hx", "helix"];

const command = () => commands.find((one) => says(one, ["--version"])?.startsWith("helix"));

/** The settings for Helix, in Helix: keys go in through a terminal, what the server says comes out of the log. */
export const helix = {
  name: "Helix",
  package: "hx",
  version: () => (process.platform === "linux" ? says(command() ?? "hx", ["--version"]) : undefined),
  test: () =>
    inFolder(async (folder, env) => {
      mkdirSync(join(folder, "helix"));
      writeFileSync(join(folder, "helix/languages.toml"), settingsFor("Helix", "toml"));
      const log = join(folder, "log");
      const call = `stty rows 40 cols 120; ${command()} --log ${log} -vvv plan.coachplan`;
      const editor = spawn("script", ["-qefc", call, "/dev/null"], {
        cwd: folder,
        env: { ...env, TERM: "xterm-256color" },
        stdio: ["pipe", "ignore", "ignore"],
      });
      const ended = new Promise((done) => editor.on("close", done));
      try {
        const said = () => answersIn(log);
        const codes = () =>
          said()
            .findLast(({ params }) => params?.uri?.endsWith("plan.coachplan") && params.diagnostics)
            ?.params.diagnostics.map((/** @type {{ code: string }} */ { code }) => code);
        // The settings may come to the server after the first findings have come from it.
        await until("findings", () => codes()?.includes("action/missing-due"));
        await until("the settings reach the server", () => !codes().includes("date/weekend"));
        // Behind “owner: ”, Ctrl+X asks for completion.
        editor.stdin.write("/owner: \r");
        editor.stdin.write("a\x18");
        await until("completion", () =>
          said().some(({ result }) => {
            const items = result?.items ?? result;
            return Array.isArray(items) && items.some(({ label }) => label === "lena");
          }),
        );
        editor.stdin.write("\x1b");
        editor.stdin.write("\x1b");
        editor.stdin.write(":w\r");
        const text = () => readFileSync(join(folder, "plan.coachplan"), "utf8");
        await until("the plan is laid out when it is saved", () => text() === laidOut);
        editor.stdin.write(":q!\r");
        assert.equal(await ended, 0);
      } finally {
        editor.kill();
        await ended;
      }
    }),
};

/**
 * What the server has said so far.
 * @param {string} log
 * @returns {any[]}
 */
function answersIn(log) {
  let text = "";
  try {
    text = readFileSync(log, "utf8");
  } catch {
    // Not begun.
  }
  return [...text.matchAll(/coachplan <- (\{.*\})$/gm)].map(([, json]) => JSON.parse(json ?? ""));
}

/**
 * @param {string} what
 * @param {() => unknown} holds
 */
async function until(what, holds) {
  const end = performance.now() + PATIENCE;
  while (!holds()) {
    assert.ok(performance.now() < end, `waited in vain for: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
