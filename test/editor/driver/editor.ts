import { rmSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type FindingActions, findingActions } from "./findings.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";
import { type SuggestionActions, suggestionActions } from "./suggestions.ts";
import { type TextActions, textActions } from "./text.ts";
import { type WindowActions, windowActions } from "./window.ts";

/** A real VS Code, as a person uses it. */
export interface Editor extends Session, TextActions, SuggestionActions, FindingActions, WindowActions {
  /** Opens a plan of this text: a new file in the open folder, named as no file before. */
  openText(text: string): Promise<void>;
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
  const text = textActions(session);
  let written = 0;
  return {
    ...session,
    ...text,
    ...suggestionActions(session),
    ...findingActions(session),
    ...windowActions(session),
    async openText(content) {
      const name = `plan-${++written}.coachplan`;
      writeFileSync(join(folder, name), content);
      await text.openFile(name);
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
