import { commands, TabInputWebview, ViewColumn, window } from "vscode";
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
      await panelsBecome([ViewColumn.Two]);
      same(window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    });
  });
}

/** Resolves as soon as the timeline's panels stand in exactly these columns. */
function panelsBecome(columns: readonly ViewColumn[]): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      const seen = window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
        tabs.filter(({ input }) => isTimeline(input)).map(() => viewColumn),
      );
      if (seen.join() !== columns.join()) return;
      changes.dispose();
      done();
    };
    const changes = window.tabGroups.onDidChangeTabs(look);
    look();
  });
}

/** VS Code puts something of its own before the type that the extension gave. */
function isTimeline(input: unknown): boolean {
  return input instanceof TabInputWebview && input.viewType.endsWith("coachplan.timeline");
}
