import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { type Api, start } from "./extension.ts";
import { WorkerReader } from "./lifeline.ts";

/** VS Code in the browser: the language server runs in a web worker, a new one after each restart. */
export function activate(context: ExtensionContext): Promise<Api> {
  // The worker itself cannot tell where it lies: VS Code starts it from a script of its own.
  const scripts = ["engine.js", "main.browser.js"].map((name) =>
    Uri.joinPath(context.extensionUri, "dist/server", name).toString(true),
  );
  const loader = `importScripts(...${JSON.stringify(scripts)})`;
  const server = URL.createObjectURL(new Blob([loader], { type: "text/javascript" }));
  // Not the worker itself: the client asks whether it is a `Worker`, and in VS Code's own worker that name stands for
  // something else.
  const connect = async () => {
    const name = `coachplan-${crypto.randomUUID()}`;
    const worker = new Worker(server, { name });
    return { reader: new WorkerReader(worker, name), writer: new BrowserMessageWriter(worker) };
  };
  return start(context, (options) => new LanguageClient("coachplan", "Coachplan", connect, options));
}
