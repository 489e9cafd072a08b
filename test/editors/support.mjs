// What the tests of other editors have in common: the settings of docs/editors.md, and a folder with a plan.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The command line, as it is built. */
export const program = join(root, "server/dist/main.cli.js");

/** A file beside this one. */
export const beside = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** How long an editor may take for one thing, in milliseconds: machines are busy. */
export const PATIENCE = 60_000;

/** Not laid out, with a day at a weekend and an action without its day. */
const plan = `person lena "Lena Fischer" { role: "Depot manager"; level: middle }
engagement shift "Shift" {
  milestone half "Half-way" { on: 2026-06-20 }
  action standup "Daily stand-up" {
  owner: lena
    success: "Held on nine days of ten"
  }
}
`;

/** What the plan is when it is laid out. */
export const laidOut = plan.replace("\n  owner:", "\n    owner:");

/**
 * The settings for an editor: what docs/editors.md has under its name in fences of that language, one below the other.
 * @param {string} editor
 * @param {string} language
 */
export function settingsFor(editor, language) {
  const page = readFileSync(join(root, "docs/editors.md"), "utf8");
  const section = page.split(/^## /m).find((part) => part.startsWith(editor)) ?? "";
  const fences = [...section.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))];
  if (fences.length === 0) throw new Error(`docs/editors.md has no settings for ${editor}`);
  return fences.map(([, text]) => text).join("\n");
}

/**
 * Does something in a folder with the plan and a coachplan.json, in which `coachplan` can be called, with the
 * environment of somebody who has no other settings.
 * @template Result
 * @param {(folder: string, env: NodeJS.ProcessEnv) => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "coachplan-editors-"));
  const command = join(folder, "coachplan");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${root}/server/bin/coachplan.mjs" "$@"\n`);
  chmodSync(command, 0o755);
  writeFileSync(join(folder, "coachplan.json"), '{ "today": "2026-06-15" }\n');
  writeFileSync(join(folder, "plan.coachplan"), plan);
  const { PATH = "" } = process.env;
  const own = {
    PATH: `${folder}${delimiter}${PATH}`,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_STATE_HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CACHE_HOME: folder,
    ANSWERS: join(folder, "answers.json"),
  };
  try {
    return await work(folder, { ...process.env, ...own });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * What an editor says of itself when it is called so; undefined where it is not there, or does not end well.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function says(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", timeout: PATIENCE });
  return status === 0 ? stdout.split("\n")[0] : undefined;
}

/**
 * Starts an editor that ends by itself, and gives what it has written to $ANSWERS.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ folder: string, env: NodeJS.ProcessEnv }} where
 */
export function answersOf(command, args, { folder, env }) {
  const { stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    timeout: 2 * PATIENCE,
    env,
  });
  try {
    return JSON.parse(readFileSync(join(folder, "answers.json"), "utf8"));
  } catch {
    throw new Error(`${command} gave no answer: ${error ?? ""}\n${stderr}`);
  }
}
