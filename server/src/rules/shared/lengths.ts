/** How long the blocks of an engagement last, held against limits in calendar months. */

import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import type { Moment } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { endOf, formatDuration } from "../../calendar/duration.ts";
import { shownDay, shownDuration } from "../../language/shownDay.ts";
import type { Field } from "../../syntax/tree.ts";
import { either, t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix, UnitView } from "../rule.ts";
import { placeOf } from "./layout.ts";
import type { Term } from "./months.ts";
import { inMonths, isLonger, isShorter } from "./months.ts";
import { Named, named } from "./words.ts";

/** Calendar months, parts of months too; an end that is left out is no limit. */
export interface MonthLimits {
  readonly shortest?: number;
  readonly longest?: number;
}

/** Something that is longer or shorter than it should be. */
export interface WrongLength extends Term {
  readonly entity: Entity;
  readonly limits: MonthLimits;
  /** The limit that is not kept: so many months at most where `tooLong`, else at least. */
  readonly months: number;
  readonly tooLong: boolean;
}

/**
 * Holds a block against limits of its length; undefined where it keeps them, or where its days are not known or in
 * doubt. Three days more or less do not count.
 */
export function wrongLength(
  entity: Entity,
  { schedule }: UnitView,
  limits: MonthLimits,
): WrongLength | undefined {
  const { start, end } = schedule.dates(entity);
  if (!start || !end || !schedule.isSound(start) || !schedule.isSound(end)) return undefined;
  // What would begin after its own end overlaps with what comes before it; that is told there.
  if (start.reason.kind === "not-after-due" || isReversed(start)) return undefined;
  const term = { start: start.day, end: end.day };
  const { shortest, longest } = limits;
  if (longest !== undefined && isLonger(term, longest))
    return { ...term, entity, limits, months: longest, tooLong: true };
  if (shortest !== undefined && isShorter(term, shortest))
    return { ...term, entity, limits, months: shortest, tooLong: false };
  return undefined;
}

/** Whether an engagement's first day is really its last one: all that stands in it is over before it begins. */
export function isReversed({ reason }: Moment): boolean {
  return reason.kind === "contains" && reason.edge === "end";
}

/** What is wrong with the length, as a sentence. */
export function lengthInWords({ entity, start, end, months, tooLong }: WrongLength): string {
  return t`${Named(entity)} runs from ${shownDay(start)} to ${shownDay(end)}, ${either(tooLong, "more", "less")} than ${inMonths(months)}.`;
}

/** Where a block says how long it is, or when it ends. From the unit's start. */
export function lengthSpan(entity: Entity): Span {
  const field = lengthFields(entity)[0];
  return field ? entity.span(field.values[0] ?? field) : headerSpan(entity);
}

/** The fix that gives a block the nearest length in whole months that keeps the limits, where its text says one. */
export function rightLength(
  { entity, start, limits, months, tooLong }: WrongLength,
  context: Context,
): Fix[] {
  const { shortest = 1, longest = Number.POSITIVE_INFINITY } = limits;
  const whole = tooLong ? Math.floor(months) : Math.ceil(months);
  return whole < shortest || whole > longest ? [] : lasting(entity, start, whole, context);
}

/** The fix that lets a block that begins on `start` go on until that day at least, where its text says one length. */
export function lastingUntil(entity: Entity, start: Day, day: Day, context: Context): Fix[] {
  let months = 1;
  while (endOf(start, { amount: months, unit: "month" }) < day && months < MOST_MONTHS) months++;
  return lasting(entity, start, months, context);
}

/** Far more than any plan has; at the end of the calendar nothing gets longer. */
const MOST_MONTHS = 1200;

function lasting(entity: Entity, start: Day, months: number, context: Context): Fix[] {
  const [field, ...more] = lengthFields(entity);
  const first = field?.values[0];
  const value = first?.kind === "range" ? first.to : first;
  // Where several fields say it, all would have to agree.
  if (!value || more.length > 0) return [];
  const length = { amount: months, unit: "month" } as const;
  const byLength = value.kind === "duration";
  const end = endOf(start, length);
  const text = byLength ? formatDuration(length) : formatDay(end);
  return [
    {
      title: t`Let ${named(entity)} ${either(byLength, "last", "end on")} ${byLength ? shownDuration(length) : shownDay(end)}`,
      preferred: true,
      // A stop, so that no day is moved unseen when a file is saved.
      edits: [{ span: placeOf(context, entity, value), text: placeholder(1, text), snippet: true }],
    },
  ];
}

/** The fields that say how long a block is or when it ends. */
function lengthFields({ block: { segment } }: Entity): readonly Field[] {
  return endFields.flatMap((name) => segment.fields.find((field) => field.name.text === name) ?? []);
}

const endFields = ["lasts", "ends", "dates"];
