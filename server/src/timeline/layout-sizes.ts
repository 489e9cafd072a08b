/** The picture's measures, in px: one place, so that what is measured is what is drawn. */
import type { Font } from "./layout-text.ts";

/** What a text is in the picture; the picture draws it in exactly this size. */
export type TextRole =
  | "heading"
  | "lead"
  | "role"
  | "chip"
  | "lane"
  | "note"
  | "label"
  | "meta"
  | "axis"
  | "flag"
  | "phase";

export const fonts: Readonly<Record<TextRole, Font>> = {
  heading: { size: 20, bold: true },
  lead: { size: 13 },
  role: { size: 12 },
  chip: { size: 12 },
  lane: { size: 13, bold: true },
  note: { size: 11 },
  label: { size: 12 },
  meta: { size: 11 },
  axis: { size: 11 },
  flag: { size: 11, bold: true },
  phase: { size: 12, bold: true },
};

/** A text on its line: `y` is the baseline, `anchor` says which end of it `x` is. */
export interface PlacedText {
  readonly role: TextRole;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor?: "end";
  /** Measured. */
  readonly width: number;
}

export const axisSizes = { months: 23, units: 20, phase: 24 };

export const laneSizes = {
  /** Above and below a lane's rows. */
  padding: 8,
  /** The same where it is collapsed. */
  closed: 3,
  /** A name above its lane, where there is no column for it. */
  heading: 28,
  bar: { row: 28, height: 20 },
  mark: { row: 24, size: 13 },
  session: { row: 20, size: 11 },
  /** Of what somebody carries: columns as high as it is much, at most `height`, a number over each. */
  load: { row: 44, height: 24, least: 3 },
  icon: 16,
  /** Between a bar or mark and a text beside it. */
  beside: 7,
  /** Between two neighbours in a row. */
  gap: 12,
};

export const sectionSizes = {
  /** Above every section but the first. */
  gap: 24,
  /** Instead of lanes, where there is nothing to draw: as high as what is said about it. */
  nothing: 48,
};
