import assert from "node:assert/strict";
import { linkedEditingRange } from "../../server/src/features/linkedEditingRange.ts";
import { askedAt, wordsIn } from "../support/asked.ts";

/** The lines on which the name at the cursor changes along. */
async function along(marked: string): Promise<readonly string[] | undefined> {
  const { snapshot, document, params } = await askedAt(marked);
  return linkedEditingRange(snapshot, params)?.ranges.map(
    (range) => `${range.start.line + 1} ${wordsIn(document, range)}`,
  );
}

const plan = `
person lena "Lena"
engagement shift {
  action standup { owner: lena }
  action limits { after: standup; due: 2 weeks after standup }
}
`;

describe("editing an id and its mentions together", () => {
  it("takes a block inside an engagement, whose mentions all stand there", async () => {
    assert.deepEqual(await along(plan.replace("action standup", "action stand‸up")), [
      "3 standup",
      "4 standup",
      "4 standup",
    ]);
  });

  it("does not begin at a mention: there another name is chosen", async () => {
    assert.equal(await along(plan.replace("after: standup", "after: stand‸up")), undefined);
  });

  it("leaves names that other files may mention to rename", async () => {
    assert.equal(await along(plan.replace("person lena", "person le‸na")), undefined);
  });

  it("leaves alone what nobody mentions, and what is declared twice", async () => {
    assert.equal(await along(plan.replace("action limits", "action lim‸its")), undefined);
    const twice = plan.replace("action limits", "goal standup { }\n  action limits");
    assert.equal(await along(twice.replace("action standup", "action stand‸up")), undefined);
  });
});
