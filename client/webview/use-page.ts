/** What the page knows of its surroundings. */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { familyOf } from "./measure.ts";

/** The inner width and height of the element in whole px, 0 before they are known. */
export function useSize(element: RefObject<HTMLElement | null>): {
  readonly width: number;
  readonly height: number;
} {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const read = () => {
      const { clientWidth: width, clientHeight: height } = watched;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** The font family of the page; changes with the reader's settings. */
export function useFont(): string {
  const [family, setFamily] = useState(() => familyOf(document.body));
  useEffect(() => {
    // VS Code writes its theme, font included, into the root's style.
    const observer = new MutationObserver(() => setFamily(familyOf(document.body)));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
    return () => observer.disconnect();
  }, []);
  return family;
}

/** The words once they have stayed the same for a second, so that who listens is not told about every key; never the first ones. */
export function useCalm(words: string): string {
  const [said, setSaid] = useState("");
  const first = useRef(words);
  useEffect(() => {
    if (words === first.current) return;
    const timer = setTimeout(() => {
      first.current = "";
      setSaid(words);
    }, 1000);
    return () => clearTimeout(timer);
  }, [words]);
  return said;
}
