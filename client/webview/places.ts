/** Where parts are drawn, and what a place of the drawing stands for. All in px of the whole drawing. */
import type { Day } from "../../server/src/calendar/day.ts";
import { type Layout, lanesTop, type SectionLayout } from "../../server/src/timeline/layout.ts";
import { lanesWithin, rowsWithin } from "../../server/src/timeline/layout-cuts.ts";
import type { LaneLayout } from "../../server/src/timeline/layout-lanes.ts";
import type { PlacedItem } from "../../server/src/timeline/layout-placed.ts";
import { xOf } from "../../server/src/timeline/layout-scale.ts";
import type { PlacedText } from "../../server/src/timeline/layout-sizes.ts";
import type { Window } from "../../server/src/timeline/layout-view.ts";
import type { Item, Lane } from "../../server/src/timeline/model.ts";
import type { Handle } from "./drag.ts";

/** A part's own shape, its words left out. */
export interface PartBox {
  readonly item: Item;
  readonly shape: "bar" | "mark" | "phase";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly labels: readonly PlacedText[];
  readonly icon?: { readonly x: number; readonly y: number };
  /** From where to where it reaches with its words. */
  readonly extent: { readonly x: number; readonly width: number };
}

/** The part of that id, where it is drawn with days of its own. A phase goes through all lanes of its engagement. */
export function boxOf(layout: Layout, id: string): PartBox | undefined {
  for (const section of layout.sections) {
    const phase = phaseBoxes(section).find(({ item }) => item.id === id);
    if (phase) return phase;
    const lane = section.lanes.find(
      (each) => each.lane.head?.id === id || each.lane.items.some((item) => item.id === id),
    );
    const placed = lane?.rows.flatMap(({ items }) => items).find(({ item }) => item.id === id);
    if (placed) return partBox(placed, lanesTop(section));
  }
  return undefined;
}

/** All parts that touch the window, by their ids. */
export function boxesIn(layout: Layout, window: Window): ReadonlyMap<string, PartBox> {
  const boxes = new Map<string, PartBox>();
  for (const section of layout.sections) {
    const from = lanesTop(section);
    if (from > window.bottom || from + section.height < window.top) continue;
    for (const box of phaseBoxes(section)) boxes.set(box.item.id, box);
    for (const { rows } of lanesWithin(section.lanes, window.top - from, window.bottom - from)) {
      for (const { items } of rowsWithin(rows, window.top - from, window.bottom - from)) {
        for (const placed of items) {
          const box = partBox(placed, from);
          if (box) boxes.set(box.item.id, box);
        }
      }
    }
  }
  return boxes;
}

/** The same shape on other days. */
export function movedBox(
  layout: Layout,
  box: PartBox,
  { start, end }: { readonly start?: Day | undefined; readonly end?: Day | undefined },
): PartBox {
  const { scale } = layout;
  const [first, last] = [start ?? end ?? 0, end ?? start ?? 0];
  const isMark = box.shape === "mark";
  const x = isMark ? xOf(scale, last) + scale.dayWidth / 2 - box.width / 2 : xOf(scale, first);
  const width = isMark ? box.width : Math.max(xOf(scale, last + 1) - x, 6);
  // Words stay on their side of the shape.
  const oldEnd = box.x + box.width;
  const labels = box.labels.map((text) => ({
    ...text,
    x: text.x + (text.x >= oldEnd ? x + width - oldEnd : x - box.x),
  }));
  return { ...box, x, width, labels, ...(box.icon && { icon: { ...box.icon, x: box.icon.x + x - box.x } }) };
}

/** What of a part can be held; undefined where its days are not known just now, or where it stands for another plan. */
export function handleOf(item: Item): Handle | undefined {
  const { id, start, end, outdated } = item;
  const [first, last] = [start ?? end, end ?? start];
  return first === undefined || last === undefined || outdated || isElsewhere(item)
    ? undefined
    : { id, start: Math.min(first, last), end: Math.max(first, last) };
}

/** Whether a part stands in another text than the picture's own, or in none: in a portfolio. */
export function isElsewhere({ source }: Item): boolean {
  return source.uri !== undefined || source.end === source.start;
}

/** The lane at that height. */
export function laneAt(layout: Layout, y: number): LaneLayout | undefined {
  for (const section of layout.sections) {
    const from = lanesTop(section);
    if (y < from) return undefined;
    const lane = section.lanes.find((each) => y < from + each.y + each.height);
    if (lane) return lane;
  }
  return undefined;
}

/** The id of the block into which a new action of a lane belongs; undefined where a lane can have none. */
export function holderOf({ kind, id, head }: Lane): string | undefined {
  switch (kind) {
    case "commitment":
      return head?.id;
    case "goals":
    case "activities":
    case "actions":
      return id.slice(0, id.lastIndexOf("/"));
    default:
      return undefined;
  }
}

function phaseBoxes(section: SectionLayout): readonly PartBox[] {
  const y = lanesTop(section);
  return section.axis.phases.map(({ item, x, width }) => ({
    item,
    shape: "phase",
    x,
    y,
    width,
    height: section.height,
    labels: [],
    extent: { x, width },
  }));
}

function partBox(placed: PlacedItem, top: number): PartBox | undefined {
  const { item, shape, x, y, width, height, extent, icon } = placed;
  if (shape === "listed") return undefined;
  const labels = placed.labels.map((text) => ({ ...text, y: top + text.y }));
  return {
    item,
    shape,
    x,
    y: top + y,
    width,
    height,
    labels,
    extent,
    ...(icon && { icon: { x: icon.x, y: top + icon.y } }),
  };
}
