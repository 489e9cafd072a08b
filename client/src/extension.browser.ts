import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { start } from "./extension.ts";

/** VS Code in the browser: the language server runs in a web worker, a new one after each restart. */
export function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, "dist/server/main.browser.js").toString(true);
  // Not the worker itself: the client asks whether it is a `Worker`, and in VS Code's own worker that name stands for
  // something else.
  const connect = async () => {
    const worker = new Worker(server);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return start(context, (options) => new LanguageClient("coachplan", "Coachplan", connect, options));
}
