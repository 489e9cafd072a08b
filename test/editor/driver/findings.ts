import type { Session } from "./session.ts";
import { until } from "./wait.ts";

/** A finding as the extension host has it. */
export interface Problem {
  readonly file: string;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly code: string;
  readonly message: string;
  /** The words that are marked. */
  readonly words: string;
}

/** What is marked in the text, what is said about it, and what can be done. */
export interface FindingActions {
  /** Of the files that are open. */
  problems(): Promise<Problem[]>;
  /** Waits until the findings are as wanted, and gives them. */
  waitForProblems(what: string, wanted: (problems: Problem[]) => boolean): Promise<Problem[]>;
  /** Waits until this many words are marked as errors on the screen. */
  waitForSquiggles(count: number): Promise<void>;
  /** Opens the quick-fix menu at the cursor and reads its titles; it stays open. */
  quickFixes(): Promise<string[]>;
  /** Opens the menu of other ways to write what stands at the cursor and reads its titles; it stays open. */
  rewritings(): Promise<string[]>;
  /** Takes the entry with this text from the open menu of quick fixes or of other ways to write. */
  pickFix(title: string): Promise<void>;
  /** Opens the page of a rule that is broken at the cursor: by its code, in the hover. */
  openRulePage(code: string): Promise<void>;
  /** Opens the hover at the cursor, waits until it says these words, and gives the whole of it. */
  hover(words: string): Promise<string>;
}

/** The findings of a session. */
export function findingActions({ page, api }: Session): FindingActions {
  const problems = (): Promise<Problem[]> =>
    api((vscode) => {
      const severities = ["error", "warning", "information", "hint"] as const;
      const open = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])),
      );
      return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => {
        if (!open.includes(uri.toString())) return [];
        const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
        return diagnostics.map(({ code, message, range, severity }) => ({
          file: uri.path.split("/").at(-1) ?? "",
          severity: severities[severity] ?? "error",
          code: String(typeof code === "object" ? code.value : code),
          message,
          words: document?.getText(range) ?? "",
        }));
      });
    });
  const entries = page.locator(".action-widget .monaco-list-row.action .title");
  const titles = async (): Promise<string[]> => (await entries.allInnerTexts()).map((title) => title.trim());
  const hover = async (words: string): Promise<string> => {
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+I");
    const parts = page.locator(".monaco-hover:not(.hidden) .monaco-hover-content");
    return until(`the hover to say “${words}”`, async () => {
      const text = (await parts.allInnerTexts()).join("\n").trim();
      return text.includes(words) && text;
    });
  };
  const menu = (keys: string) =>
    until(`the menu of ${keys}`, async () => {
      if (!(await entries.first().isVisible())) {
        await page.keyboard.press(keys);
        await entries.first().waitFor({ timeout: 2_000 }); // findings that come just now close it again
      }
      return titles();
    });
  return {
    problems,
    async waitForProblems(what, wanted) {
      let last: Problem[] = [];
      const look = async (): Promise<Problem[] | false> => {
        last = await problems();
        return wanted(last) && last;
      };
      return until(what, look).catch((error: Error) => {
        throw new Error(`${error.message} There are: ${JSON.stringify(last, undefined, 1)}`);
      });
    },
    async waitForSquiggles(count) {
      const marks = page.locator(".monaco-editor .squiggly-error");
      await until(`${count} marked errors`, async () => (await marks.count()) === count);
    },
    async quickFixes() {
      await page.locator('[class*="codicon-gutter-lightbulb"], .lightBulbWidget').first().waitFor();
      return menu("Control+.");
    },
    rewritings: () => menu("Control+Shift+R"),
    async pickFix(title) {
      await entries.filter({ hasText: title }).first().click();
      await entries.first().waitFor({ state: "hidden" });
    },
    async openRulePage(code) {
      await hover(code);
      await page.locator(".monaco-hover:not(.hidden) a.code-link", { hasText: code }).first().click();
      await page.locator(".tab", { hasText: code.replace(/^.*\//, "") }).waitFor();
    },
    hover,
  };
}
