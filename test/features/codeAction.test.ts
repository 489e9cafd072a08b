import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-types";
import {
  type CodeActionOptions,
  codeAction,
  resolveCodeAction,
} from "../../server/src/features/codeAction.ts";
import { documentDiagnostic } from "../../server/src/features/diagnostic.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { applyAll } from "../support/completion.ts";
import { cursorOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

const plain: CodeActionOptions = { snippets: false, newFiles: false, lazy: false };

/** The text and the fixes that the light bulb offers at the cursor. */
async function fixesAt(
  marked: string,
  options = plain,
  only?: string[],
): Promise<{ text: string; actions: readonly CodeAction[]; workspace: Workspace; uri: string }> {
  const { snapshot, files, workspace } = await projectOf(marked);
  const { uri, offset } = cursorOf(files);
  const document = snapshot.document(uri);
  assert.ok(document);
  const position = document.lines.position(offset);
  const diagnostics = documentDiagnostic(snapshot, { textDocument: { uri } });
  const context = { diagnostics, ...(only && { only }) };
  const range = { start: position, end: position };
  return {
    text: document.text,
    workspace,
    uri,
    actions: codeAction(snapshot, { textDocument: { uri }, range, context }, options),
  };
}

function titled(actions: readonly CodeAction[], title: string): CodeAction {
  const action = actions.find((one) => one.title === title);
  return action ?? assert.fail(`There is only: ${actions.map((one) => one.title).join(", ")}`);
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
    const { actions } = await fixesAt(plan, { snippets: true, newFiles: true, lazy: false });
    const [change] = actions[0]?.edit?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    const [edit] = change.edits;
    assert.ok(edit && "snippet" in edit);
    assert.match(edit.snippet.value, /owner: \$\{1\|lena,omar\|\}/);
    assert.equal(change.textDocument.version, 1);
  });

  it("offer nothing where nothing is wrong, or other actions are asked for", async () => {
    assert.deepEqual((await fixesAt(plan.replace("‸", "").replace("9 of", "9 ‸of"))).actions, []);
    assert.deepEqual((await fixesAt(plan, plain, ["refactor.extract"])).actions, []);
    assert.equal((await fixesAt(plan, plain, ["quickfix"])).actions.length > 0, true);
  });

  it("replace a mistyped name by the nearest", async () => {
    const { text, actions } = await fixesAt(plan.replace("‸standup {", "standup { owner: l‸ean;"));
    assert.match(fixed(text, actions[0]), /owner: lena; due/);
  });

  it("make a missing file only in editors that can", async () => {
    const marked = 'use "peo‸ple.coachplan"\n';
    assert.ok((await fixesAt(marked)).actions.every(({ edit }) => edit?.documentChanges === undefined));
    const { actions } = await fixesAt(marked, { snippets: false, newFiles: true, lazy: false });
    const kinds = actions
      .flatMap(({ edit }) => edit?.documentChanges ?? [])
      .map((change) => "kind" in change && change.kind);
    assert.deepEqual(kinds, ["create"]);
  });
});

describe("ignoring", () => {
  const ignore = "Ignore this with a reason";

  it("puts a comment on the line before, as deep as the line", async () => {
    const { text, actions } = await fixesAt(`
engagement shift {
  action standup {
    owner: l‸ena
  }
}`);
    const result = fixed(text, titled(actions, ignore));
    assert.match(result, /\n {4}\/\/ coachplan-ignore name\/not-found: reason\n {4}owner: lena\n/);
  });

  it("has its reason as a stop where the editor knows them", async () => {
    const { actions } = await fixesAt(plan, { snippets: true, newFiles: true, lazy: false });
    const [change] = titled(actions, `${ignore} (action/missing-owner)`).edit?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    const [edit] = change.edits;
    assert.ok(edit && "snippet" in edit);
    assert.equal(edit.snippet.value, "// coachplan-ignore action/missing-owner: ${1:reason}\n");
  });

  for (const [written, becomes] of [
    [
      "// coachplan-ignore date/holiday: as ever",
      "// coachplan-ignore date/holiday, name/not-found: as ever; reason",
    ],
    ["// coachplan-ignore date/holiday", "// coachplan-ignore date/holiday, name/not-found: reason"],
    ["// coachplan-ignore date/holiday:", "// coachplan-ignore date/holiday, name/not-found: reason"],
    [
      "/* coachplan-ignore date/holiday: a */",
      "/* coachplan-ignore date/holiday, name/not-found: a; reason */",
    ],
    ["// coachplan-ignore", "// coachplan-ignore name/not-found: reason"],
  ] as const) {
    it(`joins “${written}”, on the line before and at the line's end`, async () => {
      const before = await fixesAt(`engagement shift {\n  ${written}\n  sponsor: d‸ana\n}`);
      const lines = fixed(before.text, titled(before.actions, ignore)).split("\n");
      assert.deepEqual(lines.slice(1, 3), [`  ${becomes}`, "  sponsor: dana"]);
      const behind = await fixesAt(`engagement shift {\n  sponsor: d‸ana ${written}\n}`);
      const [, line] = fixed(behind.text, titled(behind.actions, ignore)).split("\n");
      assert.equal(line, `  sponsor: dana ${becomes}`);
    });
  }

  it("stands at the line's end where the line begins inside of a text", async () => {
    const { text, actions } = await fixesAt(`
engagement shift {
  summary: """
    Depots decide
    """; sponsor: d‸ana
}`);
    assert.match(
      fixed(text, titled(actions, ignore)),
      /"""; sponsor: dana \/\/ coachplan-ignore name\/not-found: reason\n/,
    );
  });

  it("keeps the mark with which a file begins in its place, and the file's line breaks", async () => {
    const { text, actions } = await fixesAt('\uFEFFcoach ‸priya "Priya"\r\n');
    assert.equal(
      fixed(text, titled(actions, ignore)),
      '\uFEFF// coachplan-ignore name/unused: reason\r\ncoach priya "Priya"\r\n',
    );
  });

  it("says what it is about where there are several findings", async () => {
    const { actions } = await fixesAt(
      "engagement shift { phase plan { lasts: 2 weeks; action ‸standup { } } }",
    );
    const titles = actions.map(({ title }) => title).filter((title) => title.startsWith(ignore));
    assert.deepEqual(titles.slice(0, 2), [
      `${ignore} (action/missing-due)`,
      `${ignore} (action/missing-owner)`,
    ]);
  });

  it("is not offered for what cannot be read", async () => {
    const { actions } = await fixesAt("engagement shift { spo‸nsor: }");
    assert.deepEqual(
      actions.map(({ title }) => title),
      ["Fill it in"],
    );
  });
});

describe("all fixes at once", () => {
  const twice = `
person lena "Lena Fischer" { role: "Depot manager"; level: middle }
person omar "Omar Haddad" { role: "COO"; level: executive }
engagement shift {
  sponsor: oma‸
  leaders: omra, lnea
  starts: 2026-2-2
  ends: 2026-9-30
}
`;

  it("of one kind say how many they are", async () => {
    const { text, actions } = await fixesAt(twice.replace("oma‸", "om‸ra"));
    const all = titled(actions, "Fix all 2 of this kind in this document (name/not-found)");
    assert.equal(all.kind, "quickfix");
    assert.match(fixed(text, all), /sponsor: omar\n {2}leaders: omar, lena\n {2}starts: 2026-2-2/);
  });

  it("are not offered for what occurs once", async () => {
    const { actions } = await fixesAt(twice.replace("oma‸", "om‸ra").replace("omra, lnea", "omar, lena"));
    assert.equal(
      actions.some(({ title }) => title.startsWith("Fix all")),
      false,
    );
  });

  it("are mended on save where they are certain", async () => {
    const marked = twice.replace("oma‸", "om‸ra");
    for (const kind of ["source.fixAll.coachplan", "source.fixAll", "source"]) {
      const { text, actions } = await fixesAt(marked, plain, [kind]);
      assert.deepEqual(
        actions.map((one) => one.kind),
        ["source.fixAll.coachplan"],
      );
      assert.match(
        fixed(text, actions[0]),
        /omar\n {2}leaders: omar, lena\n {2}starts: 2026-02-02\n {2}ends: 2026-09-30\n\}/,
      );
    }
    assert.deepEqual((await fixesAt(marked, plain, ["source.organizeImports"])).actions, []);
  });

  it("leave nothing to fill in on save: what is missing stays missing", async () => {
    assert.deepEqual((await fixesAt(plan, plain, ["source.fixAll"])).actions, []);
  });

  it("take away what stands side by side", async () => {
    const { text, actions } = await fixesAt(
      'organization n "N" { ambition: "a"; ambi‸tion: "b"; ambition: "c"; sector: "d" }',
    );
    const result = fixed(
      text,
      titled(actions, "Fix all 2 of this kind in this document (name/duplicate-field)"),
    );
    assert.equal(result, 'organization n "N" { ambition: "a"; sector: "d" }');
  });

  it("put in what belongs to one place, one below the other", async () => {
    const { text, actions } = await fixesAt(
      'engagement e { sponsor: an‸na; leaders: berta; coaches: carla }\norganization n "N" { ambition: "a" }',
    );
    const all = titled(actions, "Fix all 3 of this kind in this document (name/not-found)");
    assert.match(fixed(text, all), /person anna[\s\S]*person berta|person berta[\s\S]*person anna/);
  });

  it("are some at a time where each has to be tried out on the whole engagement", async () => {
    const actions = Array.from(
      { length: 12 },
      (_, i) => `action a${i} { starts: 2026-06-02; due: 2026-05-04 }\n`,
    );
    const { text, actions: offered } = await fixesAt(
      `engagement ‸e { starts: 2026-02-02\n${actions.join("")}}`,
      plain,
      ["source.fixAll"],
    );
    const result = fixed(text, titled(offered, "Fix 10 mistakes whose remedy is certain"));
    assert.equal(result.split("starts: 2026-05-04; due: 2026-06-02").length - 1, 10);
  });

  it("number their stops on", async () => {
    const { actions } = await fixesAt(
      `engagement shift { phase plan { lasts: 2 weeks; action ‸a "A" { due: 2026-07-01; success: "9" }
      action b "B" { due: 2026-07-01; success: "9" } } }`,
      { snippets: true, newFiles: true, lazy: false },
    );
    const [change] =
      titled(actions, "Fix all 2 of this kind in this document (action/missing-owner)").edit
        ?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    const stops = change.edits.map((edit) => "snippet" in edit && edit.snippet.value.trim());
    assert.deepEqual(stops, ["owner: $1;", "owner: $2;"]);
  });
});

describe("actions of which only the taken one is worked out", () => {
  const lazy: CodeActionOptions = { snippets: false, newFiles: false, lazy: true };

  it("carry no edit until they are taken", async () => {
    const { text, actions, workspace } = await fixesAt(plan, lazy);
    assert.ok(actions.length > 0 && actions.every(({ edit, data }) => !edit && data));
    const sent: CodeAction = JSON.parse(JSON.stringify(actions[0]));
    const resolved = resolveCodeAction(workspace.snapshot(), sent, lazy);
    assert.match(fixed(text, resolved), /action standup \{ owner: lena; due/);
  });

  it("are the same as those that carry theirs", async () => {
    const eager = await fixesAt(plan);
    const { actions, workspace } = await fixesAt(plan, lazy);
    const resolved = actions.map((action) => resolveCodeAction(workspace.snapshot(), action, lazy));
    assert.deepEqual(
      resolved.map(({ data, ...action }) => action),
      eager.actions,
    );
  });

  it("do nothing to a document that has changed since, or with what is not ours", async () => {
    const { actions, workspace, uri } = await fixesAt(plan, lazy);
    const start = { line: 0, character: 0 };
    workspace.change(uri, 2, [{ range: { start, end: start }, text: "// a note" }]);
    const [action] = actions;
    assert.ok(action);
    assert.equal(resolveCodeAction(workspace.snapshot(), action, lazy).edit, undefined);
    for (const data of [undefined, null, 3, { uri }, { uri, version: 2, task: { kind: "fix" } }]) {
      assert.equal(resolveCodeAction(workspace.snapshot(), { title: "x", data }, lazy).edit, undefined);
    }
  });
});

describe("a client that asks about some of the findings", () => {
  it("hears of these only", async () => {
    const marked = "engagement shift { phase plan { lasts: 2 weeks; action ‸standup { } } }";
    const { snapshot, files } = await projectOf(marked);
    const { uri, offset } = cursorOf(files);
    const position = snapshot.document(uri)?.lines.position(offset) ?? { line: 0, character: 0 };
    const diagnostics = documentDiagnostic(snapshot, { textDocument: { uri } }).filter(
      ({ code }) => code === "action/missing-due",
    );
    const range = { start: position, end: position };
    const actions = codeAction(snapshot, { textDocument: { uri }, range, context: { diagnostics } }, plain);
    const about = actions.flatMap((action) => action.diagnostics ?? []).map(({ code }) => code);
    assert.deepEqual([...new Set(about)], ["action/missing-due"]);
    assert.equal(about.length, actions.length);
  });
});
