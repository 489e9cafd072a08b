import type { RefObject } from "preact";
import { useCallback, useEffect, useRef } from "preact/hooks";
import type { Day } from "../../server/src/calendar/day.ts";
import { type Layout, lanesTop } from "../../server/src/timeline/layout.ts";
import { dayAt, isFit, xOf } from "../../server/src/timeline/layout-scale.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import type { Place } from "./use-window.ts";

/** How much closer one press of a key or button brings the picture. */
export const closer = 1.4;

/**
 * Zooming that leaves the day and the lane under the pointer (or in the middle) where they are. `setZoom` is told the
 * new zoom; `next` says where a layout is going to be scrolled to.
 */
export function useZoom(
  scroller: RefObject<HTMLElement | null>,
  place: RefObject<Place>,
  model: TimelineModel,
  setZoom: (zoom: "fit" | number) => void,
) {
  const held = useRef<Held>(undefined);
  const shown = useRef<Layout>(undefined);
  const next = useCallback((layout: Layout) => {
    const { current } = held;
    if (!current) return undefined;
    const most = Math.max(layout.width - layout.viewWidth, 0);
    const left = Math.round(Math.min(Math.max(xOf(layout.scale, current.day) - current.x, 0), most));
    const top = current.lane && topOf(layout, current.lane.id);
    return current.lane && top !== undefined
      ? { left, top: Math.round(Math.max(top - current.lane.y, 0)) }
      : { left };
  }, []);

  /** To be called with each layout that has been drawn. */
  const settle = useCallback(
    (layout: Layout) => {
      shown.current = layout;
      const wanted = next(layout);
      held.current = undefined;
      if (wanted) scroller.current?.scrollTo({ ...wanted, behavior: "instant" });
    },
    [scroller, next],
  );

  const zoomBy = (factor: number, at?: { readonly x: number; readonly y: number }) => {
    const { current: layout } = shown;
    if (!layout) return;
    const { left, top, width, height } = place.current;
    const { x, y } = at ?? { x: (layout.gutter + width) / 2, y: height / 2 };
    const lane = laneAt(layout, top + y);
    held.current = {
      day: dayAt(layout.scale, left + x),
      x,
      ...(lane ? { lane: { id: lane.id, y: lane.top - top } } : {}),
    };
    const wanted = layout.scale.dayWidth * factor;
    const passesFit = isFit(model, { ...layout.scale, dayWidth: wanted }, width - layout.gutter);
    setZoom(passesFit ? "fit" : wanted);
  };
  const showAround = (day: Day, days: number) => {
    const { current: layout } = shown;
    if (!layout) return;
    const room = place.current.width - layout.gutter;
    held.current = { day: day + 0.5, x: layout.gutter + room / 2 };
    setZoom(room / days);
  };

  const latest = useRef(zoomBy);
  latest.current = zoomBy;
  useEffect(() => {
    const { current: element } = scroller;
    if (!element) return;
    // Wheels and fingers turn faster than a screen can draw: the first turn in a frame is drawn, the rest with the next.
    let isDrawing = false;
    // Asked for while the picture is being drawn, it would make the page work out its own layout once more.
    let { left, top } = element.getBoundingClientRect();
    const observer = new ResizeObserver(() => {
      ({ left, top } = element.getBoundingClientRect());
    });
    observer.observe(element);
    let more: { readonly factor: number; readonly at: Pointed } | undefined;
    const zoomAt = (factor: number, at: Pointed) => {
      if (isDrawing) {
        more = { factor: factor * (more?.factor ?? 1), at };
        return;
      }
      isDrawing = true;
      latest.current(factor, { x: at.clientX - left, y: at.clientY - top });
      requestAnimationFrame(() => {
        isDrawing = false;
        const rest = more;
        more = undefined;
        if (rest) zoomAt(rest.factor, rest.at);
      });
    };
    // Not through the element's attributes: only a listener that is not passive may keep the page itself from zooming.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      // A pinch on a touchpad arrives as many small turns of the wheel, a real wheel in steps of a hundred.
      const speed = event.deltaMode === 0 && Math.abs(event.deltaY) < 50 ? 0.01 : 0.0025;
      const turned = event.deltaMode === 0 ? event.deltaY : event.deltaY * 40;
      zoomAt(Math.exp(-turned * speed), event);
    };
    // Two fingers on a screen.
    let apart = 0;
    const onTouch = (event: TouchEvent) => {
      const [one, other] = event.touches;
      if (!one || !other) {
        apart = 0;
        return;
      }
      event.preventDefault();
      const distance = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      const middle = {
        clientX: (one.clientX + other.clientX) / 2,
        clientY: (one.clientY + other.clientY) / 2,
      };
      if (apart > 0 && Math.abs(distance - apart) > 2) zoomAt(distance / apart, middle);
      if (apart === 0 || Math.abs(distance - apart) > 2) apart = distance;
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    for (const type of ["touchstart", "touchmove", "touchend"] as const)
      element.addEventListener(type, onTouch, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener("wheel", onWheel);
      for (const type of ["touchstart", "touchmove", "touchend"] as const)
        element.removeEventListener(type, onTouch);
    };
  }, [scroller]);

  return { zoomBy, showAround, settle, next };
}

interface Pointed {
  readonly clientX: number;
  readonly clientY: number;
}

/** What stays where it is in the panel when the next layout comes. */
interface Held {
  /** With its fraction. */
  readonly day: number;
  readonly x: number;
  /** `y` is the lane's top in the panel. */
  readonly lane?: { readonly id: string; readonly y: number };
}

function laneAt(layout: Layout, y: number): { readonly id: string; readonly top: number } | undefined {
  for (const section of layout.sections) {
    const from = lanesTop(section);
    if (y < from) return undefined;
    const lane = section.lanes.find((each) => y < from + each.y + each.height);
    if (lane) return { id: lane.lane.id, top: from + lane.y };
  }
  return undefined;
}

function topOf(layout: Layout, id: string): number | undefined {
  for (const section of layout.sections) {
    const lane = section.lanes.find((each) => each.lane.id === id);
    if (lane) return lanesTop(section) + lane.y;
  }
  return undefined;
}
