import { declarationsOf } from "../../analysis/declarations.ts";
import type { Entity, Unit } from "../../analysis/entity.ts";
import { unitOf } from "../../analysis/entity.ts";
import { namesOf } from "../../analysis/names.ts";
import { parse } from "../../analysis/parse.ts";
import type { Dates, ScheduleProblem } from "../../analysis/schedule.ts";
import { scheduleOf } from "../../analysis/schedule.ts";
import { scopeOf } from "../../analysis/scope.ts";
import type { Day } from "../../calendar/day.ts";
import { withoutStops } from "../../text/snippet.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Context, FixEdit } from "../rule.ts";

/** Days of a block; both inclusive, and missing where they cannot be known. */
export interface Move {
  /** The block's path in its unit (`shift/standup`). */
  readonly path: string;
  readonly start?: Day;
  readonly end?: Day;
}

/** When everything in a unit would happen after some edits. */
export interface Trial {
  /** The days that a block of the unit as it is now would have. */
  dates(entity: Entity): Dates;
  /** The days on which such a block's sessions would fall. */
  occurrences(entity: Entity): readonly Day[];
  /** What could not be. */
  readonly problems: readonly ScheduleProblem[];
  /** Every block whose days would be others, in the order of the text. */
  readonly moves: readonly Move[];
}

/**
 * What edits of one unit do to its days. They change values and put fields in; blocks are neither added nor taken
 * away. Nothing moves where the unit could not be read any more.
 *
 * @param edits of the document that the unit stands in; they do not overlap
 */
export function trialOf(snapshot: Snapshot, uri: string, unit: Unit, edits: readonly FixEdit[]): Trial {
  const before = snapshot.schedule(uri, unit);
  const start = snapshot.startOf(uri, unit);
  const text = snapshot.document(uri)?.text.slice(start, start + unit.block.width) ?? "";
  const block = parse(uri, 0, edited(text, start, edits)).root.children[0];
  const tried = block && unitOf(block);
  if (!tried || tried.entities.length !== unit.entities.length) {
    const { dates, occurrences, problems } = before;
    return { dates, occurrences, problems, moves: [] };
  }
  const others = snapshot.scope(uri).all.filter(({ entity }) => entity.unit !== unit);
  const after = scheduleOf(tried, namesOf(uri, tried, scopeOf([declarationsOf(uri, tried), others])));
  const places = new Map(unit.entities.map((entity, i) => [entity, tried.entities[i]]));
  const dates = (entity: Entity): Dates => {
    const same = places.get(entity);
    return same ? after.dates(same) : {};
  };
  return {
    dates,
    occurrences(entity) {
      const same = places.get(entity);
      return same ? after.occurrences(same) : [];
    },
    get problems() {
      return after.problems;
    },
    get moves() {
      return unit.entities.flatMap((entity): Move[] => {
        const { start: oldStart, end: oldEnd } = before.dates(entity);
        const { start: newStart, end: newEnd } = dates(entity);
        if (oldStart?.day === newStart?.day && oldEnd?.day === newEnd?.day) return [];
        return [
          {
            path: entity.path,
            ...(newStart && { start: newStart.day }),
            ...(newEnd && { end: newEnd.day }),
          },
        ];
      });
    },
  };
}

/** Whether after the edits fewer days of the unit contradict each other. */
export function mendsDays(
  { snapshot, uri }: Pick<Context, "snapshot" | "uri">,
  unit: Unit,
  edits: readonly FixEdit[],
): boolean {
  const before = snapshot.schedule(uri, unit).problems.length;
  return trialOf(snapshot, uri, unit, edits).problems.length < before;
}

/** The text of a unit after edits of its document. */
function edited(text: string, unitStart: number, edits: readonly FixEdit[]): string {
  let result = text;
  for (const { span, text: put, snippet } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    const plain = snippet ? withoutStops(put) : put;
    result = result.slice(0, span.start - unitStart) + plain + result.slice(span.end - unitStart);
  }
  return result;
}
