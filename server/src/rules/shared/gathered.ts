/** What proposals for every block of a unit are made of, gathered once. */
import { type Entity, isKind, type Unit } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import type { BlockName } from "../../language/types.ts";
import { memoryOf } from "../../text/memory.ts";

/** The blocks of a unit of these kinds; mostly none, and asked for at every block. */
export function ofKinds(unit: Unit, kinds: readonly BlockName[]): readonly Entity[] {
  const kept = byKinds.get(unit) ?? new Map<string, readonly Entity[]>();
  byKinds.set(unit, kept);
  const key = kinds.join();
  const known = kept.get(key);
  if (known) return known;
  const found = unit.entities.filter(({ kind }) => kind !== undefined && kinds.includes(kind));
  kept.set(key, found);
  return found;
}

const byKinds = memoryOf<Unit, Map<string, readonly Entity[]>>();

/** The actions that wait for something, by what they wait for; gathered once for all of a unit. */
export function waitersIn({ entities }: Unit, names: Names): ReadonlyMap<Entity, readonly Entity[]> {
  const known = waiters.get(names);
  if (known) return known;
  const found = new Map<Entity, Entity[]>();
  for (const other of entities) {
    if (!isKind(other, "action")) continue;
    for (const { entity } of names.targets(other, "after")) {
      const same = found.get(entity);
      if (same) same.push(other);
      else found.set(entity, [other]);
    }
  }
  waiters.set(names, found);
  return found;
}

const waiters = memoryOf<Names, ReadonlyMap<Entity, readonly Entity[]>>();
