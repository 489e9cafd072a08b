import {
  commands,
  type DocumentSymbol,
  type Hover,
  Location,
  type LocationLink,
  type MarkdownString,
  type TextDocument,
} from "vscode";
import { soundPlan } from "../plans.ts";
import { includes, ok, same } from "./assert.ts";
import { closeAll, openPlan } from "./plan.ts";

/** What a word means, where it is declared, and what the document consists of. */
export function navigationTests(): void {
  describe("Finding one's way", () => {
    afterEach(closeAll);

    it("hover tells the worked-out days of an action", async () => {
      const { document, cursor } = await openPlan(soundPlan.replace("action standup", "action stand‸up"));
      const hovers = await commands.executeCommand<Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        cursor,
      );
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (typeof part === "string" ? part : (part as MarkdownString).value))
        .join("\n");
      ok(/2026-05-23|23 May 2026/.test(text), `the start of the implementation phase: ${text}`);
    });

    it("definition of an owner is the person", async () => {
      const { document, cursor } = await openPlan(soundPlan.replace("owner: lena", "owner: le‸na"));
      const found = await commands.executeCommand<(Location | LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        cursor,
      );
      same(
        found.map((each) => lineAt(document, each)),
        ["lena"],
      );
    });

    it("the outline holds engagement, phases and actions", async () => {
      const { document } = await openPlan(soundPlan);
      const symbols = await commands.executeCommand<DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      const names = flat(symbols).map(({ name }) => name);
      includes(names, "Dana Reyes", "Leadership shift", "Diagnostic", "Daily depot stand-up");
    });
  });
}

function lineAt(document: TextDocument, found: Location | LocationLink): string {
  const range = found instanceof Location ? found.range : (found.targetSelectionRange ?? found.targetRange);
  return document.getText(range);
}

function flat(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)]);
}
