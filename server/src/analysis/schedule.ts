/** When everything happens: LANGUAGE.md §6, with a reason for every day. */
import type { Day } from "../calendar/day.ts";
import type { Field, Value } from "../syntax/tree.ts";
import { Remembered } from "../text/memory.ts";
import type { Entity, Unit } from "./entity.ts";
import { isKind } from "./entity.ts";
import type { Names } from "./names.ts";
import { contradictionIn, reversedHolidays } from "./schedule/check.ts";
import type { Claims } from "./schedule/claims.ts";
import { claimsOf } from "./schedule/claims.ts";
import { dayIn, daysOf, hasDay, isKnown, keep } from "./schedule/days.ts";
import { dateIn, readDate } from "./schedule/expressions.ts";
import type { Dates, Edge, Moment, Reason, Schedule, ScheduleProblem } from "./schedule/model.ts";
import { occurrences } from "./schedule/occurrences.ts";
import type { Context, Node, Plan } from "./schedule/plan.ts";
import { planner } from "./schedule/plans.ts";
import { solve } from "./schedule/solve.ts";
import { soundness } from "./schedule/sound.ts";
import { waitingIn } from "./schedule/waiting.ts";

export type {
  Dates,
  Edge,
  Moment,
  Schedule,
  ScheduleProblem,
} from "./schedule/model.ts";

/**
 * The days of one unit's blocks. Nothing is worked out before it is asked for, and everything once; what can be
 * known of a broken unit is known all the same. For a unit that is no engagement no block has days.
 */
export function scheduleOf(unit: Unit, names: Names): Schedule {
  const context: Context = {
    names,
    node: (entity, edge) => (entity.unit === unit ? nodeOf(entity, edge) : undefined),
  };
  const days = daysOf(unit);
  const claims = remembered((entity: Entity): Claims | undefined => claimsOf(entity, context));
  const plan = planner(unit, context, claims, (node) => hasDay(days, node) || planOf(node) !== undefined);
  const planOf = remembered((node: Node): Plan | undefined => {
    const entity = entityOf(node);
    return entity && plan(entity, edgeOf(node));
  });
  /** By node; null where there is no day. A row and no map: in a long engagement thousands of days are asked for. */
  const known = new Array<Moment | null | undefined>(2 * unit.entities.length);
  const solution = solve(planOf, (one, other) => placeOf(one) - placeOf(other) || one - other, {
    has: (node) => known[node] !== undefined || isKnown(days, node),
    get(node) {
      const moment = known[node] === undefined ? handedOn(node) : known[node];
      known[node] = moment ?? null;
      return moment ?? undefined;
    },
    set(node, moment) {
      known[node] = moment ?? null;
      keep(days, node, moment?.day);
    },
  });
  const work = (wanted: Plan | undefined): Moment | undefined => wanted?.work(solution.moment, undefined);
  const datesOf = remembered(sensibleDates);
  const problems = once(findProblems);
  const sound = once(() => soundness(problems()));

  return new UnitSchedule(
    {
      dates: datesOf,
      day: dayOfValue,
      occurrences: remembered(sessionsOf),
      soundEnd,
      isSound,
      ...waitingIn(unit, names, datesOf),
      isClean(among) {
        days.clean ||= among ? !hasProblem(among) : problems().length === 0;
        return days.clean;
      },
      isComplete(among = unit.entities) {
        if (days.complete) return true;
        days.complete = areWhole(among);
        return days.complete;
      },
    },
    () => (days.clean ? none : problems()),
  );

  function isSound(moment: Moment): boolean {
    return (days.clean && days.complete) || sound()(moment);
  }

  function soundEnd(entity: Entity): Day | undefined {
    const [start, end] = [nodeOf(entity, "start"), nodeOf(entity, "end")];
    if (days.clean && days.complete && isKnown(days, start) && isKnown(days, end)) {
      const [first, last] = [dayIn(days, start), dayIn(days, end)];
      if (first === undefined || last === undefined || first <= last) return last;
    }
    const moment = datesOf(entity).end;
    return moment && isSound(moment) ? moment.day : undefined;
  }

  /** A day that is known from before; how it came about is worked out when somebody asks. */
  function handedOn(node: Node): Moment | undefined {
    const day = dayIn(days, node);
    return day === undefined ? undefined : new KnownMoment(day, () => reasonFor(node, day));
  }

  function reasonFor(node: Node, day: Day): Reason {
    const found = planOf(node);
    const wished = found?.wish === undefined ? undefined : solution.moment(found.wish);
    // A wish inside a circle of wishes counted for nothing.
    const moments = [wished, undefined].map((wish) => found?.work(solution.moment, wish));
    const moment = moments.find((one) => one?.day === day) ?? moments[0];
    if (!moment) throw new Error("A day that was worked out has a reason.");
    return moment.reason;
  }

  function hasProblem(among: Iterable<Entity>): boolean {
    for (const entity of among) if (problemsOf(entity).length > 0) return true;
    return solution.circles.length > 0;
  }

  function areWhole(among: Iterable<Entity>): boolean {
    for (const entity of among) if (!isWhole(entity)) return false;
    return true;
  }

  function isWhole(entity: Entity): boolean {
    if (!isKind(entity, "commitment", "engagement")) return true;
    return (["start", "end"] as const).every((edge) => {
      const reason = solution.moment(nodeOf(entity, edge))?.reason;
      return reason?.kind !== "contains" || reason.complete;
    });
  }

  function dayOfValue(holder: Entity, value: Value): Moment | undefined {
    const field = fieldAround(holder, value);
    const date = field && dateIn(value);
    return date && work(readDate(date, holder, field, context));
  }

  function sessionsOf(entity: Entity): readonly Day[] {
    const recurrence = isKind(entity, "contract") ? entity.field("sessions")?.values[0] : undefined;
    if (recurrence?.kind !== "recurrence") return [];
    const { start, end } = datesOf(entity);
    const from = recurrence.from ? dayOfValue(entity, recurrence.from) : start;
    return occurrences(recurrence, from?.day, end?.day);
  }

  function sensibleDates(entity: Entity): Dates {
    if (entity.unit !== unit) return {};
    const start = solution.moment(nodeOf(entity, "start"));
    const end = solution.moment(nodeOf(entity, "end"));
    if (start && end && start.day > end.day) {
      if ((claims(entity)?.starts.length ?? 0) > 0) return { start: end, end: start };
      const reason = { kind: "not-after-due", holder: entity, from: end, otherwise: start } as const;
      return { start: { day: end.day, reason }, end };
    }
    return { ...(start && { start }), ...(end && { end }) };
  }

  function findProblems(): readonly ScheduleProblem[] {
    const found = unit.entities.flatMap(problemsOf);
    return [...solution.circles.map(circular), ...found].sort((one, other) => startOf(one) - startOf(other));
  }

  function problemsOf(entity: Entity): readonly ScheduleProblem[] {
    solution.moment(nodeOf(entity, "start"));
    solution.moment(nodeOf(entity, "end"));
    const own = claims(entity);
    const contradiction = own && contradictionIn(entity, own, work);
    return contradiction ? [contradiction] : reversedHolidays(entity, context, work);
  }

  function circular(nodes: readonly Node[]): ScheduleProblem {
    const circle = nodes.flatMap((node) => {
      const entity = entityOf(node);
      return entity ? [{ entity, edge: edgeOf(node), field: planOf(node)?.field }] : [];
    });
    return { kind: "circular", circle };
  }

  /** Where the edge is written; where it is not, the block's header. From the unit's start. */
  function placeOf(node: Node): number {
    const entity = entityOf(node);
    const field = planOf(node)?.field;
    return field ? (entity?.span(field).start ?? 0) : (entity?.start ?? 0);
  }

  function entityOf(node: Node): Entity | undefined {
    return unit.entities[node >> 1];
  }
}

/** A class, since a getter of an object literal would keep the whole unit alive in that object's own hidden class. */
class UnitSchedule extends Remembered implements Schedule {
  readonly dates: Schedule["dates"];
  readonly day: Schedule["day"];
  readonly occurrences: Schedule["occurrences"];
  readonly soundEnd: Schedule["soundEnd"];
  readonly isSound: Schedule["isSound"];
  readonly waitsFor: Schedule["waitsFor"];
  readonly waiting: Schedule["waiting"];
  readonly slack: Schedule["slack"];
  readonly isClean: Schedule["isClean"];
  readonly isComplete: Schedule["isComplete"];
  private readonly findProblems: () => readonly ScheduleProblem[];

  constructor(parts: Omit<Schedule, "problems">, findProblems: () => readonly ScheduleProblem[]) {
    super();
    this.dates = parts.dates;
    this.day = parts.day;
    this.occurrences = parts.occurrences;
    this.soundEnd = parts.soundEnd;
    this.isSound = parts.isSound;
    this.waitsFor = parts.waitsFor;
    this.waiting = parts.waiting;
    this.slack = parts.slack;
    this.isClean = parts.isClean;
    this.isComplete = parts.isComplete;
    this.findProblems = findProblems;
  }

  get problems(): readonly ScheduleProblem[] {
    return this.findProblems();
  }
}

/** A day whose reason is worked out when somebody asks for it. */
class KnownMoment implements Moment {
  readonly day: Day;
  private readonly work: () => Reason;
  private known: Reason | undefined;

  constructor(day: Day, work: () => Reason) {
    this.day = day;
    this.work = work;
  }

  get reason(): Reason {
    this.known ??= this.work();
    return this.known;
  }
}

const none: readonly never[] = [];

function nodeOf({ number }: Entity, edge: Edge): Node {
  return 2 * number + (edge === "end" ? 1 : 0);
}

function edgeOf(node: Node): Edge {
  return node & 1 ? "end" : "start";
}

function startOf(problem: ScheduleProblem): number {
  if (problem.kind !== "circular") return problem.entity.start;
  const [first] = problem.circle;
  return first ? (first.field ? first.entity.span(first.field).start : first.entity.start) : 0;
}

function fieldAround(holder: Entity, value: Value): Field | undefined {
  return holder.block.segment.fields.find((field) => field.start <= value.start && value.end <= field.end);
}

function once<Result>(compute: () => Result): () => Result {
  let known: { readonly result: Result } | undefined;
  return () => {
    known ??= { result: compute() };
    return known.result;
  };
}

function remembered<Key, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const results = new Map<Key, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined || results.has(key)) return known as Result;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}
