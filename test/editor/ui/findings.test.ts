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
  });
}
