/** The panel reaches into the text editors beside it. */
import {
  commands,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";

/** Puts the cursor at an offset of that document (UTF-16), where it stands or in the first column, with the keyboard. */
export async function putCursor(uri: string, offset: number): Promise<void> {
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const document = open?.document ?? (await workspace.openTextDocument(Uri.parse(uri)));
  const at = document.positionAt(offset);
  await window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    selection: new Range(at, at),
  });
}

/** Opens the list of what may stand at the end of the document, on an empty line. */
export async function offerEngagement(uri: string): Promise<void> {
  const document = openDocument(uri) ?? (await workspace.openTextDocument(Uri.parse(uri)));
  await putCursor(uri, document.getText().length);
  const editor = window.activeTextEditor;
  if (editor?.document !== document) return;
  const last = document.lineAt(document.lineCount - 1);
  if (!last.isEmptyOrWhitespace) await editor.edit((edit) => edit.insert(last.range.end, "\n\n"));
  await commands.executeCommand("editor.action.triggerSuggest");
}

export function openDocument(uri: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** The plan that has the keyboard, else one that can be seen. */
export function activePlan(): TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  return isPlan(activeTextEditor) ? activeTextEditor : visibleTextEditors.find(isPlan);
}

export function isPlan(editor: TextEditor | undefined): editor is TextEditor {
  return editor?.document.languageId === "coachplan";
}
