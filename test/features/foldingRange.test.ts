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
        "engagement shift { // one comment alone … lines */",
        "phase plan { … action a { owner: lena }",
        'summary: """ … """',
        "// Northwind … // February to September (comment)",
        "/* several … lines */ (comment)",
        'use "people.coachplan" … use "coaches.coachplan" (imports)',
      ],
    );
  });

  it("takes a block that is not closed as far as it goes", async () => {
    assert.deepEqual(await folds("\nengagement shift {\n  phase plan {\n    lasts: 2 months"), [
      "engagement shift { … lasts: 2 months",
      "phase plan { … lasts: 2 months",
    ]);
  });
});
