import { commands, Disposable, l10n, type Position, type TextEditor, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ShiftParams, type ShiftResult, shiftRequest } from "../../../server/src/protocol.ts";

/**
 * Registers the commands that move many days at once: the phase at the cursor, or everything from the date at the
 * cursor on. Each asks how far, and whether the author wants to look at each change before.
 */
export function registerShift(client: BaseLanguageClient): Disposable {
  const register = (command: string, what: ShiftParams["what"]) =>
    commands.registerCommand(command, () => shift(client, what));
  return Disposable.from(register("coachplan.movePhase", "phase"), register("coachplan.shiftLater", "later"));
}

async function shift(client: BaseLanguageClient, what: ShiftParams["what"]): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== "coachplan") {
    void window.showInformationMessage(l10n.t("Open a plan first (a .coachplan file)."));
    return;
  }
  const ask = asking(client, editor, editor.selection.active, what);
  const first = await ask(undefined);
  if (!first || "refused" in first || !("question" in first)) return tell(first);
  const by = await window.showInputBox({
    title: first.question,
    prompt: l10n.t("How far? For example: 2 weeks, 10 days, 1 month earlier."),
    value: "1 week",
    async validateInput(words) {
      const answer = await ask(words);
      return answer && "refused" in answer ? answer.refused : undefined;
    },
  });
  if (by === undefined) return;
  const answer = await ask(by);
  if (!answer || !("edit" in answer)) return tell(answer);
  const now = l10n.t("Move now");
  const look = l10n.t("Look at each change first");
  const choice = await window.showQuickPick(
    [
      { label: now, description: answer.says },
      { label: look, description: l10n.t("Tick what is to move") },
    ],
    { title: first.question },
  );
  if (!choice) return;
  const { edit, version } = answer;
  const annotations = Object.entries(edit.changeAnnotations ?? {}).map(([id, annotation]) => [
    id,
    { ...annotation, needsConfirmation: choice.label === look },
  ]);
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit({
    ...edit,
    changeAnnotations: Object.fromEntries(annotations),
  });
  if (editor.document.version !== version) return tell(null);
  const isApplied = await workspace.applyEdit(converted, { isRefactoring: true });
  // Who has looked at each change and ticked none, or closed the list, knows that nothing was moved.
  if (!isApplied && choice.label === now) tell(null);
}

function asking(
  client: BaseLanguageClient,
  { document }: TextEditor,
  at: Position,
  what: ShiftParams["what"],
) {
  return (by: string | undefined) => {
    const params: ShiftParams = {
      textDocument: { uri: document.uri.toString() },
      position: { line: at.line, character: at.character },
      what,
      ...(by !== undefined && { by }),
    };
    return client.sendRequest<ShiftResult>(shiftRequest, params);
  };
}

function tell(answer: ShiftResult): void {
  const words =
    answer && "refused" in answer
      ? answer.refused
      : l10n.t("Nothing was moved: the text has changed in the meantime. Try once more.");
  void window.showInformationMessage(words);
}
