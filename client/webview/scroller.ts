import type { Layout } from "../../server/src/timeline/layout.ts";
import { spotOf } from "../../server/src/timeline/layout-find.ts";

/** The id of the part that an event's target belongs to; the name of a contract's lane belongs to the contract. */
export function partUnder(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const part = target.closest("[data-block], [data-names]");
  return part?.getAttribute("data-block") ?? part?.getAttribute("data-names") ?? undefined;
}

/** Scrolls as little as is needed to see the part beside what stays in place (axis and names). */
export function bringIntoView(scroller: HTMLElement, layout: Layout, id: string): void {
  const spot = spotOf(layout, id);
  const section = spot && scroller.querySelectorAll<HTMLElement>(".engagement")[spot.section];
  const placed = spot && layout.sections[spot.section];
  if (!spot || !section || !placed) return;
  const top = section.offsetTop + spot.y;
  // The head scrolls away; everything below it also has the axis above it.
  const above = spot.y >= placed.header.height + placed.axis.height ? placed.axis.height : 0;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
  const down = nearest(scrollTop, clientHeight, top - above, top + spot.height);
  const across = spot.pinned
    ? scrollLeft
    : nearest(scrollLeft, clientWidth, spot.x - layout.gutter - margin, spot.x + spot.width + margin);
  if (down !== scrollTop || across !== scrollLeft) scroller.scrollTo({ top: down, left: across });
}

/** Moves the words of bars, phases and months that have begun out of view to the edge of what is in view. */
export function moveFollowing(scroller: HTMLElement, layout: Layout): void {
  const edge = scroller.scrollLeft + layout.gutter;
  for (const element of scroller.querySelectorAll(".follows")) {
    const from = Number(element.getAttribute("data-from"));
    const slack = Number(element.getAttribute("data-slack"));
    const by = Math.min(Math.max(edge - from, 0), slack);
    if (by > 0) element.setAttribute("transform", `translate(${by} 0)`);
    else element.removeAttribute("transform");
  }
}

/** Kept free around the part, in px. */
const margin = 16;

/** Where a window of that size must begin so that it holds the stretch, or its beginning where it is too long. */
function nearest(at: number, size: number, from: number, to: number): number {
  if (from < at || to - from > size) return Math.max(from, 0);
  return to > at + size ? to - size : at;
}
