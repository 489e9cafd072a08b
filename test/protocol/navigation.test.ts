import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EditorClient, positionAt } from "../support/editorClient.ts";
import { planDue } from "../support/terminal.ts";
import { processWire, type Wire } from "../support/wire.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const uri = "file:///plans/plan.coachplan";
const plan = planDue("2026-07-31");
const textDocument = { uri };
const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

interface Named {
  readonly name: string;
}

interface Edits {
  readonly documentChanges: readonly { readonly edits: readonly { readonly newText: string }[] }[];
}

interface Tokens {
  readonly resultId: string;
  readonly data: readonly number[];
  readonly edits: readonly unknown[];
}

interface Hint {
  readonly label: readonly { readonly value: string }[];
  readonly tooltip?: unknown;
}

describe("an able editor at the language server", () => {
  let wire: Wire;
  let editor: EditorClient;

  const at = (words: string) => ({
    textDocument,
    position: positionAt(plan, plan.indexOf(words) + words.length),
  });

  beforeEach(async () => {
    wire = processWire(join(root, "dist/server/main.node.cjs"), "--stdio");
    editor = new EditorClient(wire);
    await editor.start({
      capabilities: {
        textDocument: { definition: { linkSupport: true } },
        workspace: {
          workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
          inlayHint: { refreshSupport: true },
          codeLens: { refreshSupport: true },
          semanticTokens: { refreshSupport: true },
        },
      },
      initializationOptions: { today: "2026-06-15", commands: true },
    });
    editor.open(uri, plan);
  });
  afterEach(() => wire.kill());

  it("goes from a name to its declaration and to its mentions, and finds it among all names", async () => {
    match(
      JSON.stringify(await editor.request("textDocument/definition", at("owner: om"))),
      /targetSelection/,
    );
    const mentions = await editor.request<readonly unknown[]>("textDocument/references", {
      ...at("owner: om"),
      context: { includeDeclaration: true },
    });
    ok(mentions.length > 1);
    const found = await editor.request<readonly Named[]>("workspace/symbol", { query: "omar" });
    match(found[0]?.name ?? "", /Omar/);
  });

  it("renames, and shows why it cannot", async () => {
    const edit = await editor.request<Edits>("textDocument/rename", { ...at("owner: om"), newName: "omer" });
    ok(edit.documentChanges[0]?.edits.every(({ newText }) => newText === "omer"));
    const refused = await editor.ask("textDocument/rename", { ...at("owner: om"), newName: "two words" })
      .answer;
    match(JSON.stringify(refused.error), /“two words” is no name/);
    match(
      JSON.stringify((await editor.ask("textDocument/prepareRename", at("own")).answer).error),
      /belongs to/,
    );
    equal(
      await editor.request("workspace/willRenameFiles", { files: [{ oldUri: uri, newUri: `${uri}2` }] }),
      null,
    );
  });

  it("colours, and then asks only for what has changed", async () => {
    const first = await editor.request<Tokens>("textDocument/semanticTokens/full", { textDocument });
    ok(first.data.length > 50 && first.data.length % 5 === 0);
    editor.replace(uri, 2, plan, "2026-07-31", "31 days after start of shift");
    const second = await editor.request<Tokens>("textDocument/semanticTokens/full/delta", {
      textDocument,
      previousResultId: first.resultId,
    });
    equal(second.edits.length, 1);
    const third = await editor.request<Tokens>("textDocument/semanticTokens/full/delta", {
      textDocument,
      previousResultId: first.resultId,
    });
    ok(third.data.length > 0, "the whole, where the answer asked about is not the last one");
  });

  it("shows hints and lenses, finishes them when they are needed, and asks again after a setting", async () => {
    const hints = await editor.request<readonly Hint[]>("textDocument/inlayHint", {
      textDocument,
      range: whole,
    });
    const friday = hints.find(({ label }) => label[0]?.value === "Fri");
    ok(friday && !friday.tooltip, JSON.stringify(hints));
    match(JSON.stringify(await editor.request("inlayHint/resolve", friday)), /31 July 2026/);
    const lenses = await editor.request<readonly { readonly command?: unknown }[]>("textDocument/codeLens", {
      textDocument,
    });
    const resolved = await Promise.all(lenses.map((lens) => editor.request("codeLens/resolve", lens)));
    match(JSON.stringify(resolved), /coachplan\.openTimeline.*0 of 1 action done/);

    for (const method of ["inlayHint", "codeLens", "semanticTokens"]) {
      await editor.wasAsked(`workspace/${method}/refresh`);
    }
    editor.notify("workspace/didChangeConfiguration", {
      settings: { coachplan: { hints: { weekdays: false }, lenses: { engagements: false, people: false } } },
    });
    for (const method of ["inlayHint", "codeLens", "semanticTokens"]) {
      await editor.wasAsked(`workspace/${method}/refresh`);
    }
    const fewer = await editor.request<readonly Hint[]>("textDocument/inlayHint", {
      textDocument,
      range: whole,
    });
    ok(!fewer.some(({ label }) => label[0]?.value === "Fri"));
    deepEqual(await editor.request("textDocument/codeLens", { textDocument }), []);
  });
});
