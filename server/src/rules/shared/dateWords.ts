/** Days written as the language writes them, in the way the author wrote them before. */
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import type { Duration, Unit } from "../../calendar/duration.ts";
import { addDuration, endOf, formatDuration, startBefore } from "../../calendar/duration.ts";
import type { DateExpression } from "../../syntax/tree.ts";

/** What a relative date counts from: an edge of a block that has an id. */
export interface Anchor {
  readonly id: string;
  readonly edge: "start" | "end";
  readonly day: Day;
}

/**
 * A date expression for another day, written as the one that stands there: a day stays a day, what counts from
 * something goes on counting from it, in the same unit where that comes out even.
 *
 * @param anchorDay the day that the expression counts from; not needed for a day
 */
export function redated(value: DateExpression, day: Day, anchorDay: Day | undefined): string {
  if (value.kind === "date" || anchorDay === undefined) return formatDay(day);
  if (value.kind === "edge") {
    return relativeDate({ id: value.of.text, edge: value.edge, day: anchorDay }, day);
  }
  const { anchor, side, duration } = value;
  const unit = duration.length?.unit;
  if (anchor.kind === "date") {
    return day === anchorDay
      ? formatDay(day)
      : `${distance(anchorDay, day, unit)} ${sideOf(anchorDay, day)} ${formatDay(anchorDay)}`;
  }
  // After something counts from its end, before something from its start.
  const edge = anchor.kind === "edge" ? anchor.edge : side === "after" ? "end" : "start";
  const id = anchor.kind === "edge" ? anchor.of.text : anchor.text;
  return relativeDate({ id, edge, day: anchorDay }, day, { unit, full: anchor.kind === "edge" });
}

/**
 * A day as it counts from a block: `start of plan`, `2 weeks after plan`, `3 days before end of plan`.
 *
 * @param how the unit to write it in where that comes out even, and whether the edge is named even where it need not be
 */
export function relativeDate(
  { id, edge, day: from }: Anchor,
  day: Day,
  how: { readonly unit?: Unit | undefined; readonly full?: boolean } = {},
): string {
  if (day === from) return `${edge} of ${id}`;
  const side = sideOf(from, day);
  const named = how.full !== true && (side === "after") === (edge === "end") ? id : `${edge} of ${id}`;
  return `${distance(from, day, how.unit)} ${side} ${named}`;
}

/** How long lasts what begins and ends on these days, in the unit where that comes out even; the end is inclusive. */
export function lengthBetween(start: Day, end: Day, unit: Unit | undefined): Duration {
  const fits = (duration: Duration) => endOf(start, duration) === end || startBefore(end, duration) === start;
  return inUnit(end - start + 1, unit, fits);
}

function distance(from: Day, to: Day, unit: Unit | undefined): string {
  const direction = to > from ? 1 : -1;
  const fits = (duration: Duration) => addDuration(from, duration, direction) === to;
  return formatDuration(inUnit(Math.abs(to - from), unit, fits));
}

/** So many days in that unit, else in weeks unless the author counts days, else in days. */
function inUnit(days: number, unit: Unit | undefined, fits: (duration: Duration) => boolean): Duration {
  if (unit === "month" || unit === "year") {
    const amount = Math.round(days / (unit === "month" ? 30.44 : 365.25));
    if (amount > 0 && fits({ amount, unit })) return { amount, unit };
  }
  return unit !== "day" && days % 7 === 0
    ? { amount: days / 7, unit: "week" }
    : { amount: days, unit: "day" };
}

function sideOf(from: Day, to: Day): "after" | "before" {
  return to > from ? "after" : "before";
}
