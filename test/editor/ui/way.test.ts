import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { soundPlan } from "../plans.ts";

/** Where things stand, who mentions them, and how they get another name. */
export function wayTests(editor: () => Editor): void {
  describe("Finding one's way", () => {
    const rows = (part: string): Locator => editor().page.locator(`${part} .monaco-list-row`);
    const row = (part: string, words: string): Locator => rows(part).filter({ hasText: words }).first();
    /** What was opened in the side bar is closed again. */
    afterEach(() => editor().command("workbench.view.explorer"));

    it("the outline tells who somebody is, and when something is", async () => {
      const { command, openText } = editor();
      await openText(soundPlan);
      await command("outline.focus");
      await row(".outline-pane", "Leadership shift").waitFor();
      const told = (await rows(".outline-pane").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
      assert.ok(
        told.some((text) => /Lena Fischer ?Depot manager, Leeds/.test(text)),
        told.join(" | "),
      );
      assert.match(told.at(-1) ?? "", /Leadership shift ?2 Feb – 22 Sep 2026/);
    });

    it("a search over all plans finds somebody by the name, and goes there", async () => {
      const { content, openText, page, press, writePlan } = editor();
      await writePlan(
        "people.coachplan",
        'person yuki "Yuki Tan" { role: "Head of sales"; level: senior }\n',
      );
      await openText(soundPlan);
      await press("Control+T");
      await page.locator(".quick-input-widget input[type=text]").fill("#yuki t");
      await row(".quick-input-list", "Yuki Tan").click();
      await until("the other file", async () => (await content()).startsWith("person yuki"));
    });

    it("F12 leads from an owner to the person, and Shift+F12 to everything that mentions the person", async () => {
      const { cursorLine, goto, openText, press } = editor();
      await openText(soundPlan);
      await goto({ before: "ena\n        starts" });
      await press("F12");
      await until("the person", async () => (await cursorLine()).startsWith("person lena"));
      await goto({ before: "mar\n        after" });
      await press("Shift+F12");
      await row(".peekview-widget", "leaders: omar").waitFor();
      await row(".peekview-widget", "owner: omar").waitFor();
      await press("Escape");
    });

    it("the call hierarchy tells what waits for an action", async () => {
      const { goto, openText, press } = editor();
      await openText(soundPlan);
      await goto({ before: 'tandup "Daily' });
      await press("Shift+Alt+H");
      const waiting = row(".sidebar", "Raise the spending limit");
      await waiting.waitFor();
      assert.match(await waiting.innerText(), /omar · 5 Jul – 31 Jul 2026/);
    });

    it("a hint behind a date leads to where the date comes from, and says it once", async () => {
      const { cursorLine, openText, page } = editor();
      await openText(soundPlan);
      await editor().goto({ before: "starts: start of" });
      const hint = page.locator(".monaco-editor .view-line span span", { hasText: /Sat.23.May.2026/ }).last();
      const told = page.locator(".monaco-hover:not(.hidden) .hover-contents", {
        hasText: "at the start of “Implementation”",
      });
      // Hints are drawn anew when something has been worked out, also under the pointer.
      await until("what the hint says", async () => {
        await page.mouse.move(0, 0);
        await hint.hover();
        await told.first().waitFor({ timeout: 2000 });
        return (await told.count()) === 1;
      });
      await page.keyboard.down("Control");
      await page.mouse.move(0, 0);
      await hint.hover();
      await hint.click();
      await page.keyboard.up("Control");
      await until("the phase", async () => (await cursorLine()).startsWith("phase implementation"));
    });

    it("the path behind `use` opens its file", async () => {
      const { content, goto, openText, page, writePlan } = editor();
      await writePlan(
        "people.coachplan",
        'person yuki "Yuki Tan" { role: "Head of sales"; level: senior }\n',
      );
      await openText('use "people.coachplan"\nteam sales "Sales" { lead: yuki; members: yuki }\n');
      const path = page.locator(".monaco-editor .detected-link").first();
      await path.waitFor();
      await goto("end");
      await page.keyboard.down("Control");
      await path.hover({ force: true }); // it is drawn anew under the pointer
      await page.locator(".monaco-editor .detected-link-active").first().click({ force: true });
      await page.keyboard.up("Control");
      await until("the file", async () => (await content()).startsWith("person yuki"));
    });

    it("blocks fold, and a selection grows from a name to its block", async () => {
      const { goto, openText, page, press, selection } = editor();
      await openText(soundPlan);
      const line = page.locator(".monaco-editor .view-line", { hasText: "Held" });
      await goto({ before: 'tandup "Daily' });
      await line.waitFor();
      await press("Control+Shift+[");
      await line.waitFor({ state: "detached" });
      await press("Control+Shift+]");
      await line.waitFor();
      await press("Shift+Alt+ArrowRight");
      await until("the name", async () => (await selection()) === "standup");
      for (const whole of ["action standup", 'every depot"\n      }']) {
        await until(whole, async () => {
          if ((await selection()).includes(whole)) return true;
          await press("Shift+Alt+ArrowRight");
          return false;
        });
      }
    });
  });

  describe("Another name", () => {
    it("is refused in words where somebody has it already", async () => {
      const { content, goto, notification, openText, page, press } = editor();
      await openText(soundPlan);
      await goto({ after: "action stan" });
      await press("F2");
      await page.locator(".rename-box input").fill("limits");
      await page.locator(".rename-box input").press("Enter");
      assert.match(await notification("has this name already"), /Raise the spending limit/);
      assert.equal(await content(), soundPlan);
    });

    it("of what has no name is refused in words, where the cursor is", async () => {
      const { goto, openText, page, press } = editor();
      await openText(soundPlan);
      await goto({ after: "lasts: 2" });
      await press("F2");
      await page.locator(".monaco-editor-overlaymessage", { hasText: "There is no name here" }).waitFor();
    });

    it("of an action is written in its mentions while it is typed", async () => {
      const { content, goto, openText, page, press, type } = editor();
      await openText(soundPlan);
      await goto({ after: "action standup" });
      await page.locator(".monaco-editor .linked-editing-decoration").first().waitFor();
      await type("s");
      const both = soundPlan
        .replace("action standup", "action standups")
        .replace("after: standup", "after: standups");
      await until("the name in both places", async () => (await content()) === both);
      await press("Escape");
    });

    it("of a file goes into the paths that name it", async () => {
      const { content, openFile, openText, page, writePlan } = editor();
      await writePlan(
        "people.coachplan",
        'person yuki "Yuki Tan" { role: "Head of sales"; level: senior }\n',
      );
      await openText('use "people.coachplan"\nteam sales "Sales" { lead: yuki; members: yuki }\n');
      await openFile("people.coachplan");
      const file = page.locator(".explorer-folders-view .monaco-list-row", { hasText: "people.coachplan" });
      await file.click();
      await page.keyboard.press("F2");
      const name = page.locator(".explorer-item-edited input");
      await name.fill("team.coachplan");
      await name.press("Enter");
      // VS Code asks before it lets anybody change other files along with a name.
      await page.locator(".monaco-dialog-box").getByRole("button", { name: "OK", exact: true }).click();
      await page.locator('.tab[data-resource-name="team.coachplan"]').waitFor();
      await page.locator(".tab", { hasText: "plan-" }).click();
      await until("the new path", async () => (await content()).startsWith('use "team.coachplan"\n'));
    });
  });
}
