/** Where things stood in the state of the plan that this one is compared with: an outline behind what stands now. */
import type { JSX } from "preact";
import type { Layout } from "./layout.ts";
import { rowsWithin } from "./layout-cuts.ts";
import type { LaneLayout } from "./layout-lanes.ts";
import { xOf } from "./layout-scale.ts";

export function Earlier(props: {
  lanes: readonly LaneLayout[];
  layout: Layout;
  top: number;
  bottom: number;
}): JSX.Element {
  const { lanes, layout, top, bottom } = props;
  const moved = lanes
    .flatMap(({ rows }) => rowsWithin(rows, top, bottom))
    .flatMap(({ items }) =>
      items.flatMap((placed) => (placed.item.was ? [{ ...placed, was: placed.item.was }] : [])),
    );
  return (
    <g class="earlier">
      {moved.map(({ item, was, shape, x, y, width, height }) => {
        const from = xOf(layout.scale, was.from);
        const to = xOf(layout.scale, was.to + 1);
        const isMark = shape === "mark";
        const box = isMark
          ? { x: (from + to - width) / 2, y, width, height, rx: width / 2 }
          : // A little higher than the bar: its end is seen where the bar covers it, too.
            { x: from, y: y - 3, width: Math.max(to - from, 2), height: height + 6, rx: 5 };
        const middle = y + height / 2;
        const here = isMark ? x + width / 2 : x + width;
        const there = isMark ? box.x + box.width / 2 : box.x + box.width;
        return (
          <g key={item.id}>
            <rect class="was" {...box} />
            {Math.abs(here - there) > 4 ? (
              <line class="was-moved" x1={there} x2={here} y1={middle} y2={middle} />
            ) : null}
          </g>
        );
      })}
    </g>
  );
}
