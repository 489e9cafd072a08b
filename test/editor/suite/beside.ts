import {
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CodeLens,
  ConfigurationTarget,
  commands,
  type DocumentHighlight,
  type InlayHint,
  type Location,
  Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SignatureHelp,
  type SymbolInformation,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from "vscode";
import { soundPlan } from "../plans.ts";
import { includes, ok, same } from "./assert.ts";
import { closeAll, openPlan } from "./plan.ts";

/** What VS Code shows beside the text, where it leads, and renaming. */
export function besideTests(): void {
  describe("Names in all plans", () => {
    afterEach(closeAll);

    it("references, highlights and the search over all files find them", async () => {
      const { document, cursor } = await openPlan(soundPlan.replace("action standup", "action stand‸up"));
      const references = await ask<Location[]>("executeReferenceProvider", document.uri, cursor);
      same(
        references.map(({ range }) => document.getText(range)),
        ["standup", "standup"],
      );
      const lit = await ask<DocumentHighlight[]>("executeDocumentHighlights", document.uri, cursor);
      same(
        lit.map(({ range }) => document.getText(range)),
        ["standup", "standup"],
      );
      const symbols = await ask<SymbolInformation[]>("executeWorkspaceSymbolProvider", "Daily depot");
      includes(
        symbols.map(({ name }) => name),
        "Daily depot stand-up",
      );
    });

    it("rename changes each mention, and refuses what another block is called", async () => {
      const { document, cursor } = await openPlan(soundPlan.replace("action standup", "action stand‸up"));
      const edit = await ask<WorkspaceEdit>("executeDocumentRenameProvider", document.uri, cursor, "meeting");
      ok(await workspace.applyEdit(edit), "the edit was applied");
      const text = document.getText();
      ok(text.includes("action meeting ") && text.includes("after: meeting"), text);
      const refused = await ask("executeDocumentRenameProvider", document.uri, cursor, "limits").then(
        () => "",
        String,
      );
      ok(refused.includes("has this name already"), refused);
    });

    it("a file that is renamed takes the paths along that name it", async () => {
      const people = await openPlan('person zoe "Zoe" { role: "Coach of coaches"; level: senior }');
      const name = people.document.uri.path.split("/").at(-1) ?? "";
      const { document } = await openPlan(`use "${name}"\nteam depots { lead: zoe; members: zoe }`);
      await workspace.saveAll();
      const to = Uri.joinPath(people.document.uri, "../renamed-people.coachplan");
      const edit = new WorkspaceEdit();
      edit.renameFile(people.document.uri, to, { overwrite: true });
      ok(await workspace.applyEdit(edit), "the file was renamed");
      ok(document.lineAt(0).text === 'use "renamed-people.coachplan"', document.lineAt(0).text);
    });

    it("the call hierarchy tells what an action waits for", async () => {
      const { document, cursor } = await openPlan(soundPlan.replace("action limits", "action lim‸its"));
      const [item] = await ask<CallHierarchyItem[]>("prepareCallHierarchy", document.uri, cursor);
      const calls = await ask<CallHierarchyOutgoingCall[]>("provideOutgoingCalls", item);
      same(
        calls.map(({ to }) => to.name),
        ["Daily depot stand-up"],
      );
    });

    it("a selection grows from the word to the field", async () => {
      const { document, cursor } = await openPlan(soundPlan.replace("after: standup", "after: stand‸up"));
      const [range] = await ask<SelectionRange[]>("executeSelectionRangeProvider", document.uri, [cursor]);
      same(
        [range?.range, range?.parent?.range].map((one) => one && document.getText(one)),
        ["standup", "after: standup"],
      );
    });
  });

  describe("Beside the text", () => {
    afterEach(closeAll);

    it("colours have a legend, and names their kind", async () => {
      const { document } = await openPlan(soundPlan);
      const legend = await ask<SemanticTokensLegend>("provideDocumentSemanticTokensLegend", document.uri);
      includes(legend.tokenTypes, "keyword", "property", "variable", "function", "date");
      const { data } = await ask<SemanticTokens>("provideDocumentSemanticTokens", document.uri);
      same(legend.tokenTypes[data[3] ?? -1], "keyword");
    });

    it("hints tell worked-out days and weekdays, and can be switched off", async () => {
      const { document } = await openPlan(soundPlan);
      includes(await hintsOf(document), "= Sat 4 Jul 2026", "Fri", "23 Mar – 22 May 2026");
      const settings = workspace.getConfiguration("coachplan");
      await settings.update("hints.weekdays", false, ConfigurationTarget.Global);
      try {
        await until(async () => !(await hintsOf(document)).includes("Fri"));
      } finally {
        await settings.update("hints.weekdays", undefined, ConfigurationTarget.Global);
      }
    });

    it("lenses tell where the actions stand, and what a person owns", async () => {
      const { document } = await openPlan(soundPlan);
      const lenses = await ask<CodeLens[]>("executeCodeLensProvider", document.uri, 20);
      includes(
        lenses.map(({ command }) => command?.title ?? ""),
        "Timeline",
        "0 of 2 actions done",
        "Owns 1 open action",
      );
    });

    it("help shows the form of a date while it is written", async () => {
      const { document, cursor } = await openPlan(
        soundPlan.replace("due: 6 weeks after", "due: 6 weeks ‸after"),
      );
      const help = await ask<SignatureHelp>("executeSignatureHelpProvider", document.uri, cursor, " ");
      const chosen = help.signatures[help.activeSignature];
      same(chosen?.label, "6 weeks after [start of] implementation");
    });
  });
}

async function ask<Answer>(command: string, ...params: readonly unknown[]): Promise<Answer> {
  return commands.executeCommand<Answer>(`vscode.${command}`, ...params);
}

async function hintsOf(document: TextDocument): Promise<readonly string[]> {
  const whole = new Range(0, 0, document.lineCount, 0);
  const hints = await ask<InlayHint[]>("executeInlayHintProvider", document.uri, whole);
  return hints.map(({ label }) =>
    typeof label === "string" ? label : label.map(({ value }) => value).join(""),
  );
}

/** Asks again after each turn of the host, until it holds; the test's own limit ends what never does. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((next) => setTimeout(next, 0));
}
