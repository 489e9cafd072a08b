/** What has become of a plan since an earlier state of it, as plain data. */
import type { Item } from "./model.ts";

export interface Comparison {
  /** In the order of the plan as it is now; what went comes last. */
  readonly differences: readonly Difference[];
}

/** One part that is not what it was. */
export interface Difference {
  readonly kind: "came" | "went" | "changed";
  /** As it is now; where it went, as it was. */
  readonly item: Item;
  /** As it was, where it is there now as well. */
  readonly before?: Item;
  /** Whether it stands otherwise than before: done, blocked, further on. That a day has passed is no such change. */
  readonly standing: boolean;
  /** The title of its engagement. */
  readonly engagement: string;
}
