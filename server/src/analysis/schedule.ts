/** When everything happens: LANGUAGE.md §6, with a reason for every day. */
import type { Day } from "../calendar/day.ts";
import type { Field, Value } from "../syntax/tree.ts";
import type { Entity, Unit } from "./entity.ts";
import { isKind } from "./entity.ts";
import type { Names } from "./names.ts";
import { contradictionIn, reversedHolidays } from "./schedule/check.ts";
import type { Claims } from "./schedule/claims.ts";
import { claimsOf } from "./schedule/claims.ts";
import { dateIn, readDate } from "./schedule/expressions.ts";
import type { Dates, Edge, Moment, Schedule, ScheduleProblem } from "./schedule/model.ts";
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
  const places = new Map(unit.entities.map((entity, index) => [entity, index]));
  const context: Context = {
    names,
    node(entity, edge) {
      const place = places.get(entity);
      return place === undefined ? undefined : 2 * place + (edge === "end" ? 1 : 0);
    },
  };
  const claims = remembered((entity: Entity): Claims | undefined => claimsOf(entity, context));
  const plan = planner(unit, context, claims, (node) => planOf(node) !== undefined);
  const planOf = remembered((node: Node): Plan | undefined => {
    const entity = entityOf(node);
    return entity && plan(entity, edgeOf(node));
  });
  const solution = solve(planOf, (one, other) => placeOf(one) - placeOf(other) || one - other);
  const work = (wanted: Plan | undefined): Moment | undefined => wanted?.work(solution.moment, undefined);
  const datesOf = remembered(sensibleDates);
  const problems = once(findProblems);
  const sound = once(() => soundness(problems()));

  return {
    dates: datesOf,
    day: dayOfValue,
    occurrences: remembered(sessionsOf),
    isSound: (moment) => sound()(moment),
    ...waitingIn(unit, names, datesOf),
    get problems() {
      return problems();
    },
  };

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
    const [start, end] = (["start", "end"] as const).map((edge) => {
      const node = context.node(entity, edge);
      return node === undefined ? undefined : solution.moment(node);
    });
    if (start && end && start.day > end.day) {
      if ((claims(entity)?.starts.length ?? 0) > 0) return { start: end, end: start };
      const reason = { kind: "not-after-due", holder: entity, from: end, otherwise: start } as const;
      return { start: { day: end.day, reason }, end };
    }
    return { ...(start && { start }), ...(end && { end }) };
  }

  function findProblems(): readonly ScheduleProblem[] {
    const found = unit.entities.flatMap((entity): readonly ScheduleProblem[] => {
      for (const edge of ["start", "end"] as const) {
        const node = context.node(entity, edge);
        if (node !== undefined) solution.moment(node);
      }
      const own = claims(entity);
      const contradiction = own && contradictionIn(entity, own, work);
      return contradiction ? [contradiction] : reversedHolidays(entity, context, work);
    });
    return [...solution.circles.map(circular), ...found].sort((one, other) => startOf(one) - startOf(other));
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
  const results = new Map<Key, { readonly result: Result }>();
  return (key) => {
    const known = results.get(key);
    if (known) return known.result;
    const result = compute(key);
    results.set(key, { result });
    return result;
  };
}
