import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as protocol from "../../server/src/protocol.ts";

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("docs/protocol.md", () => {
  const page = text("docs/protocol.md");

  it("tells of every name and every message of protocol.ts", () => {
    const source = text("server/src/protocol.ts");
    const names = [...source.matchAll(/^export (?:const|interface|type) (\w+)/gm)].map(
      ([, name = ""]) => name,
    );
    const messages = [...source.matchAll(/type: "(\w+)"/g)].map(([, name = ""]) => name);
    deepEqual(
      [...names, ...messages, ...Object.values<string>(protocol)].filter(
        (name) => !page.includes(`\`${name}`),
      ),
      [],
    );
  });

  it("tells of no message that there is none of", () => {
    const told = new Set([...page.matchAll(/`(coachplan\/\w+)`/g)].map(([, name = ""]) => name));
    const known: readonly string[] = Object.values(protocol);
    deepEqual(
      [...told].filter((name) => !known.includes(name)),
      [],
    );
  });
});
