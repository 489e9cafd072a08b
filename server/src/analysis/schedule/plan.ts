/** How a day will be worked out, before it is: which other days it needs and what is done with them. */
import type { Day } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/day.ts";
import type { Field } from "../../syntax/tree.ts";
import type { Entity } from "../entity.ts";
import type { Names } from "../names.ts";
import type { Edge, Moment, Reason } from "./model.ts";

/** One edge of one block of the unit: twice the block's place in the unit, plus one for its end. */
export type Node = number;

export interface Plan {
  /** Every day that must be known first. */
  readonly needs: readonly Node[];
  /** A day that is taken into account where it does not itself depend on the one that is planned here. */
  readonly wish?: Node;
  /** Through which field the needs come about, where it is one. */
  readonly field: Field | undefined;
  /** Undefined where a day that it needs is not known. */
  work(moment: (node: Node) => Moment | undefined, wished: Moment | undefined): Moment | undefined;
}

/** What the planning of one unit's days may look at. */
export interface Context {
  readonly names: Names;
  /** Undefined for what stands in another unit. */
  node(entity: Entity, edge: Edge): Node | undefined;
}

/** For what is written but cannot be read: never known, and never taken for absent. */
export const unknown: Plan = { needs: [], field: undefined, work: () => undefined };

/** A day that follows from one other. */
export function follow(
  from: Node,
  field: Field | undefined,
  reason: (from: Moment) => Reason,
  day: (from: Day) => Day = (same) => same,
): Plan {
  return {
    needs: [from],
    field,
    work(moment) {
      const known = moment(from);
      return known && momentAt(day(known.day), reason(known));
    },
  };
}

/** The day with its reason, or undefined where the calendar does not reach. */
export function momentAt(day: Day, reason: Reason): Moment | undefined {
  return isWritable(day) ? { day, reason } : undefined;
}

/** Whether the day lies in the years that can be written (1 to 9999). */
export function isWritable(day: Day): boolean {
  return day >= firstDay && day <= lastDay;
}

const firstDay = dayOf({ year: 1, month: 1, day: 1 }) ?? Number.NEGATIVE_INFINITY;
const lastDay = dayOf({ year: 9999, month: 12, day: 31 }) ?? Number.POSITIVE_INFINITY;
