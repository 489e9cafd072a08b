import assert from "node:assert/strict";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { soundPlan } from "../plans.ts";

/** What stands beside the text is seen, and does something when it is clicked. */
export function besideTests(editor: () => Editor): void {
  describe("Beside the text", () => {
    it("the code of a finding opens the page of its rule", async () => {
      const { goto, hover, openText, page, waitForSquiggles } = editor();
      await openText(soundPlan.replace("        owner: lena\n", ""));
      await waitForSquiggles(1);
      await goto({ before: "ction standup" });
      await hover("action/missing-owner");
      await page.locator(".monaco-hover a.code-link", { hasText: "action/missing-owner" }).first().click();
      await page.locator(".tab", { hasText: "missing-owner" }).waitFor();
      const heading = page
        .frameLocator("iframe.webview.ready")
        .frameLocator("#active-frame")
        .getByRole("heading", { name: "action/missing-owner" });
      await heading.waitFor();
    });

    it("hover tells who somebody is, and what they own", async () => {
      const { goto, hover, openText } = editor();
      await openText(soundPlan);
      await goto({ before: "ena\n        starts" });
      assert.match(await hover("Lena Fischer"), /Depot manager, Leeds[\s\S]*Owns 1 open action/);
    });

    it("hints stand behind the words, and a line above the engagement leads to its timeline", async () => {
      const { openText, page } = editor();
      await openText(soundPlan);
      const text = page.locator(".monaco-editor .view-lines").first();
      await until("the phase's days", async () =>
        (await text.innerText()).replace(/\u00a0/g, " ").includes("23 Mar – 22 May 2026"),
      );
      await page.locator(".codelens-decoration a", { hasText: "Timeline" }).first().click();
      await page.locator(".tab", { hasText: "Timeline" }).first().waitFor();
    });

    it("a name is changed everywhere", async () => {
      const { content, goto, openText, page, press, type } = editor();
      await openText(soundPlan);
      await goto({ after: "action stan" });
      await press("F2");
      await page.locator(".rename-box input").waitFor();
      await press("Control+A");
      await type("huddle");
      await press("Enter");
      const renamed = soundPlan
        .replace("action standup", "action huddle")
        .replace("after: standup", "after: huddle");
      await until("the name in both places", async () => (await content()) === renamed);
    });
  });
}
