import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-types";
import { type CodeActionOptions, codeAction } from "../../server/src/features/codeAction.ts";
import { documentDiagnostic } from "../../server/src/features/diagnostic.ts";
import { applyAll } from "../support/completion.ts";
import { cursorOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

const plain: CodeActionOptions = { snippets: false, newFiles: false };

/** The text and the fixes that the light bulb offers at the cursor. */
async function fixesAt(
  marked: string,
  options = plain,
  only?: string[],
): Promise<{ text: string; actions: readonly CodeAction[] }> {
  const { snapshot, files } = await projectOf(marked);
  const { uri, offset } = cursorOf(files);
  const document = snapshot.document(uri);
  assert.ok(document);
  const position = document.lines.position(offset);
  const diagnostics = documentDiagnostic(snapshot, { textDocument: { uri } });
  const context = { diagnostics, ...(only && { only }) };
  const range = { start: position, end: position };
  return {
    text: document.text,
    actions: codeAction(snapshot, { textDocument: { uri }, range, context }, options),
  };
}

function fixed(text: string, action: CodeAction | undefined): string {
  return applyAll(text, Object.values(action?.edit?.changes ?? {})[0] ?? []);
}

const plan = `
person lena "Lena Fischer" { role: "Depot manager"; level: middle }
person omar "Omar Haddad" { role: "COO"; level: executive }
engagement shift { phase plan { action ‸standup { due: 2026-07-01; success: "9 of 10" } } }
`;

describe("quick fixes", () => {
  it("mend the finding at the cursor, and say which one", async () => {
    const { text, actions } = await fixesAt(plan);
    const [first] = actions;
    assert.equal(first?.kind, "quickfix");
    assert.equal(first?.isPreferred, true);
    assert.deepEqual(
      first?.diagnostics?.map(({ code }) => code),
      ["action/missing-owner"],
    );
    assert.match(fixed(text, first), /action standup \{ owner: lena; due: 2026-07-01/);
  });

  it("have stops where the editor knows them", async () => {
    const { actions } = await fixesAt(plan, { snippets: true, newFiles: true });
    const [change] = actions[0]?.edit?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    const [edit] = change.edits;
    assert.ok(edit && "snippet" in edit);
    assert.match(edit.snippet.value, /owner: \$\{1\|lena,omar\|\}/);
    assert.equal(change.textDocument.version, 1);
  });

  it("offer nothing where nothing is wrong, or other actions are asked for", async () => {
    assert.deepEqual((await fixesAt(plan.replace("‸", "").replace("9 of", "9 ‸of"))).actions, []);
    assert.deepEqual((await fixesAt(plan, plain, ["refactor"])).actions, []);
    assert.equal((await fixesAt(plan, plain, ["quickfix"])).actions.length > 0, true);
  });

  it("replace a mistyped name by the nearest", async () => {
    const { text, actions } = await fixesAt(plan.replace("‸standup {", "standup { owner: l‸ean;"));
    assert.match(fixed(text, actions[0]), /owner: lena; due/);
  });

  it("make a missing file only in editors that can", async () => {
    const marked = 'use "peo‸ple.coachplan"\n';
    assert.ok((await fixesAt(marked)).actions.every(({ edit }) => edit?.documentChanges === undefined));
    const { actions } = await fixesAt(marked, { snippets: false, newFiles: true });
    const kinds = actions
      .flatMap(({ edit }) => edit?.documentChanges ?? [])
      .map((change) => "kind" in change && change.kind);
    assert.deepEqual(kinds, ["create"]);
  });
});
