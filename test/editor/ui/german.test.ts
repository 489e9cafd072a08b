import assert from "node:assert/strict";
import { type Editor, openEditor } from "../driver/editor.ts";
import type { SessionOptions } from "../driver/session.ts";
import { until } from "../driver/wait.ts";
import { soundPlan, today } from "../plans.ts";

/** The whole of it in a VS Code whose language is German. VS Code's own words stay English there: it has no others. */
export function germanTests(options: Pick<SessionOptions, "browser" | "host" | "extensionPath">): void {
  describe("In German", () => {
    let editor: Editor;
    before(async () => {
      editor = await openEditor({ ...options, language: "de", settings: { "coachplan.today": today } });
    });
    afterEach(() => editor.clear());
    after(() => editor.close());

    it("findings, their remedies, hints, lines above and hovers", async () => {
      const { goto, hover, openText, page, press, quickFixes, waitForProblems } = editor;
      await openText(soundPlan.replace("owner: lena", "owner: lenna"));
      await waitForProblems("the name that nobody has", (problems) =>
        problems.some(({ message }) =>
          message.startsWith("Person oder Team mit dem Namen „lenna“ gibt es nicht."),
        ),
      );
      const above = page.locator(".codelens-decoration", { hasText: "0 von 2 Maßnahmen erledigt" });
      await above.first().waitFor();
      await goto({ before: "enna" });
      const fixes = await quickFixes();
      assert.ok(fixes.includes("„lena“ schreiben"), fixes.join(", "));
      await press("Escape");
      const text = page.locator(".editor-instance .view-lines").first();
      await until("days as they are written in German", async () =>
        (await text.innerText()).replace(/\u00a0/g, " ").includes("= Sa., 4. Juli 2026"),
      );
      await goto({ before: "asts: 2 months" });
      assert.match(await hover("Wie lange"), /dauert/);
    });

    it("the page of a rule", async () => {
      const { goto, openText, openRulePage, waitForSquiggles, webview } = editor;
      await openText(soundPlan.replace("        owner: lena\n", ""));
      await waitForSquiggles(1);
      await goto({ before: "ction standup" });
      await openRulePage("action/missing-owner");
      await webview.getByRole("heading", { name: "Wenn Sie es anders sehen" }).waitFor();
      assert.match(
        await webview.locator("blockquote").innerText(),
        /Maßnahme „Raise the depots' spending limit“/,
      );
    });

    it("completion, with the days that it gives", async () => {
      const { completions, completionDetails, goto, openText, type } = editor;
      await openText(soundPlan.replace("due: 2026-07-31", "due:"));
      await goto({ before: '\n        success: "Limit' });
      await type(" ");
      const given = new Map((await completions()).map(({ label, detail }) => [label, detail]));
      assert.equal(given.get("in 2 Wochen"), "Mo., 29. Juni 2026");
      assert.equal(given.get("nächsten Montag"), "Mo., 22. Juni 2026");
      assert.match(await completionDetails(), /Der letzte Tag/);
    });

    it("the commands, what they ask, and the timeline", async () => {
      const { goto, openText, page, palette, press, webview } = editor;
      await openText(soundPlan);
      await goto({ after: "phase plan" });
      await palette("Coachplan: Diese Phase verschieben");
      await page.locator(".quick-input-widget", { hasText: "Wie weit?" }).waitFor();
      await press("Escape");
      await palette("Coachplan: Zeitleiste öffnen");
      await webview.locator("[data-block]").first().waitFor();
      const shown = await webview.locator("body").innerText();
      for (const words of ["Tag 134 von 233", "Phase Implementation", "Heute, 15. Juni", "Kritische Kette"])
        assert.ok(shown.includes(words), `“${words}” in: ${shown}`);
      const label = await webview.locator('[data-block="shift/standup"]').first().getAttribute("aria-label");
      assert.match(label ?? "", /^Maßnahme: Daily depot stand-up/);
    });
  });
}
