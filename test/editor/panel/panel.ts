// The timeline's page alone, without a VS Code around it: for what is measured, and for looking at it quickly.
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import type { FromPage, ToPage } from "../../../server/src/protocol.ts";
import type { TimelineModel } from "../../../server/src/timeline/model.ts";
import type { Theme } from "../driver/window.ts";
import { projectRoot } from "../setup/cache.mjs";

export interface PanelOptions {
  readonly width: number;
  readonly height: number;
  readonly theme?: Theme;
  /** Pixels of the picture for one pixel of the page. */
  readonly scale?: number;
  readonly locale?: string;
  /** What the page says in the language of the locale, as the extension gives it to the page; without it English. */
  readonly bundle?: Readonly<Record<string, string>>;
  /** Called with what the page tells its host. */
  readonly hear?: (message: FromPage) => void;
}

/** A panel that shows a model. */
export interface Panel {
  readonly page: Page;
  send(message: ToPage): Promise<void>;
  /** What the page has told its host, in order. */
  told(): Promise<readonly FromPage[]>;
  close(): Promise<void>;
}

const address = "http://panel.invalid/";

/** Opens the page under the content security policy that the extension gives it, and shows it the model. */
export async function openPanel(
  browser: Browser,
  model: TimelineModel,
  { width, height, theme = "light", scale = 1, locale = "en-GB", bundle, hear }: PanelOptions,
): Promise<Panel> {
  const files = await bundled();
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale,
    timezoneId: "UTC",
  });
  const page = await context.newPage();
  await page.addInitScript("globalThis.__name ??= (it) => it;");
  await page.exposeFunction("hear", hear ?? (() => {}));
  await page.addInitScript(host);
  await page.addInitScript((variables) => {
    const paint = (): void => {
      document.documentElement.className = variables.className;
      for (const [name, value] of Object.entries(variables.values))
        document.documentElement.style.setProperty(`--vscode-${name}`, value);
    };
    if (document.documentElement) paint();
    else document.addEventListener("readystatechange", paint, { once: true });
  }, themes[theme]);
  await page.route(`${address}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const found = name === "" ? { type: "text/html", body: html(theme, locale, bundle) } : files[name];
    return found
      ? route.fulfill({ contentType: found.type, body: found.body })
      : route.fulfill({ status: 404, body: "" });
  });
  await page.goto(address);
  const send = (message: ToPage): Promise<void> =>
    page.evaluate((sent) => window.postMessage(sent, "*"), message);
  await send({ type: "show", model, locale, opening: 0 });
  await page.locator("[data-timeline] .toolbar, [data-timeline] .empty").first().waitFor();
  return {
    page,
    send,
    told: () => page.evaluate(() => (globalThis as unknown as { told: FromPage[] }).told),
    close: () => context.close(),
  };
}

/** Runs in the page: VS Code's side of it. */
function host(): void {
  const told: unknown[] = [];
  Object.assign(globalThis, {
    told,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => {
        told.push(message);
        (globalThis as unknown as { hear: (said: unknown) => void }).hear(message);
      },
      getState: (): unknown => JSON.parse(sessionStorage.getItem("state") ?? "null"),
      setState: (state: unknown) => sessionStorage.setItem("state", JSON.stringify(state)),
    }),
  });
}

interface Served {
  readonly type: string;
  readonly body: string;
}

let made: Promise<Readonly<Record<string, Served>>> | undefined;

function bundled(): Promise<Readonly<Record<string, Served>>> {
  made ??= make();
  return made;
}

async function make(): Promise<Readonly<Record<string, Served>>> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: { timeline: "client/webview/main.tsx" },
    outdir: join(projectRoot, "dist", "webview"),
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
  });
  return Object.fromEntries(
    outputFiles.map(({ path, text }) => [
      path.slice(path.lastIndexOf("/") + 1),
      { type: path.endsWith(".css") ? "text/css" : "text/javascript", body: text },
    ]),
  );
}

function html(theme: Theme, locale: string, bundle: PanelOptions["bundle"]): string {
  const policy = "default-src 'none'; script-src http://panel.invalid; style-src http://panel.invalid";
  return `<!DOCTYPE html>
<html lang="${bundle ? locale : "en"}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="timeline.css"><title>Timeline</title></head>
<body class="${themes[theme].body}"><div id="root"></div>
${bundle ? `<script type="application/json" id="l10n">${JSON.stringify(bundle).replaceAll("<", "\\u003c")}</script>` : ""}
<script src="timeline.js"></script></body></html>`;
}

const shared = {
  "font-family": "system-ui, sans-serif",
  "font-size": "13px",
  "editor-font-family": "monospace",
};

/** What VS Code's own themes give the page, as far as it uses it; those of high contrast have no orange. */
const themes: Record<
  Theme,
  { readonly className: string; readonly body: string; readonly values: Record<string, string> }
> = {
  light: {
    className: "",
    body: "vscode-light",
    values: {
      ...shared,
      "editor-background": "#ffffff",
      "editor-foreground": "#202020",
      focusBorder: "#0069cc",
      "charts-blue": "#1a5cff",
      "charts-red": "#ad0707",
      "charts-green": "#388a34",
      "charts-orange": "#d18616",
      "charts-yellow": "#667309",
      "charts-purple": "#652d90",
      "editorHoverWidget-background": "#fafafd",
      "editorHoverWidget-border": "#eeeef1",
      "inputOption-activeBackground": "#0069cc26",
      "inputOption-activeForeground": "#202020",
      "editorError-foreground": "#ad0707",
      "button-background": "#0069cc",
      "button-foreground": "#ffffff",
      "widget-shadow": "#00000020",
    },
  },
  dark: {
    className: "",
    body: "vscode-dark",
    values: {
      ...shared,
      "editor-background": "#121314",
      "editor-foreground": "#bbbebf",
      focusBorder: "#3994bc",
      "charts-blue": "#57a3f8",
      "charts-red": "#ef8773",
      "charts-green": "#86cf86",
      "charts-orange": "#cd861a",
      "charts-yellow": "#e0b97f",
      "charts-purple": "#ad80d7",
      "editorHoverWidget-background": "#202122",
      "editorHoverWidget-border": "#2a2b2c",
      "inputOption-activeBackground": "#3994bc33",
      "inputOption-activeForeground": "#bbbebf",
      "editorError-foreground": "#f48771",
      "button-background": "#297aa0",
      "button-foreground": "#ffffff",
      "dropdown-background": "#191a1b",
      "input-background": "#191a1b",
    },
  },
  "high-contrast-dark": {
    className: "",
    body: "vscode-high-contrast",
    values: {
      ...shared,
      "editor-background": "#000000",
      "editor-foreground": "#ffffff",
      focusBorder: "#f38518",
      contrastBorder: "#6fc3df",
      contrastActiveBorder: "#f38518",
      "charts-blue": "#3794ff",
      "charts-red": "#f48771",
      "charts-green": "#89d185",
      "charts-yellow": "#cca700",
      "charts-purple": "#b180d7",
      "editorError-foreground": "#f48771",
      "dropdown-background": "#000000",
      "input-background": "#000000",
      "dropdown-border": "#6fc3df",
      "input-border": "#6fc3df",
      "button-foreground": "#ffffff",
      "button-background": "#000000",
    },
  },
  "high-contrast-light": {
    className: "",
    body: "vscode-high-contrast vscode-high-contrast-light",
    values: {
      ...shared,
      "editor-background": "#ffffff",
      "editor-foreground": "#292929",
      focusBorder: "#006bbd",
      contrastBorder: "#0f4a85",
      contrastActiveBorder: "#006bbd",
      "charts-blue": "#1a85ff",
      "charts-red": "#b5200d",
      "charts-green": "#374e06",
      "charts-yellow": "#895503",
      "charts-purple": "#652d90",
      "editorError-foreground": "#b5200d",
      "dropdown-background": "#ffffff",
      "input-background": "#ffffff",
      "dropdown-border": "#0f4a85",
      "input-border": "#0f4a85",
      "button-foreground": "#ffffff",
      "button-background": "#0f4a85",
    },
  },
};
