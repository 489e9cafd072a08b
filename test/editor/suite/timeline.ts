import { commands, TabInputWebview, window } from "vscode";
import { soundPlan } from "../plans.ts";
import { same } from "./assert.ts";
import { closeAll, errorsBecome, openPlan } from "./plan.ts";

/** The panel, as far as VS Code knows it: what it shows is seen from outside. */
export function timelineTests(): void {
  describe("The timeline", () => {
    afterEach(closeAll);

    it("opens beside the text, once, and leaves the keyboard there", async () => {
      const { document } = await openPlan(soundPlan);
      await errorsBecome(document);
      await commands.executeCommand("coachplan.openTimeline");
      await commands.executeCommand("coachplan.openTimeline");
      const tabs = window.tabGroups.all.flatMap((group) => group.tabs.map(({ input }) => ({ input, group })));
      const panels = tabs.filter(
        ({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("coachplan.timeline"),
      );
      same(
        panels.map(({ group }) => group.viewColumn),
        [2],
      );
      same(window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    });
  });
}
