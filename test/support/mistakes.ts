/** Plans with one mistake in them, as somebody makes it who is writing. */
import fc from "fast-check";

/** A slip in one line of a text: what it is, and the text with it. */
export interface Mistake {
  readonly slip: string;
  readonly text: string;
}

/** The texts with one mistake each. */
export function mistaken(texts: readonly string[]): fc.Arbitrary<Mistake & { readonly index: number }> {
  const places = texts.flatMap((text, index) => placesIn(text).map((at) => ({ index, at })));
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom(...Object.keys(slips)), fc.nat(), fc.nat())
    .map(([{ index, at }, slip, a, b]) => {
      const lines = (texts[index] ?? "").split("\n");
      const changed = slips[slip]?.(lines, at, a, b) ?? lines;
      return { index, slip, text: changed.join("\n") };
    });
}

/**
 * The lines that say something by themselves: whoever loses or moves one on which something begins that ends on another
 * makes many mistakes at once.
 */
function placesIn(text: string): readonly number[] {
  let inText = false;
  return text.split("\n").flatMap((line, at) => {
    const whole = !inText && !line.includes('"""') && line.split("{").length === line.split("}").length;
    if (line.split('"""').length === 2) inText = !inText;
    return whole && !/^\s*(?:\/\/.*|\})?$/.test(line) ? [at] : [];
  });
}

type Slip = (lines: readonly string[], at: number, a: number, b: number) => readonly string[];

const slips: Readonly<Record<string, Slip>> = {
  "a line is lost": (lines, at) => lines.toSpliced(at, 1),
  "a line stands twice": (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ""),
  "a line stands elsewhere": (lines, at, a) => {
    const without = lines.toSpliced(at, 1);
    const places = placesIn(without.join("\n"));
    return without.toSpliced(places[a % places.length] ?? 0, 0, lines[at] ?? "");
  },
  "a letter is lost": onWord((word, a) => word.slice(0, a % word.length) + word.slice((a % word.length) + 1)),
  "two letters are swapped": onWord((word, a) => {
    const at = a % Math.max(1, word.length - 1);
    return word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
  }),
  "another word": onWord((_word, a) => otherWords[a % otherWords.length] ?? ""),
  "another value": onLine((line, a) => {
    const value = otherValues[a % otherValues.length] ?? "";
    return line.replace(/:\s*[^;{}]+/, `: ${value} `);
  }),
  "a sign is lost": onLine((line, a) => {
    const signs = [...line.matchAll(/["{}:;,]/g)];
    const at = signs[a % Math.max(1, signs.length)]?.index;
    return at === undefined ? line : line.slice(0, at) + line.slice(at + 1);
  }),
  "another day": onLine((line, a) =>
    line.replace(/\d{4}-\d\d-\d\d/, `2026-${two(1 + (a % 12))}-${two(1 + (a % 31))}`),
  ),
  "another number": onLine((line, a) => line.replace(/\b\d+(?=[% ]|$)/, String((a % 120) - 10))),
  "a field too many": onLine((line, a) =>
    line.replace(/\{ /, `{ ${otherFields[a % otherFields.length] ?? ""}; `),
  ),
};

function onLine(change: (line: string, a: number, b: number) => string): Slip {
  return (lines, at, a, b) => lines.toSpliced(at, 1, change(lines[at] ?? "", a, b));
}

function onWord(change: (word: string, a: number) => string): Slip {
  return onLine((line, a, b) => {
    const words = [...line.matchAll(/(?<!["\p{L}])[\p{L}][\p{L}-]+/gu)];
    const word = words[b % Math.max(1, words.length)];
    if (!word) return line;
    return line.slice(0, word.index) + change(word[0], a) + line.slice(word.index + word[0].length);
  });
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

const otherWords = [
  "person",
  "action",
  "phase",
  "owner",
  "status",
  "nobody",
  "done",
  "plan",
  "contract",
  "review",
];

const otherValues = [
  '"a text"',
  "12",
  "12,000",
  "40%",
  "2026-2-5",
  "05.02.2026",
  "2026-02-30",
  "2026-04-04",
  "3 weks",
  "6 weeks",
  "2 weeks after plan",
  "end of diagnostic",
  "planned",
  "done",
  "100 Euro",
  "9:30",
  "a, b",
  "",
];

const otherFields = [
  "status: done",
  "owner: nobody",
  "progress: 140%",
  "on: 2026-06-06",
  "dates: 2026-06-06",
];
