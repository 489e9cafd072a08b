import assert from "node:assert/strict";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { taken } from "../support/completion.ts";
import { projectOf } from "../support/project.ts";

describe("a plan that is written with completion alone", () => {
  it("goes from an empty file to phases, actions, a contract and its reviews without an error or a warning", async () => {
    const plan = await written([
      ["", "new plan"],
      [below("lasts: 7 weeks"), "conversation"],
      [below(/conversation .*/), "observation"],
      [below(/observation .*/), "insight"],
      [below("lasts: 2 months"), "feedback"],
      [below(/feedback .*/), "commitment"],
      [below("addresses: insight"), "action"],
      [below(/success: .*/), "status", "in-progress"],
      [below("status: in-progress"), "progress", "50%"],
      [below("progress: 50%"), "starts", "start of plan"],
      [below("lasts: 4 months"), "training"],
      [below(/training .*[^}]*\}/), "milestone"],
      [below(/starts: 20.*/), "goal"],
      [below(/phase implementation [\s\S]*?\n {2}\}/), "contract"],
      [below(/result [^}]*\}/), "review three-way"],
      [below(/review three-way .*/), "review midpoint"],
      [below(/review midpoint .*/), "review closing"],
      [below(/review closing .*/), "session"],
    ]);
    // Whom else the diagnostic should hear, only the coach can say.
    const told = (await findings(plan)).filter((finding) => !finding.includes("diagnostic/coverage"));
    assert.deepEqual(told, []);
  });

  it("may be written block by block, name by name", async () => {
    const plan = await written([
      ["", "organization"],
      ["\n", "person"],
      ["\n", "team"],
      ["\n", "coach"],
      ["\n\n", "engagement"],
      [below("lasts: 2 months"), "commitment"],
      [below(/leader: .*/), "success"],
      [below(/success: .*/), "action"],
    ]);
    const errors = (await findings(plan)).filter((finding) => finding.startsWith("error"));
    assert.deepEqual(errors, []);
  });
});

/** Where the cursor goes (below these words, or so many characters further), and what is picked there one after the other. */
type Step = readonly [move: string | Move, ...picks: readonly string[]];
type Move = (text: string) => string;

/** Begins a new line below the one on which these words end, as deep as it. */
function below(words: string | RegExp): Move {
  return (text) => {
    const found = typeof words === "string" ? words : (words.exec(text)?.[0] ?? "");
    const at = text.indexOf(found);
    assert.ok(found !== "" && at >= 0, `${words} stands in\n${text}`);
    const last =
      text
        .slice(0, at + found.length)
        .split("\n")
        .at(-1) ?? "";
    const indent = /^ */.exec(last)?.[0] ?? "";
    const end = at + found.length;
    return `${text.slice(0, end)}\n${indent}‸${text.slice(end)}`;
  };
}

async function written(steps: readonly Step[]): Promise<string> {
  let marked = "‸";
  for (const [move, ...picks] of steps) {
    const text = marked.replace("‸", "");
    marked = typeof move === "string" ? `${text}${move}‸` : move(text);
    for (const pick of picks) marked = await taken(marked, pick);
  }
  return marked.replace("‸", "");
}

async function findings(plan: string): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(plan);
  return findingsOf(snapshot, file.uri).map(
    ({ code, severity, span }) => `${severity} ${code}: ${plan.slice(span.start, span.end)}`,
  );
}
