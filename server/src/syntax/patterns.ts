/**
 * What comments, texts and words look like. The scanner (which finds where blocks begin and end) and the lexer (which
 * reads one segment) both use these, so that they can't disagree.
 */

/**
 * A name or keyword: a letter or `_`, then letters, combining marks, digits, `_`, `-`. Sticky, and not without end: a
 * pattern runs out of memory over megabytes of letters, and lines are not read that far.
 */
const wordPattern = /[\p{L}_][\p{L}\p{M}\p{Nd}_-]{0,20000}/uy;

export const lineCommentPattern = /\/\/[^\r\n]*/y;

/** A comment that may run over several lines, closed. */
export const blockCommentPattern = /\/\*[\s\S]*?\*\//y;

/** `"""…"""`, closed. */
export const textBlockPattern = /"""[\s\S]*?"""/y;

/** What stands in a text up to its closing quote, a backslash or the line's end. Each matches everywhere. Sticky. */
const straightRun = /[^"\\\r\n]*/y;
const curlyRun = /[^”\\\r\n]*/y;
const otherRun = /[^“"\\\r\n]*/y;

/** A stretch of a text in which no `”` stands. */
let withoutCurly = { text: "", from: 0, to: 0 };

/**
 * Where the text that begins at that offset ends, behind its quote; -1 where it is not closed on its line. `"…"`, or
 * what word processors make of it: `“…”`, also with the quotes of other tongues (`„…“`) or closed by a straight one.
 */
export function textEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === 0x22) return closedBy(straightRun, text, at + 1);
  // A line full of opening quotes is not searched to its end from each of them.
  if (withoutCurly.text !== text || at < withoutCurly.from || withoutCurly.to <= at) {
    const end = closedBy(curlyRun, text, at + 1);
    if (end >= 0) return end;
    const to = runEnd(curlyRun, text, at + 1);
    if (isAtLineEnd(text, to)) withoutCurly = { text, from: at, to };
  }
  return closedBy(otherRun, text, at + 1);
}

function closedBy(run: RegExp, text: string, from: number): number {
  let at = from;
  for (;;) {
    if (text.charCodeAt(at) !== 92) at = runEnd(run, text, at);
    if (text.charCodeAt(at) !== 92) return isAtLineEnd(text, at) ? -1 : at + 1;
    const escaped = text.charCodeAt(at + 1);
    if (isAtLineEnd(text, at + 1) || escaped === 0x2028 || escaped === 0x2029) return -1;
    at += 2;
  }
}

function runEnd(run: RegExp, text: string, from: number): number {
  run.lastIndex = from;
  run.test(text);
  return run.lastIndex;
}

function isAtLineEnd(text: string, at: number): boolean {
  return at >= text.length || isLineBreak(text.charCodeAt(at));
}

/** Matches a sticky pattern at that offset; the offset behind the match, or -1. */
export function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The end of the word that begins at that offset, or -1 where none does. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  let code = text.charCodeAt(end);
  if (!isAsciiLetter(code)) return code > 127 ? matchEnd(wordPattern, text, at) : -1;
  // Nearly all words are plain; a letter beyond ASCII leaves the rest to the pattern.
  do code = text.charCodeAt(++end);
  while (isAsciiLetter(code) || (code >= 48 && code <= 57) || code === 45);
  return code > 127 ? matchEnd(wordPattern, text, at) : end;
}

/** The offset of the line break that ends the line, or the text's end. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}

/**
 * Whether the quotation mark at that offset is one too many or closes what has no beginning: a mere sign. `Dana Reyes" {`,
 * `"Chief executive"";`, `""Dana Reyes"`.
 */
export function isStrayQuote(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x22) return false;
  if (text.charCodeAt(at + 1) === 0x22) return text.charCodeAt(at + 2) !== 0x22 && goesOn(text, at + 2);
  // Nearly every text begins behind a blank.
  if (text.charCodeAt(at - 1) <= 32) return false;
  return endsInside.test(text.charAt(at - 1)) && isFollowedByEnd(text, at + 1);
}

/** The last sign of something that is written: a quotation mark right behind it closes and does not begin. */
const endsInside = /[\p{L}\p{M}\p{N}.!?)%'’"”]/u;

function isFollowedByEnd(text: string, at: number): boolean {
  return at >= text.length || /[\s;,{}]/.test(text.charAt(at));
}

/** Whether words follow that are no next field: what stands before them has not ended. */
function goesOn(text: string, at: number): boolean {
  const end = wordEnd(text, at);
  if (end < 0) return /\d/.test(text.charAt(at));
  return matchEnd(colonPattern, text, end) < 0;
}

const colonPattern = /[ \t]*:/y;

/**
 * Whether the quotation mark before that offset, at which a text would end, begins another text instead:
 * `"Dana Reyes { role: "Chief executive"`.
 */
export function beginsAnother(text: string, end: number): boolean {
  return isBlank(text.charCodeAt(end - 2)) && goesOn(text, end);
}

/**
 * Where a text ends that lacks its closing quote before the next text on its line, whose quote stands at `next`: before
 * what parts the two.
 */
export function endBeforeText(text: string, start: number, next: number): number {
  const between = /\s*(?:[;,]?\s*[\p{L}_][\p{L}\p{M}\p{Nd}_-]*\s*:|[,;]|\bto)?\s*$/u;
  const content = text.slice(start, next);
  return start + Math.max(content.search(between), 1);
}

/** Where a title ends that lacks its closing quote on a line with a `{`: before the first one; -1 where there is none. */
export function endBeforeBrace(text: string, start: number): number {
  const line = text.slice(start, lineEnd(text, start));
  const brace = line.indexOf("{");
  return brace < 0 ? -1 : start + Math.max(line.slice(0, brace).trimEnd().length, 1);
}

/**
 * Where a text that lacks its closing quote ends: with its line, but for white space and the brace or semicolon that
 * closes the line: those were hardly meant as part of the text, and the rest of the document hangs on them.
 */
export function unclosedTextEnd(text: string, start: number): number {
  const line = text.slice(start, lineEnd(text, start)).trimEnd();
  let end = line.length;
  if (line.endsWith("{") || line.endsWith("}")) end--;
  // From the end, since a pattern would try its luck at every blank of a long line.
  while (end > 0 && /[\s;]/.test(line.charAt(end - 1))) end--;
  return start + Math.max(end, 1);
}

/** Whether a text begins here. */
export function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x201c || code === 0x201e;
}

/** A to Z in either case, and `_`. */
function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Behind the white space at that offset, in its line. */
export function blankEnd(text: string, at: number): number {
  let end = at;
  while (isBlank(text.charCodeAt(end))) end++;
  return end;
}

/** White space that is no line break; no-break spaces and a byte order mark too. */
export function isBlank(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 0xa0 ||
    code === 11 ||
    code === 12 ||
    code === 0xfeff ||
    (code > 0x1000 && /\s/.test(String.fromCharCode(code)) && !isLineBreak(code))
  );
}
