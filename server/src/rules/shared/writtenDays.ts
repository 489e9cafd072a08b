/** The days on which people meet or on which something is to be finished, where they are written as days. */

import type { Entity } from "../../analysis/entity.ts";
import { saidIn } from "../../analysis/schedule/claims.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay, weekdayOf } from "../../calendar/day.ts";
import { activities } from "../../language/kinds.ts";
import { inLocale } from "../../language/shownDay.ts";
import { weekdays } from "../../language/words.ts";
import type { DateValue } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Context, Fix, UnitView } from "../rule.ts";
import { placeOf } from "./layout.ts";
import { Named } from "./words.ts";
import { holidaysOf, nextWorkday } from "./workdays.ts";

/** A day that is written in a block. */
export interface WrittenDay {
  readonly entity: Entity;
  /** Where it is written. */
  readonly value: DateValue;
  readonly day: Day;
  /** The field in which it is written. */
  readonly field: string;
}

/** The blocks that have such days. */
export const meetingKinds = [
  ...activities,
  "session",
  "review",
  "milestone",
  "action",
  "goal",
  "result",
] as const;

/** A day on which people do not work. */
export interface DayOff extends WrittenDay {
  /** The next one on which they do. */
  readonly workday: Day;
}

/**
 * The written days of one of these blocks that are `off`, each once; none that stands in a contradiction, nor any that
 * is worked out.
 */
export function daysOff(entity: Entity, view: UnitView, off: (day: Day) => boolean): readonly DayOff[] {
  const found: DayOff[] = [];
  for (const field of entity.block.segment.fields) {
    const { name } = field;
    const first = field.values[0];
    const value = first?.kind === "occasion" ? first.date : first;
    if (value?.kind !== "date" || value.day === undefined || !off(value.day)) continue;
    if (!dayFields.has(name.text) || saidIn(field, entity.kind) !== first) continue;
    const moment = view.schedule.day(entity, value);
    if (!moment || found.some(({ day }) => day === moment.day) || !view.schedule.isSound(moment)) continue;
    const { day } = moment;
    found.push({ entity, value, day, workday: nextWorkday(day, 1, holidaysOf(view)), field: name.text });
  }
  return found;
}

/** What takes place or ends on a written day, at the beginning of a sentence and up to the day. */
export function plannedFor({ entity, field }: Pick<WrittenDay, "entity" | "field">): string {
  if (field === "on") return t`${Named(entity)} is planned for`;
  return field === "by" ? t`${Named(entity)} is to be reached by` : t`${Named(entity)} is due on`;
}

/** A day with its weekday: `Monday, 2026-06-08`. */
export function withWeekday(day: Day): string {
  const localized = inLocale(day, { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" });
  return localized ?? `${weekdays[weekdayOf(day) - 1]}, ${formatDay(day)}`;
}

/** Moves what is written to the next day on which people work, unless the block says the same day in another way, too. */
export function toNextWorkday(off: DayOff, context: Context): readonly Fix[] {
  const { entity, value, workday } = off;
  if (isSaidTwice(off)) return [];
  return [
    {
      title: t`Move it to ${withWeekday(workday)}`,
      preferred: true,
      edits: [
        { span: placeOf(context, entity, value), text: placeholder(1, formatDay(workday)), snippet: true },
      ],
    },
  ];
}

/** Whether other fields of the block give its last day as well: they would have to change with it. */
function isSaidTwice({ entity, field }: DayOff): boolean {
  if (field !== "due" && field !== "ends") return false;
  const { fields } = entity.block.segment;
  const says = (other: string) => other !== field && fields.some(({ name }) => name.text === other);
  return says("due") || says("ends") || says("dates") || (says("starts") && says("lasts"));
}

/** The fields with such days. */
const dayFields: ReadonlySet<string> = new Set(["on", "due", "ends", "by"]);
