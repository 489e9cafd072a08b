import type { RefObject } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Layout } from "../../server/src/timeline/layout.ts";
import type { Window } from "../../server/src/timeline/layout-view.ts";

/** How far the picture is scrolled, and how large the panel is, in px. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The stretch of the picture that is drawn: what can be seen and some of what is around it, so that most scrolling
 * needs no drawing at all. `look` is to be called when the picture has been scrolled; `next` says where a new layout
 * is going to be scrolled to, where that is known. `place` is what
 * the panel keeps of itself: it is brought up to date here, because asking the page for it while it is
 * being drawn would make it work out its own layout once more.
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  place: RefObject<Place>,
  layout: Layout | undefined,
  size: { readonly width: number; readonly height: number },
  next: (layout: Layout) => { readonly left: number; readonly top?: number } | undefined,
) {
  const drawn = useRef<Drawn>(undefined);
  const [, redraw] = useState(0);
  place.current = { ...place.current, ...size };
  if (layout && drawn.current?.layout !== layout) {
    place.current = within(layout, { ...place.current, ...next(layout) });
    const before = drawn.current;
    // A key changes little of the picture: what has been drawn around it stays.
    const stays =
      before?.layout.scale === layout.scale && covers(before.window, around(place.current, little), layout);
    drawn.current = stays
      ? { ...before, layout }
      : { layout, window: around(place.current, little), isAll: false };
  }
  // While the picture is zoomed, each step draws all of it anew: what lies around follows at rest.
  useEffect(() => {
    if (!layout || drawn.current?.isAll) return;
    const timer = setTimeout(() => {
      drawn.current = { layout, window: around(place.current, much), isAll: true };
      redraw((count) => count + 1);
    }, 150);
    return () => clearTimeout(timer);
  }, [layout, place]);

  const look = useCallback(() => {
    const { current: element } = scroller;
    const { current } = drawn;
    if (!current || !element) return;
    const { scrollLeft: left, scrollTop: top } = element;
    place.current = { ...place.current, left, top };
    if (covers(current.window, around(place.current, little), current.layout)) return;
    drawn.current = { ...current, window: around(place.current, much), isAll: true };
    redraw((count) => count + 1);
  }, [scroller, place]);

  return { window: layout && drawn.current?.window, look };
}

interface Drawn {
  readonly layout: Layout;
  readonly window: Window;
  /** It is as large as it is at rest. */
  readonly isAll: boolean;
}

/** Whether all that is needed and there at all stands in the window. */
function covers(window: Window, needed: Window, { width, height }: Layout): boolean {
  return (
    (needed.left >= window.left || window.left <= 0) &&
    (needed.right <= window.right || window.right >= width) &&
    (needed.top >= window.top || window.top <= 0) &&
    (needed.bottom <= window.bottom || window.bottom >= height)
  );
}

/** How much is drawn around what can be seen, in halves of its size on each side: at least, and where there is time. */
const little = 0.3;
const much = 1;

/** The stretch of that place, and `more` times half of its width and height on each side. */
export function around({ left, top, width, height }: Place, more: number): Window {
  return {
    left: left - (more * width) / 2,
    right: left + width + (more * width) / 2,
    top: top - (more * height) / 2,
    bottom: top + height + (more * height) / 2,
  };
}

/** No picture can be scrolled farther than it reaches. */
function within(layout: Layout, place: Place): Place {
  return {
    ...place,
    left: Math.max(Math.min(place.left, layout.width - place.width), 0),
    top: Math.max(Math.min(place.top, layout.height - place.height), 0),
  };
}
