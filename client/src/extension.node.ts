import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { compiledCode } from "./compiled.ts";
import { type Api, start } from "./extension.ts";

/** VS Code on the desktop, or on a server: the language server runs in a process of its own. */
export function activate(context: ExtensionContext): Promise<Api> {
  const module = context.asAbsolutePath("dist/server/main.node.cjs");
  const transport = TransportKind.stdio;
  // Node itself keeps the code there, and looks whether it is still that of the script.
  const env = { NODE_COMPILE_CACHE: compiledCode(context).fsPath };
  return start(
    context,
    (options) =>
      new LanguageClient(
        "coachplan",
        "Coachplan",
        {
          run: { module, transport, options: { env } },
          debug: { module, transport, options: { execArgv: ["--nolazy", "--inspect=6011"] } },
        },
        options,
      ),
  );
}
