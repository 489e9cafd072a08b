import type { RefObject, TargetedFocusEvent } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Layout, lanesTop } from "../../server/src/timeline/layout.ts";
import { type Step, spotOf } from "../../server/src/timeline/layout-find.ts";
import type { Window } from "../../server/src/timeline/layout-view.ts";
import { bringIntoView, stopUnder } from "./scroller.ts";

/**
 * The one stop that the Tab key reaches, and where the arrows go on from: what was chosen last, else the cursor's
 * part, else something that can be seen. The focus follows it, also where a change of the text has drawn it anew.
 */
export function useWalk(
  scroller: RefObject<HTMLElement | null>,
  layout: Layout | undefined,
  window: Window | undefined,
  highlighted: string | undefined,
) {
  const [chosen, setChosen] = useState<string>();
  const reachable = [chosen, highlighted].find((id) => id !== undefined && isSeen(layout, window, id));
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current || !scroller.current || !layout || chosen === undefined) return;
    const element = scroller.current.querySelector<SVGElement>(`[data-stop="${CSS.escape(chosen)}"]`);
    if (element === document.activeElement && element !== null) return;
    bringIntoView(scroller.current, layout, chosen);
    element?.focus({ preventScroll: true });
  }, [scroller, chosen, layout, window]);

  const onFocus = useCallback((event: TargetedFocusEvent<HTMLElement>) => {
    const id = stopUnder(event.target);
    if (id === undefined) return;
    hasFocus.current = true;
    setChosen(id);
  }, []);
  const onBlur = useCallback((event: TargetedFocusEvent<HTMLElement>) => {
    // What was taken out of the page by a new picture gets its focus back; what was left by the reader does not.
    if (event.target instanceof Element && event.target.isConnected) hasFocus.current = false;
  }, []);
  /** The focus back to a stop from what had it for a while. */
  const back = useCallback(
    (id: string) =>
      scroller.current
        ?.querySelector<SVGElement>(`[data-stop="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true }),
    [scroller],
  );
  return { reachable: reachable ?? firstSeen(layout, window), choose: setChosen, back, onFocus, onBlur };
}

/** The step that a key stands for. */
export function stepOf({ key, ctrlKey }: KeyboardEvent): Step | undefined {
  switch (key) {
    case "ArrowLeft":
      return "left";
    case "ArrowRight":
      return "right";
    case "ArrowUp":
      return "up";
    case "ArrowDown":
      return "down";
    case "Home":
      return ctrlKey ? "top" : "first";
    case "End":
      return ctrlKey ? "bottom" : "last";
    default:
      return undefined;
  }
}

function isSeen(layout: Layout | undefined, window: Window | undefined, id: string): boolean {
  const spot = layout && spotOf(layout, id);
  if (!spot || !window) return false;
  const isBeside = !spot.pinned && (spot.x > window.right || spot.x + spot.width < window.left);
  return !isBeside && spot.y <= window.bottom && spot.y + spot.height >= window.top;
}

/** The engagement or lane that stands highest in the window. */
function firstSeen(layout: Layout | undefined, window: Window | undefined): string | undefined {
  if (!layout || !window) return undefined;
  for (const section of layout.sections) {
    if (section.top + section.header.height >= window.top) return section.engagement.id;
    const from = lanesTop(section);
    const lane = section.lanes.find(({ y, height }) => from + y + height >= window.top);
    if (lane) return lane.lane.id;
  }
  return undefined;
}
