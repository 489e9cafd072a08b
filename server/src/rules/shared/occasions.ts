/** The days of sessions and reviews, as they are written under `on`. */

import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, wordsOf } from "../../analysis/entity.ts";
import { dateIn } from "../../analysis/schedule/expressions.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix } from "../rule.ts";
import { placeOf } from "./layout.ts";
import { holidaysOf, nextWorkday } from "./workdays.ts";

type Meeting = Entity<"session" | "review">;

/** Where a meeting says its day, without time and length; its header where it does not. From the unit's start. */
export function occasionSpan(meeting: Meeting): Span {
  const date = dateIn(meeting.field("on")?.values[0]);
  return date ? meeting.span(date) : headerSpan(meeting);
}

/**
 * Moves a meeting to a day, or to the next working day in that direction. None where the meeting has taken place: its
 * day is a fact.
 */
export function movedTo(meeting: Meeting, wanted: Day, direction: 1 | -1, context: Context): Fix[] {
  const date = dateIn(meeting.field("on")?.values[0]);
  if (!date || past.has(statusOf(meeting))) return [];
  const { unit } = meeting;
  const holidays = holidaysOf({ unit, names: context.snapshot.names(context.uri, unit) });
  const day = formatDay(nextWorkday(wanted, direction, holidays));
  return [
    {
      title: t`Move it to ${day}`,
      preferred: true,
      edits: [{ span: placeOf(context, meeting, date), text: day }],
    },
  ];
}

const past: ReadonlySet<string> = new Set(["held", "missed"]);

function statusOf({ block }: Meeting): string {
  return wordsOf(block.segment.fields.find(({ name }) => name.text === "status"))[0]?.text ?? "";
}
