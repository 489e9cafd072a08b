import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { soundPlan } from "../plans.ts";

/** Panels as VS Code has them: kept, moved to another column, several beside each other; and looking around in one. */
export function panelsTests(editor: () => Editor): void {
  const timeline = (): Locator => editor().webview.locator("[data-timeline]");
  const block = (id: string): Locator => timeline().locator(`[data-block="${id}"]`).first();
  const lane = (id: string): Locator => timeline().locator(`[data-lane="${id}"]`);
  const button = (name: string): Locator => editor().webview.getByRole("button", { name, exact: true });
  const tab = (label: string): Locator => editor().page.locator(".tab", { hasText: label });
  const widthOf = async (id: string): Promise<number> => (await block(id).boundingBox())?.width ?? 0;
  const openTimeline = async (plan: string): Promise<void> => {
    await editor().openText(plan);
    await editor().command("coachplan.openTimeline");
    await block("shift/standup").waitFor();
    await editor().focused();
  };

  describe("A timeline's panel", () => {
    it("stays with its plan where it is kept, beside one that follows, until it is let go", async () => {
      const { command, openText, palette } = editor();
      await openTimeline(soundPlan);
      await palette("Coachplan: Keep Timeline with Its Plan");
      await tab("Timeline, kept: ").waitFor();
      await openText(york);
      await command("coachplan.openTimeline");
      await block("york/rounds").waitFor();
      assert.equal(await tab("Timeline").count(), 2);
      // The first one again: it has had every reason to follow.
      await tab("Timeline, kept: ").click();
      await block("shift/standup").waitFor();
      assert.equal(await block("york/rounds").count(), 0);
      await palette("Coachplan: Let Timeline Follow the Text");
      await block("york/rounds").waitFor();
      await until("only one", async () => (await tab("Timeline").count()) === 1);
    });

    it("is looked at as before in another column", async () => {
      await openTimeline(soundPlan);
      const { command, webview } = editor();
      await button("Filter").click();
      await webview.getByLabel("Group by").selectOption("owner");
      await lane("shift/by-owner/Lena Fischer").waitFor();
      await button("Zoom in").click();
      await webview.locator('[aria-pressed="false"]', { hasText: "Fit" }).waitFor();
      // The page keeps its view a moment after the last change.
      await webview.locator("[data-kept]").waitFor();
      await command("workbench.action.moveEditorToPreviousGroup");
      await until("one column", () => editor().api((vscode) => vscode.window.tabGroups.all.length === 1));
      await lane("shift/by-owner/Lena Fischer").waitFor();
      await webview.locator('[aria-pressed="false"]', { hasText: "Fit" }).waitFor();
      await block("shift/standup").waitFor();
    });

    it("is zoomed with the wheel, the keys and the buttons", async () => {
      await openTimeline(soundPlan);
      const { page, press } = editor();
      const first = await widthOf("shift/standup");
      const isWider = (than: number): Promise<unknown> =>
        until("the wider bar", async () => (await widthOf("shift/standup")) > than * 1.2);
      await block("shift/standup").hover();
      await page.keyboard.down("Control");
      await page.mouse.wheel(0, -200);
      await page.keyboard.up("Control");
      await isWider(first);
      await block("shift/standup").focus();
      await press("0");
      const isFirst = async (): Promise<boolean> => Math.abs((await widthOf("shift/standup")) - first) < 1;
      await until("everything again", isFirst);
      await press("+");
      await isWider(first);
      await button("Zoom in").click();
      await isWider(first * 1.4);
      await button("Fit").click();
      await until("everything again", isFirst);
    });

    it("shows one kind, one person, what is overdue or what nobody owns", async () => {
      const late = soundPlan
        .replace("due: 6 weeks after start of implementation", "due: 2026-06-01")
        .replace("        owner: omar\n        after: standup\n", "");
      await openTimeline(late);
      const { webview } = editor();
      const isShown = (...ids: readonly string[]): Promise<unknown> =>
        until(`only ${ids.join(", ")}`, async () => {
          const all = await timeline()
            .locator(".lanes [data-block]")
            .evaluateAll((parts) => parts.map((part) => part.getAttribute("data-block") ?? ""));
          return all.filter((id) => /standup|limits|conversation/.test(id)).join() === ids.join();
        });
      await isShown("shift/conversation", "shift/standup", "shift/limits");
      await button("Filter").click();
      await webview.getByLabel("Kind").selectOption("action");
      await isShown("shift/standup", "shift/limits");
      await webview.getByLabel("Kind").selectOption("");
      await webview.getByLabel("Person").selectOption("Dana Reyes");
      await isShown("shift/conversation");
      await button("Show everything").click();
      await button("Overdue").click();
      await isShown("shift/standup");
      await button("Overdue").click();
      await button("Without owner").click();
      await isShown("shift/limits");
    });
  });

  describe("A portfolio's panel", () => {
    it("of a folder shows its plans and who is booked twice, and leads to each of them", async () => {
      const { command, cursorLine, folder, focused, openText, page, press } = editor();
      // None of the folder's.
      await openText(soundPlan);
      const row = page.locator(".explorer-folders-view .monaco-list-row", { hasText: "north" });
      await command("workbench.view.explorer");
      mkdirSync(join(folder, "north"));
      for (const [name, plan] of Object.entries({ people, leeds, york: yorkOfPriya }))
        writeFileSync(join(folder, "north", `${name}.coachplan`), plan);
      await row.click({ button: "right" });
      // A menu that has only just opened takes no click for one.
      await page.locator(".monaco-menu .action-item", { hasText: "Open Portfolio of These Plans" }).hover();
      await press("Enter");
      await tab("Portfolio: north").waitFor();
      await lane("0/leeds").waitFor();
      await lane("1/york").waitFor();
      await timeline().locator('[data-lane="coach/Priya Nair"]').waitFor();
      await timeline().locator(".part", { hasText: "Booked twice" }).first().waitFor();
      await timeline()
        .getByText(/2 engagements.*1 double booking/)
        .waitFor();
      await block("1/york/plan").click();
      await focused();
      await until("the plan's own text", async () => (await cursorLine()).startsWith('phase plan "Walks"'));
    });
  });
}

const people = `person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
coach priya "Priya Nair"
`;

const leeds = `use "people.coachplan"
engagement leeds "Leeds" {
  leaders: omar
  coaches: priya
  starts: 2026-02-02
  phase plan "Talks" {
    lasts: 7 weeks
    workshop "Kick-off" { by: priya; for: omar; on: 2026-02-10 at 09:00 for 2 hours }
  }
}
`;

const yorkOfPriya = `use "people.coachplan"
engagement york "York" {
  leaders: omar
  coaches: priya
  starts: 2026-02-02
  phase plan "Walks" {
    lasts: 4 weeks
    workshop "First steps" { by: priya; for: omar; on: 2026-02-10 at 10:00 for 2 hours }
  }
}
`;

const york = `person lena "Lena Fischer" { role: "Depot manager"; level: middle }
engagement york "York" {
  leaders: lena
  starts: 2026-02-02
  action rounds "Rounds" { owner: lena; due: 2026-07-31; success: "Walked every week" }
}
`;
