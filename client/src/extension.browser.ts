import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { start } from "./extension.ts";

/** VS Code in the browser: the language server runs in a web worker, a new one after each restart. */
export function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, "dist/server/main.browser.js").toString(true);
  return start(
    context,
    (options) => new LanguageClient("coachplan", "Coachplan", async () => new Worker(server), options),
  );
}
