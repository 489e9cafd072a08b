import { l10n, ViewColumn, window } from "vscode";
import type { DrawnPdfText, PdfText } from "../../../server/src/protocol.ts";

/**
 * The drawing as PNG, twice as fine as it is on a screen. VS Code draws it itself, in a panel that closes again: an
 * extension has no other canvas, in the browser least of all. Rejects where it cannot be drawn.
 */
export async function rasterized(svg: string): Promise<Uint8Array> {
  return bytesOf(await drawnByPanel<string>({ svg }));
}

/** The texts as pictures, in the reader's own fonts, for a PDF. */
export function drawnTexts(texts: readonly PdfText[]): Promise<readonly DrawnPdfText[]> {
  return drawnByPanel({ texts });
}

async function drawnByPanel<Drawn>(wish: Wish): Promise<Drawn> {
  const panel = window.createWebviewPanel(
    "coachplan.drawing",
    l10n.t("Drawing the picture…"),
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [] },
  );
  try {
    return await new Promise((done, failed) => {
      panel.onDidDispose(() => failed(new Error(l10n.t("The picture was closed before it was drawn."))));
      panel.webview.onDidReceiveMessage((message: FromDrawing<Drawn>) => {
        if ("ready" in message) void panel.webview.postMessage(wish);
        else if ("drawn" in message) done(message.drawn);
        else failed(new Error(message.failed));
      });
      panel.webview.html = page();
    });
  } finally {
    panel.dispose();
  }
}

type Wish = { readonly svg: string } | { readonly texts: readonly PdfText[] };
type FromDrawing<Drawn> = { readonly ready: true } | { readonly drawn: Drawn } | { readonly failed: string };

function page(): string {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; img-src data:">
</head>
<body>
<script nonce="${nonce}">${draw}</script>
</body>
</html>`;
}

/** In the panel: what comes is drawn, and goes back as PNG or pixels. A browser holds no canvas beyond 16,384 px. */
const draw = `const api = acquireVsCodeApi();
const family = '"Segoe UI", "Helvetica Neue", Helvetica, Arial, sans-serif';
function drawText({ text, size, bold, fill }) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const font = (bold ? 600 : 400) + " " + size * 4 + "px " + family;
  context.font = font;
  const left = Math.ceil(size * 2);
  const baseline = Math.ceil(size * 6);
  canvas.width = Math.min(Math.ceil(context.measureText(text).width) + 2 * left, 16384);
  canvas.height = Math.ceil(size * 8.8);
  context.font = font;
  context.fillStyle = fill;
  context.fillText(text, left, baseline);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  let signs = "";
  for (let at = 0; at < data.length; at += 8192) signs += String.fromCharCode(...data.subarray(at, at + 8192));
  return { text, size, bold, fill, pixels: btoa(signs), width, height, left, baseline, scale: 4 };
}
window.addEventListener("message", async ({ data }) => {
  try {
    if (data.texts) {
      api.postMessage({ drawn: data.texts.map(drawText) });
      return;
    }
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(data.svg);
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(2, 16384 / width, 16384 / height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    api.postMessage({ drawn: canvas.toDataURL("image/png").split(",")[1] });
  } catch (error) {
    api.postMessage({ failed: String(error) });
  }
});
api.postMessage({ ready: true });`;

/** The bytes that a text in base64 stands for. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
