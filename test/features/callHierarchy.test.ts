import assert from "node:assert/strict";
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from "../../server/src/features/callHierarchy.ts";
import { askedAt, wordsIn } from "../support/asked.ts";

const plan = `
engagement shift {
  starts: 2026-02-02
  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" { lasts: 2 months; after: diagnostic }
  milestone go "The board agrees" { on: end of plan }
  action standup "Daily stand-up" { owner: lena; after: go; due: 2026-07-01 }
  action limits { after: standup, plan; due: 2 weeks after standup }
  goal speed { by: 1 month after limits }
}
`;

/** What waits for the block at the cursor, and what it waits for, each with the words that say so. */
async function hierarchy(words: string, cursor: string) {
  const { snapshot, document, params } = await askedAt(plan.replace(words, cursor));
  const [item] = prepareCallHierarchy(snapshot, params) ?? [];
  if (!item) return undefined;
  const line = ({ name, detail }: { name: string; detail?: string }, ranges: readonly string[]) =>
    `${name}${detail === undefined ? "" : ` (${detail})`}: ${ranges.join(", ")}`;
  return {
    item: line(item, []),
    waitsFor: outgoingCalls(snapshot, { item }).map(({ to, fromRanges }) =>
      line(
        to,
        fromRanges.map((range) => wordsIn(document, range)),
      ),
    ),
    waiting: incomingCalls(snapshot, { item }).map(({ from, fromRanges }) =>
      line(
        from,
        fromRanges.map((range) => wordsIn(document, range)),
      ),
    ),
  };
}

describe("what waits for what", () => {
  it("is told of an action, with owner and days", async () => {
    assert.deepEqual(await hierarchy("action standup", "action stand‸up"), {
      item: "Daily stand-up (lena · 23 May – 1 Jul 2026): ",
      waitsFor: ["The board agrees (Fri 22 May 2026): go"],
      waiting: ["limits (2 Jul – 15 Jul 2026): standup, standup"],
    });
  });

  it("is told of a phase and a milestone, also where days count from them", async () => {
    assert.deepEqual((await hierarchy("phase plan", "pha‸se plan"))?.waiting, [
      "The board agrees (Fri 22 May 2026): plan",
      "limits (2 Jul – 15 Jul 2026): plan",
    ]);
    assert.deepEqual((await hierarchy('"The board agrees"', '"The bo‸ard agrees"'))?.waitsFor, [
      "Plan (23 Mar – 22 May 2026): plan",
    ]);
  });

  it("begins at a mention, too", async () => {
    assert.match((await hierarchy("after: standup", "after: stand‸up"))?.item ?? "", /^Daily stand-up/);
  });

  it("is nothing that goals or people have", async () => {
    assert.equal(await hierarchy("goal speed", "goal spe‸ed"), undefined);
  });
});
