import assert from "node:assert/strict";
import { definition } from "../../server/src/features/definition.ts";
import { askedAt, placeIn, wordsIn } from "../support/asked.ts";

/** The file and the words to which the name at the cursor leads. */
async function leadsTo(marked: string): Promise<string | undefined> {
  const asked = await askedAt(marked);
  const found = definition(asked.snapshot, asked.params)?.[0];
  return found && placeIn(asked, { uri: found.targetUri, range: found.targetSelectionRange });
}

const plan = (marked: string) => `
--- people.coachplan
// The people
person lena "Lena Fischer"
--- plan.coachplan
use "people.coachplan"
engagement shift {
  phase plan { action standup { owner: lena; due: 2026-07-01 } }
  ${marked}
}
`;

describe("definition", () => {
  it("of a name is its declaration, in this file or another", async () => {
    assert.equal(await leadsTo(plan("action { owner: le‸na }")), "people.coachplan:2 lena");
    assert.equal(await leadsTo(plan("action { after: ‸standup }")), "plan.coachplan:3 standup");
    assert.equal(await leadsTo(plan("action { due: 2 weeks after end of pla‸n }")), "plan.coachplan:3 plan");
  });

  it("tells the words that it starts from, and the whole block that it leads to", async () => {
    const { snapshot, document, params } = await askedAt(plan("action { after: stand‸up }"));
    const [link] = definition(snapshot, params) ?? [];
    assert.ok(link?.originSelectionRange);
    assert.equal(wordsIn(document, link.originSelectionRange), "standup");
    assert.equal(wordsIn(document, link.targetRange), "action standup { owner: lena; due: 2026-07-01 }");
  });

  it("of a declared name is itself", async () => {
    assert.equal(await leadsTo(plan("goal spe‸ed { }")), "plan.coachplan:4 speed");
  });

  it("of a name of the wrong kind is what has the name", async () => {
    assert.equal(await leadsTo(plan("contract { coach: lena‸ }")), "people.coachplan:2 lena");
  });

  it("of a path behind `use` is the file", async () => {
    assert.equal(await leadsTo(plan("").replace('"people', '"peo‸ple')), "people.coachplan:1");
  });

  it("is nowhere for other words, and for names that nothing has", async () => {
    assert.equal(await leadsTo(plan("action { own‸er: lena }")), undefined);
    assert.equal(await leadsTo(plan("action { owner: nob‸ody }")), undefined);
    assert.equal(await leadsTo(plan("").replace('use "people', 'use "missing‸')), undefined);
  });
});
