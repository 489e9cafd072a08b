import { type Disposable, Uri, workspace } from "vscode";
import { ruleScheme } from "../../server/src/protocol.ts";

/**
 * Lends VS Code the pages of the rules, which come with the extension: the code of a finding leads to them, without a
 * network. package.json has them laid out. (VS Code runs no commands from there, and in a browser the extension has no
 * files: hence addresses of their own, `coachplan-rule:/de/action/missing-owner.md`.)
 */
export function registerRulePages(extension: Uri): Disposable {
  let pages: Promise<Readonly<Record<string, string>>> | undefined;
  const read = async () => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extension, "dist/rules.json"));
    return JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, string>>;
  };
  return workspace.registerTextDocumentContentProvider(ruleScheme, {
    provideTextDocumentContent: async ({ path }) => {
      pages ??= read();
      return (await pages)[path.replace(/^\/+/, "")];
    },
  });
}
