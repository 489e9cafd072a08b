import { useEffect, useRef, useState } from "preact/hooks";
import { itemOf } from "../../server/src/timeline/layout-find.ts";
import { dayAt } from "../../server/src/timeline/layout-scale.ts";
import { type Grip, gripAt, isUnderWay } from "./drag.ts";
import { boxOf, handleOf } from "./places.ts";
import { partUnder, stopUnder } from "./scroller.ts";
import type { Doing, Scroller } from "./use-doing.ts";

/** The pointer on what can be moved: its cursor, presses, drags and drops, and the double click that adds an action. */
export function useHands(
  scroller: Scroller,
  doing: Doing,
  hideTip: () => void,
): { readonly handle: string | undefined } {
  const [handle, setHandle] = useState<string>();
  const latest = useRef({ doing, hideTip });
  latest.current = { doing, hideTip };

  useEffect(() => {
    const { current: element } = scroller;
    if (!element) return;
    let isClick = true;
    let last: PointerEvent | undefined;
    let frame = 0;

    const at = ({ clientX, clientY }: MouseEvent) => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left + element.scrollLeft, y: clientY - top + element.scrollTop };
    };
    const held = () => latest.current.doing.now.current.drag;
    const point = (event: PointerEvent) => {
      const { act, now } = latest.current.doing;
      const { layout } = now.current;
      if (!layout) return;
      const { dayWidth } = layout.scale;
      // Far out a day is too small for a hand; Shift does it the other way round.
      const isFine = dayWidth >= fineFrom;
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const over = held().kind === "linking" ? partUnder(under) : undefined;
      act({ type: "point", at: at(event), dayWidth, step: isFine === event.shiftKey ? 7 : 1, over });
    };
    /** At the edges the picture goes on under what is dragged. */
    const drift = () => {
      frame = 0;
      if (!last || !isUnderWay(held())) return;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const gutter = latest.current.doing.now.current.layout?.gutter ?? 0;
      const { clientX: x, clientY: y } = last;
      const by = {
        left: beyond(x, left + gutter, right),
        // Only an arrow leads to another row.
        top: held().kind === "linking" ? beyond(y, top, bottom) : 0,
      };
      if (by.left === 0 && by.top === 0) return;
      element.scrollBy({ ...by, behavior: "instant" });
      point(last);
      frame = requestAnimationFrame(drift);
    };

    const onDown = (event: PointerEvent) => {
      isClick = true;
      const { act, now } = latest.current.doing;
      // An arrow that a menu has begun follows the pointer: the next press is its drop.
      if (event.button !== 0 || event.ctrlKey || event.pointerType === "touch" || isUnderWay(held())) return;
      const found = gripUnder(event.target, at(event).x, now.current);
      if (found) act({ type: "press", part: found.part, grip: found.grip, at: at(event) });
    };
    const onMove = (event: PointerEvent) => {
      const { now } = latest.current.doing;
      if (held().kind === "nothing") {
        if (event.buttons !== 0) return;
        const found = gripUnder(event.target, at(event).x, now.current);
        const grip = found?.grip ?? "";
        if (element.getAttribute("data-grip") !== grip) element.setAttribute("data-grip", grip);
        setHandle(found?.canLink ? found.part.id : undefined);
        return;
      }
      last = event;
      const before = isUnderWay(held());
      point(event);
      if (!isUnderWay(held())) return;
      if (!before) {
        isClick = false;
        latest.current.hideTip();
        setHandle(undefined);
        if (event.buttons !== 0) element.setPointerCapture(event.pointerId);
      }
      if (frame === 0) frame = requestAnimationFrame(drift);
    };
    const onUp = () => {
      const { act, drop } = latest.current.doing;
      if (isUnderWay(held())) {
        isClick = false;
        void drop();
      } else if (held().kind === "pressed") act({ type: "end" });
    };
    const onCancel = () => latest.current.doing.giveUp();
    const onClick = (event: MouseEvent) => {
      if (isClick) return;
      isClick = true;
      event.stopPropagation();
      event.preventDefault();
    };
    const onDoubleClick = (event: MouseEvent) => {
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const isGround = under !== null && element.contains(under) && stopUnder(under) === undefined;
      if (!isGround || under.closest(".axis-row, .header, .name, [data-beyond]")) return;
      const { x, y } = at(event);
      const { addAction, now } = latest.current.doing;
      if (now.current.layout) addAction(y, Math.floor(dayAt(now.current.layout.scale, x)));
    };
    element.addEventListener("pointerdown", onDown);
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerup", onUp);
    element.addEventListener("pointercancel", onCancel);
    element.addEventListener("click", onClick, true);
    element.addEventListener("dblclick", onDoubleClick);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("pointerdown", onDown);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerup", onUp);
      element.removeEventListener("pointercancel", onCancel);
      element.removeEventListener("click", onClick, true);
      element.removeEventListener("dblclick", onDoubleClick);
    };
  }, [scroller]);

  useEffect(() => {
    const held = () => latest.current.doing.now.current.drag;
    const onKey = (event: KeyboardEvent) => {
      latest.current.doing.now.current.isAltHeld = event.altKey;
      if (event.key !== "Escape" || !isUnderWay(held())) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.doing.giveUp();
    };
    // To let go of Alt is to drop. VS Code would go to its menu.
    const onKeyUp = (event: KeyboardEvent) => {
      latest.current.doing.now.current.isAltHeld = event.altKey;
      const drag = held();
      if (event.key !== "Alt" || drag.kind !== "moving" || drag.from) return;
      event.preventDefault();
      event.stopPropagation();
      void latest.current.doing.drop();
    };
    const onLeave = () => {
      if (isUnderWay(held())) latest.current.doing.giveUp();
    };
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("keyup", onKeyUp, true);
    window.addEventListener("blur", onLeave);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("keyup", onKeyUp, true);
      window.removeEventListener("blur", onLeave);
    };
  }, []);

  return { handle };
}

/** From so many px a day on the pointer moves by days, below it by weeks. */
const fineFrom = 4;
/** Within so many px of an edge the picture is scrolled. */
const edge = 30;

/** How far to scroll in a frame where the pointer is at an edge of the stretch, or beyond it. */
function beyond(at: number, from: number, to: number): number {
  const by = at > to - edge ? at - to + edge : Math.min(at - from - edge, 0);
  return Math.max(Math.min(by, edge), -edge) / 3;
}

type Now = Doing["now"]["current"];

function gripUnder(target: EventTarget | null, x: number, { layout, model }: Now) {
  if (!layout || !(target instanceof Element) || target.closest(".lane-name")) return undefined;
  const link = target.closest("[data-link]")?.getAttribute("data-link") ?? undefined;
  const id = link ?? partUnder(target);
  const item = id === undefined ? undefined : itemOf(model, id);
  const part = item && handleOf(item);
  const box = part && boxOf(layout, part.id);
  if (!part || !box) return undefined;
  const grip: Grip =
    link !== undefined ? "link" : box.shape === "mark" ? "whole" : gripAt(box.x, box.width, x);
  return { part, grip, canLink: item.kind === "action" || item.kind === "milestone" };
}
