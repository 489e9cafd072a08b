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
  readonly title: Written;
  /** From the fullest to the shortest; the first one that fits is taken. */
  readonly metas: readonly Written[];
  readonly status: ItemStatus;
  /** Marks have no room inside, and show their status themselves. */
  readonly isMark: boolean;
}

/** Which words stand at a part, and on which side: known with little work, before they have their places. */
export interface Chosen {
  /** `split`: the title inside, the rest on the right. */
  readonly side: "inside" | "split" | "right" | "left" | "none";
  readonly title: Written;
  readonly meta: Written;
}

interface Written {
  readonly text: string;
  readonly width: number;
}

const nothing: Written = { text: "", width: 0 };

/**
 * Chooses what is written at a part. Undefined where the whole title finds no room between the bounds, unless it may
 * be `shortened`; the part itself must stand between them.
 */
export function chooseLabels(
  words: Words,
  box: Box,
  bounds: Bounds,
  measure: Measure,
  shortened: boolean,
): Chosen | undefined {
  const { end, beside, inside, sign, isSignInside } = roomOf(words, box);
  if (end > bounds.right || box.x < bounds.left) return undefined;
  const { title, metas } = words;
  const right = bounds.right - end - beside;
  const left = box.x - bounds.left - beside;
  for (const meta of metas) if (lengthOf(title, meta) <= inside) return { side: "inside", title, meta };
  const isTitleInside = title.text !== "" && title.width <= inside;
  if (isTitleInside) for (const meta of metas) if (meta.width <= right) return { side: "split", title, meta };
  for (const meta of metas) {
    const length = lengthOf(title, meta);
    if (length <= right) return { side: "right", title, meta };
    if (length <= left) return { side: "left", title, meta };
  }
  if (isTitleInside) return { side: "inside", title, meta: nothing };
  if (title.text !== "") {
    if (title.width <= right) return { side: "right", title, meta: nothing };
    if (title.width <= left) return { side: "left", title, meta: nothing };
    if (!shortened) return undefined;
    const room = Math.max(inside, right, left);
    const text = shorten(title.text, room, fonts.label, measure);
    const side = room === inside ? "inside" : room === right ? "right" : "left";
    if (text !== "") return { side, title: { text, width: measure(text, fonts.label) }, meta: nothing };
  }
  // Nothing but the sign, which needs a place where it finds none in the bar.
  const side = sign === 0 || isSignInside ? "none" : right >= 0 ? "right" : left >= 0 ? "left" : "none";
  return { side, title: nothing, meta: nothing };
}

/** Up to where a part reaches with its words. */
export function endOf(words: Words, box: Box, { side, title, meta }: Chosen): number {
  const { end, beside } = roomOf(words, box);
  if (side === "right") return end + beside + lengthOf(title, meta);
  return side === "split" ? end + beside + meta.width : end;
}

/** The words that were chosen, at a part whose row has its middle at y = 0. */
export function placeChosen(words: Words, box: Box, chosen: Chosen): PlacedLabels {
  const { side, title, meta } = chosen;
  const { end, beside, inside, sign, isSignInside } = roomOf(words, box);
  const length = lengthOf(title, side === "split" ? nothing : meta);
  const from = {
    inside: box.x + padding + (isSignInside ? sign : 0),
    split: box.x + padding + (isSignInside ? sign : 0),
    right: end + beside,
    left: box.x - beside - length,
    none: box.x,
  }[side];
  const labels: PlacedText[] = [];
  if (title.text !== "") labels.push(text("label", title.text, from, title.width));
  if (side === "split") labels.push(text("meta", meta.text, end + beside, meta.width));
  // From its end, so that a font wider than measured spoils the gap and not the border.
  else if (meta.text !== "") labels.push(text("meta", meta.text, from + length, meta.width, "end"));
  const iconX = isSignInside
    ? box.x + padding - 1
    : side === "right"
      ? end + laneSizes.beside - 2
      : side === "left"
        ? box.x - laneSizes.beside - sign + 2
        : undefined;
  const x = side === "left" ? from : box.x;
  return {
    labels,
    slack: side === "inside" || side === "split" ? Math.max(inside - length, 0) : 0,
    ...(sign === 0 || iconX === undefined ? {} : { icon: { x: iconX, y: 0 } }),
    extent: { x, width: endOf(words, box, chosen) - x },
  };
}

/** Chooses and places at once, see {@link chooseLabels}. */
export function placeLabels(
  words: Words,
  box: Box,
  bounds: Bounds,
  measure: Measure,
  shortened: boolean,
): PlacedLabels | undefined {
  const chosen = chooseLabels(words, box, bounds, measure, shortened);
  return chosen && placeChosen(words, box, chosen);
}

/** What of a part's row is there for its words, in px. */
function roomOf({ status, isMark }: Words, { x, width, tail }: Box) {
  const sign = statusesWithSign.has(status) && !isMark ? laneSizes.icon : 0;
  const isSignInside = width >= sign + 6;
  return {
    /** Of the part, with what is drawn behind it. */
    end: tail ? tail.x + tail.width : x + width,
    /** From there, or from its beginning, to words beside it. */
    beside: laneSizes.beside + (isSignInside ? 0 : sign),
    /** For words in it. */
    inside: isMark ? 0 : width - 2 * padding - (isSignInside ? sign : 0),
    sign,
    isSignInside,
  };
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

/** Of the title and what stands behind it. */
function lengthOf(title: Written, meta: Written): number {
  return title.width + (title.text === "" || meta.text === "" ? 0 : between) + meta.width;
}

function text(role: "label" | "meta", words: string, x: number, width: number, anchor?: "end"): PlacedText {
  return { role, text: words, x, y: fonts[role].size * 0.36, width, ...(anchor ? { anchor } : {}) };
}
