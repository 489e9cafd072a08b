/** Parts of a stretch of days, counted in whole days: a day that touches a part lies in it. */
import type { Day } from "../../calendar/day.ts";
import type { Term } from "./months.ts";

/** The days of a part, and the one of them that is best for a meeting. */
export type Part = Term & { readonly best: Day };

/** The middle: between 35 and 65 % of it. */
export function centreOf({ start, end }: Term): Part {
  const days = end - start + 1;
  return {
    // The first day whose end lies behind 35 %, the last one that begins by 65 %.
    start: start + Math.floor((days * EARLIEST) / 100),
    end: Math.min(end, start + Math.floor((days * LATEST) / 100)),
    best: start + Math.floor((end - start) / 2),
  };
}

/** The first quarter. */
export function firstQuarterOf({ start, end }: Term): Part {
  return { start, end: start + Math.floor((end - start + 1) / 4), best: start };
}

/** Where in a stretch of days a day lies, in whole per cent: 0 on the first day, 100 on the last. */
export function percentOf(day: Day, { start, end }: Term): number {
  return end > start ? Math.round(((day - start) * 100) / (end - start)) : 50;
}

const EARLIEST = 35;
const LATEST = 65;
