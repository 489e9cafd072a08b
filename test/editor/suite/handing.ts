import { commands, TabInputWebview, window, workspace } from "vscode";
import { soundPlan } from "../plans.ts";
import { ok, same } from "./assert.ts";
import { closeAll, errorsBecome, openPlan } from "./plan.ts";

/** What is handed over: written as files, by commands that are told everything that they would ask. */
export function handingTests(): void {
  describe("A timeline that is handed over", () => {
    afterEach(closeAll);

    for (const [command, ending, begins] of [
      ["coachplan.exportTimelineSvg", "svg", "<svg "],
      ["coachplan.exportTimelineHtml", "html", "<!DOCTYPE html>"],
      ["coachplan.exportTimelinePng", "png", "\u0089PNG"],
      ["coachplan.exportTimelinePdf", "pdf", "%PDF-1.7"],
    ] as const) {
      it(`is written as ${ending}`, async () => {
        const { document } = await openPlan(soundPlan);
        await errorsBecome(document);
        const target = document.uri.with({ path: `${document.uri.path}.${ending}` });
        await commands.executeCommand(command, document.uri, "sponsor", target);
        const bytes = await workspace.fs.readFile(target);
        same(String.fromCharCode(...bytes.slice(0, begins.length)), begins);
        ok(bytes.length > 4000, `${bytes.length} bytes`);
      });
    }

    it("shows all plans of the folder as one", async () => {
      await commands.executeCommand("coachplan.openPortfolio");
      await tabBecomes("Portfolio");
    });
  });
}

/** Resolves as soon as there is a panel of that name. */
function tabBecomes(name: string): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      const isThere = window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input, label }) => input instanceof TabInputWebview && label === name),
      );
      if (!isThere) return;
      changes.dispose();
      done();
    };
    const changes = window.tabGroups.onDidChangeTabs(look);
    look();
  });
}
