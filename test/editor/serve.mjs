import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSession } from "./server/session.mjs";
import { quietSettings } from "./server/settings.mjs";

/**
 * Opens a VS Code in the browser with an extension running and a folder open in place; nothing of it needs the
 * internet. Whoever opens `url` is in the editor. Needs what setup.mjs puts into the cache. `web` runs the extension
 * in the browser (as vscode.dev does) instead of beside the server. Where `port` is taken, a free one is used.
 *
 * @param {{ extensionPath: string, folder: string, web?: boolean, port?: number }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveEditor({ extensionPath, folder, web = false, port = 0 }) {
  const dataFolder = mkdtempSync(join(tmpdir(), "coachplan-editor-"));
  const options = { extensionPath, folder, web, dataFolder, settings: quietSettings };
  const session = await startSession({ ...options, port }).catch((error) => {
    if (error.code === "EADDRINUSE") return startSession(options);
    throw error;
  });
  const close = async () => {
    await session.close();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { url: session.url, close };
}
