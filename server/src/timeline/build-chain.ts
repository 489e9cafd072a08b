/** The critical chain: what decides when the last work of an engagement ends. */

import type { Entity } from "../analysis/entity.ts";
import { isKind } from "../analysis/entity.ts";
import type { Moment } from "../analysis/schedule.ts";
import { type Day, isWeekend } from "../calendar/day.ts";
import { wordOf } from "../features/shared/who.ts";
import { type Holidays, isHoliday } from "../rules/shared/workdays.ts";
import type { Around } from "./build-items.ts";
import { waitsFor } from "./build-items.ts";

/**
 * The parts in which a lost day moves the end of the last one, in the order of time: from the latest action or
 * milestone that depends on anything back to what it waits for without a free working day between, and to what its
 * days are counted from. Empty where nothing depends on anything.
 */
export function chainOf(
  top: Entity<"engagement">,
  { names, schedule, idOf, sees }: Around,
  holidays: Holidays,
): readonly string[] {
  const dayOf = (entity: Entity, edge: "start" | "end") => schedule.dates(entity)[edge]?.day;
  const endOf = (entity: Entity) => dayOf(entity, "end") ?? Number.NEGATIVE_INFINITY;
  const latestFirst = top.unit.entities
    .filter((entity) => isKind(entity, "action", "milestone") && wordOf(entity, "status") !== "dropped")
    .sort((a, b) => endOf(b) - endOf(a));
  for (const last of latestFirst) {
    const chain = new Set<Entity>();
    const waiting = [last];
    const told = new Set<Moment>();
    for (let entity = waiting.pop(); entity; entity = waiting.pop()) {
      if (chain.has(entity)) continue;
      chain.add(entity);
      const { start, end } = schedule.dates(entity);
      for (const before of waitsFor(entity, names)) {
        const ends = dayOf(before, "end");
        if (start && ends !== undefined && !hasFreeDay(ends + 1, start.day, holidays)) waiting.push(before);
      }
      for (const moment of [start, end]) waiting.push(...countedFrom(moment, entity, told));
    }
    const work = [...chain].filter((entity) => !isKind(entity, "phase"));
    if (work.length < 2) continue;
    const startOf = (entity: Entity) => dayOf(entity, "start") ?? 0;
    return [...chain]
      .filter((entity) => sees(entity))
      .sort((a, b) => startOf(a) - startOf(b) || a.start - b.start)
      .map(idOf);
  }
  return [];
}

/** What a day comes from, step by step, as far as it is not `told`; not what merely stands around the block. */
function countedFrom(moment: Moment | undefined, holder: Entity, told: Set<Moment>): readonly Entity[] {
  const found: Entity[] = [];
  for (let at = moment; at && at.reason.kind !== "written" && !told.has(at); at = at.reason.from) {
    told.add(at);
    const { reason } = at;
    const of = "of" in reason ? reason.of : undefined;
    if (of?.parent && of !== holder && reason.kind !== "inherits") found.push(of);
  }
  return found;
}

function hasFreeDay(from: Day, until: Day, holidays: Holidays): boolean {
  for (let day = from; day < until; day++) {
    if (!isWeekend(day) && !isHoliday(day, holidays)) return true;
  }
  return false;
}
