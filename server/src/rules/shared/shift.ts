/** Many days of one engagement moved by the same length, each written the way its author writes days. */
import type { Entity, Unit } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { Edge, Moment, Schedule } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import type { Duration } from "../../calendar/duration.ts";
import { addDuration, formatDuration } from "../../calendar/duration.ts";
import type { DateExpression } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import type { Context, FixEdit } from "../rule.ts";
import { lengthBetween, redated, relativeDate } from "./dateWords.ts";
import { insertField, placeOf } from "./layout.ts";
import { datesWritten } from "./written.ts";

/** How far, and to which side. */
export interface Distance {
  readonly duration: Duration;
  readonly direction: 1 | -1;
}

/** Which days are to move: those of that block that fall on that day. */
type Wanted = (entity: Entity, day: Day) => boolean;

/**
 * Moves a phase with everything that is written in it. What comes after it and counts from it moves along by itself;
 * what is written as a day elsewhere stays.
 */
export function shiftPhase(context: Context, phase: Entity, by: Distance): readonly FixEdit[] {
  const inside = new Set<Entity>(withInner(phase));
  return new Shift(context, phase.unit, by, (entity) => inside.has(entity)).edits();
}

/**
 * Moves everything in an engagement from that day on. What is under way on that day ends later, and begins when it
 * did. What has happened already stays: done, held, missed, cancelled, dropped.
 */
export function shiftLater(context: Context, unit: Unit, from: Day, by: Distance): readonly FixEdit[] {
  return new Shift(context, unit, by, (entity, day) => day >= from && !isOver(entity)).edits();
}

/** One way through a unit. Whether an edge moves is asked along the chain of what it counts from. */
class Shift {
  private readonly context: Context;
  private readonly unit: Unit;
  private readonly by: Distance;
  private readonly wanted: Wanted;
  private readonly schedule: Schedule;
  private readonly known = new Map<string, boolean>();

  constructor(context: Context, unit: Unit, by: Distance, wanted: Wanted) {
    this.context = context;
    this.unit = unit;
    this.by = by;
    this.wanted = wanted;
    this.schedule = context.snapshot.schedule(context.uri, unit);
  }

  /** In the order of the text; what moves along by itself is not touched. */
  edits(): readonly FixEdit[] {
    return this.unit.entities.flatMap((entity) => this.editsOf(entity));
  }

  private editsOf(entity: Entity): readonly FixEdit[] {
    const { starts, ends, day, lasts } = datesWritten(entity);
    const sessions = isKind(entity, "contract") ? entity.field("sessions")?.values[0] : undefined;
    const from = sessions?.kind === "recurrence" ? sessions.from : undefined;
    const dates = [...starts, ...ends, ...(day ? [day.date] : []), ...(from ? [from] : [])];
    const edits = dates.flatMap((date) => this.redate(entity, date));
    const { start, end } = this.schedule.dates(entity);
    if (lasts && start && end && this.grows(entity)) {
      const duration = lengthBetween(start.day, this.moved(end.day), lasts.length?.unit);
      edits.push(this.edit(entity, lasts, formatDuration(duration)));
    }
    if (start && this.needsStart(entity)) {
      const words = this.startFrom(start);
      edits.push(insertField(this.context, entity, "starts", words, { plain: true }));
    }
    return edits;
  }

  private redate(entity: Entity, date: DateExpression): FixEdit[] {
    const now = this.schedule.day(entity, date);
    if (!now || !this.wanted(entity, now.day)) return [];
    const { reason } = now;
    if (date.kind === "offset" && date.anchor.kind === "date" && date.anchor.day !== undefined) {
      return [this.edit(entity, date.anchor, formatDay(this.moved(date.anchor.day)))];
    }
    if (reason.kind === "edge" || reason.kind === "offset") {
      if (reason.of && reason.edge && this.moves(reason.of, reason.edge)) return [];
      return [this.edit(entity, date, redated(date, this.moved(now.day), reason.from.day))];
    }
    return [this.edit(entity, date, redated(date, this.moved(now.day), undefined))];
  }

  /** A start that comes about by itself from something that stays is written down. */
  private startFrom({ day, reason }: Moment): string {
    const to = this.moved(day);
    if (reason.kind !== "after" && reason.kind !== "follows" && reason.kind !== "inherits")
      return formatDay(to);
    const { id } = reason.of;
    const edge = reason.kind === "inherits" ? reason.edge : "end";
    const clear =
      id !== undefined && (this.unit.ids.get(id)?.length ?? 0) + (id === this.unit.top.id ? 1 : 0) === 1;
    return clear ? relativeDate({ id, edge, day: reason.from.day }, to) : formatDay(to);
  }

  /** Whether that edge of the block will be on another day. */
  private moves(entity: Entity, edge: Edge): boolean {
    const key = `${edge} ${entity.path}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    // Days that depend on each other in a circle are none.
    this.known.set(key, false);
    const moves = this.isMoved(entity, edge);
    this.known.set(key, moves);
    return moves;
  }

  private isMoved(entity: Entity, edge: Edge): boolean {
    const moment = this.schedule.dates(entity)[edge];
    if (!moment) return false;
    const wanted = this.wanted(entity, moment.day);
    const { reason } = moment;
    switch (reason.kind) {
      case "written":
        return wanted;
      case "edge":
      case "offset":
        return (
          wanted ||
          (reason.of !== undefined && reason.edge !== undefined && this.moves(reason.of, reason.edge))
        );
      case "lasts":
        return reason.counted === "forward"
          ? this.grows(entity) || this.moves(entity, "start")
          : !this.grows(entity) && this.moves(entity, "end");
      case "after":
      case "follows":
        return this.moves(reason.of, "end") || this.needsStart(entity);
      case "inherits":
        return this.moves(reason.of, reason.edge) || this.needsStart(entity);
      case "contains":
        return this.moves(reason.of, reason.edge);
      case "not-after-due":
        return this.moves(entity, "end");
    }
  }

  /** Whether it begins when it did and ends on a day that moves. */
  private grows(entity: Entity): boolean {
    const { start, end } = this.schedule.dates(entity);
    return (
      start !== undefined &&
      end !== undefined &&
      this.wanted(entity, end.day) &&
      !this.wanted(entity, start.day)
    );
  }

  /** Whether its start must move, comes about by itself, and what it comes from stays. */
  private needsStart(entity: Entity): boolean {
    const { starts, ends, lasts, day } = datesWritten(entity);
    const start = this.schedule.dates(entity).start;
    if (!start || starts.length > 0 || day || !this.wanted(entity, start.day)) return false;
    // An action that only says when it is due may begin when it likes.
    if (!isKind(entity, "phase") && !(isKind(entity, "action") && lasts && ends.length === 0)) return false;
    const { reason } = start;
    if (reason.kind === "after" || reason.kind === "follows") return !this.moves(reason.of, "end");
    return reason.kind === "inherits" && !this.moves(reason.of, reason.edge);
  }

  private moved(day: Day): Day {
    return addDuration(day, this.by.duration, this.by.direction);
  }

  private edit(entity: Entity, inSegment: Span, text: string): FixEdit {
    return { span: placeOf(this.context, entity, inSegment), text };
  }
}

function withInner(entity: Entity): readonly Entity[] {
  return [entity, ...entity.children.flatMap(withInner)];
}

/** Whether the block says that it has happened, or that it will not. */
function isOver(entity: Entity): boolean {
  const [status] = entity.block.segment.fields.find(({ name }) => name.text === "status")?.values ?? [];
  return status?.kind === "word" && over.has(status.text);
}

const over: ReadonlySet<string> = new Set(["done", "held", "missed", "cancelled", "dropped", "completed"]);
