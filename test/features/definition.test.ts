import assert from "node:assert/strict";
import { definition } from "../../server/src/features/definition.ts";
import { cursorOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

/** The file and the words to which the name at the cursor leads. */
async function leadsTo(marked: string): Promise<string | undefined> {
  const { snapshot, files } = await projectOf(marked);
  const { uri, offset } = cursorOf(files);
  const position = snapshot.document(uri)?.lines.position(offset) ?? { line: 0, character: 0 };
  const found = definition(snapshot, { textDocument: { uri }, position });
  if (!found) return undefined;
  const file = files.find((one) => one.uri === found.uri);
  const lines = snapshot.document(found.uri)?.lines;
  assert.ok(file && lines);
  const words = file.text.slice(lines.offset(found.range.start), lines.offset(found.range.end));
  return `${file.name}:${found.range.start.line + 1} ${words}`;
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

  it("of a declared name is itself", async () => {
    assert.equal(await leadsTo(plan("goal spe‸ed { }")), "plan.coachplan:4 speed");
  });

  it("of a name of the wrong kind is what has the name", async () => {
    assert.equal(await leadsTo(plan("contract { coach: lena‸ }")), "people.coachplan:2 lena");
  });

  it("of a path behind `use` is the file", async () => {
    assert.equal(await leadsTo(plan("").replace('"people', '"peo‸ple')), "people.coachplan:1 ");
  });

  it("is nowhere for other words, and for names that nothing has", async () => {
    assert.equal(await leadsTo(plan("action { own‸er: lena }")), undefined);
    assert.equal(await leadsTo(plan("action { owner: nob‸ody }")), undefined);
    assert.equal(await leadsTo(plan("").replace('use "people', 'use "missing‸')), undefined);
  });
});
