import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as protocol from "../../server/src/protocol.ts";

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("docs/protocol.md", () => {
  const page = text("docs/protocol.md");
  const values = Object.values<unknown>(protocol).filter((value) => typeof value === "string");

  it("tells of every name and every message of protocol.ts", () => {
    const source = text("server/src/protocol.ts");
    const names = [...source.matchAll(/^export (?:const|function|interface|type) (\w+)/gm)].map(
      ([, name = ""]) => name,
    );
    const messages = [...source.matchAll(/type: "(\w+)"/g)].map(([, name = ""]) => name);
    deepEqual(
      [...names, ...messages, ...values].filter((name) => !page.includes(`\`${name}`)),
      [],
    );
  });

  it("tells of no message that there is none of", () => {
    const told = new Set([...page.matchAll(/`(coachplan\/\w+)`/g)].map(([, name = ""]) => name));
    deepEqual(
      [...told].filter((name) => !values.includes(name)),
      [],
    );
  });
});
