import assert from "node:assert/strict";
import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answersOf, beside, inFolder, laidOut, says, settingsFor } from "./support.mjs";

/** The settings for Emacs, in an Emacs that has eglot (29 has it; Debian's 28 with the package elpa-eglot). */
export const emacs = {
  name: "Emacs",
  package: "emacs-nox elpa-eglot",
  version: () =>
    says("emacs", [
      "--batch",
      "-f",
      "package-initialize",
      "--eval",
      "(progn (require 'eglot) (princ emacs-version))",
    ]),
  test: () =>
    inFolder((folder, env) => {
      writeFileSync(join(folder, "init.el"), settingsFor("Emacs", "elisp"));
      const args = ["--batch", "-f", "package-initialize", "-l", "init.el", "-l", beside("emacs.el")];
      const said = answersOf("emacs", args, { folder, env });
      assert.equal(said.problem, null);
      assert.equal(realpathSync(said.root), realpathSync(folder));
      assert.match(said.findings.join("\n"), /action\/missing-due/);
      assert.doesNotMatch(said.findings.join("\n"), /date\/weekend/, "the settings reach the server");
      assert.ok(said.labels.includes("lena"), said.labels.join());
      assert.equal(said.text, laidOut);
      assert.deepEqual(said.colours, {
        person: "font-lock-keyword-face",
        role: "font-lock-variable-name-face",
        title: "font-lock-string-face",
        remark: "font-lock-comment-face",
      });
    }),
};
