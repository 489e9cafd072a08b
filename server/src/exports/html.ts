/** The timeline as one HTML page: to look around in as in the panel, and to print; readable without its script, too. */

import { hashOf } from "../text/hash.ts";
import { spokenBundle, t } from "../text/say.ts";
import { labelsFor } from "../timeline/labels.ts";
import type { TimelineModel } from "../timeline/model.ts";
import { readersOf } from "./audience.ts";
import { type Theme, themes } from "./colours.ts";
import { escaped } from "./markup.ts";
import { type Paper, paperSizes, sheetsOf } from "./sheets.ts";
import { type DrawingOptions, nameOf } from "./svg.tsx";

/** The panel's page, as it is built. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

export interface PageOptions extends Omit<DrawingOptions, "theme" | "width"> {
  /** Without one the page follows its reader's light or dark; paper is always light. */
  readonly theme: Theme | undefined;
  readonly paper: Paper;
  /** Without it the page can be read and printed, and no more. */
  readonly page: PageParts | undefined;
}

/**
 * A page that needs nothing beside it and reaches nobody: its policy lets it run its own script only, and load and
 * send nothing. On paper (landscape) it is one sheet, or one for each year where the plan is long.
 */
export function htmlOf(model: TimelineModel, options: PageOptions): string {
  const { audience, theme, locale, paper, page } = options;
  const sheets = sheetsOf(model, { audience, locale, theme: "light" }, paperSizes[paper]);
  const title = nameOf(model);
  const day = labelsFor(locale).dates.full(model.today);
  // Where it came from is nobody's business who gets it.
  const data = JSON.stringify({ ...model, uri: "timeline", version: 1 }).replaceAll("<", "\\u003c");
  const script = page === undefined ? "" : scriptOf(page.script);
  const style = [themeStyle(theme), (page?.style ?? "").replaceAll("</", "<\\/"), pageStyle(paper)].join(
    "\n",
  );
  // Nobody can know it who writes a plan: it comes from all that stands on the page.
  const nonce = [data, sheets.join(""), title].map((part) => hashOf(part).toString(36)).join("");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const handed = `${escaped(title)} · ${escaped(day)} · ${escaped(readersOf(audience))}`;
  return `<!DOCTYPE html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${t`Timeline: ${handed}`}</title>
<style nonce="${nonce}">
${style}
</style>
</head>
<body${theme?.startsWith("contrast") ? ' class="vscode-high-contrast"' : ""}>
<p class="handed">${handed}</p>
<div id="root" data-locale="${escaped(locale)}"></div>
<div class="sheets">
${sheets.map((sheet) => `<div class="sheet">${sheet}</div>`).join("\n")}
</div>
${
  script === ""
    ? ""
    : `<script type="application/json" id="model">${data}</script>
${sentences()}<script nonce="${nonce}">${script}</script>
`
}</body>
</html>
`;
}

/** What the page says in the reader's language, as data; nothing in English. */
function sentences(): string {
  const bundle = spokenBundle();
  if (!bundle) return "";
  const data = JSON.stringify(bundle).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="l10n">${data}</script>\n`;
}

/**
 * The panel's script, with a stand-in for the editor that it speaks to: one that shows the page's own model and
 * changes nothing.
 */
function scriptOf(script: string): string {
  const safe = script.replaceAll(/<(?=\/script|!--)/gi, "\\x3c");
  return `${standIn()}\n${safe}`;
}

const standIn = () => `(() => {
  const root = document.getElementById("root");
  const model = JSON.parse(document.getElementById("model").textContent);
  const locale = root.dataset.locale;
  const answer = (message) => window.postMessage(message, "*");
  let state;
  try { state = JSON.parse(sessionStorage.getItem("coachplan") ?? "null") ?? undefined; } catch {}
  document.documentElement.classList.add("alive");
  globalThis.acquireVsCodeApi = () => ({
    getState: () => state,
    setState: (next) => {
      state = next;
      try { sessionStorage.setItem("coachplan", JSON.stringify(next)); } catch {}
    },
    postMessage: ({ type, number }) => {
      if (type === "ready") answer({ type: "show", model, locale, opening: 0 });
      if (type === "ask") answer({ type: "answer", number, answer: { refused: ${JSON.stringify(t`This page was handed over: its dates change in the plan itself.`)} } });
    },
  });
})();`;

function themeStyle(theme: Theme | undefined): string {
  const names = (of: Theme) =>
    Object.entries(themes[of])
      .map(([name, value]) => `${name}: ${value};`)
      .join(" ");
  return theme === undefined
    ? `:root { color-scheme: light dark; ${names("light")} }\n@media screen and (prefers-color-scheme: dark) { :root { ${names("dark")} } }`
    : `:root { color-scheme: ${theme.endsWith("dark") ? "dark" : "light"}; ${names(theme)} }`;
}

/** Where the system forces its colours on every page, all tones are its ink: shapes and words tell them apart. */
const forcedColours = ["blue", "red", "green", "orange", "yellow", "purple"]
  .map((tone) => `--vscode-charts-${tone}: CanvasText;`)
  .join(" ");

/** Last on the page, so that it counts before the panel's own. */
function pageStyle(paper: Paper): string {
  const { wide, high } = paperSizes[paper];
  return `:root { --vscode-font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; --vscode-font-size: 13px; }
body { margin: 0; background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family); }
.handed { box-sizing: border-box; height: 32px; margin: 0; padding: 8px 16px; overflow: hidden; font-size: 12px; text-overflow: ellipsis; white-space: nowrap; }
.alive #root { height: calc(100% - 32px); }
.alive .sheets { display: none; }
html:not(.alive), html:not(.alive) body { height: auto; overflow: auto; }
@media screen and (forced-colors: active) {
  :root { --vscode-editor-background: Canvas; --vscode-editor-foreground: CanvasText; --vscode-focusBorder: Highlight; ${forcedColours} }
}
.sheet svg { width: 100%; height: auto; }
@page { size: ${paper} landscape; margin: 10mm; }
@media print {
  html, body, .alive body { height: auto; overflow: visible; background: #ffffff; }
  #root, .handed { display: none; }
  .sheets, .alive .sheets { display: block; }
  .sheet { break-inside: avoid; break-after: page; }
  .sheet:last-child { break-after: auto; }
  .sheet svg { width: ${wide}mm; max-height: ${high - 1}mm; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;
}
