/** That everything that is said goes through the one mechanism: in a language whose letters are others, none of ours is left. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { CompletionItem } from "vscode-languageserver-types";
import { ruleExamples } from "../../build/generate/ruleExamples.ts";
import { allSentences } from "../../build/generate/sentences.ts";
import { codeLens, resolveCodeLens } from "../../server/src/features/codeLens.ts";
import { completion } from "../../server/src/features/completion.ts";
import { hover } from "../../server/src/features/hover.ts";
import { inlayHint } from "../../server/src/features/inlayHint.ts";
import { currencyNamed } from "../../server/src/language/currencies.ts";
import { blockNames, fieldsOf } from "../../server/src/language/table.ts";
import { speakIn } from "../../server/src/lsp/languages.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { speak } from "../../server/src/text/say.ts";
import { buildTimeline } from "../../server/src/timeline/build.ts";
import {
  labelsFor,
  metasOf,
  rolesOf,
  spoken,
  standingOf,
  summaryOf,
} from "../../server/src/timeline/labels.ts";
import { aboutItem } from "../../server/src/timeline/labels-about.ts";
import { laneNote, laneSummary } from "../../server/src/timeline/labels-lanes.ts";
import { projectOf } from "../support/project.ts";

const plan = readFileSync("test/rules/plan.coachplan", "utf8");

describe("in a language with other letters", () => {
  before(async () => {
    const sentences = await allSentences();
    // Japanese days have none of our letters.
    speak("ja", Object.fromEntries(sentences.map((sentence) => [sentence, inOtherLetters(sentence)])));
  });
  after(() => speak(undefined, undefined));

  it("no finding, related place or fix has an English word", async () => {
    const problems = new Set<string>();
    for (const [, files] of ruleExamples()) {
      for (const [, examples] of files) {
        for (const { whole, today } of examples) {
          const { snapshot, files: parts } = await projectOf(whole, today === undefined ? {} : { today });
          for (const { uri } of parts) {
            for (const { code, message, related, fixes } of findingsOf(snapshot, uri)) {
              const said = [
                ...Object.values(message),
                ...related.map(({ says }) => says),
                ...fixes().map(({ title }) => title),
              ];
              for (const sentence of said)
                for (const word of oursIn(sentence)) problems.add(`${code}: ${word} in ${sentence}`);
            }
          }
        }
      }
    }
    assert.deepEqual([...problems], []);
  }).timeout(60_000);

  it("neither hover nor completion has one, wherever one asks", async () => {
    const { snapshot, uri, document } = await opened();
    const problems = new Set<string>();
    for (let line = 0; line < document.lines.count; line++) {
      const { start, end } = document.lines.span(line);
      for (let character = 0; character <= end - start; character += 3) {
        const params = { textDocument: { uri }, position: { line, character } };
        const told = hover(snapshot, params)?.contents;
        const items =
          completion(snapshot, params, { snippets: true, retrigger: true, commits: true })?.items ?? [];
        const said = [
          typeof told === "object" && "value" in told ? told.value : "",
          ...items
            .filter(isNoCurrency)
            .flatMap((item) => [item.detail ?? "", item.labelDetails?.description ?? ""]),
        ];
        for (const words of said) for (const word of oursIn(words)) problems.add(`${word} in ${words}`);
      }
    }
    assert.deepEqual([...problems], []);
  }).timeout(60_000);

  it("neither hints nor lenses have one", async () => {
    const { snapshot, uri } = await opened();
    const range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
    const hints = inlayHint(snapshot, { textDocument: { uri }, range });
    const commands = { openTimeline: "open", showPlaces: "show" };
    const lenses = codeLens(snapshot, { textDocument: { uri } }, commands);
    assert.ok(hints.length > 5 && lenses.length > 1);
    const said = [
      ...hints.map(({ label }) =>
        typeof label === "string" ? label : label.map(({ value }) => value).join(""),
      ),
      ...lenses.map((lens) => resolveCodeLens(snapshot, lens, commands).command?.title ?? ""),
    ];
    assert.deepEqual(said.flatMap(oursIn), []);
  });

  it("nothing that the timeline says has one", async () => {
    const { snapshot, uri } = await opened();
    const model = buildTimeline(snapshot, uri);
    assert.ok(model);
    const labels = labelsFor("ja");
    const parts = model.engagements.flatMap(({ phases, lanes }) => [
      ...phases,
      ...lanes.flatMap(({ head, items }) => [...(head ? [head] : []), ...items]),
    ]);
    assert.ok(parts.length > 10);
    const said = [
      summaryOf(model),
      ...model.engagements.flatMap((engagement) => [
        ...Object.values(standingOf(engagement, model.today, labels)).map(String),
        ...rolesOf(engagement, labels).flat(),
        ...engagement.lanes.flatMap((lane) => [lane.title, laneNote(lane), laneSummary(lane)]),
      ]),
      ...parts.flatMap((part) => {
        const { title, line, rows } = aboutItem(part, model, labels);
        return [
          spoken(part, model.today, labels),
          ...metasOf(part, model.today),
          title,
          line,
          ...rows.flat(),
        ];
      }),
    ];
    assert.deepEqual([...new Set(said.flatMap(oursIn))], []);
  });
});

describe("in German", () => {
  before(() => speakIn("de-AT"));
  after(() => speakIn(undefined));

  it("a finding is said in whole German sentences, days as they are written there", async () => {
    const { snapshot, files } = await projectOf(`
engagement x "Wandel" {
  starts: 2026-05-04
  action a "Tafel" { owner: omar; due: 2026-06-01; success: "9 von 10 Tagen" }
}
person omar "Omar Haddad" { role: "Leiter" }`);
    const [late] = findingsOf(snapshot, files[0]?.uri ?? "").filter(({ code }) => code === "action/overdue");
    assert.deepEqual(late?.message, {
      what: "Maßnahme „Tafel“ war am 01.06.2026 fällig, vor 14 Tagen.",
      why: "Was ohne ein Wort zu spät kommt, lehrt alle, dass die Tage im Plan nicht ernst gemeint sind.",
      instead:
        "Markieren Sie sie als erledigt, vereinbaren Sie mit der verantwortlichen Person einen neuen Tag, oder lassen Sie sie fallen und sagen Sie, warum.",
    });
  });

  it("a language that nobody has translated is answered in English", () => {
    assert.equal(speakIn("fr-CA"), false);
    assert.equal(speakIn("de_DE"), true);
  });
});

/** A whole plan in which all that its author has said is written in other letters. */
async function opened() {
  const text = plan.replace(/"[^"]*"/g, inOtherLetters);
  const { snapshot, files } = await projectOf(text);
  const uri = files[0]?.uri ?? "";
  const document = snapshot.document(uri);
  assert.ok(document);
  return { snapshot, uri, document };
}

/** Currencies are called as the platform calls them, with their codes. */
function isNoCurrency({ label }: CompletionItem): boolean {
  return currencyNamed(label) === undefined;
}

/** Letters that no English word has, and that can still be read; what is put in, and code, stays as it is. */
function inOtherLetters(sentence: string): string {
  return sentence.replace(/`[^`]*`|“[^”]*”|\{\d+\}|[A-Za-z]/g, (part) =>
    part.length > 1 ? part : String.fromCodePoint((part.codePointAt(0) ?? 0) + 0xfee0),
  );
}

/** Words in our letters that are neither the author's nor the language's own. */
function oursIn(sentence: string): readonly string[] {
  // What the author wrote, and places of the time zone database, which are called the same everywhere.
  const said = sentence.replace(/```[\s\S]*?```|`[^`]*`|“[^”]*”|\([A-Z]\w+(?:\/[A-Z]\w+)+\)/g, "");
  return (said.match(/[A-Za-z][A-Za-z-]+/g) ?? []).filter((word) => !own.has(word.toLowerCase()));
}

/** The words of the plan, small or with a capital: names of blocks and people, and the language's own, which are the same everywhere. */
const own: ReadonlySet<string> = new Set([
  ...(plan
    .replace(/"[^"]*"/g, "")
    .toLowerCase()
    .match(/[a-z][a-z-]+/g) ?? []),
  ...blockNames.flatMap((block) =>
    fieldsOf(block).flatMap(([name, { takes }]) => [name, ...(takes.choices ?? []).map(({ word }) => word)]),
  ),
]);
