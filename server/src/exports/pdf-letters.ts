/** The letters that every PDF reader has of its own, and pictures of those that it has not. */

import { estimate, type Measure } from "../timeline/layout-text.ts";

/** A text that has letters which a PDF cannot be sure of: it is drawn once, as a picture, and stays text beneath it. */
export interface WantedText {
  readonly text: string;
  /** In px. */
  readonly size: number;
  readonly bold: boolean;
  /** `#rrggbb` */
  readonly fill: string;
}

/** A text as somebody has drawn it who has the fonts. */
export interface DrawnText {
  /** Red, green, blue and how much is covered, row by row. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** From the left edge of the picture to where the text begins. In its pixels, as all here. */
  readonly left: number;
  /** From the top of the picture to the line on which the letters stand. */
  readonly baseline: number;
  /** How many of its pixels are one px of the drawing. */
  readonly scale: number;
}

/** Two texts that look the same have the same key. */
export function keyOf({ text, size, bold, fill }: WantedText): string {
  return `${size} ${bold} ${fill} ${text}`;
}

/**
 * The text in the letters that Helvetica has in every reader (WinAnsiEncoding), a character a code; undefined where one
 * is not among them.
 */
export function inHelvetica(text: string): string | undefined {
  let codes = "";
  for (const character of text.normalize("NFC")) {
    const code = character.charCodeAt(0);
    const known =
      instead[character] ?? (isPlain(code) && character.length === 1 ? character : special[character]);
    if (known === undefined) return undefined;
    codes += known;
  }
  return codes;
}

/** How wide Helvetica sets the codes of {@link inHelvetica}, in the unit of `size`. */
export function widthInHelvetica(codes: string, size: number, bold: boolean): number {
  const widths = bold ? boldWidths : plainWidths;
  let thousandths = 0;
  for (const code of codes) thousandths += widths[code.normalize("NFD").charCodeAt(0) - 32] ?? 556;
  return (thousandths * size) / 1000;
}

/** Texts as they are going to stand in the PDF. */
export const measureInPdf: Measure = (text, { size, bold = false }) => {
  const codes = inHelvetica(text);
  return codes === undefined ? estimate(text, { size, bold }) : widthInHelvetica(codes, size, bold);
};

function isPlain(code: number): boolean {
  return (code >= 32 && code < 127) || (code > 160 && code < 256 && code !== 173);
}

/** Signs of ours and of dates, written as something that looks the same, or nearly so. */
const instead: Readonly<Record<string, string>> = {
  "\u00A0": " ",
  "\u2009": " ",
  "\u202F": " ",
  "\u2010": "-",
  "\u2011": "-",
  "\u2212": "\u0096",
  "\u2190": "\u008B",
  "\u2192": "\u009B",
};

const special: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ", (character, index): [string, string] => [
    character,
    String.fromCharCode(128 + index),
  ]).filter(([character]) => character !== " "),
);

// Adobe's measures of Helvetica and Helvetica-Bold, from the space on, in thousandths of the size.
const plainWidths: readonly number[] = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const boldWidths: readonly number[] = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
  556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
  556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
  333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
