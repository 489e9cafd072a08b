import type { Labels } from "./labels.ts";
import type { Measure } from "./layout-text.ts";

/** What the reader's side decides about the drawing. */
export interface View {
  /** Of the panel or page, in px. */
  readonly width: number;
  /** Everything in the width, or so many px a day. */
  readonly zoom: "fit" | number;
  readonly labels: Labels;
  readonly measure: Measure;
}
