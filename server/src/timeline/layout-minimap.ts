/** The whole plan in a strip: where something is, and which part of it is in view. */
import type { Day } from "../calendar/day.ts";
import { type Layout, lanesTop } from "./layout.ts";
import { rightOf, type TimeScale, xOf } from "./layout-scale.ts";
import type { Window } from "./layout-view.ts";
import type { Item } from "./model.ts";

/** All in px of the strip. */
export interface Minimap {
  readonly width: number;
  readonly height: number;
  /** Outlines as SVG writes them, of everything and of what is late. */
  readonly parts: string;
  readonly late: string;
  /** Where phases begin. */
  readonly edges: readonly number[];
  readonly today: number | undefined;
}

/** The strip of that size. Costs time by its size and by the parts, not by the drawing's width. */
export function minimapOf(layout: Layout, today: Day, width: number, height: number): Minimap {
  const { scale, sections } = layout;
  const days = scale.last - scale.first + 1;
  const across = (day: Day) => Math.min(Math.max(((day - scale.first) / days) * width, 0), width - 1);
  const cells = new Uint8Array(width * height);
  for (const section of sections) {
    const top = lanesTop(section);
    for (const { lane, rows, collapsed, y } of section.lanes) {
      const mark = (item: Item, at: number) => {
        const one = item.start ?? item.end;
        if (one === undefined) return;
        const other = item.end ?? one;
        const line = Math.min(Math.floor((at / layout.height) * height), height - 1) * width;
        const from = Math.floor(across(Math.min(one, other)));
        const to = Math.max(Math.ceil(across(Math.max(one, other) + 1)), from + 1);
        const value = item.status === "overdue" ? 2 : 1;
        for (let x = from; x < to; x++) cells[line + x] = Math.max(cells[line + x] ?? 0, value);
      };
      if (collapsed) for (const item of lane.items) mark(item, top + y + 8);
      else for (const row of rows) for (const item of row.parts) mark(item, top + row.y + row.height / 2);
    }
  }
  const edges = sections.length === 1 ? (sections[0]?.axis.phases ?? []) : [];
  return {
    width,
    height,
    parts: outline(cells, width, 1),
    late: outline(cells, width, 2),
    edges: edges.flatMap(({ item }) => (item.start === undefined ? [] : [Math.round(across(item.start))])),
    today: scale.first <= today && today <= scale.last ? across(today + 0.5) : undefined,
  };
}

/** What is in view, as a frame in the strip. */
export function frameOf(layout: Layout, view: Window, { width, height }: Minimap) {
  const from = fraction(layout.scale, view.left + layout.gutter);
  const to = fraction(layout.scale, view.right);
  const top = Math.min(Math.max(view.top / layout.height, 0), 1);
  const bottom = Math.min(view.bottom / layout.height, 1);
  return {
    x: from * width,
    width: Math.max((to - from) * width, 6),
    y: top * height,
    height: Math.max((bottom - top) * height, 6),
  };
}

/** How far through the time an x of the drawing stands, 0 to 1. */
function fraction(scale: TimeScale, x: number): number {
  const left = xOf(scale, scale.first);
  return Math.min(Math.max((x - left) / (rightOf(scale) - left), 0), 1);
}

/** The cells of one value, neighbours in a line together. */
function outline(cells: Uint8Array, width: number, value: number): string {
  let path = "";
  for (let at = 0; at < cells.length; at++) {
    if (cells[at] !== value) continue;
    const y = Math.floor(at / width);
    let end = at;
    while (end + 1 < (y + 1) * width && cells[end + 1] === value) end++;
    path += `M${at - y * width} ${y}h${end - at + 1}v1h${at - end - 1}z`;
    at = end;
  }
  return path;
}
