import assert from "node:assert/strict";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";

/** Plans are laid out by the editor's own commands, and while they are written. */
export function layoutTests(editor: () => Editor): void {
  describe("Laying out", () => {
    it("puts a whole document into order, as one step that can be taken back", async () => {
      const { command, content, openText } = editor();
      const untidy =
        'person   dana “Dana Reyes”{role:"Chief executive";level :chief-executive}\n\n\n\nteam board {\nmembers:dana\n  }\n';
      await openText(untidy);
      await command("editor.action.formatDocument");
      const tidy =
        'person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }\n\nteam board {\n  members: dana\n}\n';
      await until("the document laid out", async () => (await content()) === tidy);
      await command("undo");
      await until("the document as it was", async () => (await content()) === untidy);
    });

    it("lays out each line when the next one is begun, and a block when it is closed", async () => {
      const { content, goto, openText, type } = editor();
      await openText("team   board {\n    members  :dana\n}\n");
      await goto({ after: "dana" });
      await type("\n");
      await until("the line above in order", async () => /^ {2}members: dana$/m.test(await content()));
      assert.match(await content(), /^team {3}board/, "and only that line");
      await openText("team   board {\n    members  :dana\n");
      await goto("end");
      await type("}");
      const tidy = "team board {\n  members: dana\n}";
      await until("the block in order", async () => (await content()).trimEnd() === tidy);
    });

    it("puts what is selected into order and nothing else; on saving, where it is set so, all", async () => {
      const { content, goto, openText, press, setSetting } = editor();
      await openText("team   board {\n    members  :dana\n    lead  :dana\n}\n");
      await goto({ select: "    lead  :dana" });
      await press("Control+K", "Control+F");
      await until("the line in order", async () => /^ {2}lead: dana$/m.test(await content()));
      assert.match(await content(), /^team {3}board \{\n {4}members {2}:dana\n/);
      await setSetting("editor.formatOnSave", true);
      try {
        await press("Control+S");
        await until("the document in order", async () =>
          (await content()).startsWith("team board {\n  members: dana\n"),
        );
      } finally {
        await setSetting("editor.formatOnSave", undefined);
      }
    });
  });
}
