import { deepEqual, equal } from "node:assert/strict";
import { latest } from "../../client/src/preview/latest.ts";

describe("asking for the newest timeline", () => {
  /** An asker whose calls end when the test says so. */
  function asker() {
    const underWay: (() => void)[] = [];
    let calls = 0;
    const wish = latest(() => {
      calls += 1;
      return new Promise<void>((end) => underWay.push(end));
    });
    const turn = () => new Promise((next) => setImmediate(next));
    return {
      wish,
      calls: () => calls,
      async end() {
        underWay.shift()?.();
        await turn();
      },
    };
  }

  it("asks at once, and once more for all that was wished meanwhile", async () => {
    const { wish, calls, end } = asker();
    wish();
    equal(calls(), 1);
    for (let key = 0; key < 10; key += 1) wish();
    equal(calls(), 1);
    await end();
    equal(calls(), 2);
    await end();
    equal(calls(), 2);
    wish();
    equal(calls(), 3);
  });

  it("ends with the state that was there at the last wish", async () => {
    let state = 0;
    const seen: number[] = [];
    let end = () => {};
    const wish = latest(() => {
      seen.push(state);
      return new Promise<void>((done) => {
        end = done;
      });
    });
    for (state = 1; state < 6; state += 1) wish();
    state = 5;
    end();
    await new Promise((next) => setImmediate(next));
    deepEqual(seen, [1, 5]);
  });
});
