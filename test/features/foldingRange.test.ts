import assert from "node:assert/strict";
import { foldingRange } from "../../server/src/features/foldingRange.ts";
import { projectOf } from "../support/project.ts";

/** What can be folded: each fold as its first and last line, as they are written. */
async function folds(plan: string): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(plan);
  const lines = file.text.split("\n").map((line) => line.trim());
  return foldingRange(snapshot, { textDocument: { uri: file.uri } }).map(
    ({ startLine, endLine, kind }) => `${lines[startLine]} … ${lines[endLine]}${kind ? ` (${kind})` : ""}`,
  );
}

describe("folding", () => {
  it("takes blocks up to the line before their brace, texts, runs of comments, and `use` lines", async () => {
    assert.deepEqual(
      await folds(`
// Northwind
// February to September
use "people.coachplan"
use "coaches.coachplan"

engagement shift { // one comment alone
  summary: """
    In two lines
    """
  phase plan {
    lasts: 2 months
    action a { owner: lena }
  }
  /* several
     lines */
}
`),
      [
        "// Northwind … // February to September (comment)",
        'use "people.coachplan" … use "coaches.coachplan" (imports)',
        "engagement shift { // one comment alone … lines */",
        'summary: """ … """',
        "phase plan { … action a { owner: lena }",
        "/* several … lines */ (comment)",
      ],
    );
  });

  it("takes lists that go on over several lines, and the texts in them", async () => {
    assert.deepEqual(
      await folds(`
commitment local {
  success: "Seen",
    """
    Heard
    """
}
`),
      ['commitment local { … """', 'success: "Seen", … """', '""" … """'],
    );
  });

  it("stay where they are on lines that move", async () => {
    const { workspace, file } = await projectOf(
      "\nperson dana { }\nengagement shift {\n  starts: 2026-02-02\n}",
    );
    const textDocument = { uri: file.uri };
    assert.deepEqual(foldingRange(workspace.snapshot(), { textDocument }), [{ startLine: 1, endLine: 2 }]);
    const start = { line: 0, character: 0 };
    workspace.change(file.uri, 2, [{ range: { start, end: start }, text: "// One more line\n" }]);
    assert.deepEqual(foldingRange(workspace.snapshot(), { textDocument }), [{ startLine: 2, endLine: 3 }]);
  });

  it("takes a block that is not closed as far as it goes", async () => {
    assert.deepEqual(await folds("\nengagement shift {\n  phase plan {\n    lasts: 2 months"), [
      "engagement shift { … lasts: 2 months",
      "phase plan { … lasts: 2 months",
    ]);
  });
});
