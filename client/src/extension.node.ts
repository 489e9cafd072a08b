import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Api, start } from "./extension.ts";

/** VS Code on the desktop, or on a server: the language server runs in a process of its own. */
export function activate(context: ExtensionContext): Promise<Api> {
  const module = context.asAbsolutePath("dist/server/main.node.cjs");
  const transport = TransportKind.stdio;
  return start(
    context,
    (options) =>
      new LanguageClient(
        "coachplan",
        "Coachplan",
        {
          run: { module, transport },
          debug: { module, transport, options: { execArgv: ["--nolazy", "--inspect=6011"] } },
        },
        options,
      ),
  );
}
