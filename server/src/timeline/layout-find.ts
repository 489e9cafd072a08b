/** Which part is meant: by a place in the text, and by a key from another part. */
import type { Layout } from "./layout.ts";
import type { Item, Source, TimelineModel } from "./model.ts";

/** The id of the innermost part whose text holds the offset (UTF-16 units), or of its engagement. */
export function partAt(model: TimelineModel, offset: number): string | undefined {
  let found: { readonly id: string; readonly source: Source } | undefined;
  const consider = (part: { readonly id: string; readonly source: Source }) => {
    const { start, end } = part.source;
    if (offset < start || offset > end) return;
    if (found === undefined || end - start < found.source.end - found.source.start) found = part;
  };
  for (const engagement of model.engagements) {
    consider(engagement);
    for (const phase of engagement.phases) consider(phase);
    for (const { head, items } of engagement.lanes) {
      if (head) consider(head);
      for (const item of items) consider(item);
    }
  }
  return found?.id;
}

/** Where a part's text stands. */
export function sourceOf(model: TimelineModel, id: string): Source | undefined {
  return model.engagements.find((engagement) => engagement.id === id)?.source ?? itemOf(model, id)?.source;
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
 * The part that a step from `id` leads to: along the row in time, or to the nearest in time in the row above or
 * below; `first` and `last` of the row, `top` and `bottom` of everything. From nowhere: the first part.
 */
export function stepFrom(layout: Layout, id: string | undefined, step: Step): string | undefined {
  const rows = rowsOf(layout);
  const row = rows.findIndex((stops) => stops.some((stop) => stop.id === id));
  const here = rows[row];
  const at = here?.findIndex((stop) => stop.id === id) ?? -1;
  const current = here?.[at];
  if (!here || !current) return rows[0]?.[0]?.id;
  switch (step) {
    case "left":
      return here[at - 1]?.id;
    case "right":
      return here[at + 1]?.id;
    case "up":
      return nearest(rows[row - 1], current.x);
    case "down":
      return nearest(rows[row + 1], current.x);
    case "first":
      return here[0]?.id;
    case "last":
      return here.at(-1)?.id;
    case "top":
      return rows[0]?.[0]?.id;
    case "bottom":
      return rows.at(-1)?.at(-1)?.id;
  }
}

/** Where a part is drawn, counted from the top of its section; `pinned` does not scroll sideways. */
export interface Spot {
  readonly section: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly pinned: boolean;
}

export function spotOf(layout: Layout, id: string): Spot | undefined {
  for (const [section, { engagement, header, axis, lanes }] of layout.sections.entries()) {
    if (engagement.id === id)
      return { section, x: 0, width: header.width, y: 0, height: header.height, pinned: true };
    const phase = axis.phases.find(({ item }) => item.id === id);
    if (phase)
      return {
        section,
        x: phase.x,
        width: phase.width,
        y: header.height,
        height: axis.height,
        pinned: false,
      };
    const body = header.height + axis.height;
    for (const { lane, y, height, rows } of lanes) {
      for (const row of rows) {
        const placed = row.items.find(({ item }) => item.id === id);
        if (!placed) continue;
        const { extent, shape } = placed;
        return { section, ...extent, y: body + row.y, height: row.height, pinned: shape === "listed" };
      }
      if (lane.head?.id === id)
        return { section, x: 0, width: layout.gutter, y: body + y, height, pinned: true };
    }
  }
  return undefined;
}

interface Stop {
  readonly id: string;
  /** Its middle. */
  readonly x: number;
}

function rowsOf({ sections }: Layout): readonly (readonly Stop[])[] {
  return sections
    .flatMap(({ engagement, axis, lanes }): Stop[][] => [
      [{ id: engagement.id, x: 0 }],
      axis.phases.map(({ item, x, width }) => ({ id: item.id, x: x + width / 2 })).sort((a, b) => a.x - b.x),
      ...lanes.flatMap(({ lane, rows }): Stop[][] => [
        lane.head && lane.kind !== "contract" ? [{ id: lane.head.id, x: 0 }] : [],
        ...rows.map(({ items }) => items.map(({ item, x, width }) => ({ id: item.id, x: x + width / 2 }))),
      ]),
    ])
    .filter((stops) => stops.length > 0);
}

function nearest(stops: readonly Stop[] | undefined, x: number): string | undefined {
  let best: Stop | undefined;
  for (const stop of stops ?? []) if (!best || Math.abs(stop.x - x) < Math.abs(best.x - x)) best = stop;
  return best?.id;
}
