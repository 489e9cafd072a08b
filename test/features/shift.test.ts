import { deepEqual, equal, fail } from "node:assert/strict";
import { shift } from "../../server/src/features/shift.ts";
import { applyAll } from "../support/completion.ts";
import { cursorOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

const plan = `engagement shift "Shift" {
  starts: 2026-02-02
  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" {
    lasts: 2 months
    feedback "Findings" { on: 2026-0‸4-06 } // with slides
    feedback "More" { on: 8 days after diagnostic }
  }
}
`;

describe("moving many days", () => {
  it("asks what it would move", async () => {
    deepEqual(await answer(plan, "phase"), { question: "Move the phase “Plan” and what is written in it" });
    deepEqual(await answer(plan, "later"), { question: "Move everything from Mon 6 Apr 2026 on" });
    const atEnd = plan.replace("‸", "").replace("2026-02-02", "2026-02-02‸");
    deepEqual(await answer(atEnd, "phase"), { refused: "Put the cursor into the phase that is to move." });
  });

  it("asks again where it is not told how far", async () => {
    deepEqual(await answer(plan, "phase", "soon"), {
      refused: "Say how far, for example: 2 weeks, 10 days, 1 month earlier.",
    });
  });

  it("gives changes that can be ticked one by one", async () => {
    const given = await answer(plan, "phase", "2 weeks");
    if (!given || !("edit" in given)) return fail();
    equal(given.says, "Dates written anew: 3. Parts of the plan that move: 4.");
    deepEqual(given.edit.changeAnnotations, {
      shift: {
        label: "Move the phase “Plan” and what is written in it",
        description: given.says,
        needsConfirmation: true,
      },
    });
    const [change] = given.edit.documentChanges ?? [];
    if (!change || !("edits" in change)) return fail();
    const edits = change.edits.flatMap((edit) => ("newText" in edit ? [edit] : []));
    const text = applyAll(plan.replace("‸", ""), edits);
    deepEqual(
      text.split("\n").filter((line) => !plan.replace("‸", "").includes(line)),
      [
        "    starts: 15 days after diagnostic",
        '    feedback "Findings" { on: 2026-04-20 } // with slides',
        '    feedback "More" { on: 22 days after diagnostic }',
      ],
    );
  });
});

async function answer(marked: string, what: "phase" | "later", by?: string) {
  const { snapshot, files } = await projectOf(marked);
  const { uri, offset } = cursorOf(files);
  const position = snapshot.document(uri)?.lines.position(offset) ?? fail();
  return shift(snapshot, { textDocument: { uri }, position, what, ...(by !== undefined && { by }) });
}
