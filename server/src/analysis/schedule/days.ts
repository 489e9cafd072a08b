/**
 * The days of a unit's blocks as they are handed on from one version of it to the next: those that a key cannot have
 * changed are not worked out again. Only numbers are kept; how a day came about is worked out when somebody asks.
 */
import type { Day } from "../../calendar/day.ts";
import { memoryOf } from "../../text/memory.ts";
import { effectsOf } from "../effects.ts";
import type { Unit } from "../entity.ts";
import { changeOf } from "../unitChange.ts";
import type { Node } from "./plan.ts";

/** What is known of the days of a unit, filled in as they are worked out. */
export interface Days {
  /** By {@link Node}: the day, infinite where there is none, or NaN where nobody has asked yet. */
  readonly values: Float64Array;
  /** Whether no block contradicts itself, and no day depends on itself: only then days are handed on. */
  clean: boolean;
  /** Whether everything that has a day could be worked out as well. */
  complete: boolean;
}

/** The days of the unit, as far as they are known. Where something is wrong with them, it has to be found again. */
export function daysOf(unit: Unit): Days {
  const kept = known.get(unit);
  if (kept?.clean) return kept;
  const days = handedOn(unit) ?? fresh(unit);
  known.set(unit, days);
  return days;
}

/** From now on what is known of the one may be said of the other, where a change has left it as it was. */
export function follows(unit: Unit, before: Unit): void {
  if (known.has(unit)) return;
  predecessors.set(unit, before);
  predecessors.delete(before);
}

/** Whether the day of the node has been worked out. */
export function isKnown({ values }: Days, node: Node): boolean {
  const value = values[node];
  return value !== undefined && !Number.isNaN(value);
}

/** Whether it has been worked out, and there is one. */
export function hasDay({ values }: Days, node: Node): boolean {
  return Number.isFinite(values[node]);
}

/** A day that {@link isKnown}. */
export function dayIn({ values }: Days, node: Node): Day | undefined {
  const value = values[node];
  return value === NO_DAY ? undefined : value;
}

export function keep({ values }: Days, node: Node, day: Day | undefined): void {
  values[node] = day ?? NO_DAY;
}

/** Stands for a day that cannot be known, or that nothing gives. */
const NO_DAY = Number.POSITIVE_INFINITY;

const known = memoryOf<Unit, Days>();
/** Of each unit the one before; a version is held by no more than the next one. */
const predecessors = memoryOf<Unit, Unit>();

function fresh({ entities }: Unit): Days {
  return { values: new Float64Array(2 * entities.length).fill(Number.NaN), clean: false, complete: false };
}

function handedOn(unit: Unit): Days | undefined {
  const before = predecessors.get(unit);
  const old = before && known.get(before);
  if (!before || !old?.clean) return undefined;
  const change = changeOf(before, unit);
  const effects = change.onlyWords ? undefined : effectsOf(change);
  if (!change.onlyWords && !effects) return undefined;
  const days = fresh(unit);
  for (const { from, to, length } of change.runs)
    days.values.set(old.values.subarray(2 * from, 2 * (from + length)), 2 * to);
  for (const { number } of effects?.redated ?? []) days.values.fill(Number.NaN, 2 * number, 2 * number + 2);
  return { ...days, clean: change.onlyWords, complete: change.onlyWords && old.complete };
}
