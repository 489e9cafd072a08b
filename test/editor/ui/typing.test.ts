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

    it("of a name that nobody has brings the block that has it, a person before a team", async () => {
      const { accept, content, goto, openText, shownCompletions, type, waitForProblems } = editor();
      await openText(soundPlan.replace("owner: lena", "owner:"));
      await goto({ after: "owner:" });
      await type(" maria");
      await until("a person before a team", async () => {
        const labels = (await shownCompletions()).map(({ label }) => label);
        return labels.join(", ") === "new person maria, new team maria";
      });
      await accept("new person maria");
      await until("her block below the others", async () =>
        /\nperson lena .*\nperson maria "Maria" \{ role: ".+" \}\n/.test(await content()),
      );
      await waitForProblems("no error", (problems) => problems.every(({ severity }) => severity !== "error"));
    });

    it("of a name from another file brings its `use`", async () => {
      const { accept, content, goto, openText, shownCompletions, type, writePlan } = editor();
      await writePlan(
        "people.coachplan",
        'person yuki "Yuki Tan" { role: "Head of sales"; level: senior }\n',
      );
      await openText(soundPlan.replace("owner: lena", "owner:"));
      await goto({ after: "owner:" });
      await type(" head of");
      await until("who is meant, and where", async () =>
        (await shownCompletions()).some(
          ({ label, detail }) => label === "yuki" && detail === "Yuki Tan · people.coachplan",
        ),
      );
      await accept("yuki");
      const used = `use "people.coachplan"\n\n${soundPlan.replace("owner: lena", "owner: yuki")}`;
      await until("the name and its file", async () => (await content()) === used);
    });

    it("goes on behind a comma and in the middle of a word", async () => {
      const { accept, content, goto, openText, shownCompletions, completions, type } = editor();
      await openText(soundPlan.replace("owner: lena", "owner: lexx"));
      await goto({ after: "with: dana, omar" });
      await type(", ");
      const others = (await shownCompletions()).map(({ label }) => label);
      assert.ok(others.includes("lena") && others.includes("priya"), others.join(", "));
      assert.ok(!others.includes("omar") && !others.includes("dana"), "who is there is not offered again");
      await accept("priya");
      await goto({ after: "owner: le" });
      await completions();
      await accept("lena");
      const both = soundPlan.replace("with: dana, omar", "with: dana, omar, priya");
      await until("both names, and nothing left of the word", async () => (await content()) === both);
    });

    it("of a date shows what each would give", async () => {
      const { accept, content, goto, openText, completions, type } = editor();
      await openText(soundPlan.replace("due: 2026-07-31", "due:"));
      await goto({ before: '\n        success: "Limit' });
      await type(" ");
      const given = new Map((await completions()).map(({ label, detail }) => [label, detail]));
      assert.equal(given.get("next Monday"), "Mon 22 Jun 2026");
      assert.equal(given.get("in 2 weeks"), "Mon 29 Jun 2026");
      assert.equal(given.get("end of implementation"), "Tue 22 Sep 2026");
      await accept("in 2 weeks");
      await until("the day", async () => (await content()).includes("due: 2026-06-29\n"));
    });

    it("of a date that counts from something shows its form, and the days it would be", async () => {
      const { goto, openText, page, shownCompletions, type } = editor();
      await openText(soundPlan.replace("due: 2026-07-31", "due:"));
      await goto({ before: '\n        success: "Limit' });
      await type(" 3 weeks after ");
      const help = page.locator(".parameter-hints-widget.visible");
      await help.locator(".signature", { hasText: "6 weeks after [start of] implementation" }).waitFor();
      await until("three weeks after the stand-up", async () =>
        (await shownCompletions()).some(
          ({ label, detail }) => label === "standup" && detail === "Sat 25 Jul 2026",
        ),
      );
    });

    it("of sessions shows their form, with the part that is being written", async () => {
      const { goto, openText, page, type } = editor();
      await openText(
        soundPlan.replace("  phase implementation", "  contract { sessions: }\n  phase implementation"),
      );
      await goto({ after: "sessions:" });
      await type(" 8 every 2 weeks ");
      const help = page.locator(".parameter-hints-widget.visible");
      await help.locator(".parameter.active", { hasText: "every 2 weeks" }).waitFor();
      await type("on Tuesday ");
      await help.locator(".parameter.active", { hasText: "on Tuesday" }).waitFor();
    });

    it("of a text offers the usual ones, in full beside the list", async () => {
      const { accept, completionDetails, completions, content, goto, openText } = editor();
      await openText(
        soundPlan.replace(
          "  phase implementation",
          '  contract { confidentiality: "" }\n  phase implementation',
        ),
      );
      await goto({ after: 'confidentiality: "' });
      const [, second] = await completions();
      assert.ok(second);
      await editor().press("ArrowDown");
      await until("all of it", async () => (await completionDetails()).startsWith(second.label));
      await accept(second.label);
      await until("the text between the quotes", async () =>
        (await content()).includes(`contract { confidentiality: "${second.label}" }`),
      );
    });

    it("of a comment that silences a finding offers its code", async () => {
      const { accept, completions, content, goto, openText, press, type, waitForSquiggles } = editor();
      await openText(soundPlan.replace("        owner: lena\n", ""));
      await waitForSquiggles(1);
      await goto({ before: "action standup" });
      await type("\n");
      await press("ArrowUp");
      await type("// coach");
      await completions();
      await accept("coachplan-ignore");
      await accept("action/missing-owner");
      await type("the depots choose in June");
      await waitForSquiggles(0);
      const silenced =
        /\n {6}\/\/ coachplan-ignore action\/missing-owner: the depots choose in June\n {6}action standup/;
      await until("the reason", async () => silenced.test(await content()));
    });

    it("of a whole engagement goes from stop to stop, with the names that there are", async () => {
      const { accept, completions, content, goto, openText, press, selection, type, waitForProblems } =
        editor();
      await openText(
        'organization acme "Acme" { ambition: "Faster" }\nperson ann "Ann" { role: "CEO"; level: chief-executive }\ncoach bob "Bob" { credential: "ICF PCC" }\n\n',
      );
      await goto("end");
      await completions();
      await accept("engagement");
      const stops: string[] = [];
      const next = async (): Promise<void> => {
        const at = await until("the next stop", async () => {
          const words = await selection();
          return words !== "" && words !== stops.at(-1) && words;
        });
        stops.push(at);
      };
      await next();
      await type("pace");
      for (let stop = 0; stop < 3; stop++) {
        await press("Tab");
        await next();
      }
      assert.deepEqual(stops, ["engagement", "Name of the engagement", "acme", "ann"]);
      const whole =
        /engagement pace "Name of the engagement" \{\n {2}organization: acme\n {2}sponsor: ann\n {2}leaders: ann\n {2}coaches: bob\n {2}starts: 2026-06-15\n[\s\S]*phase diagnostic[\s\S]*phase plan[\s\S]*phase implementation/;
      assert.match(await content(), whole);
      await press("Escape");
      await waitForProblems("no error", (problems) => problems.every(({ severity }) => severity !== "error"));
    });

    it("of a choice has all of them at its stop", async () => {
      const { accept, completions, content, openText, press, shownCompletions, type } = editor();
      await openText("");
      await completions();
      await accept("person");
      await type("ann");
      await press("Tab", "Tab", "Tab");
      await until("the levels", async () =>
        (await shownCompletions()).some(({ label }) => label === "senior"),
      );
      await accept("senior");
      await until("the level", async () => /level: senior \}/.test(await content()));
    });
  });
}
