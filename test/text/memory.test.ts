import { deepEqual, equal } from "node:assert/strict";
import { memoryOf } from "../../server/src/text/memory.ts";

describe("a memory", () => {
  it("remembers what was said of an object, each memory by itself, until it is told otherwise", () => {
    const [ages, names] = [memoryOf<object, number>(), memoryOf<object, string>()];
    const [one, other] = [{}, []];
    ages.set(one, 1);
    names.set(one, "one");
    ages.set(one, 2);
    equal(ages.get(one), 2);
    equal(names.get(one), "one");
    equal(ages.get(other), undefined);
    ages.delete(one);
    equal(ages.has(one), false);
    equal(names.has(one), true);
  });

  it("shows nobody what it remembers", () => {
    const secrets = memoryOf<object, string>();
    const tree = { text: "x" };
    secrets.set(tree, "secret");
    deepEqual(tree, { text: "x" });
    deepEqual(Reflect.ownKeys(tree), ["text"]);
    deepEqual({ ...tree }, { text: "x" });
    equal(secrets.get({ ...tree }), undefined);
  });
});
