import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answersOf, beside, inFolder, laidOut, says, settingsFor } from "./support.mjs";

/** The settings for Neovim, in Neovim. */
export const neovim = {
  name: "Neovim",
  package: "neovim",
  version: () => says("nvim", ["--version"]),
  test: () =>
    inFolder((folder, env) => {
      writeFileSync(join(folder, "init.lua"), settingsFor("Neovim", "lua"));
      mkdirSync(join(folder, "nvim/syntax"), { recursive: true });
      writeFileSync(join(folder, "nvim/syntax/coachplan.vim"), settingsFor("Neovim", "vim"));
      const script = `luafile ${beside("neovim.lua")}`;
      const args = ["--headless", "-n", "-i", "NONE", "-u", "init.lua", "plan.coachplan", "-c", script];
      const said = answersOf("nvim", args, { folder, env });
      assert.equal(said.problem, undefined);
      assert.equal(said.root, folder);
      assert.ok(said.codes.includes("action/missing-due"), said.codes.join());
      assert.ok(!said.codes.includes("date/weekend"), "the settings reach the server");
      assert.ok(said.labels.includes("lena"), said.labels.join());
      assert.equal(`${said.text}\n`, laidOut);
      assert.deepEqual(said.colours, {
        person: "coachplanBlock",
        role: "coachplanField",
        title: "coachplanText",
      });
    }),
};
