/** What the schedule says: days, the way each came about, and what cannot be. `../schedule.ts` works it out. */
import type { Day } from "../../calendar/day.ts";
import type { Duration } from "../../calendar/duration.ts";
import type { DateExpression, Field, Value } from "../../syntax/tree.ts";
import type { Entity } from "../entity.ts";

/** Worked-out days of an engagement's blocks. */
export interface Schedule {
  /**
   * The days of a block; empty where it has none or they cannot be known. The start never lies after the end: where
   * the text says so nevertheless, the two are swapped (both written), or the start is moved to the end's day (a
   * start that was worked out). What counts from such a block counts from the days as they were written.
   */
  dates(entity: Entity): Dates;
  /** The day of one value of a field (a date, or the date in an occasion or a reading), where it can be known. */
  day(holder: Entity, value: Value): Moment | undefined;
  /** The days on which a contract's `sessions` fall, rising, at most 400; empty where they cannot be known. */
  occurrences(entity: Entity): readonly Day[];
  /**
   * Whether nothing that the day comes from is wrong. A day that is not sound is fit to be drawn, but rules do not
   * judge it: the cause has its own message.
   */
  isSound(moment: Moment): boolean;
  /** The last day of a block of the unit, where it is known and sound: for whoever asks about all of a long engagement. */
  soundEnd(entity: Entity): Day | undefined;
  /** What must end before the block begins: the things in its field `after`; for a phase without one the phase before it. */
  waitsFor(entity: Entity): readonly Entity[];
  /** What waits for the block, in the order of the text. */
  waiting(entity: Entity): readonly Entity[];
  /**
   * How many days later the block may end before that takes time away from something that waits for it, moves a
   * written day or moves the end of the engagement; what merely moves along takes nothing. Below 0 where something
   * begins before this has ended. Undefined where nothing waits for it, or where that cannot be known.
   */
  slack(entity: Entity): number | undefined;
  /** In the order of the text. */
  readonly problems: readonly ScheduleProblem[];
  /**
   * Whether there are no problems. With `among`, only these blocks are asked: for whoever knows that the others had
   * none, and that their days are what they were.
   */
  isClean(among?: Iterable<Entity>): boolean;
  /** Whether all that has a day could be worked out, so that none is missing where several are taken together. */
  isComplete(among?: Iterable<Entity>): boolean;
}

/** First and last day, both inclusive. A mark (milestone, review, goal, result) has the same day twice. */
export interface Dates {
  readonly start?: Moment;
  readonly end?: Moment;
}

export type Edge = "start" | "end";

/** A day and how it comes about. */
export interface Moment {
  readonly day: Day;
  readonly reason: Reason;
}

/** Why a day is what it is. Told in words by `reasonInWords`. */
export type Reason =
  /** Written as a day in this field. */
  | { readonly kind: "written"; readonly holder: Entity; readonly field: Field }
  /** `start of x`, `end of x`, in a field. */
  | {
      readonly kind: "edge";
      readonly holder: Entity;
      readonly field: Field;
      readonly edge: Edge;
      readonly of: Entity;
      readonly from: Moment;
    }
  /** So much before or after an edge of something, or a written day (without `of` and `edge`). */
  | {
      readonly kind: "offset";
      readonly holder: Entity;
      readonly field: Field;
      readonly duration: Duration;
      readonly side: "after" | "before";
      readonly edge: Edge | undefined;
      readonly of: Entity | undefined;
      readonly from: Moment;
    }
  /** From the other end of the same block and how long it lasts. */
  | {
      readonly kind: "lasts";
      readonly holder: Entity;
      readonly duration: Duration;
      readonly from: Moment;
      readonly counted: "forward" | "back";
    }
  /** The day after what the block waits for ends (`after`). */
  | { readonly kind: "after"; readonly holder: Entity; readonly of: Entity; readonly from: Moment }
  /** The day after the phase written before it ends. */
  | { readonly kind: "follows"; readonly holder: Entity; readonly of: Entity; readonly from: Moment }
  /** With the phase or engagement it stands in. */
  | {
      readonly kind: "inherits";
      readonly holder: Entity;
      readonly of: Entity;
      readonly edge: Edge;
      readonly from: Moment;
    }
  /** What would start after its own last day starts on that day; `otherwise` is the day that was too late. */
  | {
      readonly kind: "not-after-due";
      readonly holder: Entity;
      readonly from: Moment;
      readonly otherwise: Moment;
    }
  /** The earliest or latest of what stands in it: an engagement's end, its start from its first phase, a commitment. */
  | {
      readonly kind: "contains";
      readonly holder: Entity;
      readonly of: Entity;
      readonly edge: Edge;
      readonly from: Moment;
      /** Whether everything in it that has a date could be worked out. */
      readonly complete: boolean;
    };

export type ScheduleProblem =
  /** Every edge of the circle, from its first member in the text on; each depends on the next, the last on the first. */
  | { readonly kind: "circular"; readonly circle: readonly CircleMember[] }
  /** Several fields of one block give different days: those that do, in the order of the text. */
  | { readonly kind: "disagree"; readonly entity: Entity; readonly says: readonly FieldSays[] }
  /** The values are what would have to be swapped; one and the same where the end counts back from its own start. */
  | {
      readonly kind: "ends-before-start";
      readonly entity: Entity;
      readonly start: Moment;
      readonly end: Moment;
      readonly startField: Field;
      readonly endField: Field;
      readonly startValue: DateExpression;
      readonly endValue: DateExpression;
    };

/** One edge of a circle and the field through which it depends on the next; without a field where none is written. */
interface CircleMember {
  readonly entity: Entity;
  readonly edge: Edge;
  readonly field: Field | undefined;
}

/** The days that a field gives its block; `lasts` gives the end that follows from the start. */
export interface FieldSays {
  readonly field: Field;
  readonly fieldName: string;
  readonly start?: Day;
  readonly end?: Day;
}
