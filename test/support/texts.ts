/** Texts for property tests: whole plans, and plans that somebody is in the middle of writing. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";

/** Signs and words at which reading may go astray. */
export const pieces: readonly string[] = [
  "{",
  "}",
  ":",
  ";",
  ",",
  '"',
  '"""',
  "“",
  "”",
  "//",
  "/*",
  "*/",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "  ",
  "\u00a0",
  "\ufeff",
  "\ufffc",
  "\ud83d",
  "\udc00",
  // Ends of lines to some, not to editors.
  "\u2028",
  "\u0085",
  "\f",
  "\v",
  "\u0000",
  // Marks that join, and that turn the way in which is written.
  "e\u0301",
  "\u200d",
  "\u202e",
  "\\",
  "engagement x",
  "action a",
  "person p {",
  "phase plan",
  "owner:",
  "due: 2026-02-30",
  "use",
  'use "a.coachplan"',
  "start of",
  "2 weeks after",
  "every",
  "8 every 2 weeks on monday",
  "40%",
  "12,000",
  "-3",
  "9:30",
  "2pm",
  "12000 GBP per",
  '"a" to "b"',
  "🎯",
  "é",
  "עברית",
];

const samples = new URL("../../samples/", import.meta.url);

/** The text of every sample plan, by its path below `samples/`. */
export const sampleTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(samples, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".coachplan"))
    .sort()
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(join(samples.pathname, name), "utf8")]),
);

/** A plan of which stretches were cut out, doubled or typed over: what a text looks like while it is written. */
export function mutilated(maxCuts = 4): fc.Arbitrary<string> {
  const cut = fc.tuple(
    fc.nat(),
    fc.nat({ max: 60 }),
    fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })),
  );
  return fc
    .tuple(fc.constantFrom(...sampleTexts.values()), fc.array(cut, { minLength: 1, maxLength: maxCuts }))
    .map(([text, cuts]) =>
      cuts.reduce((before, [at, length, piece]) => {
        const from = at % (before.length + 1);
        return before.slice(0, from) + piece + before.slice(from + length);
      }, text),
    );
}

/** Any text at all, with signs of the language mixed in. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "grapheme", maxLength: 5 })), {
      maxLength: 80,
    })
    .map((parts) => parts.join("")),
);
