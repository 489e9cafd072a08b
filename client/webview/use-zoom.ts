import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Day } from "../../server/src/calendar/day.ts";
import type { Layout } from "../../server/src/timeline/layout.ts";
import { dayAt, xOf } from "../../server/src/timeline/layout-scale.ts";

/** How much closer one press of a key or button brings the picture. */
export const closer = 1.4;

/** Zooming that leaves the day under the pointer (or in the middle) where it is. */
export function useZoom(
  scroller: RefObject<HTMLElement | null>,
  layout: Layout | undefined,
  today: Day,
  setZoom: (zoom: "fit" | number) => void,
) {
  /** The day (with its fraction) that stays at that x of the scroller when the next layout comes. */
  const held = useRef<{ readonly day: number; readonly x: number }>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !layout) return;
    if (held.current) element.scrollLeft = xOf(layout.scale, held.current.day) - held.current.x;
    held.current = undefined;
    if (layout.width <= layout.viewWidth + 0.5) setZoom("fit");
  }, [layout, scroller, setZoom]);

  const zoomBy = (factor: number, at?: number) => {
    const element = scroller.current;
    if (!element || !layout) return;
    const x = at ?? (layout.gutter + element.clientWidth) / 2;
    held.current = { day: dayAt(layout.scale, element.scrollLeft + x), x };
    setZoom(layout.scale.dayWidth * factor);
  };
  const showToday = () => {
    const element = scroller.current;
    if (!element || !layout) return;
    const room = element.clientWidth - layout.gutter;
    held.current = { day: today + 0.5, x: layout.gutter + room / 2 };
    setZoom(room / daysAroundToday);
  };

  const latest = useRef(zoomBy);
  latest.current = zoomBy;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // Not through the element's attributes: only a listener that is not passive may keep the page itself from zooming.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      // A pinch on a touchpad arrives as many small turns of the wheel, a real wheel in steps of a hundred.
      const speed = event.deltaMode === 0 && Math.abs(event.deltaY) < 50 ? 0.01 : 0.0025;
      const turned = event.deltaMode === 0 ? event.deltaY : event.deltaY * 40;
      latest.current(Math.exp(-turned * speed), event.clientX - element.getBoundingClientRect().left);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroller]);

  return { zoomBy, showToday };
}

/** What the press on Today shows: about four weeks on each side. */
const daysAroundToday = 56;
