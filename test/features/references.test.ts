import assert from "node:assert/strict";
import { references } from "../../server/src/features/references.ts";
import { askedAt, placeIn } from "../support/asked.ts";

/** Where the name at the cursor is mentioned. */
async function mentions(marked: string, includeDeclaration = true): Promise<readonly string[] | undefined> {
  const asked = await askedAt(marked);
  const found = references(asked.snapshot, { ...asked.params, context: { includeDeclaration } });
  return found?.map((place) => placeIn(asked, place));
}

const project = (person: string, plan = "") => `
--- people.coachplan
person ${person} "Lena Fischer" { }
team depots { lead: lena; members: lena }
--- other.coachplan
use "people.coachplan"
engagement other { stakeholders: lena, depots }
--- plan.coachplan
use "people.coachplan"
engagement shift {
  leaders: lena
  phase plan { lasts: 2 months }
  action standup { owner: lena; starts: end of plan; due: 1 week after end of plan }
  action limits { after: standup; with: lena }
  ${plan}
}
`;

describe("references", () => {
  it("of a person are all mentions in all files, the declaration first", async () => {
    assert.deepEqual(await mentions(project("le‸na")), [
      "people.coachplan:1 lena",
      "people.coachplan:2 lena",
      "people.coachplan:2 lena",
      "other.coachplan:2 lena",
      "plan.coachplan:3 lena",
      "plan.coachplan:5 lena",
      "plan.coachplan:6 lena",
    ]);
  });

  it("leave the declaration out where it is not wanted", async () => {
    assert.equal((await mentions(project("le‸na"), false))?.[0], "people.coachplan:2 lena");
  });

  it("may be asked from a mention, a title or a keyword, and count names in dates", async () => {
    const plan = project("lena").replace("end of plan;", "end of pl‸an;");
    const expected = ["plan.coachplan:4 plan", "plan.coachplan:5 plan", "plan.coachplan:5 plan"];
    assert.deepEqual(await mentions(plan), expected);
    assert.deepEqual(await mentions(project("lena").replace("phase", "pha‸se")), expected);
  });

  it("count a name that is of the wrong kind for its field", async () => {
    assert.ok(
      (await mentions(project("le‸na", "contract { coach: lena }")))?.includes("plan.coachplan:7 lena"),
    );
  });

  it("are nowhere for what is no name", async () => {
    assert.equal(await mentions(project("lena").replace("lasts", "las‸ts")), undefined);
    assert.equal(await mentions(project("lena", "action { owner: nob‸ody }")), undefined);
  });
});
