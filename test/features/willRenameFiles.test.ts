import assert from "node:assert/strict";
import { willRenameFiles } from "../../server/src/features/willRenameFiles.ts";
import { wordsIn } from "../support/asked.ts";
import { uriOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

const project = `
--- clients/people.coachplan
person lena "Lena"
--- clients/north/coaches.coachplan
use "../people.coachplan"
coach priya "Priya"
--- clients/north/plan.coachplan
use "../people.coachplan"
use "./coaches.coachplan"
use "missing.coachplan"
engagement shift { leaders: lena }
`;

/** The paths that change when this moves there. */
async function paths(...moves: readonly (readonly [from: string, to: string])[]): Promise<readonly string[]> {
  const { snapshot } = await projectOf(project);
  const files = moves.map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
  return Object.entries(willRenameFiles(snapshot, { files })?.changes ?? {}).flatMap(([uri, edits]) =>
    edits.map(({ range, newText }) => {
      const document = snapshot.document(uri);
      assert.ok(document);
      return `${uri.slice(uriOf("").length)}: ${wordsIn(document, range)} → ${newText}`;
    }),
  );
}

describe("renaming a file", () => {
  it("changes the paths that name it", async () => {
    assert.deepEqual(await paths(["clients/people.coachplan", "clients/staff.coachplan"]), [
      'clients/north/coaches.coachplan: "../people.coachplan" → "../staff.coachplan"',
      'clients/north/plan.coachplan: "../people.coachplan" → "../staff.coachplan"',
    ]);
    assert.deepEqual(
      await paths(["clients/north/coaches.coachplan", "clients/north/all coaches.coachplan"]),
      ['clients/north/plan.coachplan: "./coaches.coachplan" → "./all coaches.coachplan"'],
    );
  });

  it("changes the paths in it when it moves to another folder", async () => {
    assert.deepEqual(await paths(["clients/north/plan.coachplan", "plan.coachplan"]), [
      'clients/north/plan.coachplan: "../people.coachplan" → "clients/people.coachplan"',
      'clients/north/plan.coachplan: "./coaches.coachplan" → "./clients/north/coaches.coachplan"',
    ]);
  });

  it("counts several moves at once, and those of folders", async () => {
    assert.deepEqual(await paths(["clients/north", "clients/west/north"]), [
      'clients/north/coaches.coachplan: "../people.coachplan" → "../../people.coachplan"',
      'clients/north/plan.coachplan: "../people.coachplan" → "../../people.coachplan"',
    ]);
    assert.deepEqual(await paths(["clients", "customers"]), []);
    assert.deepEqual(
      await paths(
        ["clients/people.coachplan", "clients/north/people.coachplan"],
        ["clients/north/coaches.coachplan", "clients/coaches.coachplan"],
      ),
      [
        'clients/north/coaches.coachplan: "../people.coachplan" → "north/people.coachplan"',
        'clients/north/plan.coachplan: "../people.coachplan" → "people.coachplan"',
        'clients/north/plan.coachplan: "./coaches.coachplan" → "../coaches.coachplan"',
      ],
    );
  });

  it("changes nothing where other files move", async () => {
    assert.deepEqual(await paths(["clients/peo", "clients/x"], ["notes.md", "clients/notes.md"]), []);
  });
});
