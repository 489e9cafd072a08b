import {
  commands,
  l10n,
  Range,
  SnippetString,
  SnippetTextEdit,
  type TextDocument,
  TextEdit,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type Answer,
  type Changed,
  type ChangeResult,
  type ChoicesResult,
  changeRequest,
  choicesRequest,
  type Rescheduled,
  type RescheduleResult,
  rescheduleRequest,
  type Wish,
} from "../../../server/src/protocol.ts";

/**
 * What the reader wishes for at the timeline: asked of the server, and, where the text is to change, done as one step
 * that can be taken back. Refused where the text has changed since. Rejects where the server does not answer.
 */
export async function fulfil(client: BaseLanguageClient, wish: Wish): Promise<Answer> {
  switch (wish.kind) {
    case "choices": {
      const choices = await client.sendRequest<ChoicesResult>(choicesRequest, wish.params);
      // What has no words of its own in the text can only be shown there.
      return { choices: choices ?? { waits: false, awaited: false } };
    }
    case "change": {
      const { params } = wish;
      const result = await client.sendRequest<ChangeResult>(changeRequest, params);
      if (result === null) return tooLate();
      if ("refused" in result) return result;
      return (await apply(params.textDocument.uri, result)) ? { moves: [] } : tooLate();
    }
    case "reschedule": {
      const { params } = wish;
      const result = await client.sendRequest<RescheduleResult>(rescheduleRequest, params);
      if (result === null) return tooLate();
      if ("refused" in result) return result;
      const { moves } = result;
      const isDone =
        params.dryRun === true || (await apply(params.textDocument.uri, { ...result, snippet: false }));
      return isDone ? { moves } : tooLate();
    }
  }
}

/** Takes back the last step in a text, or does it again. The keyboard goes there, and comes back with `comeBack`. */
export async function stepBack(type: "undo" | "redo", uri: string, comeBack: () => void): Promise<void> {
  await show(await workspace.openTextDocument(Uri.parse(uri)));
  await commands.executeCommand(type);
  comeBack();
}

/** False where the text is not the one that the edits were made for. */
async function apply(
  uri: string,
  { version, edits, snippet }: Changed | (Rescheduled & { readonly snippet: false }),
): Promise<boolean> {
  if (edits.length === 0) return true;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  if (document.version !== version) return false;
  // What has tab stops is to be finished by hand, so the keyboard goes to the text; VS Code fills them in nowhere else.
  if (snippet) await show(document);
  const edit = new WorkspaceEdit();
  const changes = edits.map(({ range: { start, end }, newText }) => {
    const range = new Range(start.line, start.character, end.line, end.character);
    return snippet ? new SnippetTextEdit(range, new SnippetString(newText)) : new TextEdit(range, newText);
  });
  edit.set(document.uri, changes);
  return document.version === version && (await workspace.applyEdit(edit));
}

async function show(document: TextDocument): Promise<void> {
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  await window.showTextDocument(document, { viewColumn: open?.viewColumn ?? ViewColumn.One });
}

function tooLate(): Answer {
  return { refused: l10n.t("The text has just changed. Look at the timeline again, and try once more.") };
}
