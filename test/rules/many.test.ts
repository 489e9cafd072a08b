/**
 * Documents with thousands of mistakes. What would take the square of their number takes minutes here, so that mocha's
 * own limit is enough to tell.
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { codeAction } from "../../server/src/features/codeAction.ts";
import { documentDiagnostic } from "../../server/src/features/diagnostic.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { buildTimeline } from "../../server/src/timeline/build.ts";
import { applyAll } from "../support/completion.ts";
import { type Project, projectOf } from "../support/project.ts";

const MANY = 5_000;

describe("of thousands of mistakes", () => {
  it("each that stands below its block's first word is told, and mended with all others", async () => {
    const project = await projectOf(many(() => 'person a\n"b"\n'));
    equal(count(project, "syntax/unexpected"), MANY);
    equal(count(project, "name/duplicate-id"), MANY - 1);
    equal((await mended(project)).includes('\n"b"'), false);
  });

  it("each unknown name is told once, with what is meant as long as somebody could read it", async () => {
    const people = many((i) => `person p${letters(i)} "P" { role: "Head"; level: middle }\n`);
    const actions = many((i) => `  action a${i} "A" { owner: p${letters(i)}x }\n`);
    const project = await projectOf(`${people}engagement e "E" {\n${actions}}\n`);
    const found = findingsOf(project.snapshot, project.file.uri).filter(
      ({ code }) => code === "name/not-found",
    );
    equal(found.length, MANY);
    equal(found[0]?.message.instead, "Write “paaaa” if that is what you mean.");
    equal(found.at(-1)?.message.instead, "Correct the name, or write the block that has it.");
  });

  it("one name in thousands of places is one, with some of them beside it", async () => {
    const project = await projectOf(`team t "T" { lead: bob; members: ${many(() => "bob,\n  ")}bob }\n`);
    const [found] = findingsOf(project.snapshot, project.file.uri).filter(
      ({ code }) => code === "name/not-found",
    );
    ok(found?.message.what.includes(`${MANY + 2} places`), found?.message.what);
    equal(found?.related.length, 50);
  });

  it("a list of strangers has each of them told", async () => {
    const project = await projectOf(
      `team t "T" { lead: x; members: ${many((i) => `${letters(i)},\n  `)}x }\n`,
    );
    equal(count(project, "name/not-found"), MANY + 1);
  });

  it("unknown fields of one block are all told", async () => {
    const project = await projectOf(`engagement e "E" {\n${many((i) => `  zz${letters(i)}: "x"\n`)}}\n`);
    equal(count(project, "name/unknown-field"), MANY);
  });

  it("a key in people who report to each other in a long row shows at once", async () => {
    const project = await projectOf(
      many((i) => `person p${i} "P" { role: "Head"; level: middle; reports-to: p${(i + 1) % MANY} }\n`),
    );
    const { workspace, file } = project;
    const start = { line: MANY >> 1, character: "person ".length };
    workspace.change(file.uri, 2, [{ range: { start, end: start }, text: "x" }]);
    const after = documentDiagnostic(workspace.snapshot(), { textDocument: { uri: file.uri } });
    deepEqual(
      after.map(({ code }) => code).filter((code) => code !== "name/unused"),
      ["name/not-found"],
    );
  });

  it("days that count from each other in a long row stand in the timeline", async () => {
    const actions = many((i) => `  action a${i} { lasts: 1 day${i > 0 ? `; after: a${i - 1}` : ""} }\n`);
    const { snapshot, file } = await projectOf(`engagement e "E" {\n  starts: 2026-02-02\n${actions}}\n`);
    const model = buildTimeline(snapshot, file.uri);
    equal(model?.engagements[0]?.lanes.flatMap(({ items }) => items).length, MANY);
  });
});

function many(written: (i: number) => string): string {
  return Array.from({ length: MANY }, (_, i) => written(i)).join("");
}

/** Four letters that stand for a number. */
function letters(number: number): string {
  return [17_576, 676, 26, 1]
    .map((place) => String.fromCharCode(97 + (Math.floor(number / place) % 26)))
    .join("");
}

function count({ snapshot, file }: Project, code: string): number {
  return findingsOf(snapshot, file.uri).filter((one) => one.code === code).length;
}

/** The text after all certain fixes at once. */
async function mended({ snapshot, file }: Project): Promise<string> {
  const [action] = codeAction(
    snapshot,
    {
      textDocument: { uri: file.uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ["source.fixAll"] },
    },
    { snippets: false, newFiles: false, lazy: false },
  );
  return applyAll(file.text, action?.edit?.changes?.[file.uri] ?? []);
}
