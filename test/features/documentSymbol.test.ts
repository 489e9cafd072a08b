import assert from "node:assert/strict";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { documentSymbol } from "../../server/src/features/documentSymbol.ts";
import { projectOf } from "../support/project.ts";

/** The outline as indented lines. */
async function outline(plan: string): Promise<string> {
  const { snapshot, file } = await projectOf(plan);
  const lines = (symbol: DocumentSymbol, depth: number): string[] => [
    `${"  ".repeat(depth)}${symbol.name}${symbol.detail === undefined ? "" : ` (${symbol.detail})`}`,
    ...(symbol.children ?? []).flatMap((child) => lines(child, depth + 1)),
  ];
  const symbols = documentSymbol(snapshot, { textDocument: { uri: file.uri } });
  return symbols.flatMap((symbol) => lines(symbol, 0)).join("\n");
}

describe("outline", () => {
  it("tells titles or ids, roles, owners and days, nested as the document is", async () => {
    assert.equal(
      await outline(`
person lena "Lena Fischer" { role: "Depot manager" }
engagement shift "Leadership shift" {
  starts: 2026-02-02
  phase plan {
    lasts: 2 months
    commitment "Depots decide" {
      leader: lena
      action standup { owner: lena; due: 2026-03-20 }
    }
    review midpoint { on: 2026-03-02 at 09:00 }
    insight "Decisions wait" { }
  }
}
`),
      `Lena Fischer (Depot manager)
Leadership shift (2 Feb – 1 Apr 2026)
  plan (2 Feb – 1 Apr 2026)
    Depots decide (lena · 2 Feb – 20 Mar 2026)
      standup (lena · 2 Feb – 20 Mar 2026)
    midpoint (Mon 2 Mar 2026)
    Decisions wait`,
    );
  });

  it("holds what is half written, too", async () => {
    assert.equal(
      await outline(`
engagement shift {
  phse plan "Plan" { action standup { owner: } }
  action { }
  "" {
`),
      `shift
  Plan
    standup
  action
  { }`,
    );
  });
});
