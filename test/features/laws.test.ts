import assert from "node:assert/strict";
import fc from "fast-check";
import type { CompletionItem, DocumentSymbol, Range } from "vscode-languageserver-types";
import { parseDay } from "../../server/src/calendar/day.ts";
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from "../../server/src/features/callHierarchy.ts";
import { codeAction } from "../../server/src/features/codeAction.ts";
import { codeLens, resolveCodeLens } from "../../server/src/features/codeLens.ts";
import { completion, resolveCompletion } from "../../server/src/features/completion.ts";
import { definition } from "../../server/src/features/definition.ts";
import { documentHighlight } from "../../server/src/features/documentHighlight.ts";
import { documentLink, resolveLink } from "../../server/src/features/documentLink.ts";
import { documentSymbol } from "../../server/src/features/documentSymbol.ts";
import { foldingRange } from "../../server/src/features/foldingRange.ts";
import { hover } from "../../server/src/features/hover.ts";
import { inlayHint, resolveInlayHint } from "../../server/src/features/inlayHint.ts";
import { linkedEditingRange } from "../../server/src/features/linkedEditingRange.ts";
import { references } from "../../server/src/features/references.ts";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import { selectionRange } from "../../server/src/features/selectionRange.ts";
import { signatureHelp } from "../../server/src/features/signatureHelp.ts";
import { willRenameFiles } from "../../server/src/features/willRenameFiles.ts";
import { workspaceSymbol } from "../../server/src/features/workspaceSymbol.ts";
import type { Block } from "../../server/src/syntax/tree.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import { ableClient, apply } from "../support/completion.ts";
import { TODAY } from "../support/project.ts";
import { anyText, mutilated, sampleTexts } from "../support/texts.ts";

const place = fc.nat().map((n) => (text: string) => n % (text.length + 1));

describe("at any place of any text", () => {
  it("every feature answers, and completion replaces words on the cursor's own line", () => {
    fc.assert(
      fc.property(fc.oneof(mutilated(), anyText), place, (text, at) => {
        const { snapshot, uri } = opened(text);
        const document = snapshot.document(uri);
        assert.ok(document);
        // Between the two signs of a line break no cursor can stand.
        const position = document.lines.position(document.lines.offset(document.lines.position(at(text))));
        const params = { textDocument: { uri }, position };
        for (const options of [ableClient, { snippets: false, retrigger: false, commits: false }]) {
          for (const item of completion(snapshot, params, options).items) {
            const range = rangeOf(item);
            assert.equal(range.start.line, position.line, `${item.label} begins on another line`);
            assert.equal(range.end.line, position.line, `${item.label} ends on another line`);
            assert.ok(
              range.start.character <= position.character && position.character <= range.end.character,
            );
            resolveCompletion(snapshot, item);
          }
        }
        hover(snapshot, params);
        askEverything(snapshot, params);
        const range = { start: position, end: position };
        codeAction(
          snapshot,
          { textDocument: { uri }, range, context: { diagnostics: [] } },
          { snippets: true, newFiles: true, lazy: false },
        );
      }),
      { numRuns: 250 },
    );
  });

  it("the outline nests, and folds lie in the document", () => {
    fc.assert(
      fc.property(fc.oneof(mutilated(), anyText), (text) => {
        const { snapshot, uri } = opened(text);
        const whole = {
          start: { line: 0, character: 0 },
          end: { line: Number.MAX_SAFE_INTEGER, character: 0 },
        };
        for (const symbol of documentSymbol(snapshot, { textDocument: { uri } })) assertNested(symbol, whole);
        const count = snapshot.document(uri)?.lines.count ?? 0;
        for (const { startLine, endLine } of foldingRange(snapshot, { textDocument: { uri } })) {
          assert.ok(
            0 <= startLine && startLine < endLine && endLine < count,
            `${startLine} to ${endLine} of ${count}`,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it("nothing is known of a document that nobody knows", () => {
    const { snapshot } = opened("");
    const params = {
      textDocument: { uri: "memory:///other.coachplan" },
      position: { line: 3, character: 7 },
    };
    assert.deepEqual(completion(snapshot, params, ableClient).items, []);
    assert.equal(hover(snapshot, params), null);
    assert.equal(definition(snapshot, params), null);
    assert.deepEqual(documentSymbol(snapshot, params), []);
    assert.deepEqual(foldingRange(snapshot, params), []);
  });
});

describe("whatever completion offers", () => {
  const uris = new Map([...sampleTexts].map(([name]) => [name, `memory:///${name}`]));

  it("leaves the text as sound as it was", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sampleTexts.keys()), place, fc.nat(), (name, at, pick) => {
        const uri = uris.get(name) ?? "";
        const text = sampleTexts.get(name) ?? "";
        assertSound(uri, text, at(text), pick);
      }),
      { numRuns: 400 },
    );
  });

  it("leaves a line as sound as it was where the author is still writing it", () => {
    const cut = fc.nat().map((n) => (text: string) => {
      const offset = n % (text.length + 1);
      const end = text.slice(offset).search(/[\r\n]|$/);
      return { text: text.slice(0, offset) + text.slice(offset + end), offset };
    });
    fc.assert(
      fc.property(fc.constantFrom(...sampleTexts.keys()), cut, fc.nat(), (name, cutAt, pick) => {
        const { text, offset } = cutAt(sampleTexts.get(name) ?? "");
        assertSound(uris.get(name) ?? "", text, offset, pick);
      }),
      { numRuns: 150 },
    );
  });
});

/** Takes the offer of that number, and where it has to be gone on with, what is offered first then. */
function assertSound(uri: string, text: string, offset: number, pick: number): void {
  let workspace = samplesWith(uri, text);
  const before = problems(workspace, uri);
  let written = text;
  let at = offset;
  const picked: string[] = [];
  let goesOn = false;
  for (let step = 0; step < 6; step++) {
    const position = workspace.document(uri)?.lines.position(at) ?? { line: 0, character: 0 };
    const { items } = completion(workspace, { textDocument: { uri }, position }, ableClient);
    const item = items[step === 0 ? pick % Math.max(items.length, 1) : 0];
    // Nothing is offered where only the author knows how to go on.
    if (!item) return;
    picked.push(item.label);
    const marked = apply(written, item);
    at = marked.indexOf("‸");
    written = marked.replace("‸", "");
    workspace = samplesWith(uri, written);
    goesOn = item.command !== undefined;
    if (!goesOn) break;
  }
  assert.ok(!goesOn, `${picked.join(", then ")} never comes to an end`);
  const line = text.slice(0, offset).split("\n").length;
  assert.ok(
    problems(workspace, uri).length <= before.length,
    `${uri}:${line} “${text.split("\n")[line - 1]}” at column ${offset - text.lastIndexOf("\n", offset - 1)}: ` +
      `${picked.join(", then ")} brings ${problems(workspace, uri).join(", ")}; before: ${before.join(", ")}\n` +
      `${written.slice(Math.max(0, at - 120), at)}‸${written.slice(at, at + 80)}`,
  );
}

/** All that may be asked at a place or of a document; that it is answered is what counts. */
function askEverything(snapshot: Snapshot, params: Parameters<typeof hover>[1]): void {
  const { textDocument, position } = params;
  const [definitions] = definition(snapshot, params) ?? [];
  if (definitions) references(snapshot, { ...params, context: { includeDeclaration: true } });
  documentHighlight(snapshot, params);
  linkedEditingRange(snapshot, params);
  signatureHelp(snapshot, params, { offsets: true });
  for (const item of prepareCallHierarchy(snapshot, params) ?? []) {
    incomingCalls(snapshot, { item });
    outgoingCalls(snapshot, { item });
  }
  prepareRename(snapshot, params);
  rename(snapshot, { ...params, newName: "renamed" }, { versions: true, annotations: true });
  for (let at = selectionRange(snapshot, { textDocument, positions: [position] })?.[0]; at; at = at.parent) {
    assert.ok(
      !at.parent || contains(at.parent.range, at.range),
      "each step of a selection holds the one before",
    );
  }
  for (const link of documentLink(snapshot, params)) resolveLink(snapshot, link);
  for (const lens of codeLens(snapshot, params, undefined)) resolveCodeLens(snapshot, lens, undefined);
  const range = { start: { line: 0, character: 0 }, end: position };
  for (const hint of inlayHint(snapshot, { textDocument, range })) resolveInlayHint(snapshot, hint);
  workspaceSymbol(snapshot, { query: "a" });
  willRenameFiles(snapshot, { files: [{ oldUri: textDocument.uri, newUri: "memory:///a/b.coachplan" }] });
}

function samplesWith(uri: string, text: string): Snapshot {
  for (const [name, sample] of sampleTexts) {
    const address = `memory:///${name}`;
    const wanted = address === uri ? text : sample;
    if (samples.snapshot().document(address)?.text !== wanted) samples.open(address, 1, wanted);
  }
  return samples.snapshot();
}

const samples = newWorkspace();

function opened(text: string): { snapshot: Snapshot; uri: string } {
  const workspace = newWorkspace();
  const uri = "memory:///plan.coachplan";
  workspace.open(uri, 1, text);
  return { snapshot: workspace.snapshot(), uri };
}

function newWorkspace() {
  const today = parseDay(TODAY) ?? 0;
  return createWorkspace({ files: { read: async () => undefined, async *list() {} }, today: () => today });
}

function problems(snapshot: Snapshot, uri: string): string[] {
  const root = snapshot.document(uri)?.root;
  const inBlock = (block: Block): string[] => [
    ...block.segment.problems.map(({ code, found }) => `${code} ${found}`),
    ...block.segment.strays.map(({ word }) => `stray ${word.text}`),
    ...block.children.flatMap(inBlock),
  ];
  return root ? inBlock(root) : [];
}

function rangeOf({ label, textEdit }: CompletionItem): Range {
  assert.ok(textEdit && "range" in textEdit, `${label} says what it replaces`);
  return textEdit.range;
}

function assertNested({ name, range, selectionRange, children = [] }: DocumentSymbol, outer: Range): void {
  assert.notEqual(name.trim(), "");
  assert.ok(contains(outer, range), `${name} lies in what it stands in`);
  assert.ok(contains(range, selectionRange), `${name}'s own words lie in it`);
  for (const child of children) assertNested(child, range);
}

function contains(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
