import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDay } from "../../server/src/calendar/day.ts";
import { codeLens } from "../../server/src/features/codeLens.ts";
import { documentLink } from "../../server/src/features/documentLink.ts";
import { documentSymbol } from "../../server/src/features/documentSymbol.ts";
import { foldingRange } from "../../server/src/features/foldingRange.ts";
import { inlayHint } from "../../server/src/features/inlayHint.ts";
import { semanticTokens } from "../../server/src/features/semanticTokens.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import { TODAY } from "../support/project.ts";
import { pieces, sampleTexts } from "../support/texts.ts";

const uri = "memory:///plan.coachplan";

/** All that an editor asks of a document after a key. */
const questions = {
  outline: documentSymbol,
  folds: foldingRange,
  links: documentLink,
  lenses: (snapshot, params) => codeLens(snapshot, params, { openTimeline: "a", showPlaces: "b" }),
  hints: (snapshot, params) =>
    inlayHint(snapshot, {
      ...params,
      range: { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } },
    }),
  colours: (snapshot, params) => semanticTokens(snapshot, params, "1").answer.data,
} satisfies Record<
  string,
  (snapshot: ReturnType<Workspace["snapshot"]>, params: { textDocument: { uri: string } }) => unknown
>;

function answersOf(
  workspace: Workspace,
  asked: readonly string[] = Object.keys(questions),
): Record<string, unknown> {
  const snapshot = workspace.snapshot();
  return Object.fromEntries(
    Object.entries(questions)
      .filter(([name]) => asked.includes(name))
      .map(([name, ask]) => [name, ask(snapshot, { textDocument: { uri } })]),
  );
}

function opened(text: string): Workspace {
  const workspace = createWorkspace({
    files: { read: async () => undefined, list: async function* (): AsyncGenerator<string> {} },
    today: () => parseDay(TODAY) ?? 0,
  });
  workspace.open(uri, 1, text);
  return workspace;
}

/** Not the longest ones, of which the law would take minutes. */
const samples = [...sampleTexts.values()].filter(({ length }) => length < 9_000);

/** Typed somewhere: mostly letters, which change words and nothing else, sometimes what changes everything. */
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("x", " y", "", "é", "\n") },
  { weight: 1, arbitrary: fc.constantFrom(...pieces) },
);

/** Behind which words it is typed: in texts, titles, comments, names; or anywhere. */
const spots = [/"\w/g, /success: "../g, /(?:action|phase|person) \S* ?".../g, /\/\/ ./g, /\n */g, /[^\n]/g];
const spot = fc.tuple(fc.constantFrom(...spots), fc.nat());

const edits = fc.array(
  fc.record({
    spot,
    removes: fc.constantFrom(0, 0, 0, 1, 2),
    typed,
    asked: fc.subarray(Object.keys(questions)),
  }),
  { minLength: 1, maxLength: 8 },
);

describe("what is remembered from one key to the next", () => {
  it("is what a server says that was started on the text as it is now", () =>
    fc.assert(
      fc.property(fc.constantFrom(...samples), edits, (sample, all) => {
        const workspace = opened(sample);
        answersOf(workspace);
        let text = sample;
        for (const [
          i,
          {
            spot: [pattern, nth],
            removes,
            typed: by,
            asked,
          },
        ] of all.entries()) {
          const found = [...text.matchAll(pattern)];
          const hit = found[nth % Math.max(found.length, 1)];
          const at = hit ? hit.index + hit[0].length : nth % (text.length + 1);
          const lines = workspace.snapshot().document(uri)?.lines;
          assert.ok(lines);
          const range = {
            start: lines.position(at),
            end: lines.position(Math.min(at + removes, text.length)),
          };
          const [start, end] = [lines.offset(range.start), lines.offset(range.end)];
          workspace.change(uri, i + 2, [{ range, text: by }]);
          text = text.slice(0, start) + by + text.slice(end);
          answersOf(workspace, asked);
        }
        assert.equal(workspace.snapshot().document(uri)?.text, text);
        assert.deepEqual(answersOf(workspace), answersOf(opened(text)));
      }),
      { numRuns: 40 },
    ));

  it("is not worked out again for what a hundred keys without a question have left alone", () => {
    const text =
      'person p "P" {}\nperson o "O" {}\nengagement e { leaders: o }\nengagement f { leaders: p }\n';
    const workspace = opened(text);
    const outline = () => documentSymbol(workspace.snapshot(), { textDocument: { uri } });
    const before = outline();
    const at = { line: 0, character: 10 };
    for (let key = 0; key < 100; key++) {
      workspace.change(uri, key + 2, [{ range: { start: at, end: at }, text: "x" }]);
      workspace.snapshot().scope(uri);
    }
    // All but the person, and the engagement that mentions this person.
    assert.deepEqual(
      outline().map((symbol, i) => symbol === before[i]),
      [false, true, true, false],
    );
  });

  it("names what a title says by its new words", () => {
    const text = 'engagement e {\n  phase plan "First steps" { }\n  action a { after: plan }\n}\n';
    const workspace = opened(text);
    const labels = () => JSON.stringify(answersOf(workspace, ["hints"]));
    assert.match(labels(), /First steps/);
    const at = { line: 1, character: 20 };
    workspace.change(uri, 2, [{ range: { start: at, end: at }, text: "whole " }]);
    assert.match(labels(), /First whole steps/);
  });
});
