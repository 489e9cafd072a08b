import type { Unit } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import { changeOf } from "../../analysis/unitChange.ts";
import type { Document } from "../../syntax/document.ts";
import { innerPlaces } from "../../syntax/places.ts";
import { commonEnds } from "../../text/common.ts";
import type { Position } from "../../text/lines.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** A top-level block at its place in a document. */
export interface UnitAt {
  readonly snapshot: Snapshot;
  readonly document: Document;
  readonly unit: Unit;
  /** UTF-16 units from the document's start. */
  readonly start: number;
  readonly place: Position;
  readonly names: Names;
  /** The block that stood here when somebody last asked, where nothing but words has changed since. */
  readonly reworded: Rewording | undefined;
}

interface Rewording {
  /** The block as it was then: the same blocks in it, in the same order. */
  readonly old: Unit;
  /** A title has changed. */
  readonly retitled: boolean;
}

/** What was answered of a block before words in it changed. */
export interface Earlier<Result> extends Rewording {
  readonly result: Result;
}

/** How the answer for one top-level block is made, and when it may be used again. */
interface Making<Result> {
  /** `earlier` is the answer of before only words changed, if it is remembered and still true of all that has not changed. */
  compute(at: UnitAt, earlier: Earlier<Result> | undefined): Result;
  /** The same answer so many lines further down; places in it are the document's. */
  moved(result: Result, lines: number): Result;
  /** Whether it depends on what the names in the block mean, besides the block's own text. */
  readonly readsNames?: boolean;
}

/**
 * Remembers what is worked out of each top-level block for as long as its text stays the same: after a key only the
 * block around it costs anything, however long the document is.
 */
export function perUnit<Result>({ compute, moved, readsNames = false }: Making<Result>): PerUnit<Result> {
  const kept = new WeakMap<Unit, Kept<Result>>();
  const holds = (before: Kept<Result>, { character }: Position, names: Names) =>
    before.character === character && (!readsNames || before.names === names);
  /** What was answered of the block that stood here before, where that would still be true of it. */
  const earlierOf = ({ snapshot, document, place, reworded }: UnitAt): Earlier<Result> | undefined => {
    const before = reworded && kept.get(reworded.old);
    if (!before || !holds(before, place, snapshot.names(document.uri, reworded.old))) return undefined;
    return { ...reworded, result: before.result };
  };
  const one = (at: UnitAt): Result => {
    const { line, character } = at.place;
    const before = kept.get(at.unit);
    const isSame = before !== undefined && holds(before, at.place, at.names);
    if (isSame && before.line === line) return before.result;
    const result = isSame ? moved(before.result, line - before.line) : compute(at, earlierOf(at));
    kept.set(at.unit, { line, character, names: at.names, result });
    return result;
  };
  const last = new WeakMap<
    object,
    { readonly row: readonly UnitAt[]; readonly results: readonly Result[] }
  >();
  const all = (row: readonly UnitAt[]): readonly Result[] => {
    const [first] = row;
    if (!first) return [];
    const memory = first.snapshot.memory(first.document.uri);
    const before = last.get(memory) ?? { row: [], results: [] };
    if (before.row === row) return before.results;
    const shift = before.row.length - row.length;
    const results = row.map((at, i) => {
      for (const j of [i, i + shift]) {
        const known = before.row[j];
        const result = before.results[j];
        if (known && result !== undefined && isSameUnit(known, at, readsNames)) return result;
      }
      return one(at);
    });
    last.set(memory, { row, results });
    return results;
  };
  return { one, all };
}

/** The answers for top-level blocks. */
interface PerUnit<Result> {
  one(at: UnitAt): Result;
  /** Of all blocks of a document, in their order. */
  all(row: readonly UnitAt[]): readonly Result[];
}

function isSameUnit(one: UnitAt, other: UnitAt, readsNames: boolean): boolean {
  return (
    one.unit === other.unit &&
    one.place.line === other.place.line &&
    one.place.character === other.place.character &&
    (!readsNames || one.names === other.names)
  );
}

/** The top-level blocks of a document, in the order of the text. The same row as long as the snapshot is the same. */
export function unitsIn(snapshot: Snapshot, document: Document): readonly UnitAt[] {
  const { uri } = document;
  const units = snapshot.units(uri);
  const known = rows.get(units);
  if (known?.[0]?.snapshot === snapshot) return known;
  const memory = snapshot.memory(uri);
  const before = lastAsked.get(memory) ?? [];
  const { head, tail } = commonEnds(before, units, (unit, now) => unit === now.unit);
  const isReplaced = before.length === units.length && units.length - head - tail <= mostReworded;
  const places = innerPlaces(document.root, { line: 0, character: 0 });
  const row = units.map(({ unit, start }, i): UnitAt => {
    const place = places[i] ?? { line: 0, character: 0 };
    const old = isReplaced && head <= i && i < units.length - tail ? before[i] : undefined;
    const change = old && changeOf(old, unit);
    const reworded = change?.onlyWords
      ? { old: change.before, retitled: change.touched.some(({ words }) => words?.title) }
      : undefined;
    return { snapshot, document, unit, start, place, names: snapshot.names(uri, unit), reworded };
  });
  rows.set(units, row);
  lastAsked.set(
    memory,
    units.map(({ unit }) => unit),
  );
  return row;
}

/** One key changes the words of one block; where many have changed, comparing them costs more than it saves. */
const mostReworded = 8;

const rows = new WeakMap<object, readonly UnitAt[]>();
/** By the document's memory: the blocks as they were when somebody last asked. */
const lastAsked = new WeakMap<object, readonly Unit[]>();

interface Kept<Result> {
  readonly line: number;
  readonly character: number;
  readonly names: Names;
  readonly result: Result;
}
