/** The arrows between parts: from what comes before to what waits for it, in straight lines that turn at right angles. */
import type { LaneLayout } from "./layout-lanes.ts";
import type { LanesView } from "./layout-placed.ts";
import { type RowLayout, shapeOf } from "./layout-rows.ts";
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

/** Asks for the arrows that touch a stretch of the lanes, in their px. */
export type LinksWithin = (left: number, right: number, top: number, bottom: number) => readonly LinkLayout[];

/** The arrows between parts that are drawn in rows; what stands in a collapsed lane has none. */
export function linksOf(
  engagement: EngagementModel,
  lanes: readonly LaneLayout[],
  view: LanesView,
): LinksWithin {
  const chain = new Set(engagement.chain);
  const spots = new Map<string, Spot | undefined>();
  const spotOf = (item: Item, lane: LaneLayout) => {
    if (!spots.has(item.id)) spots.set(item.id, spotIn(item, lane, view));
    return spots.get(item.id);
  };
  // Lanes that stand in no engagement's own list (phases without days) come first.
  const before = lanes.length - engagement.lanes.length;
  return (left, right, top, bottom) => {
    const links: LinkLayout[] = [];
    for (const { from, to, kind } of pairsIn(engagement)) {
      const [one, other] = [lanes[before + from.lane], lanes[before + to.lane]];
      // Far away, and nothing about its lanes has to be worked out.
      if (!one || !other || Math.min(one.y, other.y) > bottom) continue;
      if (Math.max(one.y + one.height, other.y + other.height) < top) continue;
      const [start, end] = [spotOf(from.item, one), spotOf(to.item, other)];
      if (!start || !end) continue;
      const link = {
        from: from.item.id,
        to: to.item.id,
        kind,
        critical: chain.has(from.item.id) && chain.has(to.item.id),
        tooEarly: kind === "after" && isTooEarly(from.item, to.item),
        ...routed(start, end),
      };
      if (isWithin(link, left, right, top, bottom)) links.push(link);
    }
    return links;
  };
}

function isWithin({ points }: LinkLayout, left: number, right: number, top: number, bottom: number): boolean {
  // Beginning and tip are the outermost corners, but for the dip of an arrow within a row.
  const [one, other] = [points[0], points.at(-1)];
  if (!one || !other) return false;
  return (
    Math.min(one[0], other[0]) <= right &&
    Math.max(one[0], other[0]) >= left &&
    Math.min(one[1], other[1]) - laneSizes.bar.row <= bottom &&
    Math.max(one[1], other[1]) + laneSizes.bar.row >= top
  );
}

interface End {
  readonly item: Item;
  /** Its number among the engagement's lanes. */
  readonly lane: number;
}

interface Pair {
  readonly from: End;
  readonly to: End;
  readonly kind: LinkLayout["kind"];
}

/** What depends on what, wherever it is drawn. */
function pairsIn(engagement: EngagementModel): readonly Pair[] {
  const before = pairsBefore.get(engagement);
  if (before) return before;
  const ends = new Map<string, End>();
  for (const [lane, { head, kind, items }] of engagement.lanes.entries()) {
    if (head && kind === "contract") ends.set(head.id, { item: head, lane });
    for (const item of items) ends.set(item.id, { item, lane });
  }
  const pairs: Pair[] = [];
  for (const to of ends.values()) {
    const { after, countsFrom, id: own } = to.item;
    for (const id of after.length + countsFrom.length === 0 ? [] : new Set([...after, ...countsFrom])) {
      const from = ends.get(id);
      if (from && id !== own) pairs.push({ from, to, kind: after.includes(id) ? "after" : "counted" });
    }
  }
  pairsBefore.set(engagement, pairs);
  return pairs;
}

const pairsBefore = new WeakMap<EngagementModel, readonly Pair[]>();

/** A part's own shape in its row. */
interface Spot {
  readonly row: RowLayout;
  readonly x: number;
  readonly width: number;
}

function spotIn(item: Item, lane: LaneLayout, view: LanesView): Spot | undefined {
  const row = lane.rows.find(({ parts }) => parts.includes(item));
  const box = shapeOf(item, view);
  return row && box && { row, x: box.x, width: box.width };
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
