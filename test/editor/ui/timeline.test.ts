import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { soundPlan } from "../plans.ts";

/** The picture beside the text: it follows the text, and the text follows it. */
export function timelineTests(editor: () => Editor): void {
  describe("The timeline", () => {
    const timeline = (): Locator => editor().webview.locator("[data-timeline]");
    const block = (id: string): Locator => timeline().locator(`[data-block="${id}"]`).first();
    const label = async (id: string): Promise<string> => (await block(id).getAttribute("aria-label")) ?? "";

    const openPlan = (): Promise<void> => editor().openText(soundPlan);
    const openTimeline = async (): Promise<void> => {
      await editor().command("coachplan.openTimeline");
      await block("shift/standup").waitFor();
      await editor().focused();
    };

    it("opens with the button in the title", async () => {
      await openPlan();
      await editor().titleButton("Open Timeline");
      await block("shift/standup").waitFor();
      await timeline().locator("[data-today]").first().waitFor();
    });

    it("opens with the key", async () => {
      await openPlan();
      await editor().press("Control+K", "v");
      await block("shift/standup").waitFor();
    });

    it("opens from the palette", async () => {
      await openPlan();
      await editor().palette("Coachplan: Open Timeline");
      await block("shift/standup").waitFor();
    });

    it("says in words what each bar is", async () => {
      await openPlan();
      await openTimeline();
      assert.match(await label("shift/standup"), /Daily depot stand-up/);
      assert.match(await label("shift/standup"), /Lena Fischer/);
    });

    it("follows what is typed", async () => {
      await openPlan();
      await openTimeline();
      const { goto, type } = editor();
      await goto({ after: "Daily depot stand-up" });
      await type(" at seven");
      await until("the new title on the bar", async () =>
        (await label("shift/standup")).includes("stand-up at seven"),
      );
      const width = await widthOf(block("shift/limits"));
      await goto({ select: "2026-07-31" });
      await type("2026-09-11");
      await until("the longer bar", async () => (await widthOf(block("shift/limits"))) > width);
    });

    it("shows a new action as soon as it is written", async () => {
      await openPlan();
      await openTimeline();
      const { goto, press, type } = editor();
      await goto({ before: "      action limits" });
      await type('action huddle "Huddle" { owner: omar; due: 2026-07-03; success: "Held 5 times" }');
      await press("Escape", "Enter");
      await block("shift/huddle").waitFor();
    });

    it("puts the cursor at the bar that is clicked", async () => {
      await openPlan();
      await openTimeline();
      await block("shift/limits").click();
      const { cursorLine, focused } = editor();
      await until("the cursor at the action", async () => (await cursorLine()).startsWith("action limits"));
      await focused();
    });

    it("highlights the block in which the cursor stands", async () => {
      await openPlan();
      await openTimeline();
      const current = (id: string): Promise<void> =>
        timeline().locator(`[data-block="${id}"][aria-current="true"]`).first().waitFor();
      await editor().goto({ after: "Held on nine" });
      await current("shift/standup");
      await editor().goto({ after: "Limit of 5,000" });
      await current("shift/limits");
      assert.equal(await timeline().locator('[data-block="shift/standup"][aria-current="true"]').count(), 0);
    });

    it("is never blank while a part of the text is broken", async () => {
      await openPlan();
      await openTimeline();
      const { goto, press, type } = editor();
      await goto({ after: "action standup" });
      for (const text of [' "', " {", " ))", " owner:", "\nphase"]) {
        await type(text);
        await press("Escape");
        assert.ok(await timeline().isVisible(), `the picture stays after “${text}”`);
        assert.ok((await timeline().locator("[data-block]").count()) > 3, `its bars stay after “${text}”`);
      }
    });

    it("says which part is broken, and shows the rest", async () => {
      await openPlan();
      await openTimeline();
      const { goto, type } = editor();
      await goto({ select: "due: 2026-07-31" });
      await type("due: 2026-07-");
      await timeline().locator("[data-broken]").first().waitFor();
      await block("shift/standup").waitFor();
    });

    it("follows the theme", async () => {
      await openPlan();
      await openTimeline();
      const { setTheme, webview } = editor();
      const background = (): Promise<string> =>
        webview.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
      const light = await background();
      await setTheme("dark");
      await until("another background", async () => (await background()) !== light);
      await setTheme("light");
      await until("the first background", async () => (await background()) === light);
    });

    it("shows a document that was closed without saving as it was saved", async () => {
      await openPlan();
      await openTimeline();
      const { goto, type, command } = editor();
      await goto({ after: "Daily depot stand-up" });
      for (const letter of " at seven") await type(letter);
      await until("the new title on the bar", async () =>
        (await label("shift/standup")).includes("stand-up at seven"),
      );
      await command("workbench.action.focusFirstEditorGroup");
      await command("workbench.action.revertAndCloseActiveEditor");
      await until("the old title on the bar", async () =>
        (await label("shift/standup")).startsWith("Action: Daily depot stand-up. "),
      );
    });

    it("is grouped, filtered and zoomed as before when the window was reloaded", async () => {
      await openPlan();
      await openTimeline();
      const { webview } = editor();
      const groups = timeline().locator('[data-lane="shift/by-owner/Lena Fischer"]');
      await webview.getByRole("button", { name: "Filter", exact: true }).click();
      await webview.getByLabel("Group by").selectOption("owner");
      await groups.waitFor();
      await webview.getByLabel("Find in the plan").fill("stand-up");
      await block("shift/limits").waitFor({ state: "detached" });
      await webview.getByRole("button", { name: "Zoom in" }).click();
      await webview.locator('[aria-pressed="false"]', { hasText: "Fit" }).waitFor();
      // The page keeps its view a moment after the last change.
      await until("the view is kept", () =>
        webview.locator("body").evaluate(() => document.querySelector("[data-kept]") !== null),
      );
      await editor().reload();
      await groups.waitFor();
      await block("shift/standup").waitFor();
      assert.equal(await block("shift/limits").count(), 0);
      await webview.locator('[aria-pressed="false"]', { hasText: "Fit" }).waitFor();
    });

    it("closes a lane, and walks on with the keys", async () => {
      await openPlan();
      await openTimeline();
      await block("shift/standup").focus();
      await editor().press("ArrowLeft");
      await editor().press("ArrowLeft");
      await block("shift/standup").waitFor({ state: "detached" });
      await editor().press("ArrowRight");
      await block("shift/standup").waitFor();
    });
  });
}

async function widthOf(bar: Locator): Promise<number> {
  return (await bar.boundingBox())?.width ?? 0;
}
