import assert from "node:assert/strict";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { soundPlan } from "../plans.ts";

/** A plan is written with what completion offers. */
export function typingTests(editor: () => Editor): void {
  describe("Writing", () => {
    it("begins in an empty file with what may stand there", async () => {
      const { accept, completions, content, openText, press, type } = editor();
      await openText("");
      const labels = (await completions()).map(({ label }) => label);
      assert.ok(labels.includes("person"), `a person is offered: ${labels.join(", ")}`);
      await accept("person");
      await type("lena");
      await press("Tab");
      await type("Lena Fischer");
      await until("the person in the text", async () =>
        (await content()).startsWith('person lena "Lena Fischer" { role: '),
      );
    });

    it("of a whole plan without a mistake takes one choice from the list", async () => {
      const { accept, completions, content, openText, press, waitForProblems } = editor();
      await openText("");
      await completions();
      await accept("new plan");
      await press("Escape", "Escape");
      assert.match(await content(), /^organization [\s\S]*\nengagement [\s\S]*phase implementation/);
      await waitForProblems("no error", (problems) => problems.every(({ severity }) => severity !== "error"));
    });

    it("of a person's role finds the person", async () => {
      const { accept, content, goto, openText, shownCompletions, type } = editor();
      await openText(soundPlan.replace("owner: lena", "owner:"));
      await goto({ after: "owner:" });
      await type(" depot manager");
      const labels = await until("those who are depot managers", async () => {
        const seen = (await shownCompletions()).map(({ label }) => label);
        return seen[0] === "lena" && seen;
      });
      assert.ok(!labels.includes("dana"), `nobody else is offered: ${labels.join(", ")}`);
      await accept("lena");
      await until("the plan as it was", async () => (await content()) === soundPlan);
    });

    it("of a block shows its rest behind the cursor, and Tab takes it", async () => {
      const { content, ghostText, goto, openText, press, type } = editor();
      await openText(soundPlan.replace(/\n {6}action limits[\s\S]*?\n {6}\}/, ""));
      await goto({ after: 'every depot"\n      }' });
      await type('\naction limits "Raise the spending limit" {\n');
      await until("the owner in grey", async () => (await ghostText()).includes("owner: omar"));
      await press("Tab");
      await until("the fields of the action", async () =>
        /\n {6}action limits "Raise the spending limit" \{\n {8}owner: omar\n {8}due: 2026-\d\d-\d\d\n {8}success: ""\n {6}\}\n/.test(
          await content(),
        ),
      );
      await type("Limit in force");
      await until("the cursor between the quotes", async () =>
        (await content()).includes('success: "Limit in force"\n'),
      );
    });

    it("of an action goes from the list of blocks to the list of fields to the list of people", async () => {
      const { accept, completions, content, goto, openText, press, shownCompletions, type, waitForProblems } =
        editor();
      await openText(soundPlan.replace(/\n {6}action limits[\s\S]*?\n {6}\}/, ""));
      await goto({ after: 'every depot"\n      }' });
      await type('\naction limits "Raise the spending limit" {\n');
      const fields = (await completions()).map(({ label }) => label);
      assert.deepEqual(
        fields.slice(0, 3).sort(),
        ["due", "owner", "success"],
        "what every action needs comes first",
      );
      await accept("owner");
      const people = (await shownCompletions()).map(({ label }) => label);
      assert.ok(
        people.includes("omar") && people.includes("lena"),
        `people are offered: ${people.join(", ")}`,
      );
      await accept("omar");
      await press("Enter");
      await type("af");
      await accept("after");
      await accept("standup");
      await press("Enter");
      await type('due: 2026-07-31\nsuccess: "Limit of 5,000 in force in every depot"');
      await waitForProblems("no error", (problems) => problems.every(({ severity }) => severity !== "error"));
      await until("the plan as it was", async () => (await content()) === soundPlan);
    });
  });
}
