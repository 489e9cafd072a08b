import { type Disposable, Uri, workspace } from "vscode";
import { ruleScheme } from "../../server/src/protocol.ts";

/**
 * Lends VS Code the pages of the rules, which come with the extension: the code of a finding leads to them, without a
 * network. package.json has them laid out. (VS Code runs no commands from there, and in a browser the extension has no
 * files: hence addresses of their own.)
 */
export function registerRulePages(extension: Uri): Disposable {
  const pages = Uri.joinPath(extension, "dist/rules");
  return workspace.registerTextDocumentContentProvider(ruleScheme, {
    provideTextDocumentContent: async ({ path }) =>
      new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(pages, path))),
  });
}
