import { deepEqual } from "node:assert/strict";
import { patience } from "../../client/src/patience.ts";

describe("a server that dies", () => {
  const minutes = (count: number) => count * 60_000;
  const deaths = (...at: readonly number[]) => {
    let now = 0;
    const isWorthIt = patience(() => now);
    return at.map((time) => {
      now = time;
      return isWorthIt();
    });
  };

  it("is started again five times in three minutes, then left to the author", () => {
    deepEqual(deaths(0, 1, 2, 3, 4, 5), [true, true, true, true, true, false]);
  });

  it("is started again however often, where some time lies between", () => {
    deepEqual(new Set(deaths(...Array.from({ length: 40 }, (_, i) => minutes(i)))), new Set([true]));
  });

  it("that was started by hand may die as often again", () => {
    deepEqual(deaths(0, 1, 2, 3, 4, 5, 6, 7), [true, true, true, true, true, false, true, true]);
  });
});
