import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind, wordsOf } from "../../analysis/entity.ts";
import type { Edge, Moment, Schedule } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { activities, datedInside } from "../../language/kinds.ts";
import { shownDay } from "../../language/shownDay.ts";
import type { Field, Value } from "../../syntax/tree.ts";
import { memoryOf } from "../../text/memory.ts";
import { either, t } from "../../text/say.ts";
import type { Context, Fix, UnitView } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { insertField, placeOf, removeField } from "../shared/layout.ts";
import { isReversed } from "../shared/lengths.ts";
import { phasesOf } from "../shared/phases.ts";
import { Named, named } from "../shared/words.ts";
import { holidaysOf, nextWorkday } from "../shared/workdays.ts";

interface Outside {
  readonly entity: Entity;
  readonly engagement: Entity<"engagement">;
  readonly side: Side;
  readonly moment: Moment;
  /** Whether it has one day only. */
  readonly oneDay: boolean;
  /** The first or last day of the engagement, and a day near it on which people work. */
  readonly bound: Day;
  readonly inside: Day;
  readonly completed: boolean;
}

type Side = "before" | "after";

/** Something that lies outside of its engagement. */
export const dateOutsideEngagement = blockRule<(typeof datedInside)[number], Outside>({
  code: "date/outside-engagement",
  severity: "warning",
  about:
    "Anything with a day before its engagement begins, or after the end that is written for the engagement (`ends` or `lasts`); an error where the engagement is completed. Told once for what lies outside and all that stands in it or counts from it. What takes place in a phase, and sessions of a contract, are held against the phase or the contract.",
  blocks: datedInside,
  check(entity, view, report) {
    const engagement = view.unit.top;
    if (!isKind(engagement, "engagement")) return;
    const { start, end } = view.schedule.dates(entity);
    const bounds = boundsOf(view);
    for (const side of sides) {
      const moment = side === "before" ? start : end;
      const bound = bounds[side];
      if (!moment || bound === undefined || !isOutside(moment, side, bound)) continue;
      if (!view.schedule.isSound(moment) || isToldElsewhere(entity, moment, side, bound, view.schedule))
        continue;
      const inside = nextWorkday(bound, side === "before" ? 1 : -1, holidaysOf(view));
      const oneDay = start?.day === end?.day;
      const completed = wordsOf(engagement.field("status"))[0]?.text === "completed";
      report({
        data: { entity, engagement, side, moment, oneDay, bound, inside, completed },
        span: spanOf(entity, moment, side),
        severity: completed ? "error" : "warning",
      });
      return;
    }
  },
  message: ({ entity, engagement, side, moment, oneDay, bound, completed }) => ({
    what: oneDay
      ? t`${Named(entity)} falls on ${shownDay(moment.day)}, ${either(side === "before", "before", "after")} ${named(engagement)} ${either(side === "before", "begins", "ends")} (${shownDay(bound)}).`
      : t`${Named(entity)} ${either(side === "before", "begins", "ends")} on ${shownDay(moment.day)}, ${either(side === "before", "before", "after")} ${named(engagement)} ${either(side === "before", "begins", "ends")} (${shownDay(bound)}).`,
    why: completed
      ? t`The engagement is completed: what it says is its record, and one of the two days cannot be true.`
      : t`Nobody has agreed to work outside of the engagement: there is no time for it, and no fee.`,
    instead: t`Correct the day, or let the engagement ${either(side === "before", "begin earlier", "end later")}.`,
  }),
  related: ({ engagement, side }) => {
    const field = sideFields[side].flatMap((name) => fieldOf(engagement, name) ?? []).at(0);
    return [
      {
        unit: engagement.unit,
        span: field ? engagement.span(field) : headerSpan(engagement),
        says: t`Here the engagement ${either(side === "before", "begins", "ends")}.`,
      },
    ];
  },
  fixes: (outside, context) => [...moved(outside, context), ...extended(outside, context)],
});

/** Where the engagement says its first and its last day. */
const sideFields: Readonly<Record<Side, readonly string[]>> = {
  before: ["starts"],
  after: ["ends", "lasts"],
};

const edgeOf: Readonly<Record<Side, Edge>> = { before: "start", after: "end" };

const sides: readonly Side[] = ["before", "after"];

/** See {@link boundOf}; worked out once for all blocks. */
function boundsOf(view: UnitView): Readonly<Record<Side, Day | undefined>> {
  const known = kept.get(view.schedule);
  if (known) return known;
  const bounds = { before: boundOf("before", view), after: boundOf("after", view) };
  kept.set(view.schedule, bounds);
  return bounds;
}

const kept = memoryOf<Schedule, Readonly<Record<Side, Day | undefined>>>();

/** The engagement's first day, or its last one where that is written; undefined where it is not known for sure. */
function boundOf(side: Side, { unit, schedule }: UnitView): Day | undefined {
  const { start, end } = schedule.dates(unit.top);
  const reversed = start && isReversed(start);
  const moment = side === "before" ? (reversed ? end : start) : reversed ? undefined : end;
  if (!moment || !schedule.isSound(moment)) return undefined;
  return side === "after" && moment.reason.kind === "contains" ? undefined : moment.day;
}

function isOutside({ day }: Moment, side: Side, bound: Day): boolean {
  return side === "before" ? day < bound : day > bound;
}

/** Whether what it stands in or counts from lies outside already, or holds it to narrower days. */
function isToldElsewhere(
  entity: Entity,
  moment: Moment,
  side: Side,
  bound: Day,
  schedule: Schedule,
): boolean {
  for (let from = before(moment); from; from = before(from)) {
    if (from.reason.holder !== entity && isOutside(from, side, bound)) return true;
  }
  for (let holder = entity.parent; holder; holder = holder.parent) {
    if (!isKind(holder, "phase", "contract")) continue;
    const around = schedule.dates(holder)[edgeOf[side]];
    if (!around || !schedule.isSound(around)) continue;
    if (isOutside(around, side, bound)) return true;
    if (holder === entity.parent && isKind(entity, ...activities, "session")) return true;
  }
  return false;
}

function before({ reason }: Moment): Moment | undefined {
  return "from" in reason ? reason.from : undefined;
}

/** The words that give the day. From the unit's start. */
function spanOf(entity: Entity, moment: Moment, side: Side): { start: number; end: number } {
  const value = valueGiving(entity, moment, side);
  return value ? entity.span(value) : headerSpan(entity);
}

function valueGiving(entity: Entity, { reason }: Moment, side: Side): Value | undefined {
  if (reason.holder !== entity) return undefined;
  if (reason.kind === "not-after-due") return valueGiving(entity, reason.from, side);
  const value = fieldGiving(entity, reason)?.values[0];
  if (value?.kind !== "range") return value;
  return side === "before" ? value.from : value.to;
}

function fieldGiving(entity: Entity, reason: Moment["reason"]): Field | undefined {
  if ("field" in reason) return reason.field;
  return reason.kind === "lasts" ? (fieldOf(entity, "lasts") ?? fieldOf(entity, "on")) : undefined;
}

function fieldOf({ block: { segment } }: Entity, name: string): Field | undefined {
  return segment.fields.find((field) => field.name.text === name);
}

/** Moves a written day into the engagement. What stands in a phase or a contract would have to move with it. */
function moved({ entity, moment, side, inside }: Outside, context: Context): Fix[] {
  const written = moment.reason.kind === "not-after-due" ? moment.reason.from : moment;
  const value = valueGiving(entity, written, side);
  const date = value?.kind === "occasion" ? value.date : value;
  if (isKind(entity, "phase", "contract") || written.reason.kind !== "written" || !date) return [];
  const other = context.snapshot.schedule(context.uri, entity.unit).dates(entity);
  const rest = side === "before" ? other.end : other.start;
  const ordered =
    rest === undefined ||
    rest.day === moment.day ||
    (side === "before" ? inside <= rest.day : inside >= rest.day);
  const late = isKind(entity, "action") && side === "after" && inside < context.snapshot.today;
  if (!ordered || late) return [];
  return [
    {
      title: t`Move it to ${shownDay(inside)}`,
      edits: [{ span: placeOf(context, entity, date), text: formatDay(inside) }],
    },
  ];
}

/** Lets the engagement begin earlier or end later; its phases stay where they are. */
function extended(outside: Outside, context: Context): Fix[] {
  const { engagement, side, bound } = outside;
  const schedule = context.snapshot.schedule(context.uri, engagement.unit);
  const text = formatDay(furthest(outside, schedule));
  const [starts, ends, lasts] = ["starts", "ends", "lasts"].map((name) => fieldOf(engagement, name));
  if (side === "after") {
    const value = ends?.values[0];
    const edits = value
      ? [
          { span: placeOf(context, engagement, value), text },
          ...(lasts ? [removeField(context, engagement, lasts)] : []),
        ]
      : lasts && [{ span: placeOf(context, engagement, lasts), text: `ends: ${text}` }];
    return edits ? [{ title: t`Let the engagement end on ${text}`, edits }] : [];
  }
  // How long it lasts counts from its start: its end would move, too.
  if (lasts) return [];
  const title = t`Let the engagement begin on ${text}`;
  const value = starts?.values[0];
  if (!value) return [{ title, edits: [insertField(context, engagement, "starts", text, { plain: true })] }];
  const first = phasesOf(engagement)[0];
  const edits = [{ span: placeOf(context, engagement, value), text }];
  if (first && schedule.dates(first).start?.reason.kind === "inherits")
    edits.push(insertField(context, first, "starts", formatDay(bound), { plain: true }));
  return [{ title, edits }];
}

/** The day that is furthest outside, of this and of what is left untold because of this. */
function furthest({ engagement, side, moment, bound }: Outside, schedule: Schedule): Day {
  const days = engagement.unit.entities.flatMap((entity) => {
    const other = isKind(entity, ...datedInside) ? schedule.dates(entity)[edgeOf[side]] : undefined;
    if (!other || !isOutside(other, side, bound) || !schedule.isSound(other)) return [];
    return isToldElsewhere(entity, other, side, bound, schedule) ? [other.day] : [];
  });
  return side === "before" ? Math.min(moment.day, ...days) : Math.max(moment.day, ...days);
}
