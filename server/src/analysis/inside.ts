/** What a block and all that stands in it say, kept with the block: after a key only the way down to it is asked again. */
import type { BlockName } from "../language/types.ts";
import type { Block } from "../syntax/tree.ts";
import { memoryOf } from "../text/memory.ts";
import type { Entity, Unit } from "./entity.ts";

/**
 * Works something out of a block and of what was worked out of the blocks in it. It may hang on nothing but their own
 * texts and kinds, never on what stands around them.
 */
export function inside<Value>(workOut: (entity: Entity, ofInner: (inner: Entity) => Value) => Value) {
  const kept = memoryOf<Block, { readonly kind: BlockName | undefined; readonly value: Value }>();
  const ofBlock = (entity: Entity): Value => {
    const { block, kind, children } = entity;
    // Nearly all blocks have none in them, and are as quickly asked again.
    if (children.length === 0) return workOut(entity, ofBlock);
    const known = kept.get(block);
    // The kind of a block, and so of all in it, hangs on what it stands in.
    if (known && known.kind === kind) return known.value;
    const value = workOut(entity, ofBlock);
    kept.set(block, { kind, value });
    return value;
  };
  return ofBlock;
}

/** Finds the blocks of a unit of which something holds that hangs on nothing but their own text and kind; in order. */
export function finderOf(holds: (entity: Entity) => boolean): (unit: Unit) => readonly Entity[] {
  const isAny = inside<boolean>((entity, isAnyIn) => holds(entity) || entity.children.some(isAnyIn));
  const found = memoryOf<Unit, readonly Entity[]>();
  return (unit) => {
    const known = found.get(unit);
    if (known) return known;
    const all: Entity[] = [];
    const lookInto = (entity: Entity) => {
      if (!isAny(entity)) return;
      if (holds(entity)) all.push(entity);
      entity.children.forEach(lookInto);
    };
    lookInto(unit.top);
    found.set(unit, all);
    return all;
  };
}
