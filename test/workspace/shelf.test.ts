import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { Shelf } from "../../server/src/workspace/shelf.ts";

/** Puts a value under a key, or takes away what is there. */
const step = fc.record({
  key: fc.oneof(fc.constantFrom("a", "b", "c"), fc.string()),
  value: fc.option(fc.nat(9), { nil: undefined }),
});

describe("a shelf", () => {
  it("is what a map is after the same steps, and stays so whatever is made of it afterwards", () => {
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (steps, further) => {
        const map = new Map<string, number>();
        let shelf = Shelf.empty<number>();
        for (const { key, value } of steps) {
          if (value === undefined) map.delete(key);
          else map.set(key, value);
          shelf = value === undefined ? shelf.without(key) : shelf.with(key, value);
        }
        let later = shelf;
        for (const { key, value } of further)
          later = value === undefined ? later.without(key) : later.with(key, value);
        deepEqual(new Map(shelf.entries()), map);
        for (const key of map.keys()) equal(shelf.get(key), map.get(key));
        for (const { key } of further) equal(shelf.has(key), map.has(key));
      }),
    );
  });

  it("tells of another one all keys under which that has something else", () => {
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (steps, further) => {
        const put = (shelf: Shelf<number>, all: typeof steps) =>
          all.reduce(
            (made, { key, value }) => (value === undefined ? made.without(key) : made.with(key, value)),
            shelf,
          );
        const one = put(Shelf.empty(), steps);
        const other = put(one, further);
        const told = new Set(other.differences(one));
        const keys = [...steps, ...further].map(({ key }) => key);
        deepEqual(
          keys.filter((key) => one.get(key) !== other.get(key) && !told.has(key)),
          [],
        );
        deepEqual([...one.differences(one)], []);
      }),
    );
  });
});
