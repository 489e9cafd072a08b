import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { type Api, start } from "./extension.ts";
import { WorkerReader } from "./lifeline.ts";

/** VS Code in the browser: the language server runs in a web worker, a new one after each restart. */
export function activate(context: ExtensionContext): Promise<Api> {
  const server = Uri.joinPath(context.extensionUri, "dist/server/main.browser.js").toString(true);
  // Not the worker itself: the client asks whether it is a `Worker`, and in VS Code's own worker that name stands for
  // something else.
  const connect = async () => {
    const name = `coachplan-${crypto.randomUUID()}`;
    const worker = new Worker(server, { name });
    return { reader: new WorkerReader(worker, name), writer: new BrowserMessageWriter(worker) };
  };
  return start(context, (options) => new LanguageClient("coachplan", "Coachplan", connect, options));
}
