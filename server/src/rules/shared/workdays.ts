/** Days on which people work, and days on which they do not. */
import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import type { Day } from "../../calendar/day.ts";
import { isWeekend } from "../../calendar/day.ts";
import { memoryOf } from "../../text/memory.ts";
import type { Context, UnitView } from "../rule.ts";

/** Holidays, each from its first to its last day. */
export type Holidays = readonly (readonly [from: Day, to: Day])[];

/** The holidays of the engagement's organization, as far as they are written as days. */
export function holidaysOf({ unit, names }: Pick<UnitView, "unit" | "names">): Holidays {
  const known = kept.get(names);
  if (known) return known;
  const organization = names.targets(unit.top, "organization")[0]?.entity;
  const field = isKind(organization, "organization") ? organization.field("holidays") : undefined;
  const holidays = (field?.values ?? []).flatMap((value) => {
    const [from, to] = value.kind === "range" ? [value.from, value.to] : [value, value];
    if (from.kind !== "date" || to.kind !== "date" || from.day === undefined || to.day === undefined)
      return [];
    return [[from.day, to.day] as const];
  });
  kept.set(names, holidays);
  return holidays;
}

/** By the names of the engagement: every block of it with a day asks. */
const kept = memoryOf<Names, Holidays>();

/** Whether the day is a holiday. */
export function isHoliday(day: Day, holidays: Holidays): boolean {
  return holidays.some(([from, to]) => from <= day && day <= to);
}

/** The day itself, or the next one in that direction on which the people of the block's engagement work. */
export function workdayNear(
  { uri, snapshot }: Pick<Context, "uri" | "snapshot">,
  { unit }: Entity,
  day: Day,
  direction: 1 | -1,
): Day {
  return nextWorkday(day, direction, holidaysOf({ unit, names: snapshot.names(uri, unit) }));
}

/** The day itself, or the next one in that direction that is neither on a weekend nor a holiday. */
export function nextWorkday(day: Day, direction: 1 | -1, holidays: Holidays): Day {
  let found = day;
  while (isWeekend(found) || isHoliday(found, holidays)) {
    if (Math.abs(found - day) > LONGEST_HOLIDAY) return day;
    found += direction;
  }
  return found;
}

/** How many days from `first` to `last` people work: no weekend and no holiday of the engagement's organization. */
export function workingDays(view: UnitView, first: Day, last: Day): number {
  const holidays = holidaysOf(view);
  let count = 0;
  for (let day = first; day <= last; day++) if (!isWeekend(day) && !isHoliday(day, holidays)) count++;
  return count;
}

/** Behind a year without a working day nobody looks for one. */
const LONGEST_HOLIDAY = 366;
