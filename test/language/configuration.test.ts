import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

interface Configuration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly indentationRules: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
  readonly onEnterRules: readonly { beforeText: string; afterText?: string; action: object }[];
}

const configuration: Configuration = JSON.parse(
  readFileSync(new URL("../../syntaxes/language-configuration.json", import.meta.url), "utf8"),
);

describe("the editor's language configuration", () => {
  it("takes names, dates, times and percentages for words", () => {
    const { pattern, flags } = configuration.wordPattern;
    const words = (line: string) => line.match(new RegExp(pattern, `g${flags}`));
    assert.deepEqual(words("reports-to: zoë_2, Дана"), ["reports-to", "zoë_2", "Дана"]);
    assert.deepEqual(words("on: 2026-02-04 at 14:00 for 90 minutes"), [
      "on",
      "2026-02-04",
      "at",
      "14:00",
      "for",
      "90",
      "minutes",
    ]);
    assert.deepEqual(words("progress: 40%; baseline: -3; actual: 12.5"), [
      "progress",
      "40%",
      "baseline",
      "-3",
      "actual",
      "12.5",
    ]);
  });

  it("indents what stands in an open block, and nothing after a closed one", () => {
    const indents = new RegExp(configuration.indentationRules.increaseIndentPattern);
    for (const line of [
      'action limits "Raise the limit" {',
      "  phase plan { // begins later }",
      'team depots "Depots {north}" {',
      "person omar “Omar” { /* } */",
      "{",
    ]) {
      assert.match(line, indents);
    }
    for (const line of [
      'person omar "Omar" { role: "COO" }',
      'role: "Depot {"',
      "// phase plan {",
      'action limits "Raise the limit"',
      "}",
      'link: "https://northwind.example/{id}"',
    ]) {
      assert.doesNotMatch(line, indents);
    }
    assert.match("  }", new RegExp(configuration.indentationRules.decreaseIndentPattern));
  });

  it("goes on with a comment that is broken in the middle, and indents a block of text", () => {
    const actionFor = (before: string, after: string) =>
      configuration.onEnterRules.find(
        (rule) => new RegExp(rule.beforeText).test(before) && new RegExp(rule.afterText ?? "").test(after),
      )?.action;
    assert.deepEqual(actionFor("  // until the", " summer"), { indent: "none", appendText: "// " });
    assert.equal(actionFor("  // until the summer", ""), undefined);
    assert.deepEqual(actionFor('confidentiality: """', '"""'), { indent: "indentOutdent" });
    assert.deepEqual(actionFor('confidentiality: """', ""), { indent: "indent" });
    assert.equal(actionFor('summary: """Short"""', ""), undefined);
    assert.equal(actionFor("/* one */ owner: omar", ""), undefined);
  });
});
