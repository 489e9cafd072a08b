import assert from "node:assert/strict";
import { sortFields } from "../../server/src/features/sortFields.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { applyAll } from "../support/completion.ts";
import { cursorOf, readMarks } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

describe("sorting the fields", () => {
  it("puts them into the order of the reference, comments with them", async () => {
    assert.equal(
      await sortedHere(`
        action standup ‸"Daily stand-up" {
          // agreed with the depots
          success: "Held on nine days of ten"
          due: 2026-07-31 // a Friday
          note: "Last"

          owner: omar
        }`),
      `
        action standup "Daily stand-up" {
          owner: omar
          due: 2026-07-31 // a Friday
          // agreed with the depots
          success: "Held on nine days of ten"

          note: "Last"
        }`,
    );
  });

  it("works on a line as well", async () => {
    assert.equal(
      await sortedHere(
        'per‸son lena "Lena" { reports-to: omar; level: middle /* soon */; role: "Depot manager" }',
      ),
      'person lena "Lena" { role: "Depot manager"; level: middle /* soon */; reports-to: omar }',
    );
  });

  it("leaves inner blocks where they are", async () => {
    assert.equal(
      await sortedHere(`
        commitment ‸c {
          addresses: mondays
          action a { owner: omar }
          leader: omar
        }`),
      `
        commitment c {
          leader: omar
          action a { owner: omar }
          addresses: mondays
        }`,
    );
  });

  it("puts what the language does not know behind the rest", async () => {
    assert.equal(
      await sortedHere('person‸ a { colour: "red"; level: middle; role: "R" }'),
      'person a { role: "R"; level: middle; colour: "red" }',
    );
  });

  it("is offered at the header of a block that needs it, and nowhere else", async () => {
    for (const marked of [
      'person ‸a { role: "R"; level: middle }',
      'person a { level: mi‸ddle; role: "R" }',
      'person ‸a { level: ; role: "R" }',
      'meeting ‸a { place: "Leeds"; by: "Omar" }',
      'person ‸a { level: middle; role: "R" // why\n}',
      "",
    ]) {
      assert.deepEqual(await titlesFor(marked.includes("‸") ? marked : `${marked}‸`), [], marked);
    }
    assert.deepEqual(await titlesFor('person ‸a { level: middle; role: "R" }'), [
      "Sort the fields of this block",
    ]);
  });

  it("is there for the whole document where source actions are asked for, and on save", async () => {
    const marked = 'person a { level: middle; role: "R" }\nphase p { outcome: "O"; lasts: 2 weeks }‸';
    assert.deepEqual(await titlesFor(marked), []);
    assert.deepEqual(await titlesFor(marked, ["quickfix"]), []);
    assert.deepEqual(await titlesFor(marked, ["source.fixAll"]), []);
    assert.deepEqual(await titlesFor(marked, ["refactor"]), []);
    for (const only of ["source", "source.sortFields", "source.sortFields.coachplan"]) {
      assert.deepEqual(await titlesFor(marked, [only]), ["Sort the fields of all blocks"]);
    }
    assert.equal(
      await sorted(marked, ["source.sortFields.coachplan"]),
      'person a { role: "R"; level: middle }\nphase p { lasts: 2 weeks; outcome: "O" }',
    );
  });

  it("knows nothing of a document that nobody knows", async () => {
    const { snapshot } = await projectOf("");
    const start = { line: 0, character: 0 };
    const params = { range: { start, end: start }, context: { diagnostics: [] } };
    assert.deepEqual(
      sortFields(snapshot, { textDocument: { uri: "memory:///other.coachplan" }, ...params }),
      [],
    );
  });
});

async function offers(marked: string, only: readonly string[] | undefined) {
  const { snapshot, file } = await projectOf(marked);
  const position = linesOf(file.text).position(cursorOf(readMarks(marked)).offset);
  const actions = sortFields(snapshot, {
    textDocument: { uri: file.uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only && { only: [...only] }) },
  });
  return { actions, file };
}

async function titlesFor(marked: string, only?: readonly string[]): Promise<string[]> {
  return (await offers(marked, only)).actions.map(({ title }) => title);
}

function sortedHere(marked: string): Promise<string> {
  return sorted(`\n${marked}`, undefined);
}

/** The text after the one action that is offered. */
async function sorted(marked: string, only: readonly string[] | undefined): Promise<string> {
  const { actions, file } = await offers(marked, only);
  const [action, ...more] = actions;
  assert.ok(action && more.length === 0, `one action is offered: ${actions.map(({ title }) => title)}`);
  return applyAll(file.text, action.edit?.changes?.[file.uri] ?? []);
}
