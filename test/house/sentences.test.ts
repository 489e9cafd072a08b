import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { allSentences, sentencesIn } from "../../build/generate/sentences.ts";

describe("what readers see", () => {
  const languages = readdirSync("l10n").flatMap((name) => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? []);

  for (const language of languages) {
    it(`is there in ${language}, every sentence, and none that nobody says any more`, async () => {
      const said = Object.keys(read(`l10n/bundle.l10n.${language}.json`));
      const wanted = await allSentences();
      assert.deepEqual(
        wanted.filter((sentence) => !said.includes(sentence)),
        [],
        "not translated",
      );
      assert.deepEqual(
        said.filter((sentence) => !wanted.includes(sentence)),
        [],
        "said nowhere",
      );
    }).timeout(20_000);

    it(`puts in ${language} the same things into a sentence as in English`, () => {
      for (const [english, other] of Object.entries(read(`l10n/bundle.l10n.${language}.json`))) {
        assert.deepEqual(marksIn(other), marksIn(english), english);
        assert.notEqual(other.trim(), "", english);
      }
    });

    it(`is there in ${language} for commands and settings`, () => {
      const english = read("package.nls.json");
      assert.deepEqual(Object.keys(read(`package.nls.${language}.json`)), Object.keys(english));
    });
  }

  it("is listed with every word that a sentence chooses from", () => {
    const source =
      'const f = (n) => t`${named(n)} ${either(n > 1, "end", "ends")} ${n} ${either(n > 1, "days", "day")} late.`;';
    assert.deepEqual(sentencesIn("f.ts", source), ["{0} end {1} days late.", "{0} ends {1} day late."]);
  });

  it("is listed with the sense that tells it apart", () => {
    assert.deepEqual(sentencesIn("f.ts", 'const f = (it) => inSense("named")`${it} phase`;'), [
      "{0} phase/named",
    ]);
  });

  it("is said only when the reader's language is known", () => {
    assert.throws(() => sentencesIn("f.ts", "const title = t`Remove it`;"), /while it is loaded/);
  });
});

function read(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, string>>;
}

/** `{0}`, `{1}` and so on, each once. */
function marksIn(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\d+\}/g))].sort();
}
