// `npm run test:editors`: the settings of docs/editors.md in the editors themselves, as far as this machine has them.
// An editor that is missing is left out, and that is said; with EDITORS_REQUIRED=1 (CI, after `apt-get install neovim`)
// it is a failure.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/editors.md"), "utf8");

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

if (!existsSync(join(root, "server/dist/main.cli.js"))) {
  console.error("Coachplan is not built yet: run `npm run build` first.");
  process.exit(2);
}
if (spawnSync("nvim", ["--version"]).error) {
  console.error(
    "LEFT OUT: Neovim is not on this machine (Debian: apt-get install neovim). Nothing was tested.",
  );
  process.exit(process.env.EDITORS_REQUIRED === "1" ? 1 : 0);
}
neovim();
console.log("Neovim: findings, completion, formatting, root and settings are as docs/editors.md says.");

function neovim() {
  const folder = mkdtempSync(join(tmpdir(), "coachplan-editors-"));
  try {
    const settings = /```lua\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    assert.notEqual(settings, "", "docs/editors.md has settings for Neovim");
    const program = join(folder, "coachplan");
    writeFileSync(
      program,
      `#!/bin/sh\nexec "${process.execPath}" "${join(root, "server/bin/coachplan.mjs")}" "$@"\n`,
    );
    chmodSync(program, 0o755);
    writeFileSync(join(folder, "init.lua"), settings);
    writeFileSync(join(folder, "coachplan.json"), '{ "today": "2026-06-15" }\n');
    writeFileSync(join(folder, "plan.coachplan"), plan);
    const answers = join(folder, "answers.json");
    const { stderr, error } = spawnSync(
      "nvim",
      [
        "--headless",
        "-n",
        "-i",
        "NONE",
        "-u",
        "init.lua",
        "plan.coachplan",
        "-c",
        `luafile ${join(root, "test/editors/neovim.lua")}`,
      ],
      {
        cwd: folder,
        encoding: "utf8",
        timeout: 60_000,
        env: {
          ...process.env,
          PATH: `${folder}${delimiter}${process.env.PATH}`,
          ANSWERS: answers,
          XDG_STATE_HOME: folder,
          XDG_DATA_HOME: folder,
          XDG_CACHE_HOME: folder,
        },
      },
    );
    assert.ok(existsSync(answers), `Neovim gave no answer: ${error ?? ""}\n${stderr}`);
    const said = JSON.parse(readFileSync(answers, "utf8"));
    assert.equal(said.problem, undefined);
    assert.equal(said.root, folder);
    assert.ok(said.codes.includes("action/missing-due"), said.codes.join());
    assert.ok(!said.codes.includes("date/weekend"), "the settings reach the server");
    assert.ok(said.labels.includes("lena"), said.labels.join());
    assert.match(said.text, /\n {4}owner: lena\n/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
