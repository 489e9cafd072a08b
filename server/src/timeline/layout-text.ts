/** Text as the picture needs it: harmless, measured, shortened and broken into lines. */

/** Size in px; the family is the reader's. */
export interface Font {
  readonly size: number;
  readonly bold?: boolean;
}

/** How wide a text is, in px. */
export type Measure = (text: string, font: Font) => number;

/**
 * A text of the document as it may be shown on one line: white space collapsed, signs that steer the direction of
 * writing or have no shape removed, and no longer than a label can ever be.
 */
export function plain(text: string, longest = 300): string {
  if (text.length <= longest && harmless.test(text)) return text;
  const start = text.length > longest * 4 ? text.slice(0, longest * 4) : text;
  const visible = start.replace(unseen, "").replace(/\s+/gu, " ").trim();
  return visible.length > longest ? `${wholeStart(visible, longest).trimEnd()}…` : visible;
}

/** Without a browser: widths by class of character, a little more than most families need. */
export const estimate: Measure = (text, { size, bold }) => {
  let ems = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const known = latin[code];
    if (known !== undefined) {
      ems += known;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? code);
    ems += widthOf(character);
    at += character.length - 1;
  }
  return ems * size * (bold ? 1.08 : 1);
};

/** The longest beginning that fits, with an ellipsis where something is left out; empty where not even that fits. */
export function shorten(text: string, width: number, font: Font, measure: Measure): string {
  if (measure(text, font) <= width) return text;
  const parts = graphemes(text);
  let fits = 0;
  let tooMany = parts.length;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (measure(ellipsized(parts, middle), font) <= width) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? "" : ellipsized(parts, fits);
}

/** Breaks a text into at most so many lines; the last one is shortened. */
export function wrap(
  text: string,
  width: number,
  most: number,
  font: Font,
  measure: Measure,
): readonly string[] {
  if (text !== "" && measure(text, font) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  const words = text.split(" ").filter((word) => word !== "");
  for (const [index, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || measure(longer, font) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      line = [line, ...words.slice(index)].join(" ");
      break;
    }
    lines.push(shorten(line, width, font, measure));
    line = word;
  }
  if (line !== "") lines.push(shorten(line, width, font, measure));
  return lines;
}

// Most titles: letters, digits and signs of Western Europe, one space between words.
const harmless = /^[!-~\u00A1-\u00AC\u00AE-\u024F‘’“”–]+(?: [!-~\u00A1-\u00AC\u00AE-\u024F‘’“”–]+)*$/;

// Control and format characters: among them the marks, embeddings, overrides and isolates of writing direction.
// The zero width joiners stay: they shape letters and emoji.
const unseen = /(?!\s|\u200C|\u200D)[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** A plan is written with few different characters; each is looked at once. */
const widths = new Map<string, number>();

/** Of the first characters there are, by their code. */
const latin: readonly number[] = Array.from({ length: 0x180 }, (_, code) =>
  guessed(String.fromCharCode(code)),
);

function widthOf(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  const width = guessed(character);
  if (widths.size < 5000) widths.set(character, width);
  return width;
}

function guessed(character: string): number {
  if (/\p{M}|\u200C|\u200D/u.test(character)) return 0;
  if (/[iIjl.,;:!'|()[\]·’]/u.test(character)) return 0.3;
  if (character === " ") return 0.33;
  if (/[frt\-/"“”]/u.test(character)) return 0.38;
  if (/[ckszvxy]/u.test(character)) return 0.54;
  if (/[mwMW@%—…]/u.test(character)) return 0.95;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(
      character,
    )
  )
    return /\d/.test(character) ? 0.6 : 1.1;
  return /[\p{Lu}]/u.test(character) ? 0.7 : 0.59;
}

function ellipsized(parts: readonly string[], count: number): string {
  return `${parts.slice(0, count).join("").trimEnd()}…`;
}

function wholeStart(text: string, length: number): string {
  const start = text.slice(0, length);
  // Not the first half of a character that takes two code units.
  return /[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start;
}

function graphemes(text: string): readonly string[] {
  return Array.from(
    new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text),
    ({ segment }) => segment,
  );
}
