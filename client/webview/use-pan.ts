import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { stopUnder } from "./scroller.ts";

/** The picture is moved by dragging its ground with the mouse, as a map is. Fingers scroll it without help. */
export function usePan(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current: element } = scroller;
    if (!element) return;
    let from:
      | { readonly x: number; readonly y: number; readonly left: number; readonly top: number }
      | undefined;
    const onDown = (event: PointerEvent) => {
      const isMiddle = event.button === 1;
      if (event.pointerType !== "mouse" || (event.button !== 0 && !isMiddle)) return;
      // Not its own scroll bars, and not what the reader can point at.
      const isBeyond =
        event.target instanceof Element && event.target.closest("[data-beyond], [data-link]") !== null;
      const isGround = event.target !== element && !isBeyond && stopUnder(event.target) === undefined;
      if (!isGround && !isMiddle) return;
      event.preventDefault();
      from = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
      element.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent) => {
      if (!from) return;
      element.classList.add("panned");
      element.scrollTo({
        left: from.left + from.x - event.clientX,
        top: from.top + from.y - event.clientY,
        behavior: "instant",
      });
    };
    const onUp = () => {
      from = undefined;
      element.classList.remove("panned");
    };
    element.addEventListener("pointerdown", onDown);
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerup", onUp);
    element.addEventListener("pointercancel", onUp);
    return () => {
      element.removeEventListener("pointerdown", onDown);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerup", onUp);
      element.removeEventListener("pointercancel", onUp);
    };
  }, [scroller]);
}
