import { l10n, ViewColumn, window } from "vscode";

/**
 * The drawing as PNG, twice as fine as it is on a screen. VS Code draws it itself, in a panel that closes again: an
 * extension has no other canvas, in the browser least of all. Rejects where it cannot be drawn.
 */
export async function rasterized(svg: string): Promise<Uint8Array> {
  const panel = window.createWebviewPanel(
    "coachplan.drawing",
    l10n.t("Drawing the picture…"),
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [] },
  );
  try {
    return await new Promise((done, failed) => {
      panel.onDidDispose(() => failed(new Error(l10n.t("The picture was closed before it was drawn."))));
      panel.webview.onDidReceiveMessage((message: FromDrawing) => {
        if ("ready" in message) void panel.webview.postMessage(svg);
        else if ("png" in message) done(bytesOf(message.png));
        else failed(new Error(message.failed));
      });
      panel.webview.html = page();
    });
  } finally {
    panel.dispose();
  }
}

type FromDrawing = { readonly ready: true } | { readonly png: string } | { readonly failed: string };

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

/** In the panel: the text that comes is drawn, and goes back as PNG. A browser holds no canvas beyond 16,384 px. */
const draw = `const api = acquireVsCodeApi();
window.addEventListener("message", async ({ data }) => {
  try {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(data);
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(2, 16384 / width, 16384 / height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    api.postMessage({ png: canvas.toDataURL("image/png").split(",")[1] });
  } catch (error) {
    api.postMessage({ failed: String(error) });
  }
});
api.postMessage({ ready: true });`;

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
