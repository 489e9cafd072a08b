import assert from "node:assert/strict";
import type { SelectionRange } from "vscode-languageserver-types";
import { selectionRange } from "../../server/src/features/selectionRange.ts";
import { askedAt, wordsIn } from "../support/asked.ts";

/** What is selected step by step, the innermost first. */
async function steps(marked: string): Promise<readonly string[]> {
  const { snapshot, document, params } = await askedAt(marked);
  const [innermost] = selectionRange(snapshot, { ...params, positions: [params.position] }) ?? [];
  const words: string[] = [];
  for (let at: SelectionRange | undefined = innermost; at; at = at.parent)
    words.push(wordsIn(document, at.range));
  return words;
}

describe("growing a selection", () => {
  it("goes from the word over the value, the field and the block to the document", async () => {
    assert.deepEqual(
      await steps("engagement shift {\n  action a { owner: le‸na, dana; due: 2026-07-01 }\n}\n"),
      [
        "lena",
        "lena, dana",
        "owner: lena, dana",
        "owner: lena, dana; due: 2026-07-01",
        "action a { owner: lena, dana; due: 2026-07-01 }",
        "engagement shift {\n  action a { owner: lena, dana; due: 2026-07-01 }\n}",
        "engagement shift {\n  action a { owner: lena, dana; due: 2026-07-01 }\n}\n",
      ],
    );
  });

  it("takes the parts of a date one by one", async () => {
    const found = await steps("engagement shift { goal g { by: 6 weeks after start of pl‸an } }");
    assert.deepEqual(found.slice(0, 4), [
      "plan",
      "start of plan",
      "6 weeks after start of plan",
      "by: 6 weeks after start of plan",
    ]);
    const recurrence = await steps("contract { sessions: 8 every 2 we‸eks on Tuesday for 90 minutes }");
    assert.deepEqual(recurrence.slice(0, 3), [
      "weeks",
      "2 weeks",
      "8 every 2 weeks on Tuesday for 90 minutes",
    ]);
  });

  it("takes word, sentence, line and paragraph of a text", async () => {
    const marked = `engagement shift {
  summary: """
    Depots wait. They par‸k problems.
    Until Monday.

    Nobody decides.
    """
}`;
    assert.deepEqual((await steps(marked)).slice(0, 5), [
      "park",
      "They park problems.",
      "Depots wait. They park problems.",
      "Depots wait. They park problems.\n    Until Monday.",
      "\n    Depots wait. They park problems.\n    Until Monday.\n\n    Nobody decides.\n    ",
    ]);
  });

  it("takes what stands between quotes before the quotes", async () => {
    assert.deepEqual((await steps('person dana "Dana Re‸yes" { }')).slice(0, 4), [
      "Reyes",
      "Dana Reyes",
      '"Dana Reyes"',
      'dana "Dana Reyes"'.replace("dana", "person dana"),
    ]);
  });

  it("knows comments, keywords and empty places", async () => {
    assert.deepEqual(await steps("// until the sum‸mer"), ["summer", "// until the summer"]);
    assert.deepEqual((await steps("per‸son dana { }")).slice(0, 2), ["person", "person dana"]);
    assert.deepEqual(await steps("‸"), [""]);
  });
});
