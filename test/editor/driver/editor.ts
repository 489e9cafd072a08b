import { type FindingActions, findingActions } from "./findings.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";
import { type SuggestionActions, suggestionActions } from "./suggestions.ts";
import { type TextActions, textActions } from "./text.ts";
import { until } from "./wait.ts";
import { type WindowActions, windowActions } from "./window.ts";

/** A real VS Code, as a person uses it. */
export interface Editor extends Session, TextActions, SuggestionActions, FindingActions, WindowActions {
  /** Writes a plan in which somebody is named into the open folder, and waits until Coachplan has read it. */
  writePlan(name: string, text: string): Promise<void>;
  /** Opens a plan of this text: a new file in the open folder, named as no file before. */
  openText(text: string): Promise<void>;
  /** Closes whatever is open and empties the folder: the next test begins as the first one did. */
  clear(): Promise<void>;
}

/** Opens VS Code with the extension on an empty folder, and waits until it can be used. */
export async function openEditor(options: Omit<SessionOptions, "testsPath">): Promise<Editor> {
  const session = await openSession(options);
  const { page, api } = session;
  try {
    page.setDefaultTimeout(20_000);
    await session.load();
  } catch (error) {
    await session.close();
    throw new Error(`The editor did not start.\n${session.log.lines.slice(-20).join("\n")}`, {
      cause: error,
    });
  }
  const text = textActions(session);
  let written = 0;
  const writeFile = (name: string, content: string): Promise<void> =>
    api(
      async (vscode, path, words) => {
        const [folder] = vscode.workspace.workspaceFolders ?? [];
        if (!folder) throw new Error("no folder is open");
        const file = vscode.Uri.joinPath(folder.uri, path);
        await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(words));
      },
      name,
      content,
    );
  return {
    ...session,
    ...text,
    ...suggestionActions(session),
    ...findingActions(session),
    ...windowActions(session),
    async writePlan(name, words) {
      await writeFile(name, words);
      await until(`${name} to be read`, () =>
        api(async (vscode, path) => {
          // Before the first plan is opened, nobody looks.
          await vscode.extensions.getExtension("coachplan.coachplan-vscode")?.activate();
          const found: import("vscode").SymbolInformation[] = await vscode.commands.executeCommand(
            "vscode.executeWorkspaceSymbolProvider",
            "",
          );
          return found.some(({ location }) => location.uri.path.endsWith(`/${path}`));
        }, name),
      );
    },
    async openText(content) {
      const name = `plan-${++written}.coachplan`;
      await writeFile(name, content);
      await text.openFile(name);
    },
    async clear() {
      await page.keyboard.press("Escape");
      await api(async (vscode) => {
        // A rewriting over files is saved by VS Code itself, which may still be about it; what is not saved it asks about.
        const isDirty = () => vscode.workspace.textDocuments.some((document) => document.isDirty);
        do await vscode.workspace.saveAll();
        while (isDirty());
        await vscode.commands.executeCommand("workbench.action.closeAllEditors");
        await vscode.commands.executeCommand("notifications.clearAll");
        const [folder] = vscode.workspace.workspaceFolders ?? [];
        if (!folder) return;
        for (const [name] of await vscode.workspace.fs.readDirectory(folder.uri))
          await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, name), { recursive: true });
      });
    },
  };
}
