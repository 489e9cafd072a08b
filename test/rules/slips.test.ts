import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Finding } from "../../server/src/rules/findings.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { breachesIn } from "../support/fixLaw.ts";
import { uriOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

const plan = readFileSync(new URL("plan.coachplan", import.meta.url), "utf8");
const signs = /["{}:;,]/g;

/** What a slip makes of the plan: the text before the sign, the sign, and what is behind it. */
type Slip = (before: string, sign: string, behind: string) => string;

describe("one sign too many or too few, anywhere in a plan,", () => {
  const slips: Readonly<Record<string, Slip>> = {
    "that is lost": (before, _, behind) => before + behind,
    "that stands twice": (before, sign, behind) => before + sign + sign + behind,
  };
  for (const [slip, put] of Object.entries(slips)) {
    for (const lineBreak of ["\n", "\r\n"]) {
      const name = `${slip} gives one message at most, and a fix that mends it (${JSON.stringify(lineBreak)})`;
      it(name, async () => {
        const { workspace } = await projectOf("");
        const uri = uriOf("plan.coachplan");
        const text = plan.replaceAll("\n", lineBreak);
        const wrong: string[] = [];
        let version = 1;
        for (const { 0: sign, index } of text.matchAll(signs)) {
          const changed = put(text.slice(0, index), sign, text.slice(index + 1));
          version += 100;
          workspace.change(uri, version, [{ text: changed }]);
          const found = findingsOf(workspace.snapshot(), uri);
          const line = text.slice(text.lastIndexOf("\n", index) + 1, text.indexOf("\n", index));
          if (found.length > 1) wrong.push(`${line.trim()}: ${found.map(inShort).join(", ")}`);
          if (lineBreak === "\n") wrong.push(...breachesIn(workspace, uri));
        }
        deepEqual(wrong, []);
      }).timeout(60000);
    }
  }
});

describe("the first line of a block that is lost, anywhere in a plan,", () => {
  it("gives one message, and a fix that puts it in again", async () => {
    const { workspace } = await projectOf("");
    const uri = uriOf("plan.coachplan");
    const lines = plan.split("\n");
    const wrong: string[] = [];
    let version = 1;
    for (const [i, line] of lines.entries()) {
      if (!line.endsWith("{")) continue;
      version += 100;
      workspace.change(uri, version, [{ text: lines.toSpliced(i, 1).join("\n") }]);
      const found = findingsOf(workspace.snapshot(), uri);
      if (found.length !== 1 || found[0]?.code !== "syntax/unopened-block" || found[0].fixes().length !== 1)
        wrong.push(`${line.trim()}: ${found.map(inShort).join(", ")}`);
      wrong.push(...breachesIn(workspace, uri));
    }
    deepEqual(wrong, []);
  });

  it("is told for each, where one stood in the other", async () => {
    const { workspace } = await projectOf("");
    const uri = uriOf("plan.coachplan");
    const text = plan.replace(/^ *(?:commitment|action standup) .*\n/gm, "");
    workspace.change(uri, 2, [{ text }]);
    deepEqual(
      findingsOf(workspace.snapshot(), uri).map(({ code }) => code),
      ["syntax/unopened-block", "syntax/unopened-block"],
    );
  });

  it("hides no other mistake", async () => {
    const { workspace } = await projectOf("");
    const uri = uriOf("plan.coachplan");
    const text = plan
      .replace(/^ *action standup .*\n/m, "")
      .replace("owner: omar", "owner: olga")
      .replace("status: in-progress", "status: begun");
    workspace.change(uri, 2, [{ text }]);
    deepEqual(
      findingsOf(workspace.snapshot(), uri).map(({ code }) => code),
      ["syntax/unopened-block", "name/not-found"],
    );
  });
});

describe("one word mistyped, anywhere in a plan,", () => {
  it("gives one message at most", async () => {
    const { workspace } = await projectOf("");
    const uri = uriOf("plan.coachplan");
    const wrong: string[] = [];
    let version = 1;
    for (const { 0: word, index } of plan.matchAll(/(?<![\p{L}\d-])\p{L}[\p{L}\d-]+/gu)) {
      version += 1;
      const text = plan.slice(0, index) + word.slice(0, -1) + plan.slice(index + word.length);
      workspace.change(uri, version, [{ text }]);
      const found = findingsOf(workspace.snapshot(), uri);
      if (found.length > 1) wrong.push(`${word} at ${index}: ${found.map(inShort).join(", ")}`);
    }
    deepEqual(wrong, []);
  }).timeout(60000);
});

function inShort({ code, span }: Finding): string {
  return `${code} at ${span.start}`;
}
