import type { Layout } from "../../server/src/timeline/layout.ts";
import { spotOf } from "../../server/src/timeline/layout-find.ts";

/** The id of the part that an event's target belongs to; the name of a contract's lane belongs to the contract. */
export function partUnder(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const part = target.closest("[data-block], [data-names]");
  return part?.getAttribute("data-block") ?? part?.getAttribute("data-names") ?? undefined;
}

/** The id of the stop of the keyboard that an event's target belongs to: a part's, or that of a lane. */
export function stopUnder(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const stop = target.closest("[data-stop], [data-lane], [data-names]");
  return (
    stop?.getAttribute("data-stop") ??
    stop?.getAttribute("data-lane") ??
    stop?.getAttribute("data-names") ??
    undefined
  );
}

/** Scrolls as little as is needed to see the part beside what stays in place (axis and names). */
export function bringIntoView(scroller: HTMLElement, layout: Layout, id: string): void {
  const spot = spotOf(layout, id);
  if (!spot) return;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
  const down = nearest(scrollTop, clientHeight, spot.y - spot.covered, spot.y + spot.height);
  const across = spot.pinned
    ? scrollLeft
    : nearest(scrollLeft, clientWidth, spot.x - layout.gutter - margin, spot.x + spot.width + margin);
  if (down !== scrollTop || across !== scrollLeft) scroller.scrollTo({ top: down, left: across });
}

/**
 * Moves the words of bars, phases and months that have begun out of view to the edge of what is in view, and the names
 * of parts that are out of view to the edge behind which they stand; `left` is how far the picture is scrolled.
 */
export function moveFollowing(scroller: HTMLElement, layout: Layout, left: number): void {
  const edge = left + layout.gutter;
  for (const element of scroller.querySelectorAll(".follows")) {
    const from = Number(element.getAttribute("data-from"));
    const slack = Number(element.getAttribute("data-slack"));
    const by = Math.min(Math.max(edge - from, 0), slack);
    const wanted = by > 0 ? `translate(${by} 0)` : null;
    if (element.getAttribute("transform") === wanted) continue;
    if (wanted === null) element.removeAttribute("transform");
    else element.setAttribute("transform", wanted);
  }
  const right = left + layout.viewWidth;
  for (const element of scroller.querySelectorAll(".beyond")) {
    const isShown =
      Number(element.getAttribute("data-from")) < edge && Number(element.getAttribute("data-to")) > right;
    if (isShown) {
      const x = element.getAttribute("data-side") === "before" ? edge : right;
      element.setAttribute("transform", `translate(${x} 0)`);
    }
    element.toggleAttribute("data-shown", isShown);
  }
}

/** Kept free around the part, in px. */
const margin = 16;

/** Where a window of that size must begin so that it holds the stretch, or its beginning where it is too long. */
function nearest(at: number, size: number, from: number, to: number): number {
  if (from < at || to - from > size) return Math.max(from, 0);
  return to > at + size ? to - size : at;
}
