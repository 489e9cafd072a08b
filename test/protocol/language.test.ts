import { match } from "node:assert/strict";
import { speakIn } from "../../server/src/lsp/languages.ts";
import { EditorClient } from "../support/editorClient.ts";
import { inProcessWire } from "../support/inProcess.ts";
import { planDue } from "../support/terminal.ts";

const uri = "file:///plans/plan.coachplan";

describe("the reader's language", () => {
  for (const [locale, words] of [
    ["de", /Ein Schritt des Veränderungsplans/],
    ["fr", /One step of the transformation plan/],
  ] as const) {
    it(`is the one that the editor names: ${locale}`, async () => {
      const wire = inProcessWire(undefined);
      try {
        const editor = new EditorClient(wire);
        await editor.start({ locale });
        const plan = planDue("2026-07-31");
        editor.open(uri, plan);
        const line = plan.split("\n").findIndex((one) => one.includes("action "));
        const character = (plan.split("\n")[line] ?? "").indexOf("action");
        const told = await editor.request("textDocument/hover", {
          textDocument: { uri },
          position: { line, character },
        });
        match(JSON.stringify(told), words);
      } finally {
        await wire.kill();
      }
    });
  }

  after(() => speakIn(undefined));
});
