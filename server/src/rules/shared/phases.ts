import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind, wordsOf } from "../../analysis/entity.ts";
import type { Moment } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import type { Duration } from "../../calendar/duration.ts";
import type { PhaseKind } from "../../language/kinds.ts";
import { phaseKinds } from "../../language/kinds.ts";
import { memoryOf } from "../../text/memory.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix, UnitView } from "../rule.ts";
import { mayBeLost } from "./lost.ts";
import { trialOf } from "./trial.ts";

/** Two phases that follow one another, neither of which says what it comes after. */
export interface Neighbours {
  readonly before: Entity<"phase">;
  readonly phase: Entity<"phase">;
  /** The last day of the one and the first day of the other. */
  readonly ends: Day;
  readonly starts: Day;
}

/**
 * All neighbours among an engagement's phases whose days are known and not in doubt; none where a phase may be there
 * that is not understood, and may stand between two of them. They follow one another as they begin; as they are
 * written where that is not known of all of them.
 */
export function neighbours({ unit, schedule }: UnitView): readonly Neighbours[] {
  const phases = phasesOf(unit.top);
  if (phases.length > 1 && mayBeLost(unit, "phase")) return [];
  const sound = (moment: Moment | undefined) => (moment && schedule.isSound(moment) ? moment.day : undefined);
  const written = phases.map((phase) => {
    const { start, end } = schedule.dates(phase);
    return { phase, starts: sound(start), ends: sound(end) };
  });
  const placed = written.every(({ starts }) => starts !== undefined)
    ? written.toSorted((one, other) => (one.starts ?? 0) - (other.starts ?? 0))
    : written;
  return placed.slice(1).flatMap(({ phase, starts }, i) => {
    const { phase: before, ends } = placed[i] ?? {};
    if (!before || before.field("after") || phase.field("after")) return [];
    return ends === undefined || starts === undefined ? [] : [{ before, phase, ends, starts }];
  });
}

/** Where a phase says when it begins. From the unit's start. */
export function beginning(phase: Entity<"phase">): Span {
  const field = phase.field("starts") ?? phase.field("dates");
  return field ? phase.span(field.values[0] ?? field) : headerSpan(phase);
}

/** The phases of an engagement, in the order of the text. */
export function phasesOf(engagement: Entity): readonly Entity<"phase">[] {
  let phases = phasesKept.get(engagement);
  if (!phases) {
    phases = engagement.children.filter((child): child is Entity<"phase"> => isKind(child, "phase"));
    phasesKept.set(engagement, phases);
  }
  return phases;
}

/** Asked for at every contract of an engagement, of which there may be many. */
const phasesKept = memoryOf<Entity, readonly Entity<"phase">[]>();

/**
 * Which of the three a phase is: what its `kind` says, else what its id says. Undefined for any other phase, and
 * "unclear" where its `kind` cannot be read.
 */
export function kindOfPhase(phase: Entity<"phase">): PhaseKind | "unclear" | undefined {
  const field = phase.field("kind");
  const word = field ? wordsOf(field)[0]?.text : phase.id;
  const kind = phaseKinds.find((one) => one === word);
  return kind ?? (field && word !== "other" ? "unclear" : undefined);
}

/** How long the phases take where the work goes as it usually does; by their kinds. */
export const usualLengths: ReadonlyMap<string, Duration> = new Map<PhaseKind, Duration>([
  ["diagnostic", { amount: 7, unit: "week" }],
  ["plan", { amount: 2, unit: "month" }],
  ["implementation", { amount: 4, unit: "month" }],
]);

const MOST_TRIED = 100;

/**
 * Lets a phase begin the day after the one before it ends, where its start is written as a day and nothing else that it
 * says of its days contradicts that.
 */
export function beginsDayAfter({ phase, ends }: Neighbours, context: Context): readonly Fix[] {
  const value = (phase.field("starts") ?? phase.field("dates"))?.values[0];
  const first = value?.kind === "range" ? value.from : value;
  if (first?.kind !== "date") return [];
  // Whether it contradicts anything is tried out with all of the engagement: not for hundreds of phases, each anew.
  if (phase.parent && phasesOf(phase.parent).length > MOST_TRIED) return [];
  const day = formatDay(ends + 1);
  const edits = [{ span: context.place(phase.unit, phase.span(first)), text: day }];
  const { snapshot, uri } = context;
  const { problems } = snapshot.schedule(uri, phase.unit);
  if (trialOf(snapshot, uri, phase.unit, edits).problems.length > problems.length) return [];
  return [{ title: t`Let it begin on ${day}`, edits }];
}
