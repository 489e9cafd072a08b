import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { ruleExamples } from "../../build/generate/ruleExamples.ts";
import { parse } from "../../server/src/analysis/parse.ts";
import { parseDay } from "../../server/src/calendar/day.ts";
import { messageText } from "../../server/src/features/diagnostic.ts";
import { changed } from "../../server/src/features/formatting/changes.ts";
import { layoutOf } from "../../server/src/features/formatting/layout.ts";
import { meaningOf } from "../../server/src/features/formatting/meaning.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import type { Document } from "../../server/src/syntax/document.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import { readMarks } from "../support/marks.ts";
import { TODAY } from "../support/project.ts";
import { anyText, mutilated, sampleTexts } from "../support/texts.ts";

const wholePlan = readFileSync(new URL("../rules/plan.coachplan", import.meta.url), "utf8");
const ruleDocuments = [...ruleExamples().values()]
  .flatMap((ofGroup) => [...ofGroup.values()].flat())
  .flatMap(({ whole }) => readMarks(whole).map(({ text }) => text));
const written = fc.oneof(mutilated(), anyText, fc.constantFrom(...ruleDocuments));

describe("the formatter", () => {
  it("leaves the plans as they are that are laid out already", () => {
    for (const [name, text] of [...sampleTexts, ["the whole plan", wholePlan] as const]) {
      assert.deepEqual(layoutOf(read(text)), [], name);
    }
  });

  it("changes nothing more at the second time", () => {
    fc.assert(
      fc.property(written, (text) => {
        const once = formatted(text);
        assert.equal(formatted(once), once);
      }),
      { numRuns: 100 },
    );
  });

  it("changes no meaning", () => {
    fc.assert(
      fc.property(written, (text) => {
        assert.equal(meaningOf(read(formatted(text)).root), meaningOf(read(text).root));
      }),
      { numRuns: 100 },
    );
  });

  it("changes nothing that the rules say", () => {
    const sayings = (text: string) => {
      const workspace = createWorkspace({
        files: { read: async () => undefined, async *list() {} },
        today: () => parseDay(TODAY) ?? 0,
      });
      workspace.open("memory:///plan.coachplan", 1, text);
      return findingsOf(workspace.snapshot(), "memory:///plan.coachplan")
        .map(({ code, severity, message }) => `${severity} ${code} ${messageText(message)}`)
        .sort();
    };
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...ruleDocuments), mutilated()), (text) => {
        assert.deepEqual(sayings(formatted(text)), sayings(text));
      }),
      { numRuns: 60 },
    );
  });

  it("adds and takes away white space and semicolons only, but for quotes", () => {
    const words = (text: string) =>
      text
        .replace(/[\s;]/g, "")
        .replace(/[“”„]|\\?"/g, "'")
        .replace(/\\'/g, "'");
    fc.assert(
      fc.property(written, (text) => {
        assert.equal(words(formatted(text)), words(text));
      }),
      { numRuns: 80 },
    );
  });

  it("finds back to a plan whose white space was spoilt", () => {
    const blanks = fc.constantFrom(" ", "\t", "   ", "\u00a0");
    fc.assert(
      fc.property(
        fc.constantFrom(...sampleTexts.keys()).filter((name) => name !== "broken.coachplan"),
        fc.infiniteStream(fc.tuple(fc.nat({ max: 9 }), blanks)),
        (name, choices) => {
          const text = sampleTexts.get(name) ?? "";
          assert.equal(formatted(spoilt(read(text), choices)), text);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("changes nothing outside of a range, and what remains of the work is the same", () => {
    fc.assert(
      fc.property(
        fc.oneof(mutilated(1), fc.constantFrom(...ruleDocuments)),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const document = read(text);
          const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
          const changes = layoutOf(document, { start, end });
          for (const change of changes) {
            assert.ok(start <= change.start && change.end <= end, `${change.start} to ${change.end}`);
          }
          if (document.sound) assert.equal(formatted(changed(text, changes)), formatted(text));
        },
      ),
      { numRuns: 80 },
    );
  });

  it("says after each edit what it says of the text read afresh", () => {
    const uri = "memory:///plan.coachplan";
    const typed = fc.constantFrom("x", " ", "", "\n", "\r\n", ";", "{", "}", '"', "// c", "due:");
    fc.assert(
      fc.property(
        fc.oneof(written, fc.constantFrom(...sampleTexts.values())),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), typed), { minLength: 1, maxLength: 6 }),
        (text, edits) => {
          const workspace = createWorkspace({
            files: { read: async () => undefined, async *list() {} },
            today: () => parseDay(TODAY) ?? 0,
          });
          workspace.open(uri, 1, text);
          for (const [place, removes, by] of edits) {
            const document = workspace.snapshot().document(uri);
            assert.ok(document);
            assert.deepEqual(layoutOf(document), layoutOf(read(document.text)));
            const at = place % (document.text.length + 1);
            const range = { start: document.lines.position(at), end: document.lines.position(at + removes) };
            workspace.change(uri, 1, [{ range, text: by }]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("makes small changes that do not overlap and each change something", () => {
    fc.assert(
      fc.property(written, (text) => {
        let at = 0;
        for (const { start, end, text: put } of layoutOf(read(text))) {
          assert.ok(at <= start && start <= end, `${at}, ${start} to ${end}`);
          assert.notEqual(text.slice(start, end), put);
          at = end;
        }
      }),
      { numRuns: 80 },
    );
  });
});

function read(text: string): Document {
  return parse("memory:///plan.coachplan", 1, text);
}

function formatted(text: string): string {
  return changed(text, layoutOf(read(text)));
}

/** Other white space between words, and at the beginning and end of lines; texts and comments keep theirs. */
function spoilt({ text }: Document, choices: Iterable<readonly [number, string]>): string {
  const stream = choices[Symbol.iterator]();
  const protectedText = /"""[\s\S]*?"""|"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|\n| +/g;
  return text.replace(protectedText, (piece) => {
    const [choice, blank] = stream.next().value ?? [0, " "];
    if (piece === "\n") return choice === 0 ? `${blank}\n` : "\n";
    if (!/^ +$/.test(piece)) return piece;
    return choice < 2 ? blank.repeat(choice + 1) : piece;
  });
}
