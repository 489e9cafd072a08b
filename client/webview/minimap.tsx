import type { JSX, RefObject, TargetedPointerEvent } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Day } from "../../server/src/calendar/day.ts";
import type { Layout } from "../../server/src/timeline/layout.ts";
import { frameOf, minimapOf } from "../../server/src/timeline/layout-minimap.ts";
import { around, type Place } from "./use-window.ts";

/**
 * The whole plan in a strip, with a frame around what is in view: dragging the frame scrolls the picture. For the
 * pointer only; the keys that walk and scroll through the picture do the same. `moved` tells it to look again.
 */
export function Minimap(props: {
  scroller: RefObject<HTMLElement | null>;
  layout: Layout;
  place: RefObject<Place>;
  today: Day;
  moved: RefObject<(() => void) | undefined>;
}): JSX.Element {
  const { scroller, layout, place, today, moved } = props;
  const width = Math.max(Math.round(layout.viewWidth) - 2 * edge, 40);
  // While the picture is being zoomed the strip stays as it is; only its frame moves.
  const [settled, setSettled] = useState(layout);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(layout), 120);
    return () => clearTimeout(timer);
  }, [layout]);
  const map = useMemo(() => minimapOf(settled, today, width, height), [settled, today, width]);
  const frame = useRef<SVGRectElement>(null);
  // Not drawn anew with each step of scrolling: only the frame moves.
  const follow = () => {
    if (!place.current || !frame.current) return;
    const box = frameOf(layout, around(place.current, 0), map);
    for (const [name, value] of Object.entries(box)) frame.current.setAttribute(name, value.toFixed(1));
  };
  useLayoutEffect(() => {
    follow();
    moved.current = follow;
    return () => {
      moved.current = undefined;
    };
  });

  const show = (event: TargetedPointerEvent<SVGSVGElement>) => {
    const { current: element } = scroller;
    if (!element || event.buttons === 0) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - left - edge) / width;
    const down = (event.clientY - top) / height;
    const body = layout.width - layout.gutter;
    element.scrollTo({
      left: across * body - (element.clientWidth - layout.gutter) / 2,
      top: down * layout.height - element.clientHeight / 2,
      behavior: "instant",
    });
  };
  return (
    <svg
      class="minimap"
      aria-hidden="true"
      width={layout.viewWidth}
      height={height}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        show(event);
      }}
      onPointerMove={show}
    >
      <g transform={`translate(${edge} 0)`}>
        <rect class="minimap-ground" width={width} height={height} />
        {map.edges.map((x) => (
          <line key={x} class="grid-line" x1={x + 0.5} x2={x + 0.5} y1={0} y2={height} />
        ))}
        <path class="minimap-parts" d={map.parts} />
        <path class="minimap-late" d={map.late} />
        {map.today === undefined ? null : (
          <line class="today-line" x1={map.today} x2={map.today} y1={0} y2={height} />
        )}
        <rect class="minimap-frame" ref={frame} rx={2} />
      </g>
    </svg>
  );
}

/** Whether the plan is so long that one loses one's way in it. */
export function isLong(layout: Layout, viewHeight: number): boolean {
  return layout.width > layout.viewWidth * 1.3 || layout.height > viewHeight * 2.5;
}

/** In px. */
const height = 40;
const edge = 8;
