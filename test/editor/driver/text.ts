import type { Session } from "./session.ts";

/** A place in the open document: at its start or end, or beside or around words that stand in it (their first occurrence). */
export type Place =
  | "start"
  | "end"
  | { readonly before: string }
  | { readonly after: string }
  | { readonly select: string };

/** Writing and moving in a text editor. */
export interface TextActions {
  /** Opens a file of the session's folder in the first column and gives it the keyboard. */
  openFile(name: string): Promise<void>;
  /** Puts the cursor (or the selection) at a place of the open document. Rejects when the words do not stand there. */
  goto(place: Place): Promise<void>;
  /** Types as a person would: brackets close, lines indent, lists open. `\n` is Enter. */
  type(text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** The text of the document in the active editor, with LF line ends. */
  content(): Promise<string>;
  /** Replaces the whole text in one edit. */
  replaceAll(text: string): Promise<void>;
  /** The text of the line in which the cursor stands, trimmed. */
  cursorLine(): Promise<string>;
  /** The words that are selected. */
  selection(): Promise<string>;
  /** Waits until the text editor has the keyboard. */
  focused(): Promise<void>;
}

/** The text actions of a session. */
export function textActions({ page, api }: Session): TextActions {
  const focused = async (): Promise<void> => {
    await page.waitForFunction(() => document.activeElement?.closest(".monaco-editor") !== null);
  };
  return {
    focused,
    async openFile(name) {
      await api(async (vscode, file) => {
        const [folder] = vscode.workspace.workspaceFolders ?? [];
        if (!folder) throw new Error("no folder is open");
        // What is done at once finds a server.
        await vscode.extensions.getExtension("coachplan.coachplan-vscode")?.activate();
        // As a click in the explorer does: what an extension has opened stays open for minutes after its tab is closed.
        await vscode.commands.executeCommand("vscode.open", vscode.Uri.joinPath(folder.uri, file), {
          preview: false,
          viewColumn: vscode.ViewColumn.One,
        });
      }, name);
      await page.locator(`.tab[data-resource-name="${name}"]`).first().waitFor();
      await page.locator(".editor-instance .monaco-editor .view-line").first().waitFor();
      await focused();
    },
    async goto(place) {
      await api(async (vscode, where) => {
        const editor = vscode.window.activeTextEditor;
        if (!editor) throw new Error("no text editor is active");
        const text = editor.document.getText();
        const words = typeof where === "string" ? "" : Object.values(where).join("");
        const found = where === "end" ? text.length : text.indexOf(words);
        if (found < 0) throw new Error(`not in the document: ${words}`);
        const from = typeof where === "object" && "after" in where ? found + words.length : found;
        const to = typeof where === "object" && "select" in where ? found + words.length : from;
        const { document } = editor;
        editor.selection = new vscode.Selection(document.positionAt(from), document.positionAt(to));
        editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
        await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
      }, place);
      await focused();
    },
    type: (text) => page.keyboard.type(text),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    content: () =>
      api((vscode) => (vscode.window.activeTextEditor?.document.getText() ?? "").replaceAll("\r\n", "\n")),
    async replaceAll(text) {
      await api(async (vscode, content) => {
        const document = vscode.window.activeTextEditor?.document;
        if (!document) throw new Error("no text editor is active");
        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), content);
        await vscode.workspace.applyEdit(edit);
      }, text);
    },
    selection: () =>
      api((vscode) => {
        const editor = vscode.window.activeTextEditor;
        return editor ? editor.document.getText(editor.selection) : "";
      }),
    cursorLine: () =>
      api((vscode) => {
        const editor = vscode.window.activeTextEditor;
        return editor ? editor.document.lineAt(editor.selection.active.line).text.trim() : "";
      }),
  };
}
