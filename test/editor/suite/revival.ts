import { commands, type DocumentSymbol, extensions } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { soundPlan } from "../plans.ts";
import { ok } from "./assert.ts";
import { closeAll, errorsBecome, openPlan, replace } from "./plan.ts";

/** A server that dies comes back by itself, and all that was open with it. */
export function revivalTests(): void {
  describe("A server that has died", () => {
    afterEach(closeAll);

    it("is back by the next key, again and again, with everything that was open", async () => {
      const { document } = await openPlan(soundPlan);
      await replace(document, "owner: lena", "owner: lenna");
      await errorsBecome(document, "name/not-found");
      for (const [wrong, right] of [
        ["owner: lenna", "owner: lena"],
        ["owner: lena", "ownr: lena"],
      ] as const) {
        await killed();
        await replace(document, wrong, right);
        await errorsBecome(document, ...(right === "owner: lena" ? [] : ["name/unknown-field"]));
      }
      const symbols = await commands.executeCommand<DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      ok(symbols.length > 0, "the outline is there");
    });
  });
}

/** `State.Running`; the module of the client is not to be bundled a second time. */
const running = 2;

/**
 * Without `shutdown` before it, `exit` is to the client what a crash is: the connection is gone. Resolves when the next
 * server runs.
 */
async function killed(): Promise<void> {
  const api: { client: BaseLanguageClient } | undefined = await extensions
    .getExtension("coachplan.coachplan-vscode")
    ?.activate();
  ok(api, "the extension is there");
  await api.client.sendNotification("exit");
  await new Promise<void>((done) => {
    const changes = api.client.onDidChangeState(({ newState }) => {
      if (newState !== running) return;
      changes.dispose();
      done();
    });
  });
}
