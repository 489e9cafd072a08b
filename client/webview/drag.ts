/**
 * What the reader does to a part of the picture with pointer or keys, from the press to the drop: a machine without a
 * page. Days are the plan's days; places are px of the whole drawing.
 */
import type { Day } from "../../server/src/calendar/day.ts";

/** By what a part is held: all of it, one of its ends, or the handle from which an arrow is drawn. */
export type Grip = "whole" | "start" | "end" | "link";

/** A part that can be held. */
export interface Handle {
  readonly id: string;
  /** Both inclusive; a mark has the same day twice. */
  readonly start: Day;
  readonly end: Day;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export type Drag =
  | { readonly kind: "nothing" }
  /** Held down, and not yet moved. */
  | { readonly kind: "pressed"; readonly part: Handle; readonly grip: Grip; readonly from: Point }
  /** `days` later than it was, or earlier below 0; `from` is missing where it is moved by key. */
  | {
      readonly kind: "moving";
      readonly part: Handle;
      readonly grip: Exclude<Grip, "link">;
      readonly from?: Point;
      readonly days: number;
    }
  /** An arrow on its way to `to`, where there is a part there; `at` is missing where it is led by key. */
  | { readonly kind: "linking"; readonly part: Handle; readonly at?: Point; readonly to?: string };

export type Happening =
  | { readonly type: "press"; readonly part: Handle; readonly grip: Grip; readonly at: Point }
  /** The pointer is there, over that part; `dayWidth` in px, `step` in days. */
  | {
      readonly type: "point";
      readonly at: Point;
      readonly dayWidth: number;
      readonly step: number;
      readonly over: string | undefined;
    }
  /** A key moves it by so many days. */
  | {
      readonly type: "step";
      readonly part: Handle;
      readonly grip: Exclude<Grip, "link">;
      readonly days: number;
    }
  /** By key: from now on the part in focus is where the arrow leads to. */
  | { readonly type: "link"; readonly part: Handle }
  | { readonly type: "lead"; readonly to: string }
  /** Dropped or given up. */
  | { readonly type: "end" };

export const nothing: Drag = { kind: "nothing" };

/** What comes of a happening. */
export function next(drag: Drag, happening: Happening): Drag {
  switch (happening.type) {
    case "press": {
      const { part, grip, at } = happening;
      return { kind: "pressed", part, grip, from: at };
    }
    case "point":
      return pointed(drag, happening);
    case "step": {
      const { part, grip, days } = happening;
      const before =
        drag.kind === "moving" && drag.part.id === part.id && drag.grip === grip ? drag : undefined;
      // What has been taken up by the pointer is not moved by keys as well.
      if (drag.kind !== "nothing" && !before) return drag;
      if (before?.from) return drag;
      return { kind: "moving", part, grip, days: within(part, grip, (before?.days ?? 0) + days) };
    }
    case "link":
      return drag.kind === "nothing" ? { kind: "linking", part: happening.part } : drag;
    case "lead": {
      if (drag.kind !== "linking" || drag.at) return drag;
      const { part } = drag;
      return happening.to === part.id
        ? { kind: "linking", part }
        : { kind: "linking", part, to: happening.to };
    }
    case "end":
      return nothing;
  }
}

/** The days that the part would have if it were dropped now; one that stays as it is is left out. */
export function wantedDays({ part, grip, days }: Extract<Drag, { kind: "moving" }>): {
  readonly start?: Day;
  readonly end?: Day;
} {
  return {
    ...(grip !== "end" && { start: part.start + days }),
    ...(grip !== "start" && { end: part.end + days }),
  };
}

/** Whether it has been taken up: from then on a release is no click. */
export function isUnderWay({ kind }: Drag): boolean {
  return kind === "moving" || kind === "linking";
}

/** By what a bar from `x`, so wide, is held at a point; short bars keep their middle. */
export function gripAt(x: number, width: number, at: number): Exclude<Grip, "link"> {
  const end = Math.min(endWidth, width / 4);
  if (at - x < end) return "start";
  return x + width - at < end ? "end" : "whole";
}

/** In px. */
const endWidth = 8;
/** So far the pointer moves by accident, in px. */
const slip = 4;

function pointed(drag: Drag, { at, dayWidth, step, over }: Extract<Happening, { type: "point" }>): Drag {
  if (drag.kind === "linking") {
    const { part } = drag;
    return over === undefined || over === part.id
      ? { kind: "linking", part, at }
      : { kind: "linking", part, at, to: over };
  }
  if (drag.kind === "nothing" || !drag.from) return drag;
  const { part, grip, from } = drag;
  if (drag.kind === "pressed" && Math.hypot(at.x - from.x, at.y - from.y) < slip) return drag;
  if (grip === "link") return { kind: "linking", part, at };
  const days = within(part, grip, Math.round((at.x - from.x) / dayWidth / step) * step);
  return drag.kind === "moving" && drag.days === days ? drag : { kind: "moving", part, grip, from, days };
}

/** Nothing ends before it begins. */
function within({ start, end }: Handle, grip: Exclude<Grip, "link">, days: number): number {
  const length = end - start;
  // Never −0, which is not the same as 0 to whoever compares.
  return (grip === "start" ? Math.min(days, length) : grip === "end" ? Math.max(days, -length) : days) + 0;
}
