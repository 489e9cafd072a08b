import assert from "node:assert/strict";
import fc from "fast-check";
import { change, parse } from "../../server/src/analysis/parse.ts";
import { print, segmentToBlock } from "../../server/src/syntax/print.ts";
import type { Block, Segment } from "../../server/src/syntax/tree.ts";
import type { Lines } from "../../server/src/text/lines.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { anyText, mutilated, sampleTexts } from "../support/texts.ts";

const texts = fc.oneof(anyText, mutilated());

describe("reading any text", () => {
  it("gives a tree that prints as the very text", () => {
    fc.assert(
      fc.property(texts, (text) => assert.equal(print(read(text)), text)),
      { numRuns: 400 },
    );
  });

  it("keeps every place within its segment, and fields and comments in the order of the text", () => {
    fc.assert(
      fc.property(texts, (text) =>
        blocksOf(read(text)).forEach(({ segment }) => {
          for (const { start, end } of placesOf(segment)) {
            assert.ok(
              0 <= start && start <= end && end <= segment.text.length,
              `${start} to ${end} in ${JSON.stringify(segment.text)}`,
            );
          }
          assert.ok(rises(segment.fields.map(({ start }) => start)));
          assert.ok(rises(segment.comments.map(({ start }) => start)));
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("puts each block's words where the block says", () => {
    fc.assert(
      fc.property(texts, (text) => {
        eachPlaced(read(text), 0, (block, start) => {
          const { keyword, id } = block.segment;
          for (const word of [keyword, id]) {
            if (word)
              assert.equal(
                text
                  .slice(start + segmentToBlock(block, word.start), start + segmentToBlock(block, word.end))
                  .normalize("NFC"),
                word.text,
              );
          }
          for (const { name } of block.segment.fields) {
            const at = start + segmentToBlock(block, name.start);
            assert.equal(text.slice(at, at + name.end - name.start).normalize("NFC"), name.text);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("is the same after every edit as when read afresh, its lines too", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom("{", "}", '"', '"""', "/*", "*/", "\n", "\r", "\r\n", "person p { }", "phase plan", ""),
      fc.constantFrom(
        "\nperson p {\n",
        "\n}",
        '\nteam t "T" {',
        "//",
        "coachplan",
        'engagement x "X" {\n}\n',
      ),
    );
    // Where the author types next: anywhere, or about where he typed last.
    const edit = fc.tuple(fc.oneof(fc.nat(), fc.integer({ min: -40, max: -1 })), fc.nat({ max: 20 }), piece);
    fc.assert(
      fc.property(texts, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let document = parse("file:///a.coachplan", 1, text);
        let last = text.length >> 1;
        for (const [at, length, typed] of edits) {
          const before = document.text;
          const from = (at < 0 ? Math.max(last + at + 20, 0) : at) % (before.length + 1);
          last = from;
          const to = Math.min(from + length, before.length);
          // Positions cannot name a place between CR and LF.
          const range = { start: document.lines.position(from), end: document.lines.position(to) };
          const written = linesOf(before);
          const [start, end] = [written.offset(range.start), written.offset(range.end)];
          document = change(document, 2, [{ range, text: typed }]);
          assert.equal(document.text, before.slice(0, start) + typed + before.slice(end));
          const afresh = parse("file:///a.coachplan", 2, document.text);
          assert.deepEqual(document.root, afresh.root);
          assert.deepEqual(document.flaws, afresh.flaws);
          sameLines(document.lines, linesOf(document.text), document.text.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("is the same after signs come and go in a few blocks on one line, as when read afresh", () => {
    const text = [
      'person a "A" { role: "x"; note: { "y" } } person b "B" { role: "y" }',
      'note: ""',
      "words",
      '"""',
      'team t "T"',
      "{ lead: a; members: a, b }",
      'engagement e "E" { leaders: a, t; goal "G" { measure: "m" } phase plan { lasts: 2 months } }',
      "",
    ].join("\n");
    const sign = fc.constantFrom(
      '"',
      '""',
      '"""',
      "{",
      "}",
      ";",
      ":",
      ",",
      "\n",
      "x",
      " ",
      "goal\n",
      '\n"T" {',
      "",
    );
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 3 }), sign);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let document = parse("file:///a.coachplan", 1, text);
        for (const [at, length, typed] of edits) {
          const from = at % (document.text.length + 1);
          const [start, end] = [from, from + length].map((offset) => document.lines.position(offset));
          if (!start || !end) return;
          document = change(document, 2, [{ range: { start, end }, text: typed }]);
          const afresh = parse("file:///a.coachplan", 2, document.text);
          assert.deepEqual(document.root, afresh.root);
          assert.deepEqual(document.flaws, afresh.flaws);
        }
      }),
      {
        numRuns: 300,
        // Which of two braces is a mere sign hangs on a quote at the other end of the line.
        examples: [
          [
            [
              [41, 0, '"'],
              [78, 0, '\n"T" {'],
              [33, 1, ":"],
              [30, 1, "{"],
              [0, 0, '"'],
            ],
          ],
        ],
      },
    );
  });

  it("is the same while several signs are missing in blocks that stand in each other, as when read afresh", () => {
    const plans = fc.constantFrom(...sampleTexts.values());
    const typed = fc.constantFrom(
      "",
      '"',
      '"""',
      "{",
      "}",
      "{ }",
      "/*",
      "*/",
      "\n",
      "\n}",
      "  ",
      "with: a {",
      'action x "X" {\n',
      'phase plan {\n  goal g "G" { measure: "m" }\n}\n',
    );
    // Signs are taken away, lines set in or out, and things typed before the sign of that number.
    const edit = fc.tuple(
      fc.constantFrom(/[{}]/g, /["/]/g, /\n +/g, /[a-z]+:/g),
      fc.nat(),
      fc.boolean(),
      typed,
    );
    fc.assert(
      fc.property(plans, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let document = parse("file:///a.coachplan", 1, text);
        for (const [sign, number, removes, by] of edits) {
          const signs = [...document.text.matchAll(sign)];
          const at = signs[number % Math.max(signs.length, 1)]?.index ?? 0;
          const start = document.lines.position(at);
          const end = document.lines.position(at + (removes ? 1 : 0));
          document = change(document, 2, [{ range: { start, end }, text: by }]);
          const afresh = parse("file:///a.coachplan", 2, document.text);
          assert.deepEqual(document.root, afresh.root);
          assert.deepEqual(document.flaws, afresh.flaws);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("ends an open comment at the next sign for it, however far behind, as long as one stands there", () => {
    const people = (inTheLast: string) =>
      Array.from({ length: 9 }, (_, i) => `person p${i} "P" {\n  role: "R" ${i === 8 ? inTheLast : ""}\n}\n`);
    const text = people("// a note */").join("");
    const blocks = (document: ReturnType<typeof parse>) => document.root.children.length;
    const put = (document: ReturnType<typeof parse>, from: number, to: number, by: string) =>
      change(document, 2, [
        { range: { start: document.lines.position(from), end: document.lines.position(to) }, text: by },
      ]);
    const opened = put(parse("file:///a.coachplan", 1, text), 18, 18, "/*");
    assert.equal(blocks(opened), 1);
    const end = opened.text.indexOf("*/");
    const without = put(opened, end, end + 2, "");
    assert.equal(blocks(without), 9);
    assert.equal(blocks(put(without, end, end, "*/")), 1);
  });

  it("takes a change without edits for a new version", () => {
    const before = parse("file:///a.coachplan", 1, "person p {}");
    const after = change(before, 2, []);
    assert.deepEqual([after.version, after.root], [2, before.root]);
  });

  it("goes on below 5,000 blocks that stand in each other", () => {
    const text = `${'engagement a "A" {\n'.repeat(5000)}owner: lena\n`;
    assert.equal(print(read(text)), text);
  });

  it("shares every top-level block that an edit leaves alone", () => {
    const text = sampleTexts.get("programme/people.coachplan") ?? "";
    const before = parse("file:///people.coachplan", 1, text);
    const at = before.lines.position(text.indexOf("role:", text.indexOf("\nperson ")));
    const after = change(before, 2, [{ range: { start: at, end: at }, text: " " }]);
    const shared = after.root.children.filter((block) => before.root.children.includes(block)).length;
    assert.equal(shared, before.root.children.length - 1);
  });
});

describe("an edit in one action", () => {
  it("leaves every other block of the engagement as it is", () => {
    const text = sampleTexts.get("one-leader.coachplan") ?? "";
    const before = parse("file:///plan.coachplan", 1, text);
    const at = before.lines.position(text.indexOf("success:") + 10);
    const after = change(before, 2, [{ range: { start: at, end: at }, text: "x" }]);
    const all = blocksOf(after.root);
    const old = new Set(blocksOf(before.root));
    // New are the action and the way to it: commitment, phase, engagement, document.
    assert.equal(all.filter((block) => !old.has(block)).length, 5);
  });
});

function blocksOf(block: Block): Block[] {
  return [block, ...block.children.flatMap(blocksOf)];
}

function read(text: string): Block {
  return parse("file:///a.coachplan", 1, text).root;
}

function eachPlaced(block: Block, start: number, visit: (block: Block, start: number) => void): void {
  visit(block, start);
  block.children.forEach((child, i) => {
    eachPlaced(child, start + (block.starts[i] ?? 0), visit);
  });
}

/** Every span anywhere in the segment. */
function placesOf(segment: Segment): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    if ("start" in node && "end" in node && typeof node.start === "number" && typeof node.end === "number")
      found.push({ start: node.start, end: node.end });
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(segment);
  return found;
}

function sameLines(ours: Lines, plain: Lines, length: number): void {
  assert.equal(ours.count, plain.count);
  for (let offset = 0; offset <= length; offset += 7) {
    const position = plain.position(offset);
    assert.deepEqual(ours.position(offset), position);
    assert.equal(ours.offset(position), plain.offset(position));
    assert.equal(
      ours.offset({ ...position, character: 10_000 }),
      plain.offset({ ...position, character: 10_000 }),
    );
    assert.deepEqual(ours.span(position.line), plain.span(position.line));
  }
}

function rises(numbers: readonly number[]): boolean {
  return numbers.every((n, i) => i === 0 || (numbers[i - 1] ?? 0) <= n);
}
