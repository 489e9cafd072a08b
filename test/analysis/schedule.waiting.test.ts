import assert from "node:assert/strict";
import type { Entity } from "../../server/src/analysis/entity.ts";
import { scheduled } from "./scheduled.ts";

const ids = (entities: readonly Entity[]) => entities.map(({ id }) => id);

/** An engagement from 2 February to 31 December 2026, with these actions in it. */
const plan = (actions: string) =>
  scheduled(`engagement e {
    starts: 2026-02-02
    ends: 2026-12-31
    ${actions}
  }`);

const slack = (actions: string, id: string) => {
  const { schedule, entity } = plan(actions);
  return schedule(id).slack(entity(id));
};

describe("who waits for whom", () => {
  it("stands in the field after, each once", () => {
    const { schedule, entity } = plan(`
      milestone go { on: 2026-03-01 }
      action a { after: go; lasts: 1 week }
      action b { after: a, go, a; lasts: 1 week }
    `);
    assert.deepEqual(ids(schedule("e").waitsFor(entity("b"))), ["a", "go"]);
    assert.deepEqual(ids(schedule("e").waiting(entity("go"))), ["a", "b"]);
    assert.deepEqual(ids(schedule("e").waiting(entity("b"))), []);
  });

  it("is the phase before, for a phase that says nothing", () => {
    const { schedule, entity } = plan(`
      phase one { lasts: 2 weeks }
      phase two { lasts: 2 weeks }
      phase three { starts: 2026-06-01; lasts: 2 weeks }
    `);
    assert.deepEqual(ids(schedule("e").waiting(entity("one"))), ["two"]);
    assert.deepEqual(ids(schedule("e").waitsFor(entity("three"))), []);
  });
});

describe("slack", () => {
  it("is unknown where nothing waits", () => {
    assert.equal(slack("action a { due: 2026-03-10 }", "a"), undefined);
  });

  it("is the days between an end and a written beginning", () => {
    const waiter = (starts: string) =>
      `action a { due: 2026-03-10 } action b { after: a; starts: ${starts}; due: 2026-05-01 }`;
    assert.equal(slack(waiter("2026-03-11"), "a"), 0);
    assert.equal(slack(waiter("2026-03-20"), "a"), 9);
    assert.equal(slack(waiter("2026-03-01"), "a"), -10);
  });

  it("is none where what waits would lose time of its own: its last day is written", () => {
    assert.equal(slack("action a { due: 2026-03-10 } action b { after: a; due: 2026-05-01 }", "a"), 0);
  });

  it("is what another one that ends later leaves", () => {
    const both = "action a { due: 2026-03-10 } action b { due: 2026-03-25 }";
    assert.equal(slack(`${both} action c { after: a, b; due: 2026-05-01 }`, "a"), 15);
    assert.equal(slack(`${both} action c { after: a, b; due: 2026-05-01 }`, "b"), 0);
  });

  it("goes on through what only moves along, up to a written day", () => {
    const chain = `
      action a { due: 2026-03-10 }
      action b { after: a; lasts: 10 days }
      action c { after: b; due: 5 days after start of c }
      action d { after: c; starts: 2026-04-01; due: 2026-04-30 }
    `;
    // b lasts from 11 to 20 March, c from 21 to 26 March; d begins on 1 April.
    assert.equal(slack(chain, "c"), 5);
    assert.equal(slack(chain, "b"), 5);
    assert.equal(slack(chain, "a"), 5);
  });

  it("ends with the engagement, where nothing else is in the way", () => {
    assert.equal(slack("action a { due: 2026-12-01 } action b { after: a; lasts: 10 days }", "a"), 20);
  });

  it("is the least of what all that wait leave", () => {
    const two = `
      action a { due: 2026-03-10 }
      action b { after: a; starts: 2026-03-20; due: 2026-05-01 }
      action c { after: a; starts: 2026-03-15; due: 2026-05-01 }
    `;
    assert.equal(slack(two, "a"), 4);
  });

  it("is unknown in a circle, and where a day cannot be worked out", () => {
    assert.equal(
      slack("action a { after: b; lasts: 1 week } action b { after: a; lasts: 1 week }", "a"),
      undefined,
    );
    assert.equal(slack("action a { due: 2026-02-31 } action b { after: a; lasts: 1 week }", "a"), undefined);
  });

  it("is known of a chain of thousands", () => {
    const chain = Array.from(
      { length: 3000 },
      (_, i) => `action a${i} { ${i === 0 ? "starts: 2026-02-02" : `after: a${i - 1}`}; lasts: 1 day }`,
    );
    const { schedule, entity } = scheduled(`engagement e { ends: 2040-12-31\n${chain.join("\n")} }`);
    assert.equal(schedule("e").slack(entity("a0")), schedule("e").slack(entity("a2998")));
  });
});
