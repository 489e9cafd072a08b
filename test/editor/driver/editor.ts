import { rmSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type FindingActions, findingActions } from "./findings.ts";
import { folderFor, openSession, type Session, type SessionOptions } from "./session.ts";
import { type SuggestionActions, suggestionActions } from "./suggestions.ts";
import { type TextActions, textActions } from "./text.ts";
import { type WindowActions, windowActions } from "./window.ts";

/** A real VS Code, as a person uses it. */
export interface Editor extends Session, TextActions, SuggestionActions, FindingActions, WindowActions {
  /** Puts files into the open folder. */
  write(files: Readonly<Record<string, string>>): void;
  /** Closes whatever is open and empties the folder: the next test begins as the first one did. */
  clear(): Promise<void>;
}

/** Opens VS Code with the extension on an empty folder, and waits until it can be used. */
export async function openEditor(options: Omit<SessionOptions, "testsPath">): Promise<Editor> {
  const session = await openSession(options);
  const { folder, page, api } = session;
  try {
    page.setDefaultTimeout(20_000);
    await session.load();
  } catch (error) {
    await session.close();
    throw new Error(`The editor did not start.\n${session.log.lines.slice(-20).join("\n")}`, {
      cause: error,
    });
  }
  return {
    ...session,
    ...textActions(session),
    ...suggestionActions(session),
    ...findingActions(session),
    ...windowActions(session),
    write(files) {
      for (const [name, text] of Object.entries(files)) writeFileSync(folderFor(join(folder, name)), text);
    },
    async clear() {
      await page.keyboard.press("Escape");
      await api(async (vscode) => {
        await vscode.workspace.saveAll();
        await vscode.commands.executeCommand("workbench.action.closeAllEditors");
        await vscode.commands.executeCommand("notifications.clearAll");
      });
      for (const name of await readdir(folder)) rmSync(join(folder, name), { recursive: true });
    },
  };
}
