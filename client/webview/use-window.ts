import type { RefObject } from "preact";
import { useCallback, useRef, useState } from "preact/hooks";
import type { Layout } from "../../server/src/timeline/layout.ts";
import type { Window } from "../../server/src/timeline/layout-view.ts";

/**
 * The stretch of the picture that is drawn: what can be seen and some of what is around it, so that most scrolling
 * needs no drawing at all. `look` is to be called when the picture has been scrolled; `next` says where a new layout
 * is going to be scrolled to, where that is known.
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  layout: Layout | undefined,
  next: (layout: Layout) => Partial<Place> | undefined,
) {
  const drawn = useRef<{ readonly layout: Layout; readonly window: Window }>(undefined);
  const [, redraw] = useState(0);
  const element = scroller.current;
  if (layout && drawn.current?.layout !== layout) {
    const place = { ...placeOf(element), ...next(layout) };
    drawn.current = { layout, window: around(place, element, 1) };
  }

  const look = useCallback(() => {
    const { current } = drawn;
    const { current: seen } = scroller;
    if (!current || !seen) return;
    const needed = around(placeOf(seen), seen, 0.3);
    const { left, right, top, bottom } = current.window;
    const isDrawn =
      (needed.left >= left || left <= 0) &&
      (needed.right <= right || right >= current.layout.width) &&
      (needed.top >= top || top <= 0) &&
      (needed.bottom <= bottom || bottom >= current.layout.height);
    if (isDrawn) return;
    drawn.current = { layout: current.layout, window: around(placeOf(seen), seen, 1) };
    redraw((count) => count + 1);
  }, [scroller]);

  return { window: layout && drawn.current?.window, look };
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** What can be seen, without what is drawn around it. */
export function viewOf(element: HTMLElement): Window {
  return around(placeOf(element), element, 0);
}

function placeOf(element: HTMLElement | null): Place {
  return { left: element?.scrollLeft ?? 0, top: element?.scrollTop ?? 0 };
}

/** `more` times half of the element's width and height on each side. */
function around({ left, top }: Place, element: HTMLElement | null, more: number): Window {
  const width = element?.clientWidth ?? 1000;
  const height = element?.clientHeight ?? 1000;
  return {
    left: left - (more * width) / 2,
    right: left + width + (more * width) / 2,
    top: top - (more * height) / 2,
    bottom: top + height + (more * height) / 2,
  };
}
