/**
 * The top-level blocks of a document in a row, with what each declares. A document that is open hands its row on to its
 * next version: what a key has left alone is not even looked up again.
 */
import { type Declaration, declarationsOf } from "../analysis/declarations.ts";
import { type Unit, unitOf } from "../analysis/entity.ts";
import { follows } from "../analysis/schedule/days.ts";
import type { Document } from "../syntax/document.ts";
import type { Block } from "../syntax/tree.ts";
import { commonEnds } from "../text/common.ts";

export interface PlacedUnit {
  readonly unit: Unit;
  /** UTF-16 units from the document's start. */
  readonly start: number;
}

export interface Row {
  readonly root: Block;
  readonly units: readonly PlacedUnit[];
  /** What each of them declares. */
  readonly declares: readonly (readonly Declaration[])[];
}

/** The row of a document; `before` is that of its last version. */
export function rowOf({ uri, root }: Document, before?: Row): Row {
  const { children, starts } = root;
  const old = before?.units ?? [];
  const { head, tail } = commonEnds(old, children, ({ unit }, block) => unit.block === block);
  const first = children.length - tail;
  const middle = children.slice(head, first).map(unitOf);
  const again = old.slice(head, old.length - tail);
  if (again.length === middle.length)
    again.forEach(({ unit }, i) => {
      const now = middle[i];
      if (now) follows(now, unit);
    });
  const place = (unit: Unit, i: number, known?: PlacedUnit): PlacedUnit => {
    const start = starts[i] ?? 0;
    return known?.start === start ? known : { unit, start };
  };
  return {
    root,
    units: [
      ...old.slice(0, head).map((known, i) => place(known.unit, i, known)),
      ...middle.map((unit, i) => place(unit, head + i)),
      ...old.slice(old.length - tail).map((known, i) => place(known.unit, first + i, known)),
    ],
    declares: spliced(
      before?.declares ?? [],
      head,
      tail,
      middle.map((unit) => declarationsOf(uri, unit)),
    ),
  };
}

/** A row in which all between the first `head` and the last `tail` entries is another one. */
export function spliced<One>(
  row: readonly One[],
  head: number,
  tail: number,
  middle: readonly One[],
): readonly One[] {
  return [...row.slice(0, head), ...middle, ...row.slice(row.length - tail)];
}
