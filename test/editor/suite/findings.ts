import { CodeAction, CodeActionKind, commands, languages, type TextDocument, workspace } from "vscode";
import { soundPlan } from "../plans.ts";
import { ok } from "./assert.ts";
import { closeAll, codeOf, errorsBecome, findingsBecome, openPlan, rangeOf, replace } from "./plan.ts";

/** What is wrong is said at once, and the light bulb mends it. */
export function findingTests(): void {
  describe("Findings", () => {
    afterEach(closeAll);

    it("of an action without an owner stand at its header, and go when one is written", async () => {
      const { document } = await openPlan(soundPlan.replace("        owner: lena\n", ""));
      await errorsBecome(document, "action/missing-owner");
      const [finding] = languages
        .getDiagnostics(document.uri)
        .filter((each) => codeOf(each) === "action/missing-owner");
      ok(
        finding && document.lineAt(finding.range.start).text.includes("action standup"),
        "at the action's header",
      );
      await replace(document, 'depot stand-up" {', 'depot stand-up" {\n        owner: lena');
      await errorsBecome(document);
    });

    it("come one for one mistake", async () => {
      const { document } = await openPlan(soundPlan);
      await replace(document, "owner: lena", "owner: lenna");
      await errorsBecome(document, "name/not-found");
      await replace(document, "owner: lenna", "ownr: lena");
      await errorsBecome(document, "name/unknown-field");
      await replace(document, "ownr: lena", "owner: lena");
      await replace(document, "due: 2026-07-31", "due: 2026-02-30");
      await errorsBecome(document, "value/invalid-date");
      await replace(document, "due: 2026-02-30", "due 2026-07-31");
      await errorsBecome(document, "syntax/missing-colon");
      await replace(document, "due 2026-07-31", "due: 2026-07-31");
      await errorsBecome(document);
    });

    it("are mended by their fix", async () => {
      const { document } = await openPlan(soundPlan.replace("owner: lena", "owner: lenna"));
      await errorsBecome(document, "name/not-found");
      const titles = await applyFix(document, "lenna");
      ok(
        document.getText().includes("owner: lena\n"),
        `the nearest name is written; offered: ${titles.join(", ")}`,
      );
      await errorsBecome(document);
    });

    it("of a missing owner are mended by their fix", async () => {
      const { document } = await openPlan(soundPlan.replace("        owner: lena\n", ""));
      await errorsBecome(document, "action/missing-owner");
      await applyFix(document, "action standup");
      await findingsBecome(document, (findings) => !findings.map(codeOf).includes("action/missing-owner"));
    });
  });
}

/** Applies the first fix that is offered at these words; gives the titles of all. */
async function applyFix(document: TextDocument, words: string): Promise<string[]> {
  const offered = await commands.executeCommand<unknown[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    rangeOf(document, words),
    CodeActionKind.QuickFix.value,
    10,
  );
  const actions = offered.filter((each): each is CodeAction => each instanceof CodeAction);
  const action = actions.find(({ isPreferred }) => isPreferred) ?? actions[0];
  ok(action, `a fix is offered at “${words}”`);
  if (action.edit) ok(await workspace.applyEdit(action.edit), "the fix was applied");
  if (action.command)
    await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  return actions.map(({ title }) => title);
}
