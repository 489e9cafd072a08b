/** What is laid out within one line, but for long lists: a header, a field, a `use`. */
import { listIndent, widestLine } from "../../language/layout.ts";
import * as t from "../../syntax/lexer.ts";
import { columnsOf } from "../../text/columns.ts";
import type { Span } from "../../text/span.ts";
import { type Change, changed, onNewLine, onTheLine } from "./changes.ts";

/** One word, sign, text or comment of a phrase, in UTF-16 units from the document's start. */
interface Part extends Span {
  readonly kind: "comma" | "colon" | "line comment" | "comment" | "other";
  readonly written: string;
  /** As it is to stand there: curly quotes straightened. */
  readonly wanted: string;
  /** Whether the white space before it holds a line break. */
  readonly onNewLine: boolean;
}

/** A header, field or `use` that can be laid out. */
export interface Phrase extends Span {
  readonly parts: readonly Part[];
  /** Its text on one line. */
  readonly flat: string;
  /** It holds a comment up to the end of a line, or a text of several lines. */
  readonly manyLines: boolean;
}

/** The phrase in that span of a text; undefined where it means something else with other white space in it. */
export function phraseOf(text: string, span: Span): Phrase | undefined {
  const parts = partsOf(text, span);
  const wanted = parts.map((part, i) => (i === 0 ? "" : spaceBefore(parts, i)) + part.wanted);
  const flat = wanted.join("");
  const forced = parts.some((_, i) => needsNewLine(parts, i));
  const asRead = forced ? parts.map((part) => part.wanted).join("\n") : flat;
  if (asRead !== text.slice(span.start, span.end) && !readsAs(asRead, parts)) return undefined;
  return { ...span, parts, flat, manyLines: forced || /[\r\n]/.test(flat) };
}

/** How a phrase is to stand: from which column on, and whether it has to stay on its line. */
export interface Place {
  readonly text: string;
  readonly lineBreak: string;
  /** The white space before its line. */
  readonly indent: string;
  /** What is added where it goes on on a further line. */
  readonly further: string;
}

/** Lays a phrase out: one blank between words, a list that does not fit on further lines. */
export function layPhrase(phrase: Phrase, { text, lineBreak, indent, further }: Place): Change[] {
  const { parts } = phrase;
  const deep = indent + further;
  const breaks = listBreaks(phrase, indent);
  return parts.flatMap((part, i) => {
    const before = parts[i - 1];
    const gap = { start: before?.end ?? part.start, end: part.start };
    const white =
      i === 0
        ? []
        : breaks.has(i)
          ? onNewLine(text, gap, { indent: deep, most: 1, lineBreak }, phrase)
          : onTheLine(text, gap, spaceBefore(parts, i), phrase);
    return [...white, ...mend(part)];
  });
}

/** How far a field of a list goes on: twice as deep. */
export const listFurther = listIndent;

function partsOf(text: string, span: Span): readonly Part[] {
  const { tokens, comments } = t.lex({ text: text.slice(span.start, span.end), holes: [], forced: [] });
  let end = span.start;
  return [...tokens, ...comments]
    .sort((a, b) => a.startOffset - b.startOffset)
    .map(({ tokenType, image, startOffset }): Part => {
      const start = span.start + startOffset;
      const isNew = /[\r\n]/.test(text.slice(end, start));
      end = start + image.length;
      const kind =
        tokenType === t.Comma
          ? "comma"
          : tokenType === t.Colon
            ? "colon"
            : tokenType === t.LineComment
              ? "line comment"
              : image.startsWith("/*")
                ? "comment"
                : "other";
      const wanted = kind === "line comment" ? image.trimEnd() : straightened(image);
      return { kind, written: image, wanted, start, end, onNewLine: isNew };
    });
}

function spaceBefore(parts: readonly Part[], i: number): string {
  const part = parts[i];
  if (part?.kind === "comma" || part?.kind === "colon") return "";
  const [number, comma] = parts.slice(Math.max(i - 2, 0), i);
  // `9,5` is one number, written wrong: a blank would make a list of it.
  const isDecimal = comma?.kind === "comma" && isNumber(number) && isNumber(part);
  return isDecimal && number?.end === comma.start && comma.end === part?.start ? "" : " ";
}

function isNumber(part: Part | undefined): boolean {
  return /^-?\d[\d.]*%?$/.test(part?.written ?? "");
}

/** Whether a part has to begin a line: behind a comment that ends its own, or as a comment that stands on its own. */
function needsNewLine(parts: readonly Part[], i: number): boolean {
  const part = parts[i];
  const before = parts[i - 1];
  if (!part || !before) return false;
  if (before.kind === "line comment") return true;
  const atComment = /comment$/.test(part.kind) || before.kind === "comment";
  return part.onNewLine && atComment && part.wanted !== "{";
}

/** The parts that begin a line: where a list does not fit, as many values stand on a line as do. */
function listBreaks({ parts, flat }: Phrase, indent: string): ReadonlySet<number> {
  const forced = parts.flatMap((_, i) => (needsNewLine(parts, i) ? [i] : []));
  const breaks = new Set(forced);
  const lists = parts.some(({ kind }) => kind === "comma");
  if (forced.length === 0 && (!lists || fits(indent + flat))) return breaks;
  let column = columnsOf(indent);
  parts.forEach((part, i) => {
    const behindComma = parts[i - 1]?.kind === "comma" && spaceBefore(parts, i) !== "";
    if (!breaks.has(i) && behindComma && column + 1 + widthOfGroup(parts, i) > widestLine) breaks.add(i);
    if (breaks.has(i)) column = columnsOf(indent + listFurther);
    else if (i > 0) column += spaceBefore(parts, i).length;
    const lines = part.wanted.split(/\r\n|\r|\n/);
    column = (lines.length > 1 ? 0 : column) + columnsOf(lines.at(-1) ?? "");
  });
  return breaks;
}

function fits(text: string): boolean {
  return text.split(/\r\n|\r|\n/).every((line) => columnsOf(line) <= widestLine);
}

/** The columns of a value with its comma, up to the first line break in it. */
function widthOfGroup(parts: readonly Part[], from: number): number {
  let group = "";
  for (let i = from; i < parts.length; i++) {
    group += (i === from ? "" : spaceBefore(parts, i)) + (parts[i]?.wanted ?? "");
    if (parts[i]?.kind === "comma" || needsNewLine(parts, i + 1)) break;
  }
  return columnsOf(group.split(/[\r\n]/)[0] ?? "");
}

/** White space may make one word of two (`2  pm`): then it is better left as it is. */
function readsAs(text: string, parts: readonly Part[]): boolean {
  const again = partsOf(text, { start: 0, end: text.length });
  return (
    again.length === parts.length &&
    again.every(({ kind, written }, i) => kind === parts[i]?.kind && written === parts[i]?.wanted)
  );
}

/** A text with straight quotes where it has curly ones. */
function straightened(image: string): string {
  return changed(image, straightQuotes(image, 0));
}

/** What makes straight quotes of the curly ones around a text, and escapes those inside. */
function straightQuotes(image: string, start: number): Change[] {
  if (!/^[“„]/.test(image)) return [];
  const last = image.length - 1;
  const inside = [...image.slice(1, last).matchAll(/\\.|"/g)].flatMap(({ 0: sign, index }) => {
    const at = start + 1 + index;
    if (sign === '"') return replaced(at, at, "\\");
    return sign === "\\”" ? replaced(at, at + 1, "") : [];
  });
  const closing = image[last] === '"' ? [] : replaced(start + last, start + last + 1, '"');
  return [...replaced(start, start + 1, '"'), ...inside, ...closing];
}

function mend({ kind, start, written, wanted, end }: Part): Change[] {
  if (written === wanted) return [];
  return kind === "line comment" ? replaced(start + wanted.length, end, "") : straightQuotes(written, start);
}

function replaced(start: number, end: number, text: string): Change[] {
  return [{ start, end, text, owner: { start, end } }];
}
