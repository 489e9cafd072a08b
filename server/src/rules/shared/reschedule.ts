/** Other days for a block, written the way its author writes days. */

import type { Entity, Unit } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { Moment } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { formatDuration, movesDate } from "../../calendar/duration.ts";
import { activities } from "../../language/kinds.ts";
import type { DateExpression, DurationValue } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Context, FixEdit } from "../rule.ts";
import { contextOf } from "./context.ts";
import { lengthBetween, redated, relativeDate } from "./dateWords.ts";
import { insertFields, placeOf } from "./layout.ts";
import type { Move, Trial } from "./trial.ts";
import { trialOf } from "./trial.ts";
import { Named } from "./words.ts";
import type { DatesWritten } from "./written.ts";
import { datesWritten } from "./written.ts";

/** The days that a block is to have, both inclusive. One that is left out stays, where the other does not carry it along. */
export interface WantedDays {
  readonly start?: Day;
  readonly end?: Day;
}

/** The edits of the document that give a block other days, and all that moves by them; or why it cannot be moved. */
export type Rescheduled =
  | { readonly edits: readonly FixEdit[]; readonly moves: readonly Move[] }
  /** For the author: what is in the way, and what to do instead. */
  | { readonly refusal: string };

/**
 * Gives a block other days in the way its author wrote them: a day is another day, a date that counts from something
 * goes on counting from it, `lasts` stays where the length stays, and what moves along by itself is not touched. Two
 * days that are as far apart as the block's own mean that it is moved as a whole; then a length in months keeps its
 * words, and the end may come out a day or two from the one asked for. `moves` has the days as they will be.
 *
 * @param path the block's path in its unit (`shift/standup`)
 */
export function reschedule(snapshot: Snapshot, uri: string, path: string, wanted: WantedDays): Rescheduled {
  const document = snapshot.document(uri);
  const entity = document && entityAt(snapshot, uri, path);
  if (!document || !entity) return { refusal: t`This is not in the text any more.` };
  const { start, end } = snapshot.schedule(uri, entity.unit).dates(entity);
  const first = wanted.start ?? start?.day;
  const last = wanted.end ?? end?.day;
  if (first !== undefined && last !== undefined && first > last && datesWritten(entity).day === undefined)
    return { refusal: t`${Named(entity)} would end before it begins.` };
  const writing = new Writing(contextOf(snapshot, document), entity);
  const refusal = writing.move(wanted);
  if (refusal !== undefined) return { refusal };
  const { trial, edits } = writing;
  const after = trial.dates(entity);
  if ((start && !after.start) || (end && !after.end))
    return {
      refusal: t`${Named(entity)} cannot be moved there: its own dates are counted from what counts from it.`,
    };
  return { edits, moves: trial.moves };
}

/** Edits in the making. Each is tried before the next one is thought out: what it moves may be the next one's anchor. */
class Writing {
  private readonly context: Context;
  private readonly entity: Entity;
  private readonly written: DatesWritten;
  private readonly before: { readonly start: Moment | undefined; readonly end: Moment | undefined };
  private readonly changed = new Map<Span, FixEdit>();
  private readonly added = new Map<string, string>();

  constructor(context: Context, entity: Entity) {
    this.context = context;
    this.entity = entity;
    this.written = datesWritten(entity);
    const { start, end } = context.snapshot.schedule(context.uri, entity.unit).dates(entity);
    this.before = { start, end };
  }

  get edits(): readonly FixEdit[] {
    const { changed, added, context, entity } = this;
    const inserted = added.size > 0 ? [insertFields(context, entity, [...added], { plain: true })] : [];
    return [...changed.values(), ...inserted];
  }

  get trial(): Trial {
    return trialOf(this.context.snapshot, this.context.uri, this.entity.unit, this.edits);
  }

  /** Does what is wanted; returns why it cannot be done. */
  move(wanted: WantedDays): string | undefined {
    const { entity, written, before } = this;
    if (isKind(entity, "commitment")) {
      return t`${Named(entity)} has no dates of its own: it goes from the first of its actions to the last. Move its actions.`;
    }
    if (written.broken || this.dates().some((date) => !this.dayOf(date)))
      return t`A date of this cannot be worked out. Mend it first, then it can be moved.`;
    if (!before.start && !before.end)
      return t`${Named(entity)} has no date that could be moved. Give it one first.`;
    return written.day ? this.moveDay(written.day, wanted) : this.moveEdges(wanted);
  }

  /** What takes place on one day, or on so many from one. */
  private moveDay(
    { date, occasion }: NonNullable<DatesWritten["day"]>,
    wanted: WantedDays,
  ): string | undefined {
    const { entity, before } = this;
    const [oldStart, oldEnd] = [before.start?.day, before.end?.day];
    if (oldStart === undefined || oldEnd === undefined) return undefined;
    const canLast = isKind(entity, ...activities);
    const start = wanted.start ?? (canLast ? oldStart : (wanted.end ?? oldStart));
    const end = wanted.end ?? (canLast ? oldEnd : start);
    const days = end - start;
    if (days !== oldEnd - oldStart) {
      const length = occasion?.length;
      if (!canLast) return t`${Named(entity)} takes place on one day. It can be moved, but not made longer.`;
      if (days < 0) return t`${Named(entity)} would end before it begins.`;
      if (occasion?.time || (length?.length && !movesDate(length.length.unit))) {
        return t`${Named(entity)} takes place at a time of one day. It can be moved, but not made longer.`;
      }
      const words = formatDuration(lengthBetween(start, end, length?.length?.unit ?? "day"));
      if (length) this.write(length, words);
      else {
        const { end: at } = occasion ?? date;
        this.write({ start: at, end: at }, ` for ${words}`);
      }
    }
    if (start !== oldStart) this.redate(date, start);
    return undefined;
  }

  private moveEdges(wanted: WantedDays): string | undefined {
    const { entity, written, before } = this;
    const { starts, ends, lasts } = written;
    const [oldStart, oldEnd] = [before.start?.day, before.end?.day];
    const asWhole =
      wanted.start !== undefined &&
      wanted.end !== undefined &&
      oldStart !== undefined &&
      oldEnd !== undefined &&
      wanted.end - wanted.start === oldEnd - oldStart;
    const countsBack = starts.length === 0 && ends.length > 0 && lasts !== undefined;

    if (wanted.start !== undefined && wanted.start !== oldStart && !countsBack) {
      if (isKind(entity, "engagement") && starts.length === 0)
        return t`${Named(entity)} begins with its first phase. Move that one.`;
      for (const date of starts) this.redate(date, wanted.start);
      if (starts.length === 0) this.addStart(wanted.start);
    }
    if (wanted.end !== undefined && wanted.end !== oldEnd) {
      for (const date of ends) this.redate(date, wanted.end);
      if (ends.length === 0 && !lasts)
        this.added.set(isKind(entity, "action") ? "due" : "ends", formatDay(wanted.end));
    }
    if (lasts && !asWhole) this.relengthen(lasts, wanted.start ?? oldStart, wanted.end ?? oldEnd);
    return undefined;
  }

  /** Writes another length, where the one that is written does not give these days. */
  private relengthen(lasts: DurationValue, start: Day | undefined, end: Day | undefined): void {
    if (start === undefined || end === undefined) return;
    const { start: from, end: to } = this.trial.dates(this.entity);
    if (from?.day === start && to?.day === end) return;
    this.write(lasts, formatDuration(lengthBetween(start, end, lasts.length?.unit)));
  }

  /** Writes another day. Nothing where what the date counts from has brought it there already. */
  private redate(date: DateExpression, day: Day): void {
    const now = this.dayOf(date);
    if (!now) return;
    const { reason } = now;
    const isRelative = reason.kind === "edge" || reason.kind === "offset";
    const anchored =
      isRelative && reason.of && reason.edge ? this.trial.dates(reason.of)[reason.edge] : undefined;
    const anchor = isRelative ? (anchored ?? reason.from).day : undefined;
    this.write(date, redated(date, day, anchor));
  }

  /** Writes a start that has come about by itself so far: it goes on counting from what it came from. */
  private addStart(day: Day): void {
    const words = this.startFrom(day);
    if (words !== undefined) {
      this.added.set("starts", words);
      // An id that two blocks have may mean the other one here.
      if (this.trial.dates(this.entity).start?.day === day) return;
    }
    this.added.set("starts", formatDay(day));
  }

  private startFrom(day: Day): string | undefined {
    const { reason } = this.before.start ?? {};
    switch (reason?.kind) {
      case "after":
      case "follows":
      case "inherits": {
        const edge = reason.kind === "inherits" ? reason.edge : "end";
        const { id } = reason.of;
        return id === undefined ? undefined : relativeDate({ id, edge, day: reason.from.day }, day);
      }
      default:
        return undefined;
    }
  }

  private dates(): readonly DateExpression[] {
    const { starts, ends, day } = this.written;
    return [...starts, ...ends, ...(day ? [day.date] : [])];
  }

  private dayOf(date: DateExpression): Moment | undefined {
    const { context, entity } = this;
    return context.snapshot.schedule(context.uri, entity.unit).day(entity, date);
  }

  private write(inSegment: Span, text: string): void {
    const { start, end } = inSegment;
    if (this.entity.block.segment.text.slice(start, end) === text) return;
    this.changed.set(inSegment, { span: placeOf(this.context, this.entity, inSegment), text });
  }
}

function entityAt(snapshot: Snapshot, uri: string, path: string): Entity | undefined {
  const isIn = (unit: Unit) => unit.entities.find((entity) => entity.path === path);
  for (const { unit } of snapshot.units(uri)) {
    const entity = isIn(unit);
    if (entity) return entity;
  }
  return undefined;
}
