import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "../../server/src/analysis/parse.ts";
import { blockNames, fieldsOf, rowOf } from "../../server/src/language/table.ts";
import { use } from "../../server/src/language/words.ts";
import type { Block, Segment } from "../../server/src/syntax/tree.ts";

describe("the table's examples are written in the language", () => {
  for (const block of blockNames) {
    it(`${block}`, () => {
      assertSound(rowOf(block).example);
      for (const [name, { example, takes }] of fieldsOf(block)) {
        const text = `${block} example { ${name}: ${example} }`;
        const [field] = assertSound(text).flatMap(({ fields }) => fields);
        assert.ok(field, text);
        assert.ok(takes.list || field.values.length === 1, text);
      }
    });
  }

  it("use", () => {
    assert.equal(assertSound(use.example).flatMap(({ uses }) => uses).length, 1);
  });
});

describe("the reference", () => {
  it("shows only what can be read", () => {
    const page = readFileSync(new URL("../../docs/reference.md", import.meta.url), "utf8");
    const fences = [...page.matchAll(/^```coachplan\n(.*?)^```$/gms)].map(([, text = ""]) => text);
    assert.ok(fences.length >= blockNames.length);
    for (const text of fences) assertSound(text);
  });
});

/** Reads the text, asserts that nothing in it is strange to the language, and gives all its segments. */
function assertSound(text: string): Segment[] {
  const segments = segmentsOf(parse("file:///example.coachplan", 1, text).root);
  for (const { problems, strays } of segments) {
    assert.deepEqual(
      [
        ...problems.map(({ code, found }) => `${code} ${found}`),
        ...strays.map(({ word }) => `stray ${word.text}`),
      ],
      [],
      text,
    );
  }
  return segments;
}

function segmentsOf(block: Block): Segment[] {
  return [block.segment, ...block.children.flatMap(segmentsOf)];
}
