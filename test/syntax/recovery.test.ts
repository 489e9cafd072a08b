import assert from "node:assert/strict";
import { parse } from "../../server/src/analysis/parse.ts";
import type { Block } from "../../server/src/syntax/tree.ts";

/** A plan in which a line may go wrong; the rest of it must stay what it is. */
const plan = (broken: string) => `person lena "Lena Fischer" { role: "Depot manager"; level: middle }

engagement shift "Leadership shift" {
  leaders: lena
  phase plan "Plan" {
    lasts: 2 months
    commitment "Depots decide" {
      leader: lena
      action standup "Daily stand-up" {
        owner: lena
${broken}
        status: planned
      }
      action limits "Raise the limit" {
        owner: lena
        due: 2026-07-31
      }
    }
  }
  phase implementation "Implementation" { lasts: 4 months }
}

person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
`;

/** The same with a block that somebody begins between two fields of the engagement. */
const beginning = (line: string) =>
  plan("").replace("  leaders: lena\n", `  leaders: lena\n  ${line}\n  starts: 2026-02-02\n`);

const outline = `person lena
engagement shift
  phase plan
    commitment
      action standup
      action limits
  phase implementation
person omar`;

/** A line as it looks half-typed, and the one message that it gives: its code and the words under it. */
const halfTyped: readonly [line: string, message: string | undefined][] = [
  ["        due: 2026-07-31", undefined],
  ["        due:", "syntax/missing-value due:"],
  ["        due 2026-07-31", "syntax/missing-colon due"],
  ["        due", "syntax/missing-colon due"],
  ['        success: "Held on nine days', 'syntax/unclosed-text "Held on nine days'],
  ['        success: "Held', 'syntax/unclosed-text "Held'],
  ["        success: “Held on nine days", "syntax/unclosed-text “Held on nine days"],
  ["        success: “Held”", undefined],
  ["        with: lena,", "syntax/missing-value ,"],
  ["        with: lena, , omar", "syntax/missing-value ,"],
  ["        with: lena omar", "syntax/unexpected omar"],
  ["        due: start of", "syntax/missing-value start of"],
  ["        due: 2 weeks after", "syntax/missing-value 2 weeks after"],
  ["        due: 2 weeks after start of", "syntax/missing-value start of"],
  ["        due: 2026-07-31 at", "syntax/missing-value at"],
  ["        due: 2026-07-31 for", "syntax/missing-value for"],
  ["        due: : 2026-07-31", "syntax/unexpected : 2026-07-31"],
  ["        due: 2026-07-31 }}", "syntax/unexpected }}"],
  ["        due: 2026-07-31 to", "syntax/missing-value to"],
  ['        behavior: "Wait" to', "syntax/missing-value to"],
  ["        baseline: 22 on", "syntax/missing-value on"],
  ["        with: lena omar priya", "syntax/unexpected omar priya"],
  ["        = 12", "syntax/unexpected ="],
  ['        success: { "Held" }', 'syntax/unexpected { "Held" }'],
  ["        success: {", "syntax/unexpected {"],
  ["        with: lena {", "syntax/unexpected {"],
  ["        with: lena, {", "syntax/missing-value ,"],
  ["        with: {lena}", "syntax/unexpected {lena}"],
  ["        status: done { }", "syntax/unexpected { }"],
  ["        success {", "syntax/missing-colon success"],
  ['        success { "Held" }', "syntax/missing-colon success"],
  ["        {", "syntax/unexpected {"],
  ["        due:\n          2026-07-31", "syntax/missing-value due:"],
  ["        /* later", "syntax/unclosed-comment /* later"],
  ["        dat", undefined],
  ['        note: """\n          Half a text', 'syntax/unclosed-text """'],
  ["        }", "syntax/unexpected }"],
  ['        note: """Half a text', 'syntax/unclosed-text """Half a text'],
  ['        note:\n          Half a text\n          """', "syntax/missing-value note:"],
  ['        note: ""\n          Half a text\n          """', 'syntax/unclosed-text ""'],
  ['        note: Half" ; with: lena', 'syntax/unexpected "'],
  ['        note: "Half ; success: "Held"', 'syntax/unclosed-text "Half'],
  ['        success: "Held, "Shown"', 'syntax/unclosed-text "Held'],
  ['        note: ""Half"', 'syntax/unexpected ""Half"'],
  ['        note: "Half""', 'syntax/unexpected "'],
];

describe("a half-typed line", () => {
  for (const [line, message] of halfTyped) {
    it(`${JSON.stringify(line.trim())} gives ${message ?? "no message of its own"}`, () => {
      const { root } = parse("file:///plan.coachplan", 1, plan(line));
      assert.deepEqual(messages(root), message === undefined ? [] : [message]);
    });
  }
});

describe("a document with one mistake", () => {
  for (const [line] of halfTyped) {
    it(`keeps its outline around ${JSON.stringify(line.trim())}`, () => {
      assert.equal(outlineOf(parse("file:///plan.coachplan", 1, plan(line)).root), outline);
    });
  }

  it("ends a block that lacks its brace before the next of its kind, with one message at its header", () => {
    const text = plan("").replace("        status: planned\n      }\n", "        status: planned\n");
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), ['syntax/unclosed-block action standup "Daily stand-up"']);
    assert.equal(outlineOf(root), outline);
  });

  it("ends a block that lacks its brace where the brace of an outer block stands", () => {
    const text = plan("").replace("        due: 2026-07-31\n      }\n", "        due: 2026-07-31\n");
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), ['syntax/unclosed-block action limits "Raise the limit"']);
    assert.equal(outlineOf(root), outline);
  });

  it("ends an engagement that lacks its brace before the next top-level block", () => {
    const text = plan("").replace("}\n\nperson omar", "\nperson omar");
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), ['syntax/unclosed-block engagement shift "Leadership shift"']);
    assert.equal(outlineOf(root), outline);
  });

  it("takes what stands deeper below a header without its brace as its body", () => {
    const text = plan("").replace('"Daily stand-up" {', '"Daily stand-up"');
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), ['syntax/unopened-block action standup "Daily stand-up"']);
    assert.equal(outlineOf(root), outline);
  });

  it("passes over a brace too many", () => {
    const text = plan("").replace("    commitment", "    }\n    commitment");
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), ["syntax/unexpected }"]);
    assert.equal(outlineOf(root), outline);
  });

  it("ends a list that goes on with nothing before the next block", () => {
    const text = plan("        with: lena,").replace("        status: planned\n      }\n", "");
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), [
      "syntax/missing-value ,",
      'syntax/unclosed-block action standup "Daily stand-up"',
    ]);
    assert.equal(outlineOf(root), outline);
  });

  it("ends a list that goes on with nothing before the next field, also in a block that has no end yet", () => {
    const line = "review steering { with: lena,";
    const { root } = parse("file:///plan.coachplan", 1, beginning(line));
    assert.deepEqual(messages(root), ["syntax/missing-value ,", "syntax/unclosed-block review steering"]);
    assert.deepEqual(fieldsOf(root.children[1]), ["leaders", "starts"]);
  });

  it("leaves the lines beside a block that has only begun to what is around it", () => {
    for (const line of ['action one "One" {', 'action one "One" { ', "action one {"]) {
      const { root } = parse("file:///plan.coachplan", 1, beginning(line));
      assert.deepEqual(messages(root), [`syntax/unclosed-block ${line.slice(0, line.indexOf("{")).trim()}`]);
      assert.deepEqual(fieldsOf(root.children[1]), ["leaders", "starts"]);
    }
  });

  it("has one message for a header whose title and whose brace are still to come", () => {
    const text = plan("").replace('"Daily stand-up" {', '"Daily');
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), ['syntax/unclosed-text "Daily']);
    assert.equal(outlineOf(root), outline);
  });

  it("keeps the brace of a header whose title is not closed", () => {
    const text = plan("").replace('"Daily stand-up" {', '"Daily stand-up {');
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), ['syntax/unclosed-text "Daily stand-up']);
    assert.equal(outlineOf(root), outline);
  });

  it("keeps the brace of a block on one line whose last text is not closed", () => {
    const text = plan("").replace(
      'role: "Depot manager"; level: middle }',
      'level: middle; role: "Depot manager }',
    );
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), ['syntax/unclosed-text "Depot manager']);
    assert.equal(outlineOf(root), outline);
  });
});

describe("a header with a slip, of a block on one line,", () => {
  const slips: readonly [header: string, message: string][] = [
    ['person dana Dana Reyes" { role: "Chief executive" }', "syntax/unexpected Dana"],
    ['person dana "Dana Reyes { role: "Chief executive" }', 'syntax/unclosed-text "Dana Reyes'],
    ['person dana "Dana Reyes { level: board }', 'syntax/unclosed-text "Dana Reyes'],
    ['person dana ""Dana Reyes" { role: "Chief executive" }', 'syntax/unexpected "'],
    ['person dana "Dana Reyes"" { role: "Chief executive" }', 'syntax/unexpected "'],
    [
      'person dana "Dana" role: "Chief executive"; level: board }',
      'syntax/unopened-block person dana "Dana"',
    ],
    ["person dana level: board }", "syntax/unopened-block person dana"],
    ['person dana\n  "Dana Reyes" { level: board }', 'syntax/unexpected "Dana Reyes"'],
    ['person dana\n  "Dana Reyes"\n{\n  level: board\n}', 'syntax/unexpected "Dana Reyes"'],
    ['person\n  dana "Dana Reyes" { level: board }', 'syntax/unexpected dana "Dana Reyes"'],
  ];
  for (const [header, message] of slips) {
    it(`${JSON.stringify(header)} gives one message, and is the same block`, () => {
      const { root } = parse("file:///plan.coachplan", 1, `${header}\nperson lena "Lena"\n`);
      assert.deepEqual(messages(root), [message]);
      assert.equal(outlineOf(root), "person dana\nperson lena");
      assert.ok((root.children[0]?.segment.fields.length ?? 0) > 0);
    });
  }
});

describe("white space that means nothing", () => {
  it('may part a field\'s name from its colon, also where a block has that name, and "use" from its path', () => {
    const text =
      'use\n"people.coachplan"\ncontract k {\n  coach\n  // who\n  : priya\n  coachee\n: omar\n}\n';
    const { root } = parse("file:///plan.coachplan", 1, text);
    assert.deepEqual(messages(root), []);
    assert.equal(root.segment.uses[0]?.path?.text, "people.coachplan");
    assert.equal(outlineOf(root), "contract k");
    assert.deepEqual(fieldsOf(root.children[0]), ["coach", "coachee"]);
  });
});

describe("a header", () => {
  const read = (text: string) => outlineOf(parse("file:///plan.coachplan", 1, text).root);
  it("may have its brace on the next line", () =>
    assert.equal(read('person lena "Lena"\n{\n  level: middle\n}'), "person lena"));
  it("may do without a body", () =>
    assert.equal(
      read("engagement e {\n  phase plan\n  review closing\n}"),
      "engagement e\n  phase plan\n  review closing",
    ));
  it("may follow a value on the same line", () =>
    assert.equal(
      read("engagement e { leaders: lena phase plan { lasts: 2 months } }"),
      "engagement e\n  phase plan",
    ));
  it("may have the id of any word", () =>
    assert.equal(read('person after "After"\nperson plan "Plan"'), "person after\nperson plan"));
});

function messages(block: Block): string[] {
  const own = block.segment.problems.map(
    ({ code, start, end }) => `${code} ${block.segment.text.slice(start, end)}`,
  );
  return [...own, ...block.children.flatMap(messages)];
}

function fieldsOf(block: Block | undefined): readonly string[] | undefined {
  return block?.segment.fields.map(({ name }) => name.text);
}

function outlineOf(root: Block): string {
  const lines = (block: Block, indent: string): string[] => [
    `${indent}${[block.segment.keyword?.text, block.segment.id?.text].filter(Boolean).join(" ")}`,
    ...block.children.flatMap((child) => lines(child, `${indent}  `)),
  ];
  return root.children.flatMap((child) => lines(child, "")).join("\n");
}
