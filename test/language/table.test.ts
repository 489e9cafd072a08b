import assert from "node:assert/strict";
import { currencies, currencyNamed } from "../../server/src/language/currencies.ts";
import { shapes, takesInWords } from "../../server/src/language/shapes.ts";
import {
  blockNames,
  type FieldName,
  fieldRow,
  fieldsOf,
  innerBlocks,
  isBlockName,
  mayStandIn,
  placesOf,
  rowOf,
} from "../../server/src/language/table.ts";
import type { Need, Shape, Takes } from "../../server/src/language/types.ts";
import { smallWords, weekdayNamed } from "../../server/src/language/words.ts";

/** The language's definition, read off by hand: where each block stands, and its fields with R, S or L. */
const definition = `
  organization (document): ambition S, strategy, vision, values, sector, headcount, timezone, holidays
  person (document): role S, level S, reports-to, organization, site, email
  coach (document): role, credential, supervisor, email, organization
  team (document): members R, lead S
  engagement (document): organization R, sponsor R, leaders R, coaches R, starts R, ends, lasts, status, stakeholders, summary
  goal (engagement): measure R, baseline S, target R, actual, by S, owner
  phase (engagement): kind, starts, ends, lasts, dates R, after, outcome
  conversation (phase): on S, dates, with, for, by, level, count, held, instrument, site, outcome
  observation (phase): on S, dates, with, for, by, level, count, held, instrument, site, outcome
  assessment (phase): on S, dates, with, for, by, level, count, held, instrument, site, outcome
  feedback (phase): on S, dates, with, for, by, level, count, held, instrument, site, outcome
  workshop (phase): on S, dates, with, for, by, level, count, held, instrument, site, outcome
  training (phase): on S, dates, with, for, by, level, count, held, instrument, site, outcome
  advising (phase): on S, dates, with, for, by, level, count, held, instrument, site, outcome
  session (contract phase): on R, status, with, by, focus, outcome, site
  insight (engagement phase): attitude, behavior, value, serves, at-odds-with, evidence, from
  commitment (engagement phase): leader R, addresses S, success
  action (commitment engagement phase): owner R, due R, starts, ends, lasts, dates, after, success R, evidence, status, reason, priority, progress, done, with, addresses
  milestone (engagement phase): on R, status
  review (contract engagement phase): kind S, on R, with S, outcome, decisions, site
  contract (engagement): coach R, co-coaches, coachee R, sponsor S, self-funded, requested-by, status, dates R, starts, ends, lasts, sessions S, confidentiality R, exceptions L, reporting L, inside-team L, fee S, payment, cancellation S, termination S, ethics S, retention, data-protection, contact, complaints, disclosed, signed, signatories
  result (contract): measure R, baseline S, target R, actual, by R
  risk (commitment engagement phase): owner S, likelihood, impact, response S
`;

const commonNames = ["note", "tags", "link", "visibility"];
const marks = { required: " R", advisable: " S", legal: " L" };
const everyField = blockNames.flatMap((block) =>
  fieldsOf(block).map(([name, row]) => ({ block, name, row, at: `${block}.${name}` })),
);

describe("the table", () => {
  it("has the blocks and fields of the language's definition, with their places and needs", () => {
    const lines = blockNames.map((block) => {
      const own = fieldsOf(block).filter(([name]) => !commonNames.includes(name));
      const fields = own.map(([name, { need }]) => name + (need ? marks[need.level] : "")).sort();
      return `${block} (${[...rowOf(block).standsIn].sort().join(" ")}): ${fields.join(", ")}`;
    });
    const defined = definition
      .trim()
      .split("\n")
      .map((line) => {
        const [head = "", fields = ""] = line.trim().split(": ");
        return `${head}: ${fields.split(", ").sort().join(", ")}`;
      });
    assert.deepEqual(lines.sort(), defined.sort());
  });

  it("gives every block the common fields, after its own", () => {
    for (const block of blockNames) {
      assert.deepEqual(
        fieldsOf(block)
          .slice(-commonNames.length)
          .map(([name]) => name),
        commonNames,
        block,
      );
    }
  });

  it("knows what would do instead of a field, and when it is needed", () => {
    const special = everyField.flatMap(({ at, row: { need } }) =>
      need && (need.when !== "always" || need.or.length > 0) ? [`${at} ${needInWords(need)}`] : [],
    );
    const activities = [
      "conversation",
      "observation",
      "assessment",
      "feedback",
      "workshop",
      "training",
      "advising",
    ];
    assert.deepEqual(
      special.sort(),
      [
        "engagement.starts first-phase-does-not-start",
        "phase.dates end-unknown | lasts | ends",
        ...activities.map((block) => `${block}.on always | dates`),
        "action.due always | ends | dates | lasts",
        "contract.sponsor not-self-funded",
        "contract.dates always | starts+ends | starts+lasts | ends+lasts",
        "contract.reporting has-sponsor",
        "contract.inside-team coachee-is-a-team",
        "review.kind id-is-no-choice",
      ].sort(),
    );
    assert.deepEqual(
      rowOf("contract").needsInside?.map(({ block }) => block),
      ["result"],
    );
    assert.deepEqual(
      rowOf("insight").oneOf?.map(({ code, fields }) => [code, ...fields]),
      [["insight/missing-shift", "attitude", "behavior", "value"]],
    );
  });

  it("names only fields of the same block where it names alternatives", () => {
    for (const { block, at, row } of everyField) {
      for (const name of row.need?.or.flat() ?? []) assert.ok(fieldRow(block, name), `${at}: ${name}`);
    }
    for (const block of blockNames) {
      for (const { fields } of rowOf(block).oneOf ?? []) {
        for (const name of fields) assert.ok(fieldRow(block, name), `${block}: ${name}`);
      }
      for (const inner of rowOf(block).needsInside ?? []) assert.ok(mayStandIn(inner.block, block));
    }
  });

  it("asks for an id of what stands at the top, and of nothing else", () => {
    for (const block of blockNames) {
      const top = mayStandIn(block, "document");
      assert.equal(rowOf(block).id, top ? "required" : "optional", block);
    }
  });
});

describe("the words of the table", () => {
  it("are whole sentences, for every block and field", () => {
    for (const block of blockNames) {
      const { says, why, label, one, many } = rowOf(block);
      assertSentence(says, block);
      assertSentence(why, block);
      assert.match(label, /^[A-Z].*[^.]$/, block);
      assert.match(one, /^an? \S/, block);
      assert.match(many, /^\S/, block);
    }
    for (const { at, row } of everyField) {
      assertSentence(row.says, at);
      if (row.why !== undefined) assertSentence(row.why, at);
    }
  });

  it("say of every needed field why it matters", () => {
    for (const { at, row } of everyField) if (row.need) assert.ok(row.why, at);
  });

  it("say what every choice means, and never offer a word twice", () => {
    for (const { at, row } of everyField) {
      const choices = row.takes.choices ?? [];
      assert.equal(row.takes.shapes.includes("choice"), choices.length > 0, at);
      assert.equal(new Set(choices.map(({ word }) => word)).size, choices.length, at);
      for (const { word, says } of choices) {
        assert.match(word, /^[a-z]+(-[a-z]+)*$/, at);
        assertSentence(says, `${at} ${word}`);
      }
    }
  });

  it("give an example for every field, of a shape that it takes", () => {
    for (const { at, row } of everyField) {
      const values = row.example.match(/(?:"[^"]*"|[^,"])+/g)?.map((value) => value.trim()) ?? [];
      assert.ok(row.takes.list ? values.length > 0 : values.length === 1, `${at}: ${row.example}`);
      for (const value of values) {
        assert.ok(
          row.takes.shapes.some((shape) => fits(value, shape, row.takes)),
          `${at}: ${value}`,
        );
      }
    }
  });

  it("give an example for every block, in which nothing needed is missing", () => {
    for (const block of blockNames) {
      const { example, oneOf = [] } = rowOf(block);
      assert.match(example, new RegExp(`^${block} `));
      const has = (name: string) => new RegExp(`[{;\\n]\\s*${name}:`).test(example);
      for (const [name, { need }] of fieldsOf(block)) {
        if (need?.when !== "always") continue;
        assert.ok(
          [[name], ...need.or].some((set) => set.every(has)),
          `${block}.${name}`,
        );
      }
      for (const { fields } of oneOf) assert.ok(fields.some(has), block);
    }
  });

  it("say of every shape how it is written, with an example that is", () => {
    for (const [name, { says, example }] of Object.entries(shapes)) {
      assertSentence(says, name);
      assert.ok(fits(example, name as Shape, { shapes: [], list: false }), `${name}: ${example}`);
    }
  });

  it("say of every small word what it means, with an example that has it", () => {
    for (const [word, { says, example }] of Object.entries(smallWords)) {
      assertSentence(says, word);
      assert.match(example, new RegExp(`\\b${word}\\b`));
    }
  });
});

describe("questions to the table", () => {
  it("tells the words of the language from others, also those that every object has", () => {
    assert.ok(isBlockName("action"));
    for (const word of ["actoin", "Action", "use", "constructor", "toString", "__proto__", ""]) {
      assert.equal(isBlockName(word), false, word);
      assert.equal(rowOf(word), undefined, word);
      assert.equal(fieldRow("action", word), undefined, word);
      assert.deepEqual(placesOf(word), [], word);
    }
  });

  it("knows what may stand where", () => {
    assert.deepEqual(innerBlocks("document"), ["organization", "person", "coach", "team", "engagement"]);
    assert.deepEqual(innerBlocks("commitment"), ["action", "risk"]);
    assert.deepEqual(innerBlocks("contract"), ["result", "session", "review"]);
    assert.deepEqual(innerBlocks("action"), []);
    assert.ok(mayStandIn("action", "phase"));
    assert.equal(mayStandIn("phase", "document"), false);
  });

  it("knows which blocks have a field", () => {
    assert.deepEqual(placesOf("owner"), ["goal", "action", "risk"]);
    assert.deepEqual(placesOf("due"), ["action"]);
    assert.deepEqual(placesOf("note"), blockNames);
  });

  it("lets the compiler refuse a field that the block has not", () => {
    const names: readonly FieldName<"action">[] = ["owner", "note"];
    for (const name of names) assert.ok(fieldRow("action", name));
    // @ts-expect-error an action has no measure
    const wrong: FieldName<"action"> = "measure";
    assert.equal(fieldRow("action", wrong), undefined);
  });

  it("says what a field takes", () => {
    const says = (block: (typeof blockNames)[number], field: string) => {
      const row = fieldRow(block, field);
      return row && takesInWords(row.takes);
    };
    assert.equal(says("action", "owner"), "the name of a person or a team");
    assert.equal(
      says("review", "with"),
      "one or more names of people, teams or coaches, separated by commas",
    );
    assert.equal(says("action", "due"), "a date");
    assert.equal(says("action", "priority"), "one of high, medium or low");
    assert.equal(says("contract", "fee"), "an amount of money or a text in quotes");
    assert.equal(says("organization", "headcount"), "a whole number");
    assert.equal(says("organization", "values"), "one or more texts in quotes, separated by commas");
  });

  it("knows weekdays in capital and small letters", () => {
    assert.equal(weekdayNamed("Monday"), 1);
    assert.equal(weekdayNamed("sunday"), 7);
    assert.equal(weekdayNamed("someday"), undefined);
  });

  it("knows the world's currencies", () => {
    assert.equal(currencyNamed("GBP"), "pound sterling");
    for (const code of ["EUR", "USD", "CHF", "JPY", "XAF", "XCG", "ZWG"])
      assert.ok(currencyNamed(code), code);
    for (const code of ["EURO", "gbp", "DEM", "XXX", "toString"])
      assert.equal(currencyNamed(code), undefined, code);
    const codes = Object.keys(currencies);
    assert.deepEqual(codes, [...codes].sort());
    for (const code of codes) assert.match(code, /^[A-Z]{3}$/);
  });
});

function needInWords({ when, or }: Need): string {
  return [when, ...or.map((set) => set.join("+"))].join(" | ");
}

function assertSentence(text: string, at: string): void {
  assert.match(text, /^\S.*[.?!]$/s, at);
  assert.doesNotMatch(text, /\s\s|token|identifier|parse|string|boolean|null/i, at);
}

const day = "\\d{4}-\\d{2}-\\d{2}";
const length = "\\d+ (?:minute|hour|day|week|month|year)s?";
const figure = "-?\\d+(?:\\.\\d+)?%?(?: [A-Z]{3})?";
const moment = `(?:${day}|(?:start|end) of [a-z-]+|${length} (?:after|before) .+)`;
const quoted = '"[^"]+"';
const name = "[a-z][a-z-]*";

/** How values of a shape are written, loosely. */
const written: Readonly<Record<Shape, string>> = {
  text: quoted,
  shift: `${quoted} to ${quoted}`,
  date: moment,
  range: `${moment} to ${moment}`,
  duration: length,
  occasion: `${moment}(?: at \\d\\d:\\d\\d)?(?: for ${length})?`,
  recurrence: "(?:\\d+ )?every .+",
  reading: `(?:${figure}|${quoted})(?: on ${day})?`,
  money: "\\d+(?:\\.\\d+)? [A-Z]{3}(?: per (?:session|day|month))?",
  number: "-?\\d+(?:\\.\\d+)?",
  percent: "\\d+%",
  choice: name,
  reference: name,
  tag: name,
};

function fits(value: string, shape: Shape, { choices }: Takes): boolean {
  if (choices && shape === "choice") return choices.some(({ word }) => word === value);
  return new RegExp(`^(?:${written[shape]})$`).test(value.replaceAll('\\"', ""));
}
