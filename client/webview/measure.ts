import { estimate, type Font, type Measure } from "../../server/src/timeline/layout-text.ts";

/** The font family that the page is written in. */
export function familyOf(element: Element): string {
  return getComputedStyle(element).fontFamily;
}

/** Measures with the page's own font; remembers what it has measured. */
export function measureIn(family: string): Measure {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return estimate;
  const known = new Map<string, number>();
  return (text: string, { size, bold }: Font) => {
    const key = `${bold ? "b" : ""}${size} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    context.font = `${bold ? 600 : 400} ${size}px ${family}`;
    const width = context.measureText(text).width;
    if (known.size > 20_000) known.clear();
    known.set(key, width);
    return width;
  };
}
