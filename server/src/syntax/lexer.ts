/** Cuts a segment's text into tokens. Total: what fits nothing becomes a token of its own. */
import type { CustomPatternMatcherReturn, IToken, TokenType } from "chevrotain";
import { createToken, Lexer } from "chevrotain";
import * as p from "./patterns.ts";
import { HOLE } from "./tree.ts";

/** What the tokens of one segment are made of, besides its text. */
export interface LexInput {
  readonly text: string;
  /** Offsets of the marks for inner blocks. */
  readonly holes: readonly number[];
  /** Texts and comments that are not closed and where the scanner ended them, and braces that are mere signs. */
  readonly forced: readonly (readonly [start: number, end: number])[];
  /** What is not read because its line is too long. */
  readonly overlong?: readonly (readonly [start: number, end: number])[];
}

/** Tokens in the order of the text, white space left out; comments apart. */
export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: IToken[];
}

// Chevrotain drops a pattern's `u` flag, so words need a function; and it wants to know which characters may begin one.
const letters = [...Array(128).keys()].filter((c) => /[A-Za-z_]/.test(String.fromCharCode(c)));
const beyondAscii = [...Array(128).keys()].map((c) => c + 128);
/** One of each of the buckets in which Chevrotain's lexer sorts the characters from 256 on. */
const buckets = [...Array(257).keys()].map((k) => Math.min(255 * (k + 1) + 1, 0xffff));
const wide = [...beyondAscii, ...buckets];

let input: LexInput = { text: "", holes: [], forced: [] };
let nextHole = 0;

function forcedEnd(at: number): number {
  for (const [start, end] of input.forced) if (start === at) return end;
  return -1;
}

function matched(text: string, at: number, end: number): CustomPatternMatcherReturn | null {
  return end > at ? [text.slice(at, end)] : null;
}

function custom(
  name: string,
  hints: (number | string)[],
  pattern: (text: string, at: number) => CustomPatternMatcherReturn | null,
  more: { group?: string; categories?: TokenType } = {},
): TokenType {
  return createToken({ name, pattern, start_chars_hint: hints, line_breaks: true, ...more });
}

/** A brace that the scanner has taken for one; the others are signs like any other. */
function brace(name: string, sign: "{" | "}"): TokenType {
  const pattern = (text: string, at: number) =>
    text[at] === sign && forcedEnd(at) < 0 ? matched(text, at, at + 1) : null;
  return custom(name, [sign], pattern, { categories: Anything });
}

/** What may be skipped where it makes no sense: every token but those that part statements. */
export const Anything = createToken({ name: "Anything", pattern: Lexer.NA });
export const Hole = custom("Hole", [HOLE.charCodeAt(0)], (text, at) => {
  if (input.holes[nextHole] !== at) return null;
  nextHole++;
  return matched(text, at, at + 1);
});
/** Nearly all white space; Chevrotain reads a class of plain characters without asking the pattern. */
const Space = createToken({ name: "Space", pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED, line_breaks: true });
const OtherSpace = createToken({
  name: "OtherSpace",
  pattern: /[\s\uFEFF]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const LineComment = createToken({ name: "LineComment", pattern: /\/\/[^\r\n]*/, group: "comments" });
const BlockComment = createToken({
  name: "BlockComment",
  pattern: /\/\*[\s\S]*?\*\//,
  group: "comments",
  line_breaks: true,
});
export const UnclosedComment = custom(
  "UnclosedComment",
  ["/"],
  (text, at) => (text[at + 1] === "*" ? matched(text, at, forcedEnd(at)) : null),
  { group: "comments" },
);
export const UnclosedText = custom(
  "UnclosedText",
  ['"', 0x201c, 0x201e],
  (text, at) => (p.isStrayQuote(text, at) ? null : matched(text, at, forcedEnd(at))),
  { categories: Anything },
);
export const TextBlock = createToken({
  name: "TextBlock",
  categories: Anything,
  pattern: /"""[\s\S]*?"""/,
  line_breaks: true,
});
export const Text = custom(
  "Text",
  ['"', 0x201c, 0x201e],
  // Chevrotain asks at every sign that it sorts into one bucket with the quotes, such as dashes, too.
  (text, at) =>
    p.isQuote(text.charCodeAt(at)) && !p.isStrayQuote(text, at)
      ? matched(text, at, p.textEnd(text, at))
      : null,
  { categories: Anything },
);
/**
 * Everything that is meant as a date, right or wrong: `2026-02-04`, `2026-2-5`, `05.02.2026`, `2026/02/05`, with the
 * dashes of word processors too; without the day (`2026-02`, `02/2026`) or the year (`05.02.`). `1.234.567` is a number.
 */
export const DateLike = createToken({
  name: "DateLike",
  categories: Anything,
  pattern:
    /(?!\d{1,3}(?:\.\d{3}){2,}(?!\d))\d+[-./\u2010-\u2015\u2212]\d+[-./\u2010-\u2015\u2212]\d+(?:T\d{1,2}:\d{2}(?::\d{2})?Z?)?|\d{4}[-/]\d{1,2}[-/]?(?!\d)|\d{1,2}\/\d{4}(?!\d)|\d{1,2}\.\d{1,2}\.(?!\d)/,
});
/** Everything that is meant as a time of day, right or wrong: `14:00`, `9:30`, `9:5`, `14:00:00`, `2pm`, `2 p.m.`. */
export const TimeLike = createToken({
  name: "TimeLike",
  categories: Anything,
  pattern:
    /\d{1,2}:\d{1,2}(?::\d{2})?(?:[^\S\r\n]?[aApP]\.?[mM]\b\.?)?|\d{1,2}(?:\.\d{2})?[^\S\r\n]?[aApP]\.?[mM]\b\.?/,
});
export const Percent = createToken({ name: "Percent", categories: Anything, pattern: /-?\d+(?:\.\d+)?%/ });
/** `12`, `12.5`, `-3`; wrong ones: `12,000`, `12'000`, `12 000`, `1.234.567`. */
export const NumberLike = createToken({
  name: "NumberLike",
  categories: Anything,
  pattern:
    /-?\d{1,3}(?:(?:[,'\u2019]\d{3})+(?:\.\d+)?|(?:[ \u00A0\u2009\u202F]\d{3})+(?:[.,]\d+)?|(?:\.\d{3}){2,}(?:,\d+)?)(?![\d%])|-?\d+(?:\.\d+)?/,
});
export const Word = custom(
  "Word",
  [...letters, ...wide],
  (text, at) => matched(text, at, p.wordEnd(text, at)),
  { categories: Anything },
);
export const Open = brace("Open", "{");
export const Close = brace("Close", "}");
export const Colon = createToken({ name: "Colon", pattern: ":", categories: Anything });
export const Semicolon = createToken({ name: "Semicolon", pattern: ";" });
export const Comma = createToken({ name: "Comma", pattern: ",", categories: Anything });
/** Any other character. */
export const Sign = custom("Sign", [...Array(128).keys(), ...wide], (text, at) => matched(text, at, at + 1), {
  categories: Anything,
});
/** Put in by lines.ts where a statement ends with its line; of no width. */
export const End = createToken({ name: "End", pattern: Lexer.NA });

export const tokenTypes = [
  Hole,
  Space,
  OtherSpace,
  UnclosedComment,
  LineComment,
  BlockComment,
  UnclosedText,
  TextBlock,
  Text,
  DateLike,
  TimeLike,
  Percent,
  NumberLike,
  Word,
  Open,
  Close,
  Colon,
  Semicolon,
  Comma,
  Sign,
  End,
  Anything,
];

const lexer = new Lexer(tokenTypes, {
  positionTracking: "onlyOffset",
  ensureOptimizations: true,
  // The patterns are checked by test/syntax; checking them again at each start costs milliseconds.
  skipValidations: true,
});

/** The tokens and comments of a segment. */
export function lex(segment: LexInput): Lexed {
  input = segment;
  nextHole = 0;
  // What is not read counts as white space.
  const text = (segment.overlong ?? []).reduce(
    (before, [start, end]) => before.slice(0, start) + " ".repeat(end - start) + before.slice(end),
    segment.text,
  );
  const { tokens, groups } = lexer.tokenize(text);
  const { comments = [] } = groups;
  return { tokens, comments };
}
