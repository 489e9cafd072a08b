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
  /** The ids of the lanes that are drawn as one bar only. */
  readonly collapsed?: ReadonlySet<string>;
}

/** A stretch of the whole drawing, in its px: what can be seen, and a little around it. */
export interface Window {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
