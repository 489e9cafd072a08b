import { execFileSync } from "node:child_process";
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
    it("shows what has moved since the last commit, in the timeline and in words", async () => {
      await editor().openText(soundPlan);
      git("init", "--quiet");
      git("add", ".");
      git("commit", "--quiet", "--message", "As agreed");
      await editor().goto({ select: "2026-07-31" });
      await editor().type("2026-08-12");
      await editor().palette(command);
      await editor()
        .page.locator(".quick-input-list .monaco-list-row", { hasText: "The last commit" })
        .click();
      await editor().webview.locator(".was").first().waitFor();
      await until("the list in words", async () =>
        (
          await editor().api((vscode) => vscode.workspace.textDocuments.map((document) => document.getText()))
        ).some(
          (text) =>
            text.startsWith("# What has changed since the last commit") && text.includes("12 days later"),
        ),
      );
      // The folder is cleared after each test: VS Code's git would go on asking for a repository that is gone.
      await editor().api((vscode) => vscode.commands.executeCommand("git.close"));
    });
  });
}
