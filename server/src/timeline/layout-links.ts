/** The arrows between parts: from what comes before to what waits for it, in straight lines that turn at right angles. */
import type { LaneLayout } from "./layout-lanes.ts";
import { type LanesView, type RowLayout, shapeOf } from "./layout-rows.ts";
import { laneSizes } from "./layout-sizes.ts";
import type { EngagementModel, Item } from "./model.ts";

export interface LinkLayout {
  readonly from: string;
  readonly to: string;
  /** `after`: it waits until the other one ends. `counted`: its days are counted from the other one's. */
  readonly kind: "after" | "counted";
  /** Both stand next to each other in the critical chain. */
  readonly critical: boolean;
  /** It begins although what it waits for has not ended by then. */
  readonly tooEarly: boolean;
  /** The corners from the beginning to the tip, in px. */
  readonly points: readonly Point[];
  /** Which way the tip points. */
  readonly tip: "down" | "up";
}

export type Point = readonly [x: number, y: number];

/** All arrows between parts that are drawn in rows; what stands in a collapsed lane has none. */
export function linksOf(
  engagement: EngagementModel,
  lanes: readonly LaneLayout[],
  view: LanesView,
): readonly LinkLayout[] {
  const wanted = engagement.lanes.some(({ items, head }) =>
    (head ? [head, ...items] : items).some(({ after, countsFrom }) => after.length + countsFrom.length > 0),
  );
  if (!wanted) return [];
  const spots = spotsOf(lanes, view);
  const chain = new Set(engagement.chain);
  const links: LinkLayout[] = [];
  for (const to of spots.values()) {
    const { item } = to;
    const waits = new Set(item.after);
    for (const id of new Set([...item.after, ...item.countsFrom])) {
      const from = spots.get(id);
      if (!from || from === to) continue;
      const kind = waits.has(id) ? "after" : "counted";
      links.push({
        from: id,
        to: item.id,
        kind,
        critical: chain.has(id) && chain.has(item.id),
        tooEarly: kind === "after" && isTooEarly(from.item, item),
        ...routed(from, to),
      });
    }
  }
  return links;
}

/** Whether an arrow touches a stretch of the lanes, in their px. */
export function isLinkWithin(
  { points }: LinkLayout,
  left: number,
  right: number,
  top: number,
  bottom: number,
) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return (
    Math.min(...xs) <= right && Math.max(...xs) >= left && Math.min(...ys) <= bottom && Math.max(...ys) >= top
  );
}

/** A part's own shape in its row. */
interface Spot {
  readonly item: Item;
  readonly row: RowLayout;
  readonly x: number;
  readonly width: number;
}

function spotsOf(lanes: readonly LaneLayout[], view: LanesView): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const { rows } of lanes) {
    for (const row of rows) {
      for (const item of row.parts) {
        const box = shapeOf(item, view);
        if (box) spots.set(item.id, { item, row, x: box.x, width: box.width });
      }
    }
  }
  return spots;
}

/**
 * Out of the underside (or upper side) of the one near its end, along the gap between two rows, where no words stand,
 * and into the upper (or under) side of the other near its beginning.
 */
function routed(from: Spot, to: Spot): Pick<LinkLayout, "points" | "tip"> {
  const down = to.row.y > from.row.y;
  const half = (spot: Spot) => (isMark(spot) ? laneSizes.mark.size : laneSizes.bar.height) / 2;
  const middle = (spot: Spot) => spot.row.y + spot.row.height / 2;
  const out = isMark(from) ? from.x + from.width / 2 : from.x + Math.max(from.width - inset, from.width / 2);
  const into = isMark(to) ? to.x + to.width / 2 : to.x + Math.min(inset, to.width / 2);
  if (to.row.y === from.row.y) {
    // Beside each other in one row: under it and up again, unless nothing stands between.
    const bottom = from.row.y + from.row.height - 1;
    return {
      points: [
        [out, middle(from) + half(from)],
        [out, bottom],
        [into, bottom],
        [into, middle(to) + half(to)],
      ],
      tip: "up",
    };
  }
  const start: Point = [out, middle(from) + (down ? half(from) : -half(from))];
  const end: Point = [into, middle(to) + (down ? -half(to) : half(to))];
  if (Math.abs(out - into) < 1) return { points: [start, end], tip: down ? "down" : "up" };
  const gap = down ? to.row.y + 0.5 : to.row.y + to.row.height - 0.5;
  return { points: [start, [out, gap], [into, gap], end], tip: down ? "down" : "up" };
}

/** From the end of a bar to where an arrow begins, in px. */
const inset = 7;

function isMark({ width }: Spot): boolean {
  return width <= laneSizes.mark.size;
}

function isTooEarly(before: Item, item: Item): boolean {
  const end = before.end ?? before.start;
  const start = item.start ?? item.end;
  return end !== undefined && start !== undefined && start <= end;
}
