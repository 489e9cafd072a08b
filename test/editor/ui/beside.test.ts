import assert from "node:assert/strict";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { soundPlan } from "../plans.ts";
import { boxOf } from "./one-panel.ts";

/** What stands beside the text is seen, and does something when it is clicked. */
export function besideTests(editor: () => Editor): void {
  describe("Beside the text", () => {
    it("the code of a finding opens the page of its rule", async () => {
      const { goto, openText, openRulePage, waitForSquiggles, webview } = editor();
      await openText(soundPlan.replace("        owner: lena\n", ""));
      await waitForSquiggles(1);
      await goto({ before: "ction standup" });
      await openRulePage("action/missing-owner");
      await webview.getByRole("heading", { name: "action/missing-owner" }).waitFor();
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

    it("a line above an engagement leads to its actions at once, also where it was out of sight while the text changed", async () => {
      const { goto, openText, page, press, type } = editor();
      const line = (words: string) => page.locator(".codelens-decoration a", { hasText: words });
      await openText(`${soundPlan}${"\n".repeat(150)}${nextEngagement}`);
      await line("0 of 2 actions done").waitFor();
      const { x, y } = await boxOf(line("0 of 2 actions done"));
      await goto({ after: "leader: omar # next" });
      await press("Enter");
      await type('action tell "Tell it" { owner: lena; due: 2026-08-14; success: "Told" }');
      await line("0 of 1 action done").waitFor();
      await press("Control+Home");
      await line("0 of 2 actions done").waitFor();
      // Sooner than VS Code finishes the line anew; a click by way of the locator takes longer.
      await page.mouse.click(x + 5, y + 5);
      await page.locator(".peekview-widget", { hasText: "Daily depot stand-up" }).waitFor();
    });

    it("everything from a day on is moved by a length in words, each change looked at first", async () => {
      const { content, goto, openText, page, palette, press } = editor();
      await openText(soundPlan);
      await goto({ before: "2026-07-31" });
      await palette("Coachplan: Shift Everything from This Date On");
      await page.locator(".quick-input-widget", { hasText: "How far?" }).waitFor();
      await page.locator(".quick-input-widget input[type=text]").fill("2 weeks");
      await page.locator(".quick-input-widget input[type=text]").press("Enter");
      await page
        .locator(".quick-input-list .monaco-list-row", { hasText: "Look at each change first" })
        .click();
      // Nothing is ticked beforehand: what is to move is the author's choice.
      await page.locator(".edit-checkbox").first().check();
      await page.getByRole("button", { name: "Apply", exact: true }).click();
      // What is under way on that day ends later, too.
      const shifted = soundPlan
        .replace("due: 2026-07-31", "due: 2026-08-14")
        .replace("lasts: 4 months", "lasts: 137 days");
      await until("the days two weeks later", async () => (await content()) === shifted);
      await press("Control+Z");
      await until("the days as they were", async () => (await content()) === soundPlan);
    });

    it("a phase is moved with what is written in it, and the rest of the plan is told", async () => {
      const { content, goto, openText, page, palette, press } = editor();
      await openText(soundPlan);
      await goto({ after: "phase plan" });
      await palette("Coachplan: Move This Phase");
      const asks = page.locator(".quick-input-widget");
      await asks.filter({ hasText: "Move the phase “Plan”" }).waitFor();
      await asks.locator("input[type=text]").fill("a fortnight");
      await asks.filter({ hasText: "2 weeks" }).waitFor(); // what would be understood
      await asks.locator("input[type=text]").fill("1 week");
      await asks.locator("input[type=text]").press("Enter");
      const now = page.locator(".quick-input-list .monaco-list-row", { hasText: "Move now" });
      assert.match(await now.innerText(), /Dates written anew: 3\. Parts of the plan that move: 7\./);
      await now.click();
      const moved = soundPlan
        .replace('"Plan" {\n', '"Plan" {\n    starts: 8 days after diagnostic\n')
        .replace("on: 8 days after", "on: 15 days after")
        .replace("2026-07-31", "2026-08-07");
      await until("the phase a week later", async () => (await content()) === moved);
      await press("Control+Z");
      await until("the plan as it was", async () => (await content()) === soundPlan);
    });

    it("a name is changed everywhere", async () => {
      const { content, goto, openText, page, press } = editor();
      await openText(soundPlan);
      await goto({ after: "action stan" });
      await press("F2");
      // Into the box itself: a key that comes before the box has the keyboard would go into the text.
      await page.locator(".rename-box input").fill("huddle");
      await page.locator(".rename-box input").press("Enter");
      const renamed = soundPlan
        .replace("action standup", "action huddle")
        .replace("after: standup", "after: huddle");
      await until("the name in both places", async () => (await content()) === renamed);
    });
  });
}

/** Behind the sound plan: an engagement in which nothing is to be done yet. */
const nextEngagement = `engagement next "The next depot" {
  organization: northwind
  sponsor: dana
  leaders: omar
  coaches: priya
  starts: 2026-07-06

  phase again "Again" {
    lasts: 2 months
    commitment "The next depot decides for itself" {
      leader: omar # next
    }
  }
}
`;
