import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { soundPlan } from "../plans.ts";

/** A plan and what it was at an earlier commit. */
export function comparingTests(editor: () => Editor): void {
  describe("Comparing a plan with what it was", () => {
    const command = "Coachplan: Compare Plan with What It Was";
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=Priya", "-c", "user.email=priya@example.com", ...args], {
        cwd: editor().folder,
      });
    const inWords = (pattern: RegExp): Promise<unknown> =>
      until(`${pattern} in words`, async () =>
        (
          await editor().api((vscode) => vscode.workspace.textDocuments.map((document) => document.getText()))
        ).some((text) => pattern.test(text)),
      );
    const choose = (words: string): Promise<void> =>
      editor().page.locator(".quick-input-list .monaco-list-row", { hasText: words }).first().click();
    // The folder is cleared after each test: VS Code's git would go on asking for a repository that is gone.
    afterEach(() => editor().api((vscode) => vscode.commands.executeCommand("git.close")));

    it("finds a plan under the name that it had, and stops where the reader has seen enough", async () => {
      writeFileSync(join(editor().folder, "agreed.coachplan"), soundPlan);
      git("init", "--quiet");
      git("add", ".");
      git("commit", "--quiet", "--message", "As agreed");
      git("mv", "agreed.coachplan", "later.coachplan");
      writeFileSync(join(editor().folder, "later.coachplan"), soundPlan.replace("2026-07-31", "2026-08-12"));
      await editor().openFile("later.coachplan");
      await editor().palette(command);
      await choose("The last commit");
      await editor().webview.locator(".was").first().waitFor();
      await inWords(/^# What has changed since the last commit[\s\S]*12 days later/);
      await editor().webview.getByRole("button", { name: "Stop comparing" }).click();
      await editor().webview.locator(".was").first().waitFor({ state: "detached" });
    });

    it("shows what has moved since the last commit, in the timeline and in words", async () => {
      await editor().openText(soundPlan);
      git("init", "--quiet");
      git("add", ".");
      git("commit", "--quiet", "--message", "As agreed");
      await editor().goto({ select: "2026-07-31" });
      await editor().type("2026-08-12");
      await editor().palette(command);
      await choose("The last commit");
      await editor().webview.locator(".was").first().waitFor();
      await inWords(/^# What has changed since the last commit[\s\S]*12 days later/);
    });
  });
}
