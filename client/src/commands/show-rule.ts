import { commands, Disposable, Uri, window, workspace } from "vscode";
import { showRuleCommand } from "../../../server/src/protocol.ts";

/** Pages have addresses of their own: VS Code lays out what has one, and in a browser the extension has no files. */
const scheme = "coachplan-rule";

/**
 * Registers the command behind the code of a finding: shows the rule's page, laid out, beside nothing and without a
 * network. The pages come with the extension.
 */
export function registerShowRule(extension: Uri): Disposable {
  const pages = Uri.joinPath(extension, "dist/rules");
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async ({ path }) =>
        new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(pages, path))),
    }),
    commands.registerCommand(showRuleCommand, async (code: string) => {
      const page = Uri.from({ scheme, path: `/${code}.md` });
      try {
        await commands.executeCommand("markdown.showPreview", page);
      } catch {
        // Somebody has switched off VS Code's own Markdown: the page reads well as text, too.
        await window.showTextDocument(page, { preview: true });
      }
    }),
  );
}
