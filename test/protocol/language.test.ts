import { match } from "node:assert/strict";
import { speakIn } from "../../server/src/lsp/languages.ts";
import { editorInProcess } from "../support/inProcess.ts";
import { planDue } from "../support/terminal.ts";

const uri = "file:///plans/plan.coachplan";

describe("the reader's language", () => {
  for (const [locale, words] of [
    ["de", /Ein Schritt des Veränderungsplans/],
    ["fr", /One step of the transformation plan/],
  ] as const) {
    it(`is the one that the editor names: ${locale}`, async () => {
      const { wire, editor } = await editorInProcess({ locale });
      try {
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

  it("is that of the rules' pages, where they are there in it", async () => {
    for (const [locale, page] of [
      ["de-AT", "coachplan-rule:/de/action/missing-owner.md"],
      ["fr", "coachplan-rule:/action/missing-owner.md"],
    ] as const) {
      const capabilities = { textDocument: { diagnostic: {} } };
      const initializationOptions = { commands: true };
      const { wire, editor } = await editorInProcess({ locale, capabilities, initializationOptions });
      try {
        editor.open(uri, planDue("2026-07-31").replace(/owner: \w+;?/, ""));
        const told = await editor.request("textDocument/diagnostic", { textDocument: { uri } });
        match(JSON.stringify(told), new RegExp(`"href":"${page}"`));
      } finally {
        await wire.kill();
      }
    }
  });

  after(() => speakIn(undefined));
});
