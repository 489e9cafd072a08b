import assert from "node:assert/strict";
import { either, inSense, say, speak, spokenLocale, spokenTable, t } from "../../server/src/text/say.ts";

describe("what is said", () => {
  afterEach(() => speak(undefined, undefined));

  it("is the sentence as it stands, in English", () => {
    const name = "“Plan”";
    assert.equal(t`${name} has ${2} goals.`, "“Plan” has 2 goals.");
  });

  it("is found by its English sentence, in another language, in that one's own order", () => {
    speak("de", { "On {0} {1} ends.": "{1} endet am {0}." });
    assert.equal(t`On ${"Monday"} ${"Plan"} ends.`, "Plan endet am Monday.");
  });

  it("stays English where the other language lacks it", () => {
    speak("de", {});
    assert.equal(t`${3} left`, "3 left");
  });

  it("is a sentence of its own for each word that it chooses from", () => {
    const count = (n: number) => t`${n} ${either(n === 1, "day", "days")} ago`;
    assert.equal(count(1), "1 day ago");
    speak("de", { "{0} day ago": "vor {0} Tag", "{0} days ago": "vor {0} Tagen" });
    assert.equal(count(1), "vor 1 Tag");
    assert.equal(count(3), "vor 3 Tagen");
  });

  it("leaves alone what the author wrote, whatever it looks like", () => {
    speak("de", { "{0} and {1}": "{0} und {1}" });
    assert.equal(t`${"{1}"} and ${"$&"}`, "{1} und $&");
    assert.equal(say("{0} and {1}", "{1}", "x"), "{1} und x");
  });

  it("tells apart what is the same in English only", () => {
    const named = () => inSense("named")`${"Plan"} phase`;
    assert.equal(named(), "Plan phase");
    speak("de", { "{0} phase": "{0} Phase", "{0} phase/named": "Phase {0}" });
    assert.equal(named(), "Phase Plan");
    assert.equal(say("{0} phase", 1), "1 Phase");
  });

  it("is looked up when a table is read, not when it is made", () => {
    const table = spokenTable({ action: { says: "A step.", example: "action x {}" } });
    assert.equal(table.action.says, "A step.");
    speak("de", { "A step.": "Ein Schritt.", "action x {}": "never" });
    assert.equal(table.action.says, "Ein Schritt.");
    assert.equal(table.action.example, "action x {}");
  });

  it("writes days in the habits of a language that it speaks, and of English countries", () => {
    speak("de", {});
    assert.equal(spokenLocale(), "de");
    speak("en-US", undefined);
    assert.equal(spokenLocale(), "en-US");
    for (const locale of ["en", "fr", undefined]) {
      speak(locale, undefined);
      assert.equal(spokenLocale(), undefined);
    }
  });
});
