/** Lines that make way for words. */
import type { LaneLayout } from "./layout-lanes.ts";
import type { PlacedItem } from "./layout-placed.ts";
import type { RowLayout } from "./layout-rows.ts";
import { fonts, type PlacedText } from "./layout-sizes.ts";

/** A stretch of an upright line. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What words take, with a little air around them. */
export interface Words {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The words in these rows that stand on the bare ground: what stands in a bar has the bar behind it. */
export function wordsIn(rows: readonly RowLayout[]): readonly Words[] {
  return rows.flatMap(({ items, summary }) => [
    ...items.flatMap((item) => item.labels.filter((text) => !isInside(text, item)).map(boxOf)),
    ...(summary
      ? summary.labels.filter(({ x }) => x < summary.x || x > summary.x + summary.width).map(boxOf)
      : []),
  ]);
}

/** The upright line at x from top to bottom, interrupted where it would run through words. */
export function around(x: number, top: number, bottom: number, words: readonly Words[]): readonly Stretch[] {
  const inTheWay = words
    .filter((box) => box.left < x && x < box.right && box.bottom > top && box.top < bottom)
    .sort((a, b) => a.top - b.top);
  const stretches: Stretch[] = [];
  let from = top;
  for (const box of inTheWay) {
    if (box.top > from) stretches.push({ from, to: box.top });
    from = Math.max(from, box.bottom);
  }
  if (from < bottom) stretches.push({ from, to: bottom });
  return stretches;
}

/** The lanes, and of each the rows, that touch a stretch of height; y as in the layout. */
export function lanesWithin(
  lanes: readonly LaneLayout[],
  top: number,
  bottom: number,
): readonly LaneLayout[] {
  return lanes.filter(({ y, height }) => y <= bottom && y + height >= top);
}

export function rowsWithin(rows: readonly RowLayout[], top: number, bottom: number): readonly RowLayout[] {
  return rows.filter(({ y, height }) => y <= bottom && y + height >= top);
}

/** Whether a text stands in its bar; the number over a column does not. */
export function isInside(text: PlacedText, { shape, x, y, width, height }: PlacedItem): boolean {
  const isAcross = text.x > x && text.x < x + width;
  return shape === "listed" || (shape === "bar" && isAcross && text.y > y && text.y <= y + height);
}

function boxOf({ role, x, y, width, anchor }: PlacedText): Words {
  const left = anchor === "end" ? x - width : x;
  const { size } = fonts[role];
  return { left: left - air, right: left + width + air, top: y - size, bottom: y + size * 0.35 };
}

const air = 3;
