import { type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { ok, same } from "./assert.ts";
import { closeAll, errorsBecome, errorsIn, findingsBecome, startOfText } from "./plan.ts";

/** The samples that every coach opens first. */
export function sampleTests(): void {
  describe("The samples", () => {
    after(closeAll);

    it("have no error, apart from the one that shows mistakes", async () => {
      const files = await workspace.findFiles("**/*.coachplan");
      const sound = files.filter(
        ({ path }) => !path.endsWith("/broken.coachplan") && !path.includes("written-"),
      );
      ok(sound.length >= 4, `four samples at least, found ${sound.length}`);
      for (const uri of sound) {
        const { document } = await window.showTextDocument(uri);
        await seenByTheCheck(document);
        same([document.uri.path, ...errorsIn(document)], [document.uri.path]);
      }
    });

    it("show what mistakes look like", async () => {
      const [uri] = await workspace.findFiles("**/broken.coachplan");
      ok(uri instanceof Uri, "there is a broken.coachplan");
      const { document } = await window.showTextDocument(uri);
      await findingsBecome(document, () => errorsIn(document).length >= 8);
    });
  });
}

/** A document without findings looks like one that has not been checked: so one is made, and taken away again. */
async function seenByTheCheck(document: TextDocument): Promise<void> {
  const fault = "person {}\n";
  const add = new WorkspaceEdit();
  add.insert(document.uri, startOfText, fault);
  await workspace.applyEdit(add);
  await findingsBecome(document, () => errorsIn(document).includes("person/missing-id"));
  const remove = new WorkspaceEdit();
  remove.delete(document.uri, document.lineAt(0).rangeIncludingLineBreak);
  await workspace.applyEdit(remove);
  await errorsBecome(document);
}
