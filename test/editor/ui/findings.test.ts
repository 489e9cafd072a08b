import assert from "node:assert/strict";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { soundPlan } from "../plans.ts";

/** What is wrong is seen while writing, and the light bulb mends it. */
export function findingTests(editor: () => Editor): void {
  describe("A finding", () => {
    it("comes with a wavy line, and goes when it is mended by typing", async () => {
      const { goto, openText, press, type, waitForProblems, waitForSquiggles } = editor();
      await openText(soundPlan);
      await goto({ select: "owner: lena" });
      await press("Delete");
      await waitForSquiggles(1);
      await waitForProblems("the missing owner", (problems) =>
        problems.some(({ code, severity }) => code === "action/missing-owner" && severity === "error"),
      );
      await type("owner: lena");
      await press("Escape");
      await waitForSquiggles(0);
    });

    it("says in its hover what is wrong", async () => {
      const { goto, hover, openText, waitForSquiggles } = editor();
      await openText(soundPlan.replace("owner: lena", "owner: lenna"));
      await waitForSquiggles(1);
      await goto({ before: "enna" });
      assert.match(await hover("lena"), /lenna/);
    });

    it("is mended through the menu", async () => {
      const { content, goto, openText, pickFix, quickFixes, waitForSquiggles } = editor();
      await openText(soundPlan.replace("owner: lena", "owner: lenna"));
      await waitForSquiggles(1);
      await goto({ before: "enna" });
      const [first = ""] = await quickFixes();
      assert.match(first, /lena/);
      await pickFix(first);
      await waitForSquiggles(0);
      await until("the plan as it was", async () => (await content()) === soundPlan);
    });

    it("of a missing owner is mended through the menu, and another name is taken from the list", async () => {
      const { accept, content, goto, openText, pickFix, quickFixes, type, waitForSquiggles } = editor();
      await openText(soundPlan.replace("        owner: lena\n", ""));
      await waitForSquiggles(1);
      await goto({ before: "action standup" });
      const titles = await quickFixes();
      const title = titles.find((each) => /owner/i.test(each));
      assert.ok(title, `a fix that speaks of the owner: ${titles.join(", ")}`);
      await pickFix(title);
      await waitForSquiggles(0);
      await type("le"); // over the name that the fix has guessed, which is selected
      await accept("lena");
      await until("the plan as it was", async () => (await content()) === soundPlan);
    });

    it("is silenced for a reason, which is what is typed next", async () => {
      const { content, goto, openText, pickFix, quickFixes, type, waitForSquiggles } = editor();
      await openText(soundPlan.replace("        owner: lena\n", ""));
      await waitForSquiggles(1);
      await goto({ before: "action standup" });
      await quickFixes();
      await pickFix("Ignore this with a reason");
      await waitForSquiggles(0);
      await type("the depots choose in June");
      await until("the reason", async () =>
        (await content()).includes(
          "      // coachplan-ignore action/missing-owner: the depots choose in June\n      action standup",
        ),
      );
    });

    it("is mended with all of its kind", async () => {
      const { content, goto, openText, pickFix, quickFixes, waitForProblems } = editor();
      await openText(soundPlan.replace("2026-02-02", "2026/02/02").replace("2026-07-31", "2026/07/31"));
      await waitForProblems(
        "both dates",
        (problems) => problems.filter(({ code }) => code === "value/invalid-date").length === 2,
      );
      await goto({ before: "2026/07/31" });
      await quickFixes();
      await pickFix("Fix all 2 of this kind");
      await until("both dates", async () => (await content()) === soundPlan);
    });

    it("that somebody takes part in nothing only fades the name", async () => {
      const { goto, openText, page, waitForSquiggles } = editor();
      await openText(`${soundPlan}person ida "Ida Berg" { role: "Head of sales"; level: senior }\n`);
      await goto("end");
      await page.locator(".monaco-editor .squiggly-inline-unnecessary").first().waitFor();
      await waitForSquiggles(0);
    });

    it("stands in the list of problems, which leads to it", async () => {
      const { command, cursorLine, goto, openText, page } = editor();
      await openText(soundPlan.replace("owner: lena", "owner: lennart"));
      await goto("start");
      await command("workbench.actions.view.problems");
      const row = page.locator(".markers-panel-container .monaco-list-row", { hasText: "lennart" });
      await row.waitFor();
      assert.match(await row.innerText(), /No person or team has the name “lennart”[\s\S]*Ln 29, Col 16/);
      await row.dblclick();
      await until("the cursor at the name", async () => (await cursorLine()) === "owner: lennart");
      await command("workbench.action.closePanel");
    });
  });

  describe("What is right", () => {
    it("of a day can be counted from something, and be a day again", async () => {
      const { content, goto, openText, pickFix, rewritings } = editor();
      await openText(soundPlan);
      await goto({ before: "2026-07-31" });
      assert.ok((await rewritings()).includes("Write it as “10 weeks after plan”"));
      await pickFix("10 weeks after plan");
      await until("the length", async () => (await content()).includes("due: 10 weeks after plan\n"));
      await goto({ before: "weeks after plan" });
      await rewritings();
      await pickFix("2026-07-31");
      await until("the day", async () => (await content()) === soundPlan);
    });

    it("of a block can be sorted, and get a short name", async () => {
      const { content, goto, openText, pickFix, rewritings } = editor();
      const untidy = soundPlan
        .replace(
          "        owner: omar\n        after: standup\n",
          "        after: standup\n        owner: omar\n",
        )
        .replace('action limits "Raise', 'action "Raise');
      await openText(untidy);
      await goto({ before: 'ction "Raise' });
      await rewritings();
      await pickFix("Sort the fields of this block");
      await until("the fields in order", async () => /owner: omar\n {8}after: standup/.test(await content()));
      await rewritings();
      await pickFix("Give it the short name “raise”");
      await until("the name", async () =>
        (await content()).includes('action raise "Raise the spending limit"'),
      );
    });

    it("of a person can move to a file of its own, which is used here", async () => {
      const { api, content, goto, openText, pickFix, rewritings, waitForProblems } = editor();
      await openText(soundPlan);
      await goto({ before: "erson lena" });
      await rewritings();
      await pickFix("Move “Lena Fischer” to “people.coachplan”");
      await until("the use", async () => (await content()).startsWith('use "people.coachplan"\n'));
      assert.doesNotMatch(await content(), /person lena/);
      const moved = await api((vscode) =>
        vscode.workspace.textDocuments
          .filter(({ uri }) => uri.path.endsWith("/people.coachplan"))
          .map((document) => document.getText()),
      );
      assert.match(moved.join("\n"), /person lena "Lena Fischer"/);
      await waitForProblems("no error", (problems) => problems.every(({ severity }) => severity !== "error"));
    });
  });
}
