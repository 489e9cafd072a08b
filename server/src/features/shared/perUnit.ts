import type { Unit } from "../../analysis/entity.ts";
import type { Document } from "../../syntax/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** A top-level block at its place in a document. */
export interface UnitAt {
  readonly snapshot: Snapshot;
  readonly document: Document;
  readonly unit: Unit;
  /** UTF-16 units from the document's start. */
  readonly start: number;
}

/** How the answer for one top-level block is made, and when it may be used again. */
interface Making<Result> {
  compute(at: UnitAt): Result;
  /** The same answer so many lines further down; places in it are the document's. */
  moved(result: Result, lines: number): Result;
  /** What the answer depends on besides the block's own text: as long as each is the same object, so is the answer. */
  leansOn?(at: UnitAt): readonly unknown[];
}

/**
 * Remembers what is worked out of each top-level block for as long as its text stays the same: after a key only the
 * block around it costs anything, however long the document is.
 */
export function perUnit<Result>({ compute, moved, leansOn }: Making<Result>): (at: UnitAt) => Result {
  const kept = new WeakMap<Unit, Kept<Result>>();
  return (at) => {
    const { line, character } = at.document.lines.position(at.start);
    const basis = leansOn?.(at) ?? [];
    const before = kept.get(at.unit);
    const holds =
      before !== undefined &&
      before.character === character &&
      before.basis.length === basis.length &&
      before.basis.every((one, i) => one === basis[i]);
    if (holds && before.line === line) return before.result;
    const result = holds ? moved(before.result, line - before.line) : compute(at);
    kept.set(at.unit, { line, character, basis, result });
    return result;
  };
}

/** The top-level blocks of a document, in the order of the text. */
export function unitsIn(snapshot: Snapshot, document: Document): readonly UnitAt[] {
  return snapshot.units(document.uri).map(({ unit, start }) => ({ snapshot, document, unit, start }));
}

interface Kept<Result> {
  readonly line: number;
  readonly character: number;
  readonly basis: readonly unknown[];
  readonly result: Result;
}
