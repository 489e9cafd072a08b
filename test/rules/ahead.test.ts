/** A long plan that is opened is looked through in pieces; what is said of it must not hang on how far that has come. */
import { deepEqual, ok } from "node:assert/strict";
import { documentDiagnostic } from "../../server/src/features/diagnostic.ts";
import { findingsAhead } from "../../server/src/rules/findings.ts";
import { projectOf } from "../support/project.ts";

const plan = `person omar "Omar" { role: "Head"; level: middle }
team depots "Depots" { lead: omr; members: omar }
// coachplan-ignore missing/field: later
person mei {}
engagement e "E" {
  starts: 2026-02-30
  action a "A" { owner: omar; before: nobody }
}
`;

describe("what was looked at ahead", () => {
  const steps = [0, 1, 2, 3, 4, 5];
  const interrupted = async (text: string, step: number, change: (text: string) => string) => {
    const { workspace, snapshot, file } = await projectOf(text);
    const ahead = findingsAhead(snapshot, file.uri, ({ error }) => {
      throw error;
    });
    for (let i = 0; i < step; i++) ahead.next();
    const changed = change(text);
    if (changed !== text) workspace.change(file.uri, 2, [{ text: changed }]);
    const found = documentDiagnostic(workspace.snapshot(), { textDocument: { uri: file.uri } });
    // Whoever was interrupted goes on, and finds that there is nothing left to do.
    ok([...ahead].length <= 1);
    const again = documentDiagnostic(workspace.snapshot(), { textDocument: { uri: file.uri } });
    deepEqual(again, found);
    return found;
  };
  const fresh = async (text: string) => {
    const { snapshot, file } = await projectOf(text);
    return documentDiagnostic(snapshot, { textDocument: { uri: file.uri } });
  };

  for (const step of steps) {
    it(`for ${step} steps gives what is found in one go`, async () => {
      deepEqual(await interrupted(plan, step, (text) => text), await fresh(plan));
    });

    it(`for ${step} steps counts no longer after a key`, async () => {
      const change = (text: string) => text.replace("person omar", "person omr");
      deepEqual(await interrupted(plan, step, change), await fresh(change(plan)));
    });
  }

  it("is not looked at again for another question of that moment", async () => {
    const { snapshot, file } = await projectOf(plan);
    const ahead = () => findingsAhead(snapshot, file.uri, () => {});
    const one = ahead();
    for (let i = 0; i < 4; i++) one.next();
    // What the workspace is told, and the last of four blocks.
    deepEqual([[...ahead()].length, [...one].length], [2, 0]);
  });
});
