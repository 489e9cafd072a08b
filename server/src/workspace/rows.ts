/**
 * The top-level blocks of a document in a row, with what each declares. A document that is open hands its row on to its
 * next version: what a key has left alone is not even looked up again.
 */
import { type Declaration, declarationsOf } from "../analysis/declarations.ts";
import { type Unit, unitOf } from "../analysis/entity.ts";
import { follows } from "../analysis/schedule/days.ts";
import type { Document } from "../syntax/document.ts";
import type { Block } from "../syntax/tree.ts";
import { sharedEnds, spliced } from "../text/common.ts";
import { memoryOf } from "../text/memory.ts";

export interface PlacedUnit {
  readonly unit: Unit;
  /** UTF-16 units from the document's start. */
  readonly start: number;
}

/**
 * Whatever a key asks of all blocks goes through rows of objects without looking into one of them: in a long plan, most
 * of them are far away in memory.
 */
export interface Row {
  readonly root: Block;
  readonly units: readonly Unit[];
  /** What each of them declares. */
  readonly declares: readonly (readonly Declaration[])[];
}

/** The row of a document; `before` is that of its last version. */
export function rowOf({ uri, root }: Document, before?: Row): Row {
  const { children } = root;
  const { head, tail } = sharedEnds(before?.root.children ?? [], children);
  const middle = children.slice(head, children.length - tail).map(unitOf);
  const old = before?.units ?? [];
  const again = old.slice(head, old.length - tail);
  if (again.length === middle.length)
    again.forEach((unit, i) => {
      const now = middle[i];
      if (now) follows(now, unit);
    });
  number(middle, head);
  const declares = middle.map((unit) => declarationsOf(uri, unit));
  return {
    root,
    units: spliced(old, head, tail, middle),
    declares: spliced(before?.declares ?? [], head, tail, declares),
  };
}

/** The blocks of a row with their places. */
export function placedIn({ root, units }: Row): readonly PlacedUnit[] {
  const known = placed.get(root);
  if (known) return known;
  const found = units.map((unit, i) => ({ unit, start: root.starts[i] ?? 0 }));
  placed.set(root, found);
  return found;
}

const placed = memoryOf<Block, readonly PlacedUnit[]>();

/** Where in a row the block stands; -1 where it is none of them. */
export function indexIn(units: readonly Unit[], unit: Unit): number {
  const known = indexes.get(unit) ?? -1;
  if (units[known] === unit) return known;
  const found = units.indexOf(unit);
  // One has come or gone before it: all behind have another place, and may be asked for as well.
  if (found >= 0) number(units, 0);
  return found;
}

function number(units: readonly Unit[], from: number): void {
  units.forEach((unit, i) => {
    indexes.set(unit, from + i);
  });
}

/** Where each block stood when it was last asked for: mostly it stands there still. */
const indexes = memoryOf<Unit, number>();
