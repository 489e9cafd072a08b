/** What rows are made of. */
import type { Day } from "../calendar/day.ts";
import type { Box, PlacedLabels } from "./layout-labels.ts";
import type { TimeScale } from "./layout-scale.ts";
import type { View } from "./layout-view.ts";
import type { Item } from "./model.ts";

/** What the lanes need to know of the whole drawing. */
export interface LanesView extends View {
  readonly gutter: number;
  readonly scale: TimeScale;
  /** The drawing's right edge. */
  readonly right: number;
  readonly today: Day;
}

/**
 * A part where it is drawn. A `bar` spans its days, a `mark` stands in the middle of its day, a `listed` part has no
 * days: it is written at the left edge and does not scroll sideways.
 */
export interface PlacedItem extends Box, PlacedLabels {
  readonly item: Item;
  readonly shape: "bar" | "mark" | "listed";
  readonly y: number;
  readonly height: number;
}

/** Parts of one row; where each of them stands is worked out when somebody asks. */
export interface PackedRow {
  readonly height: number;
  readonly parts: readonly Item[];
  /** Around y = 0. */
  place(): readonly PlacedItem[];
}
