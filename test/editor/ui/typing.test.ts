import assert from "node:assert/strict";
import type { Editor } from "../driver/editor.ts";

/** A plan is written from an empty file with what completion offers. */
export function typingTests(editor: () => Editor): void {
  describe("Writing", () => {
    it("a person from an empty file, with completion alone", async () => {
      const { accept, completions, content, openFile, write } = editor();
      write({ "empty.coachplan": "" });
      await openFile("empty.coachplan");
      const labels = (await completions()).map(({ label }) => label);
      assert.ok(labels.includes("person"), `a person is offered: ${labels.join(", ")}`);
      await accept("person");
      assert.match(await content(), /^person /);
    });
  });
}
