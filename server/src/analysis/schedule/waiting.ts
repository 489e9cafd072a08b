import type { Day } from "../../calendar/day.ts";
import type { Entity, Unit } from "../entity.ts";
import type { Names } from "../names.ts";
import type { Dates, Schedule } from "./model.ts";

/** Who waits for whom in a unit, and how much room that leaves. Worked out when somebody first asks. */
export function waitingIn(
  unit: Unit,
  names: Names,
  datesOf: (entity: Entity) => Dates,
): Pick<Schedule, "waitsFor" | "waiting" | "slack"> {
  let known: { readonly graph: Graph; readonly slack: ReadonlyMap<Entity, number> } | undefined;
  const look = () => {
    if (!known) {
      const graph = graphOf(unit, names, datesOf);
      known = { graph, slack: slackOf(unit, graph, datesOf) };
    }
    return known;
  };
  return {
    waitsFor: (entity) => look().graph.waitsFor.get(entity) ?? [],
    waiting: (entity) => look().graph.waiting.get(entity) ?? [],
    slack: (entity) => look().slack.get(entity),
  };
}

interface Graph {
  readonly waitsFor: ReadonlyMap<Entity, readonly Entity[]>;
  readonly waiting: ReadonlyMap<Entity, readonly Entity[]>;
}

function graphOf(unit: Unit, names: Names, datesOf: (entity: Entity) => Dates): Graph {
  const waitsFor = new Map<Entity, Entity[]>();
  const waiting = new Map<Entity, Entity[]>();
  const wait = (entity: Entity, before: Entity) => {
    if (before.unit !== unit || before === entity || waitsFor.get(entity)?.includes(before)) return;
    listIn(waitsFor, entity).push(before);
    listIn(waiting, before).push(entity);
  };
  for (const { holder, fieldName, role, target } of names.references) {
    if (fieldName === "after" && role === "field" && target) wait(holder, target.entity);
  }
  // A phase that says nothing waits for the one written before it.
  for (const phase of unit.top.children) {
    const reason = phase.kind === "phase" ? datesOf(phase).start?.reason : undefined;
    if (reason?.kind === "follows") wait(phase, reason.of);
  }
  return { waitsFor, waiting };
}

function listIn(lists: Map<Entity, Entity[]>, key: Entity): Entity[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Entity[] = [];
  lists.set(key, list);
  return list;
}

function slackOf(
  unit: Unit,
  { waiting }: Graph,
  datesOf: (entity: Entity) => Dates,
): ReadonlyMap<Entity, number> {
  const slack = new Map<Entity, number>();
  const last = datesOf(unit.top).end?.day;
  const ends = [...waiting.keys()].flatMap((entity) => {
    const end = datesOf(entity).end?.day;
    return end === undefined ? [] : [{ entity, end }];
  });
  // What moves along with a block ends after it, so its own slack is known when it is asked for.
  for (const { entity, end } of ends.sort((a, b) => b.end - a.end)) {
    const rooms = (waiting.get(entity) ?? []).map((waiter) => roomBefore(waiter, end));
    if (rooms.length > 0 && rooms.every((room) => room !== undefined)) slack.set(entity, Math.min(...rooms));
  }
  return slack;

  function roomBefore(waiter: Entity, end: Day): number | undefined {
    const dates = datesOf(waiter);
    if (!dates.start) return undefined;
    const gap = dates.start.day - 1 - end;
    if (!dates.end || !movesAlong(waiter, dates)) return gap;
    const own = slack.get(waiter) ?? (waiting.has(waiter) || last === undefined ? 0 : last - dates.end.day);
    return gap + Math.max(own, 0);
  }
}

/** Whether a later beginning only moves the block: its start follows from what it waits for, and its end from its start. */
function movesAlong(entity: Entity, { start, end }: Dates): boolean {
  const isFree = start?.reason.kind === "after" || start?.reason.kind === "follows";
  const reason = end?.reason;
  const isCounted =
    (reason?.kind === "lasts" && reason.counted === "forward") ||
    (reason?.kind === "offset" && reason.of === entity && reason.edge === "start");
  return isFree && isCounted;
}
