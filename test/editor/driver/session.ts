import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import type * as vscodeApi from "vscode";
import { startSession } from "../server/session.mjs";
import { quietSettings } from "../server/settings.mjs";
import { collectLog, type PageLog } from "./log.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import { startPatience, within } from "./wait.ts";

/** Where the extension runs: in a Node extension host, as on the desktop, or in the browser's worker. */
export type Host = "desktop" | "web";

/** What is opened, and how. */
export interface SessionOptions {
  readonly browser: Browser;
  readonly host: Host;
  readonly extensionPath: string;
  /** True: it runs as an installed extension, and VS Code does not say “Extension Development Host”. */
  readonly installed?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of the picture for one pixel of the page. */
  readonly scale?: number;
  /** VS Code's display language, as far as extensions are told of it; English if not said. VS Code's own words stay English. */
  readonly language?: string;
  /** A bundle inside the extension's folder that exports `run()`: run in the extension host. */
  readonly testsPath?: string;
}

/** An editor's page and everything behind it. */
export interface Session {
  readonly host: Host;
  readonly page: Page;
  readonly log: PageLog;
  /** The folder that is open in the editor: empty at first, the session's own. */
  readonly folder: string;
  /** Runs `run` with the `vscode` API in the extension host. It travels as text: it sees its arguments and nothing else, and arguments and result travel as JSON. */
  api<Args extends readonly unknown[], Result>(
    run: (vscode: typeof vscodeApi, ...args: Args) => Result | PromiseLike<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Opens the page, or opens it anew as "Reload Window" does, and waits until editor and extension host are up. */
  load(): Promise<void>;
  /** Reloads the window as a person does; resolves when it can be used again. */
  reload(): Promise<void>;
  /** Names of other machines that the page, the server or the extension host tried to reach. */
  outside(): string[];
  close(): Promise<void>;
}

const probe = fileURLToPath(new URL("./probe", import.meta.url));
const watch = fileURLToPath(new URL("../server/watch.cjs", import.meta.url));

/** Settings for pictures and clicks that come out the same each time. */
const steadySettings = {
  // It copies what was saved a moment later, when a test may have taken the file away.
  "workbench.localHistory.enabled": false,
  "editor.accessibilitySupport": "off",
  "editor.cursorBlinking": "solid",
  "editor.hover.delay": 100,
  "files.autoSave": "off",
  "files.hotExit": "off",
  "workbench.colorTheme": "Light 2026",
  "workbench.reduceMotion": "on",
};

/** Starts VS Code's server and makes a page for it; `load` opens it. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const base = mkdtempSync(join(tmpdir(), "coachplan-editor-test-"));
  const folder = join(base, "plans");
  const dataFolder = join(base, "data");
  const connectionsFile = join(base, "connections.txt");
  mkdirSync(folder);
  const closers: (() => unknown)[] = [() => rmSync(base, { recursive: true, force: true, maxRetries: 5 })];
  const close = async (): Promise<void> => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const mailbox = await openMailbox();
    closers.push(() => mailbox.close());
    const server = await startSession({
      ...(options.installed ? {} : { extensionPath: options.extensionPath }),
      folder,
      web: options.host === "web",
      dataFolder,
      connectionsFile,
      settings: {
        ...quietSettings,
        ...steadySettings,
        ...options.settings,
        "editorTests.mailbox": mailbox.url,
        "editorTests.watch": watch,
      },
      installed: [probe, ...(options.installed ? [published(options.extensionPath, base)] : [])],
      ...(options.testsPath ? { testsPath: options.testsPath } : {}),
    });
    closers.push(() => server.close());
    const page = await newPage(options);
    closers.push(() => page.context().close());
    const log = collectLog(page);
    return {
      host: options.host,
      page,
      log,
      folder,
      api: (run, ...args) => callApi(mailbox, run, args),
      load: () => load(page, server.url, mailbox),
      reload: () => reload(page, mailbox),
      outside: () => [...log.outside, ...linesOf(connectionsFile)],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function newPage({ browser, viewport, scale, language }: SessionOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: scale ?? 1,
    locale: language ?? "en-GB",
    timezoneId: "UTC",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  // What esbuild and tsx leave in the text of a function that is sent into a page.
  await context.addInitScript("globalThis.__name ??= (it) => it;");
  // What VS Code's own translations would set, if there were any beside it.
  if (language) await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
  return context.newPage();
}

async function load(page: Page, url: string, mailbox: Mailbox): Promise<void> {
  await page.goto(url);
  await restart(page, mailbox);
}

/** VS Code's own "Reload Window", which first writes down what is open. */
async function reload(page: Page, mailbox: Mailbox): Promise<void> {
  const loaded = page.waitForEvent("load", { timeout: startPatience });
  // The extension host goes away before it can answer.
  mailbox
    .call("(vscode) => void vscode.commands.executeCommand('workbench.action.reloadWindow')", [])
    .catch(() => undefined);
  await loaded;
  mailbox.forget("the page was reloaded");
  await restart(page, mailbox);
}

async function restart(page: Page, mailbox: Mailbox): Promise<void> {
  await page.locator(".monaco-workbench").waitFor({ timeout: startPatience });
  await within("the workbench", page.evaluate(restored), startPatience);
  await within("the extension host", mailbox.alive(), startPatience);
}

/** Runs in the page: VS Code's own word that everything stands where it was. */
async function restored(): Promise<void> {
  const scope: Window & { driver?: { whenWorkbenchRestored(): Promise<void> } } = window;
  while (!scope.driver) await new Promise((drawn) => requestAnimationFrame(drawn));
  await scope.driver.whenWorkbenchRestored();
}

/** The one place where what came back as JSON is taken for what the function returns. */
async function callApi<Args extends readonly unknown[], Result>(
  mailbox: Mailbox,
  run: (vscode: typeof vscodeApi, ...args: Args) => Result | PromiseLike<Result>,
  args: Args,
): Promise<Result> {
  const source = run.toString();
  const answer = mailbox.call(source, args);
  return (await within(`the extension host to run ${source.slice(0, 80)}`, answer)) as Result;
}

/** A copy of what an author gets of the extension, without its sources. */
function published(extensionPath: string, base: string): string {
  const copy = join(base, "coachplan");
  for (const part of ["package.json", "package.nls.json", "dist", "icons", "syntaxes", "schemas"]) {
    cpSync(join(extensionPath, part), join(copy, part), { recursive: true });
  }
  return copy;
}

function linesOf(file: string): string[] {
  return existsSync(file) ? [...new Set(readFileSync(file, "utf8").split("\n").filter(Boolean))] : [];
}

/** The folder that holds `file`, made if it is not there. */
export function folderFor(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  return file;
}
