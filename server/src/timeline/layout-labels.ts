/** Where a bar's or mark's words go: inside it, beside it, or as much of them as there is room for. */
import { fonts, laneSizes, type PlacedText } from "./layout-sizes.ts";
import { type Measure, shorten } from "./layout-text.ts";
import type { ItemStatus } from "./model.ts";

export interface PlacedLabels {
  readonly labels: readonly PlacedText[];
  /** The sign of the status: its left edge and its middle. */
  readonly icon?: { readonly x: number; readonly y: number };
  /** What the part takes of its row, words included. */
  readonly extent: { readonly x: number; readonly width: number };
  /** How far the words inside a bar may move to the right, so that they stay in view with a part of the bar. */
  readonly slack: number;
}

/** Between which x something may be drawn. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
}

/** A bar or a mark, without words. */
export interface Box {
  readonly x: number;
  readonly width: number;
  /** From the end of what is overdue to today. */
  readonly tail?: { readonly x: number; readonly width: number };
}

/** What is to be written at a part: the title first, then in dim letters what may be left out. */
export interface Words {
  readonly title: string;
  readonly titleWidth: number;
  /** From the fullest to the shortest; the first one that fits is taken. */
  readonly metas: readonly { readonly text: string; readonly width: number }[];
  readonly status: ItemStatus;
  /** Marks have no room inside, and show their status themselves. */
  readonly isMark: boolean;
}

/**
 * Places the words at a part whose row has its middle at y = 0. Undefined where the whole title finds no room
 * between the bounds, unless it may be `shortened`; the part itself must stand between them.
 */
export function placeLabels(
  words: Words,
  box: Box,
  bounds: Bounds,
  measure: Measure,
  shortened: boolean,
): PlacedLabels | undefined {
  const end = box.tail ? box.tail.x + box.tail.width : box.x + box.width;
  if (end > bounds.right || box.x < bounds.left) return undefined;
  const { title, titleWidth } = words;
  const sign = statusesWithSign.has(words.status) && !words.isMark ? laneSizes.icon : 0;
  const isSignInside = box.width >= sign + 6;
  const inside = words.isMark ? 0 : box.width - 2 * padding - (isSignInside ? sign : 0);
  const beside = laneSizes.beside + (isSignInside ? 0 : sign);
  const right = bounds.right - end - beside;
  const left = box.x - bounds.left - beside;

  /** `signX`: where the sign goes that finds no room in the bar. */
  const done = (labels: readonly PlacedText[], from: number, to: number, signX?: number): PlacedLabels => {
    const iconX = isSignInside ? box.x + padding - 1 : signX;
    return {
      labels,
      slack: 0,
      ...(sign === 0 || iconX === undefined ? {} : { icon: { x: iconX, y: 0 } }),
      extent: { x: Math.min(from, box.x), width: Math.max(to, end) - Math.min(from, box.x) },
    };
  };
  const within = (line: Line) => ({
    ...done(line.at(box.x + padding + (isSignInside ? sign : 0)), box.x, end),
    slack: Math.max(inside - line.width, 0),
  });
  const onTheRight = (line: Line) =>
    done(line.at(end + beside), box.x, end + beside + line.width, end + laneSizes.beside - 2);
  const onTheLeft = (line: Line) => {
    const from = box.x - beside - line.width;
    return done(line.at(from), from, end, box.x - laneSizes.beside - sign + 2);
  };
  const nothing = () => {
    if (sign === 0 || isSignInside) return done([], box.x, end);
    return right >= 0
      ? onTheRight(lineOf("", 0))
      : left >= 0
        ? onTheLeft(lineOf("", 0))
        : done([], box.x, end);
  };

  const alone = lineOf(title, titleWidth);
  const lines = words.metas.map((meta) => lineOf(title, titleWidth, meta.text, meta.width));
  const wholly = lines.find(({ width }) => width <= inside);
  if (wholly) return within(wholly);
  const rest = words.metas.find((meta) => meta.width <= right);
  if (title !== "" && titleWidth <= inside && rest !== undefined) {
    const inBar = within(alone);
    const labels = [...inBar.labels, text("meta", rest.text, end + beside, rest.width)];
    return { ...inBar, labels, extent: { x: box.x, width: end + beside + rest.width - box.x } };
  }
  for (const line of lines) {
    if (line.width <= right) return onTheRight(line);
    if (line.width <= left) return onTheLeft(line);
  }
  if (title !== "" && titleWidth <= inside) return within(alone);
  if (title === "") return nothing();
  if (titleWidth <= right) return onTheRight(alone);
  if (titleWidth <= left) return onTheLeft(alone);
  if (!shortened) return undefined;
  const room = Math.max(inside, right, left);
  const some = shorten(title, room, fonts.label, measure);
  if (some === "") return nothing();
  const start = lineOf(some, measure(some, fonts.label));
  if (room === inside) return within(start);
  return room === right ? onTheRight(start) : onTheLeft(start);
}

/** Inside a bar, at both its ends. */
const padding = 7;
/** Between title and what stands behind it. */
const between = 8;
/** Planned is the usual state and needs no sign. */
const statusesWithSign: ReadonlySet<ItemStatus> = new Set([
  "in-progress",
  "done",
  "blocked",
  "dropped",
  "overdue",
  "cancelled",
]);

/** Title and what stands behind it, wherever the line begins. */
interface Line {
  readonly width: number;
  at(x: number): readonly PlacedText[];
}

function lineOf(title: string, titleWidth: number, meta = "", metaWidth = 0): Line {
  const width = titleWidth + (title === "" || meta === "" ? 0 : between) + metaWidth;
  return {
    width,
    at: (x) => [
      ...(title === "" ? [] : [text("label", title, x, titleWidth)]),
      // From its end, so that a font wider than measured spoils the gap and not the border.
      ...(meta === "" ? [] : [text("meta", meta, x + width, metaWidth, "end")]),
    ],
  };
}

function text(role: "label" | "meta", words: string, x: number, width: number, anchor?: "end"): PlacedText {
  return { role, text: words, x, y: fonts[role].size * 0.36, width, ...(anchor ? { anchor } : {}) };
}
