/** Which part is meant: by a place in the text, and by a key from another part. */
import { type Layout, lanesTop } from "./layout.ts";
import type { LaneLayout } from "./layout-lanes.ts";
import type { Item, Source, TimelineModel } from "./model.ts";
import { type Placed, placesIn } from "./model-places.ts";

/** The id of the innermost part whose text holds the offset (UTF-16 units), or of its engagement. */
export function partAt(model: Placed, offset: number): string | undefined {
  let found: { readonly id: string; readonly length: number } | undefined;
  const consider = (id: string, { start, end }: Source) => {
    if (start === end || offset < start || offset > end) return;
    if (found === undefined || end - start < found.length) found = { id, length: end - start };
  };
  for (const [index, engagement] of model.engagements.entries()) {
    const place = model.places[index];
    if (!place || offset < place.start || offset > place.end) continue;
    consider(engagement.id, place);
    for (const [item, source] of placesIn(engagement, place)) consider(item.id, source);
  }
  return found?.id;
}

/** Where a part's text stands; undefined for what has none: a portfolio itself, and what somebody carries in it. */
export function sourceOf(model: Placed, id: string): Source | undefined {
  const source = placeOf(model, id);
  return source && source.end > source.start ? source : undefined;
}

function placeOf(model: Placed, id: string): Source | undefined {
  for (const [index, engagement] of model.engagements.entries()) {
    const place = model.places[index];
    if (!place) continue;
    if (engagement.id === id) return { start: place.start, end: place.end };
    for (const [item, source] of placesIn(engagement, place)) if (item.id === id) return source;
  }
  return undefined;
}

/** The part of that id; an engagement is none. */
export function itemOf(model: TimelineModel, id: string): Item | undefined {
  for (const { phases, lanes } of model.engagements) {
    for (const phase of phases) if (phase.id === id) return phase;
    for (const { head, items } of lanes) {
      if (head?.id === id) return head;
      const item = items.find((each) => each.id === id);
      if (item) return item;
    }
  }
  return undefined;
}

export type Step = "left" | "right" | "up" | "down" | "first" | "last" | "top" | "bottom";

/**
 * Where a step from `id` leads to: along the row in time, or to the nearest in time in the row above or below;
 * `first` and `last` of the row, `top` and `bottom` of everything. Lanes' names are stops too, under the lane's id.
 * From nowhere: the first part. Undefined where it goes no further.
 */
export function stepFrom(layout: Layout, id: string | undefined, step: Step): string | undefined {
  const rows = stopRows(layout);
  const row = id === undefined ? -1 : rows.findIndex(({ ids }) => ids.includes(id));
  const here = rows[row]?.stops();
  const at = here?.findIndex((stop) => stop.id === id) ?? -1;
  const current = here?.[at];
  if (!here || !current) return rows[0]?.stops()[0]?.id;
  switch (step) {
    case "left":
      return here[at - 1]?.id;
    case "right":
      return here[at + 1]?.id;
    case "up":
      return nearest(rows[row - 1]?.stops(), current.x);
    case "down":
      return nearest(rows[row + 1]?.stops(), current.x);
    case "first":
      return here[0]?.id;
    case "last":
      return here.at(-1)?.id;
    case "top":
      return rows[0]?.stops()[0]?.id;
    case "bottom":
      return rows.at(-1)?.stops().at(-1)?.id;
  }
}

/** The lane whose name has that id, or in which the part of that id stands. */
export function laneOf(layout: Layout, id: string): LaneLayout | undefined {
  for (const { lanes } of layout.sections) {
    const found = lanes.find(
      ({ lane }) => lane.id === id || lane.head?.id === id || lane.items.some((item) => item.id === id),
    );
    if (found) return found;
  }
  return undefined;
}

/** Where a part or the name of a lane is drawn; `pinned` does not scroll sideways. All in px of the drawing. */
export interface Spot {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly pinned: boolean;
  /** How much of the panel's top the axis covers while the part can be seen. */
  readonly covered: number;
}

export function spotOf(layout: Layout, id: string): Spot | undefined {
  for (const section of layout.sections) {
    const { engagement, top, header, axis, lanes } = section;
    if (engagement.id === id)
      return { x: 0, width: header.width, y: top, height: header.height, pinned: true, covered: 0 };
    const phase = axis.phases.find(({ item }) => item.id === id);
    if (phase) {
      const { x, width } = phase;
      return { x, width, y: top + header.height, height: axis.height, pinned: false, covered: 0 };
    }
    const from = lanesTop(section);
    const covered = axis.height;
    for (const placedLane of lanes) {
      const { lane, y, height, collapsed } = placedLane;
      const isNamed = lane.id === id || (lane.head?.id === id && (collapsed || lane.kind !== "contract"));
      if (isNamed || (collapsed && lane.items.some((item) => item.id === id)))
        return { x: 0, width: layout.gutter, y: from + y, height, pinned: true, covered };
      // Rows are made when they are asked for: not those of all lanes before.
      if (lane.head?.id !== id && !lane.items.some((item) => item.id === id)) continue;
      const row = placedLane.rows.find(({ parts }) => parts.some((item) => item.id === id));
      const placed = row?.items.find(({ item }) => item.id === id);
      if (!row || !placed) continue;
      const { extent, shape } = placed;
      return { ...extent, y: from + row.y, height: row.height, pinned: shape === "listed", covered };
    }
  }
  return undefined;
}

interface Stop {
  readonly id: string;
  /** Its middle. */
  readonly x: number;
}

/** What stands in a row; where, only when the row is looked at. */
interface StopRow {
  readonly ids: readonly string[];
  stops(): readonly Stop[];
}

function stopRows({ sections }: Layout): readonly StopRow[] {
  return sections
    .flatMap(({ engagement, axis, lanes }): StopRow[] => [
      only(engagement.id),
      {
        ids: axis.phases.map(({ item }) => item.id),
        stops: () =>
          axis.phases
            .map(({ item, x, width }) => ({ id: item.id, x: x + width / 2 }))
            .sort((a, b) => a.x - b.x),
      },
      ...lanes.flatMap(({ lane, rows }): StopRow[] => [
        only(lane.id),
        ...rows.map((row) => ({
          ids: row.parts.map(({ id }) => id),
          stops: () => row.items.map(({ item, x, width }) => ({ id: item.id, x: x + width / 2 })),
        })),
      ]),
    ])
    .filter(({ ids }) => ids.length > 0);
}

function only(id: string): StopRow {
  return { ids: [id], stops: () => [{ id, x: 0 }] };
}

function nearest(stops: readonly Stop[] | undefined, x: number): string | undefined {
  let best: Stop | undefined;
  for (const stop of stops ?? []) if (!best || Math.abs(stop.x - x) < Math.abs(best.x - x)) best = stop;
  return best?.id;
}
