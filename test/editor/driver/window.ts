import type { FrameLocator } from "playwright-core";
import { folderFor, type Session } from "./session.ts";

/** A colour theme of VS Code, by what it is for. */
export type Theme = "light" | "dark" | "high-contrast-dark" | "high-contrast-light";

const themes: Record<Theme, { readonly id: string; readonly className: string }> = {
  light: { id: "Light 2026", className: "vs" },
  dark: { id: "Dark 2026", className: "vs-dark" },
  "high-contrast-dark": { id: "Default High Contrast", className: "hc-black" },
  "high-contrast-light": { id: "Default High Contrast Light", className: "hc-light" },
};

/** The window around the text: commands, panels, themes, pictures. */
export interface WindowActions {
  /** Runs a command by its id. */
  command(id: string, ...args: unknown[]): Promise<void>;
  /** Runs a command through the palette, by its title. */
  palette(title: string): Promise<void>;
  /** Waits until VS Code has told something of these words, and gives it. */
  notification(words: string): Promise<string>;
  /** Clicks a button in the title of the active editor, by its tooltip. */
  titleButton(tooltip: string): Promise<void>;
  /** The page inside the webview that can be seen: found anew at each use, so it may be opened or reloaded later. */
  readonly webview: FrameLocator;
  setSetting(name: string, value: unknown): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  /** Shares the window's width between the text and what stands beside it: the text's part, from 0 to 1. */
  shareWidth(text: number): Promise<void>;
  /** Waits until what has been decided is drawn. */
  drawn(): Promise<void>;
  screenshot(path: string): Promise<void>;
}

/** The window actions of a session. */
export function windowActions({ page, api }: Session): WindowActions {
  const drawn = async (): Promise<void> => {
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
    );
  };
  const setSetting = async (name: string, value: unknown): Promise<void> => {
    await api(
      (vscode, key, to) =>
        vscode.workspace.getConfiguration().update(key, to, vscode.ConfigurationTarget.Global),
      name,
      value,
    );
  };
  const command = async (id: string, ...args: unknown[]): Promise<void> => {
    await api(
      async (vscode, name, values) => {
        await vscode.commands.executeCommand(name, ...values);
      },
      id,
      args,
    );
  };
  return {
    drawn,
    setSetting,
    command,
    async palette(title) {
      await page.keyboard.press("F1");
      const input = page.locator(".quick-input-widget input[type=text]");
      await input.waitFor();
      await input.fill(`>${title}`);
      const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
      await row.click();
    },
    async notification(words) {
      // While it is tested VS Code shows no toasts, but keeps what they would say.
      await command("notifications.showList");
      const told = page.locator(".notification-list-item-message", { hasText: words }).first();
      await told.waitFor();
      const said = await told.innerText();
      await command("notifications.hideList");
      return said;
    },
    async titleButton(tooltip) {
      await page
        .locator(".editor-group-container.active .editor-actions")
        .getByLabel(tooltip)
        .first()
        .click();
    },
    webview: page.frameLocator("iframe.webview.ready >> visible=true").frameLocator("#active-frame"),
    async setTheme(theme) {
      const { id, className } = themes[theme];
      await setSetting("workbench.colorTheme", id);
      await page.locator(`.monaco-workbench.${className}`).waitFor();
      await drawn();
    },
    async setViewport(width, height) {
      await page.setViewportSize({ width, height });
      await drawn();
    },
    async shareWidth(text) {
      await api(
        (vscode, groups) =>
          vscode.commands.executeCommand("vscode.setEditorLayout", { orientation: 0, groups }),
        [{ size: text }, { size: 1 - text }],
      );
      await drawn();
    },
    async screenshot(path) {
      await drawn();
      await page.screenshot({ path: folderFor(path), caret: "initial" });
    },
  };
}
