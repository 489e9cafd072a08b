import { unitNamed } from "../../calendar/duration.ts";
import { currencyNamed } from "../../language/currencies.ts";
import { smallWords } from "../../language/words.ts";
import * as t from "../../syntax/lexer.ts";
import type { Span } from "../../text/span.ts";

/** One word, number, text or sign of a line that is being written. Offsets count from the document's start. */
export interface Piece extends Span {
  readonly kind: PieceKind;
  readonly text: string;
}

export type PieceKind =
  | "word"
  | "number"
  | "percent"
  | "date"
  | "time"
  | "text"
  | "colon"
  | "comma"
  | "part"
  | "sign";

/** The pieces of a stretch of text that begins at `start` in the document; comments left out. */
export function piecesOf(text: string, start: number): readonly Piece[] {
  return t.lex({ text, holes: [], forced: [] }).tokens.map((token) => pieceOf(token, start));
}

/**
 * The pieces of a segment's own text and its comments, from its start. `forced` are the texts and comments that are
 * not closed, with the places where they were ended; `overlong` is what is not read because its line is too long.
 */
export function lexed(
  text: string,
  holes: readonly number[],
  forced: readonly (readonly [start: number, end: number])[],
  overlong: readonly (readonly [start: number, end: number])[],
): { readonly pieces: readonly Piece[]; readonly comments: readonly Span[] } {
  const { tokens, comments } = t.lex({ text, holes, forced, overlong });
  return {
    pieces: tokens.map((token) => pieceOf(token, 0)),
    comments: comments.map(({ startOffset, image }) => ({
      start: startOffset,
      end: startOffset + image.length,
    })),
  };
}

function pieceOf(token: ReturnType<typeof t.lex>["tokens"][number], start: number): Piece {
  const { tokenType, image, startOffset } = token;
  return {
    kind: kinds.get(tokenType) ?? "sign",
    text: image,
    start: start + startOffset,
    end: start + startOffset + image.length,
  };
}

/**
 * Where the text begins that is not closed before the end of the pieces, and how many quotes open it; undefined where
 * every text is closed.
 */
export function openText(
  pieces: readonly Piece[],
): { readonly index: number; readonly quotes: 1 | 3 } | undefined {
  const index = pieces.findIndex(({ kind, text }) => kind === "sign" && /^["“„]$/.test(text));
  if (index < 0) return undefined;
  const before = pieces[index - 1];
  const isBlock = before?.kind === "text" && before.text === '""' && before.end === pieces[index]?.start;
  return isBlock ? { index: index - 1, quotes: 3 } : { index, quotes: 1 };
}

/**
 * A value as far as it is written, in one letter or small word a piece: `#` a number, `D` a date, `T` a time, `%` a
 * percentage, `S` a text, `u` a unit, `$` a currency, `x` a name, a small word as itself. `8 every 2 weeks on` is
 * `# every # u on`.
 */
export function shapeOf(pieces: readonly Piece[]): string {
  return pieces.map((piece, i) => letters[piece.kind] ?? wordShape(pieces, i)).join(" ");
}

function wordShape(pieces: readonly Piece[], index: number): string {
  const { text } = pieces[index] ?? { text: "" };
  const before = pieces[index - 1];
  const after = pieces[index + 1];
  if (before?.text === "of" && /^(?:start|end)$/.test(pieces[index - 2]?.text ?? "")) return "x";
  if (/^(?:after|before)$/.test(before?.text ?? "") && index >= 3) {
    // What nothing stands behind yet is sooner the beginning of `start of` than an id.
    return /^(?:start|end)$/.test(text) && (!after || after.text === "of") ? text : "x";
  }
  if ((before?.kind === "number" || before?.text === "every") && unitNamed(text)) return "u";
  if (before?.kind === "number" && currencyNamed(text)) return "$";
  return Object.hasOwn(smallWords, text) ? text : "x";
}

const letters: Partial<Record<PieceKind, string>> = {
  number: "#",
  date: "D",
  time: "T",
  percent: "%",
  text: "S",
  sign: "?",
  part: "?",
  colon: "?",
  comma: "?",
};

const kinds = new Map<unknown, PieceKind>([
  [t.Word, "word"],
  [t.NumberLike, "number"],
  [t.Percent, "percent"],
  [t.DateLike, "date"],
  [t.TimeLike, "time"],
  [t.Text, "text"],
  [t.TextBlock, "text"],
  [t.UnclosedText, "text"],
  [t.Colon, "colon"],
  [t.Comma, "comma"],
  [t.Semicolon, "part"],
  [t.Open, "part"],
  [t.Close, "part"],
]);
