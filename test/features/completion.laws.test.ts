import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "../../server/src/analysis/parse.ts";
import { parseDay } from "../../server/src/calendar/day.ts";
import { completion } from "../../server/src/features/completion.ts";
import { inlineCompletion } from "../../server/src/features/inlineCompletion.ts";
import type { Block } from "../../server/src/syntax/tree.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import { ableClient, apply, applyAll } from "../support/completion.ts";
import { TODAY } from "../support/project.ts";
import { sampleTexts } from "../support/texts.ts";

/** A sample as it stands, without the rest of the cursor's line, or without all that follows: as it is being written. */
const place = fc
  .record({
    name: fc.constantFrom(...sampleTexts.keys()),
    at: fc.nat(),
    cut: fc.constantFrom("nothing", "line", "rest"),
  })
  .map(({ name, at, cut }) => {
    const sample = sampleTexts.get(name) ?? "";
    const offset = at % (sample.length + 1);
    const behind = sample.slice(offset);
    const rest = cut === "rest" ? "" : cut === "line" ? behind.slice(behind.search(/[\r\n]|$/)) : behind;
    return { name, offset, text: sample.slice(0, offset) + rest };
  });

describe("wherever something is offered", () => {
  it("none of the offers that are whole brings a new mistake in writing", () => {
    fc.assert(
      fc.property(place, ({ name, offset, text }) => {
        const { snapshot, uri } = opened(name, text);
        const position = snapshot.document(uri)?.lines.position(offset) ?? { line: 0, character: 0 };
        const before = problems(text);
        const { items } = completion(snapshot, { textDocument: { uri }, position }, ableClient);
        // What has to be gone on with is whole only then.
        for (const item of items.filter(({ command }) => !command)) {
          const after = problems(apply(text, item).replace("‸", ""));
          assert.ok(
            after.length <= before.length,
            `${where(text, offset)}: “${item.label}” brings ${after.join(", ")}; before: ${before.join(", ")}`,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("ghost text brings no new mistake, and takes nothing away", () => {
    fc.assert(
      fc.property(place, ({ name, offset, text }) => {
        const { snapshot, uri } = opened(name, text);
        const position = snapshot.document(uri)?.lines.position(offset) ?? { line: 0, character: 0 };
        const ghosts = inlineCompletion(snapshot, { textDocument: { uri }, position }, { movesCursor: true });
        for (const { insertText, range } of ghosts) {
          assert.ok(typeof insertText === "string" && range);
          assert.deepEqual(range, { start: position, end: position });
          const after = problems(applyAll(text, [{ range, newText: insertText }]));
          assert.ok(
            after.length <= problems(text).length,
            `${where(text, offset)}: “${insertText}” brings ${after.join(", ")}`,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});

function opened(name: string, text: string): { readonly snapshot: Snapshot; readonly uri: string } {
  const uri = `memory:///${name}`;
  workspace.open(uri, 1, text);
  return { snapshot: workspace.snapshot(), uri };
}

const today = parseDay(TODAY) ?? 0;
const workspace = createWorkspace({
  files: { read: async () => undefined, async *list() {} },
  today: () => today,
});

function problems(text: string): string[] {
  const inBlock = ({ segment, children }: Block): string[] => [
    ...segment.problems.map(({ code, found }) => `${code} ${found}`),
    ...segment.strays.map(({ word }) => `stray ${word.text}`),
    ...children.flatMap(inBlock),
  ];
  return inBlock(parse("", 0, text).root);
}

function where(text: string, offset: number): string {
  return `${text.slice(Math.max(0, offset - 80), offset)}‸${text.slice(offset, offset + 40)}`;
}
