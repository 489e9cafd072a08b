import { type Uri, window } from "vscode";

/** The plan that the author works on, or one beside it. */
export function activePlanUri(): Uri | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  const editors = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
  return editors.find(({ document }) => document.languageId === "coachplan")?.document.uri;
}
