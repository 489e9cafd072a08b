import { env, l10n, Uri, type Webview } from "vscode";

/** The folder that the page may load from, and nothing beside it. */
export function pageFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, "dist", "webview");
}

/**
 * The HTML of the timeline's page: nothing but its script and its style sheet. It may load these two, make no
 * connection, and run no other script: no text of a plan ever becomes markup.
 */
export function pageHtml(webview: Webview, extension: Uri): string {
  const address = (name: string) =>
    webview.asWebviewUri(Uri.joinPath(pageFolder(extension), name)).toString();
  const nonce = randomText();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address("timeline.css")}">
<title>${l10n.t("Timeline")}</title>
</head>
<body>
<div id="root"></div>
${sentences()}<script nonce="${nonce}" src="${address("timeline.js")}"></script>
</body>
</html>`;
}

/** What the page says in the reader's language, as data that nobody runs; nothing in English. */
function sentences(): string {
  const { bundle } = l10n;
  if (!bundle) return "";
  const data = JSON.stringify(bundle).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="l10n">${data}</script>\n`;
}

function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
