/** Days and pixels: where a day stands in the drawing, and the axis that says so. */
import { type Day, dateOf, dayOf, weekdayOf } from "../calendar/day.ts";
import type { Dates } from "./labels-dates.ts";
import type { Font, Measure } from "./layout-text.ts";
import type { Days, Item, TimelineModel } from "./model.ts";

/** Both days inclusive; `left` is the x of the first day's beginning, `dayWidth` is in px. */
export interface TimeScale {
  readonly first: Day;
  readonly last: Day;
  readonly left: number;
  readonly dayWidth: number;
}

/** A stretch of the axis, with what is written in it (empty where nothing fits). */
export interface AxisCell {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  /** How far the text may move to the right, so that it stays in view with a part of the cell. */
  readonly slack: number;
}

export interface Axis {
  readonly upper: readonly AxisCell[];
  readonly lower: readonly AxisCell[];
  /** What the lower cells stand for. */
  readonly unit: Unit;
}

type Unit = "day" | "week" | "month" | "quarter" | "year";

/** The closest zoom, in px a day. */
const closest = 240;
/** The farthest: so many days fit into the width. */
const farthest = 6 * 366;
/** No drawing is wider than this, in px, however far a mistyped year reaches. */
const widest = 600_000;
/** From how many px a day weekends are shaded. */
const weekendsFrom = 5;
/** What stays free at both ends of the drawing for marks that stand on the outermost days, in px. */
const margin = 14;

/**
 * The scale that shows everything in `width` px (`zoom` "fit") or with `zoom` px a day.
 * Today is shown too, where it is not far off.
 */
export function timeScale(
  model: TimelineModel,
  left: number,
  width: number,
  zoom: "fit" | number,
): TimeScale {
  const { first, last } = extent(model);
  const days = last - first + 1;
  const fitting = Math.max(width - 2 * margin, 50) / days;
  const nearest = Math.max(Math.min(closest, widest / days), fitting);
  const wanted =
    zoom === "fit" ? fitting : Math.min(Math.max(zoom, Math.min(fitting, width / farthest)), nearest);
  // Whole days stand at both ends, so that the axis begins and ends with one; far out, the years around the plan.
  const spare = Math.max(1, Math.round(margin / wanted), Math.ceil((width / wanted - days) / 2));
  const dayWidth = wanted <= fitting ? width / (days + 2 * spare) : wanted;
  return { first: first - spare, last: last + spare, left, dayWidth };
}

/** Whether every day stands at the same place by both. */
export function isSameScale(one: TimeScale, other: TimeScale): boolean {
  return (
    one.first === other.first &&
    one.last === other.last &&
    one.left === other.left &&
    one.dayWidth === other.dayWidth
  );
}

/** The scale that shows everything: what zooming out comes back to. */
export function isFit(model: TimelineModel, scale: TimeScale, width: number): boolean {
  const { dayWidth } = timeScale(model, scale.left, width, "fit");
  return Math.abs(scale.dayWidth - dayWidth) < dayWidth * 0.01;
}

/** The x of a day's beginning. */
export function xOf({ first, left, dayWidth }: TimeScale, day: Day): number {
  return left + (day - first) * dayWidth;
}

/** The day at an x; the fraction is how much of it has passed there. */
export function dayAt({ first, left, dayWidth }: TimeScale, x: number): number {
  return first + (x - left) / dayWidth;
}

/** Weekends and days off between two x, each as it is drawn; weekends only where they are more than a hair. */
export function shadesIn(
  scale: TimeScale,
  holidays: readonly Days[],
  left: number,
  right: number,
): readonly Shade[] {
  const first = Math.max(Math.floor(dayAt(scale, left)), scale.first);
  const last = Math.min(Math.floor(dayAt(scale, right)), scale.last);
  const shades: Shade[] = [];
  const add = (kind: Shade["kind"], from: Day, to: Day) => {
    const start = Math.max(from, scale.first);
    const x = xOf(scale, start);
    const width = xOf(scale, Math.min(to, scale.last) + 1) - x;
    if (width > 0) shades.push({ kind, x, width });
  };
  if (scale.dayWidth >= weekendsFrom) {
    // The first Saturday on or before the first day, which may be the Sunday behind it.
    for (let day = first - (weekdayOf(first) % 7) - 1; day <= last; day += 7)
      if (day + 1 >= first) add("weekend", day, day + 1);
  }
  for (const { from, to } of holidays) if (from <= last && to >= first) add("holiday", from, to);
  return shades;
}

/** A stretch of days on which nobody works. */
export interface Shade {
  readonly kind: "weekend" | "holiday";
  readonly x: number;
  readonly width: number;
}

/** The x where the last day ends. */
export function rightOf(scale: TimeScale): number {
  return xOf(scale, scale.last + 1);
}

/** The two levels of the axis: days or weeks under months, months or quarters under years, by the room there is. */
export function axisOf(scale: TimeScale, dates: Dates, font: Font, measure: Measure): Axis {
  const unit = levels.find(({ from }) => scale.dayWidth >= from)?.unit ?? "year";
  const upperUnit = unit === "day" || unit === "week" ? "month" : unit === "year" ? undefined : "year";
  return {
    upper: upperUnit ? cellsOf(upperUnit, true, scale, dates, (name) => measure(name, font)) : [],
    lower: cellsOf(unit, false, scale, dates, (name) => measure(name, font)),
    unit,
  };
}

function cellsOf(
  unit: Unit,
  upper: boolean,
  scale: TimeScale,
  dates: Dates,
  widthOf: (name: string) => number,
): readonly AxisCell[] {
  // Among months the year is said once, and again where it changes; near, where one sees but one of them, always.
  let isYearKnown = !upper || unit !== "month";
  // What stands in the middle needs less air than what begins at the cell's edge; a number is soon read.
  const air = upper ? 8 : unit === "week" || unit === "day" ? 6 : 4;
  const fits = (name: string, width: number) => widthOf(name) <= width - air;
  const cells = stretches(scale, unit).map(({ from, to }) => {
    const x = xOf(scale, Math.max(from, scale.first));
    const width = xOf(scale, Math.min(to, scale.last + 1)) - x;
    const isCut = from < scale.first || to > scale.last + 1;
    return { from, x, width, isCut, names: namesOf(unit, from, isCut, dates) };
  });
  // All are written in the same way: the fullest for which each of them has room.
  const whole = cells.filter(({ isCut }) => !isCut);
  const most = Math.max(...cells.map(({ names }) => names.length), 1);
  let form = 0;
  while (form < most - 1 && !whole.every(({ names, width }) => fits(names[form] ?? "", width))) form += 1;
  return cells.map(({ from, x, width, names }): AxisCell => {
    const withYear =
      isYearKnown && !(upper && unit === "month" && (dateOf(from).month === 1 || width > alone))
        ? undefined
        : yearNames(from, dates).find((name) => fits(name, width));
    if (withYear !== undefined) isYearKnown = true;
    const text = withYear ?? names.slice(form).find((name) => fits(name, width)) ?? "";
    return {
      x,
      width,
      text,
      slack: upper && text !== "" ? Math.max(width - 8 - widthOf(text), 0) : 0,
    };
  });
}

/** In px: a month as wide as that has no neighbours in view that would say the year. */
const alone = 300;

/** From how many px a day on the axis shows which unit. */
const levels: readonly { readonly unit: Unit; readonly from: number }[] = [
  { unit: "day", from: 21 },
  { unit: "week", from: 2.9 },
  { unit: "month", from: 0.75 },
  { unit: "quarter", from: 0.3 },
];

function extent(model: TimelineModel): Extent {
  const before = extents.get(model);
  if (before) return before;
  const found = extentOf(model);
  extents.set(model, found);
  return found;
}

interface Extent {
  readonly first: Day;
  readonly last: Day;
}

const extents = new WeakMap<TimelineModel, Extent>();

function extentOf(model: TimelineModel): Extent {
  const { today } = model;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const include = (day: Day | undefined) => {
    if (day === undefined) return;
    first = Math.min(first, day);
    last = Math.max(last, day);
  };
  for (const { start, end, phases, lanes } of model.engagements) {
    include(start);
    include(end);
    const both = (item: Item) => {
      include(item.start);
      include(item.end);
    };
    for (const phase of phases) both(phase);
    for (const { head, items } of lanes) {
      if (head) both(head);
      for (const item of items) both(item);
    }
  }
  if (first > last) return { first: today - 7, last: today + 83 };
  const near = Math.max(14, Math.round((last - first) / 4));
  if (today < first && first - today <= near) first = today;
  if (today > last && today - last <= near) last = today;
  // A single day would be as wide as the panel.
  return last - first < 27 ? { first, last: first + 27 } : { first, last };
}

/** The stretches of a unit that cover the scale; `to` is exclusive. */
function stretches(scale: TimeScale, unit: Unit): readonly { readonly from: Day; readonly to: Day }[] {
  const found: { from: Day; to: Day }[] = [];
  let from = beginning(scale.first, unit);
  while (from <= scale.last) {
    const to = next(from, unit);
    found.push({ from, to });
    from = to;
  }
  return found;
}

function beginning(day: Day, unit: Unit): Day {
  if (unit === "day") return day;
  if (unit === "week") return day - weekdayOf(day) + 1;
  const { year, month } = dateOf(day);
  return firstOf(year, unit === "month" ? month : unit === "quarter" ? month - ((month - 1) % 3) : 1) ?? day;
}

function next(from: Day, unit: Unit): Day {
  if (unit === "day") return from + 1;
  if (unit === "week") return from + 7;
  const { year, month } = dateOf(from);
  const months = month - 1 + (unit === "month" ? 1 : unit === "quarter" ? 3 : 12);
  // Behind the calendar's last year there is nothing to show.
  return firstOf(year + Math.floor(months / 12), (months % 12) + 1) ?? from + 400;
}

function firstOf(year: number, month: number): Day | undefined {
  return dayOf({ year, month, day: 1 });
}

function yearNames(month: Day, dates: Dates): readonly string[] {
  return [dates.monthAndYear(month, "long"), dates.monthAndYear(month, "short")];
}

/** What a stretch may be called, the fullest name first; one that is cut off at the drawing's edge needs a clear one. */
function namesOf(unit: Unit, from: Day, isCut: boolean, dates: Dates): readonly string[] {
  switch (unit) {
    case "day":
      return [dates.weekdayAndDate(from), dates.dayOfMonth(from)];
    case "week":
      return isCut ? [] : [dates.dayOfMonth(from)];
    case "month": {
      const names = [dates.month(from, "long"), dates.month(from, "short")];
      return isCut ? names : [...names, dates.month(from, "narrow")];
    }
    case "quarter":
      return [`Q${Math.ceil(dateOf(from).month / 3)}`];
    case "year":
      return [dates.year(from)];
  }
}
