import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";

const { forbidden } = createRequire(import.meta.url)("../../build/imports.cjs");

describe("the import directions", () => {
  const folder = mkdtempSync(join(tmpdir(), "coachplan-imports-"));
  after(() => rmSync(folder, { recursive: true }));

  it("let a room import what stands below it", async () => {
    const house = {
      "server/src/calendar/day.ts": `export const day = 1;`,
      "server/src/language/table.ts": `import { day } from "../calendar/day.ts"; export const row = day;`,
      "server/src/main.node.ts": `import { row } from "./language/table.ts"; import "node:fs"; export const all = row;`,
      "client/src/extension.ts": `import { Name } from "../../server/src/protocol.ts"; export const name = Name;`,
      "server/src/protocol.ts": `export const Name = "";`,
    };
    assert.deepEqual(await brokenRules(house), []);
  });

  const forbiddenImports: readonly (readonly [from: string, imports: string, rule: string])[] = [
    ["server/src/text/a.ts", "../language/b.ts", "imports-of-text"],
    ["server/src/language/a.ts", "../syntax/b.ts", "imports-of-language"],
    ["server/src/syntax/a.ts", "../rules/b.ts", "imports-of-syntax"],
    ["server/src/analysis/a.ts", "../workspace/b.ts", "imports-of-analysis"],
    ["server/src/rules/a.ts", "../features/b.ts", "imports-of-rules"],
    ["server/src/features/a.ts", "../lsp/b.ts", "imports-of-features"],
    ["server/src/features/a.ts", "node:fs", "imports-of-features"],
    ["server/src/timeline/picture.ts", "../workspace/b.ts", "imports-of-timeline-picture"],
    ["server/src/timeline/model.ts", "./layout.ts", "imports-of-timeline-model"],
    ["server/src/lsp/a.ts", "../cli/b.ts", "imports-of-lsp"],
    ["server/src/lsp/a.ts", "node:process", "imports-of-lsp"],
    ["server/src/main.browser.ts", "node:fs", "imports-of-main-browser"],
    ["server/src/elsewhere/a.ts", "../text/b.ts", "a-room-for-everything"],
    ["client/src/extension.ts", "../../server/src/language/b.ts", "imports-of-client"],
    ["client/src/extension.browser.ts", "node:fs", "imports-of-client"],
    ["client/webview/main.ts", "../../server/src/workspace/b.ts", "imports-of-webview"],
  ];
  for (const [from, imported, rule] of forbiddenImports) {
    it(`keep ${from} from importing ${imported}`, async () => {
      const house: Record<string, string> = { [from]: `import "${imported}";` };
      if (imported.startsWith(".")) house[join(dirname(from), imported)] = "export const b = 1;";
      assert.deepEqual(await brokenRules(house), [rule]);
    });
  }

  it("allow no circle, not even of types", async () => {
    const house = {
      "server/src/text/a.ts": `import type { B } from "./b.ts"; export type A = B;`,
      "server/src/text/b.ts": `import type { A } from "./a.ts"; export type B = A;`,
    };
    assert.deepEqual(await brokenRules(house), ["no-cycle"]);
  });

  it("allow no file that stands alone", async () => {
    assert.deepEqual(await brokenRules({ "server/src/text/a.ts": "export const a = 1;" }), ["no-orphan"]);
  });

  /** The names of the rules that a project of these files breaks. */
  async function brokenRules(files: Readonly<Record<string, string>>): Promise<string[]> {
    const house = mkdtempSync(join(folder, "house-"));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), content);
    }
    const { output } = await cruise(["."], {
      baseDir: house,
      validate: true,
      ruleSet: { forbidden },
      tsPreCompilationDeps: true,
    });
    const { violations } = (output as ICruiseResult).summary;
    return [...new Set(violations.map(({ rule }) => rule.name))].sort();
  }
});
