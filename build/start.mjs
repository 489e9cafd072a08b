// `npm start`: from a fresh clone to a real VS Code with Coachplan in it and samples/ open.
// `npm start -- --web` takes the VS Code in the browser even where there is one on the desktop.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { root, run, setUp, setUpEditor } from "./setup.mjs";

const samples = join(root, "samples");
// Always the same where it is free, so that the browser finds its tabs and settings again.
const port = 8790;

await run(async () => {
  await setUp();
  await showCheck();
  const desktop = process.argv.includes("--web") ? undefined : findDesktop();
  return desktop === undefined ? openInBrowser() : openOnDesktop(desktop);
});

/** What `coachplan check` finds in the samples; one of them is broken on purpose, so errors do not stop the start. */
async function showCheck() {
  console.log("\nThe check of samples/ (broken.coachplan shows on purpose what mistakes look like):\n");
  const code = await ended(process.execPath, [
    join(root, "server", "bin", "coachplan.mjs"),
    "check",
    "samples",
  ]);
  if (code > 1) throw new Error("The check of the samples could not run (its own words stand above).");
}

/** @param {string} program the desktop VS Code's command */
async function openOnDesktop(program) {
  console.log(`\nOpening VS Code (${program}) with Coachplan and the samples …`);
  const code = await ended(program, ["--new-window", `--extensionDevelopmentPath=${root}`, samples]);
  if (code === 0) return 0;
  throw new Error("VS Code could not be opened. `npm start -- --web` opens one in the browser instead.");
}

async function openInBrowser() {
  console.log("\nStarting VS Code in the browser …");
  await setUpEditor();
  const { serveEditor } = await import("../test/editor/serve.mjs");
  const editor = await serveEditor({ extensionPath: root, folder: samples, port });
  console.log(`\nVS Code with Coachplan and the samples is open here:\n\n  ${editor.url}\n\nCtrl+C ends it.`);
  await new Promise((done) => {
    process.once("SIGINT", done);
    process.once("SIGTERM", done);
  });
  await editor.close();
  return 0;
}

/** The desktop VS Code: COACHPLAN_VSCODE, or `code` on the PATH where there is a screen to open it on. */
function findDesktop() {
  const { COACHPLAN_VSCODE: chosen, DISPLAY, WAYLAND_DISPLAY, PATH = "" } = process.env;
  if (chosen) return chosen;
  if (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  const name = process.platform === "win32" ? "code.cmd" : "code";
  return PATH.split(delimiter)
    .map((folder) => join(folder, name))
    .find(canRun);
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a program in this terminal and resolves with its exit code; 127 when it could not be started.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function ended(program, args) {
  // `code.cmd` is a script, which Windows starts through a shell only.
  const shell = program.endsWith(".cmd");
  return new Promise((done) => {
    spawn(shell ? `"${program}"` : program, args, { cwd: root, stdio: "inherit", shell })
      .on("error", () => done(127))
      .on("exit", (code) => done(code ?? 1));
  });
}
