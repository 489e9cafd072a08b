import assert from "node:assert/strict";
import { documentHighlight } from "../../server/src/features/documentHighlight.ts";
import { askedAt, wordsIn } from "../support/asked.ts";

const kinds = ["", "text", "read", "write"];

/** What lights up with the cursor there: `write 2 lena` for a declaration on line 2. */
async function lit(marked: string): Promise<readonly string[] | undefined> {
  const { snapshot, document, params } = await askedAt(marked);
  return documentHighlight(snapshot, params)?.map(
    ({ range, kind = 1 }) => `${kinds[kind]} ${range.start.line + 1} ${wordsIn(document, range)}`,
  );
}

describe("highlights", () => {
  it("of a name: where it is declared is written, where it is mentioned is read", async () => {
    const plan = `
person lena "Lena"
engagement shift {
  leaders: lena
  action standup { owner: le‸na; status: done }
}
`;
    assert.deepEqual(await lit(plan), ["write 1 lena", "read 3 lena", "read 4 lena"]);
  });

  it("of a name from another file: its mentions in this one", async () => {
    const plan = `
--- people.coachplan
person lena "Lena"
--- plan.coachplan
use "people.coachplan"
engagement shift { leaders: le‸na }
`;
    assert.deepEqual(await lit(plan), ["read 2 lena"]);
  });

  it("of a keyword: the block's braces", async () => {
    const plan = "person dana { }\nengagement shift {\n  pha‸se plan {\n    lasts: 1 week\n  }\n}";
    assert.deepEqual(await lit(plan), ["text 3 phase", "text 3 {", "text 5 }"]);
  });

  it("of a choice: who else says the same", async () => {
    const plan = `
engagement shift {
  action a { status: do‸ne }
  action done { status: planned }
  milestone m { status: done }
}
`;
    assert.deepEqual(await lit(plan), ["text 2 done", "text 4 done"]);
  });

  it("of other words are left to the editor", async () => {
    assert.equal(await lit('person dana { role: "Chi‸ef" }'), undefined);
  });
});
