import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { partUnder } from "./scroller.ts";
import type { TipPlace } from "./tooltip.tsx";

export interface Tip {
  readonly id: string;
  readonly place: TipPlace;
  /** It belongs to what has the focus, not to what the pointer is on. */
  readonly byKey: boolean;
}

/** Which part the tooltip is about: what the pointer rests on, or what a key led to. */
export function useTip() {
  const [shown, setShown] = useState<Tip>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setShown(undefined);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const point = ({ target, clientX, pointerType, buttons }: PointerEvent) => {
    const id = partUnder(target);
    if (id === shown?.id && id !== undefined) return;
    clearTimeout(timer.current);
    if (id === undefined || !(target instanceof Element) || pointerType === "touch" || buttons !== 0) {
      setShown(undefined);
      return;
    }
    const place = placeOf(target, clientX);
    // The first one waits until the pointer rests; from then on the next one follows at once.
    timer.current = setTimeout(() => setShown({ id, place, byKey: false }), shown ? 0 : 300);
  };
  const showFor = (target: Element, id: string) => {
    clearTimeout(timer.current);
    setShown({ id, place: placeOf(target), byKey: true });
  };
  return { shown, point, showFor, hide };
}

function placeOf(target: Element, clientX?: number): TipPlace {
  const part = target.closest("[data-block], [data-names]") ?? target;
  const { top, bottom, left } = part.getBoundingClientRect();
  return { top, bottom, x: clientX ?? Math.max(left, 0) + 32 };
}
