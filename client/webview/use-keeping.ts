import type { RefObject } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Host } from "./host.ts";
import type { Place } from "./use-window.ts";
import type { ViewState } from "./view-state.ts";

/**
 * Keeps how the reader looks at that document, a moment after the view has changed or `soon` was called: not at each
 * step of a zoom or a scroll. `isKept` is false until then.
 */
export function useKeeping(
  host: Host,
  uri: string,
  view: ViewState,
  place: RefObject<Place>,
): { readonly isKept: boolean; readonly soon: () => void } {
  const [isKept, setIsKept] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ host, uri, view });
  latest.current = { host, uri, view };
  const soon = useCallback(() => {
    clearTimeout(timer.current);
    setIsKept(false);
    timer.current = setTimeout(() => {
      const { left = 0, top = 0 } = place.current ?? {};
      const { view: now, uri: of, host: by } = latest.current;
      by.keep({ uri: of, view: { ...now, left, top } });
      setIsKept(true);
    }, 150);
  }, [place]);
  useEffect(soon, [soon, view]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { isKept, soon };
}
