import assert from "node:assert/strict";
import type { Editor } from "../driver/editor.ts";
import { soundPlan } from "../plans.ts";

/** What is wrong is seen while writing, and the light bulb mends it. */
export function findingTests(editor: () => Editor): void {
  describe("A finding", () => {
    const file = "plan.coachplan";

    it("comes with a wavy line, and goes when it is mended by typing", async () => {
      const { goto, openFile, press, type, waitForProblems, waitForSquiggles, write } = editor();
      write({ [file]: soundPlan });
      await openFile(file);
      await goto({ select: "owner: lena" });
      await press("Delete");
      await waitForSquiggles(1);
      const [problem] = await waitForProblems("the missing owner", (problems) =>
        problems.some(({ code }) => code === "action/missing-owner"),
      );
      assert.equal(problem?.severity, "error");
      await type("owner: lena");
      await press("Escape");
      await waitForSquiggles(0);
    });

    it("says in its hover what is wrong", async () => {
      const { goto, hover, openFile, waitForSquiggles, write } = editor();
      write({ [file]: soundPlan.replace("owner: lena", "owner: lenna") });
      await openFile(file);
      await waitForSquiggles(1);
      await goto({ before: "enna" });
      assert.match(await hover("lena"), /lenna/);
    });

    it("is mended through the menu", async () => {
      const { content, goto, openFile, pickFix, quickFixes, waitForSquiggles, write } = editor();
      write({ [file]: soundPlan.replace("owner: lena", "owner: lenna") });
      await openFile(file);
      await waitForSquiggles(1);
      await goto({ before: "enna" });
      const [first = ""] = await quickFixes();
      assert.match(first, /lena/);
      await pickFix(first);
      await waitForSquiggles(0);
      assert.equal(await content(), soundPlan);
    });

    it("of a missing owner is mended through the menu, and the name is taken from the list", async () => {
      const { completions, goto, openFile, pickFix, quickFixes, waitForProblems, waitForSquiggles, write } =
        editor();
      write({ [file]: soundPlan.replace("        owner: lena\n", "") });
      await openFile(file);
      await waitForSquiggles(1);
      await goto({ before: "action standup" });
      const titles = await quickFixes();
      const title = titles.find((each) => /owner/i.test(each));
      assert.ok(title, `a fix that speaks of the owner: ${titles.join(", ")}`);
      await pickFix(title);
      await waitForProblems("the missing owner to be gone", (problems) =>
        problems.every(({ code }) => code !== "action/missing-owner"),
      );
      const names = (await completions()).map(({ label }) => label);
      assert.ok(names.includes("lena"), `the people are offered: ${names.join(", ")}`);
    });
  });
}
