/** The phases: a strip of names under the axis and a band through all lanes. */
import type { Day } from "../calendar/day.ts";
import { titleOf } from "./labels.ts";
import { type TimeScale, xOf } from "./layout-scale.ts";
import { axisSizes, fonts } from "./layout-sizes.ts";
import { type Measure, shorten } from "./layout-text.ts";
import type { Item } from "./model.ts";

export interface PhaseLayout {
  readonly item: Item;
  /** Its number among the phases, from 0: neighbours get different colours. */
  readonly index: number;
  readonly current: boolean;
  readonly x: number;
  readonly width: number;
  /** The row of the strip it stands in, from 0; phases that overlap stand under each other. */
  readonly row: number;
  /** As much of the name as fits. */
  readonly text: string;
  /** How far the name may move to the right, so that it stays in view with a part of the phase. */
  readonly slack: number;
}

/** Places the phases whose days are known; `height` is that of the strip. */
export function layoutPhases(
  phases: readonly Item[],
  scale: TimeScale,
  today: Day,
  measure: Measure,
): { readonly placed: readonly PhaseLayout[]; readonly height: number } {
  const ends: number[] = [];
  const placed = phases.flatMap((item, index): PhaseLayout[] => {
    const one = item.start ?? item.end;
    if (one === undefined) return [];
    const other = item.end ?? one;
    const from = Math.min(one, other);
    const to = Math.max(one, other);
    const x = xOf(scale, from);
    const width = xOf(scale, to + 1) - x;
    const free = ends.findIndex((end) => end <= x);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + width;
    const text = shorten(titleOf(item), width - 16, fonts.phase, measure);
    const slack = Math.max(width - 16 - measure(text, fonts.phase), 0);
    return [{ item, index, current: isCurrent(item, today), x, width, row, text, slack }];
  });
  return { placed, height: ends.length * axisSizes.phase };
}

/** Whether today is in that phase. */
export function isCurrent({ kind, start, end }: Item, today: Day): boolean {
  const one = start ?? end;
  const other = end ?? start;
  if (kind !== "phase" || one === undefined || other === undefined) return false;
  return Math.min(one, other) <= today && today <= Math.max(one, other);
}
