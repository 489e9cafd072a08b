import type { Unit } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import { changeOf } from "../../analysis/unitChange.ts";
import type { Document } from "../../syntax/document.ts";
import { innerPlaces } from "../../syntax/places.ts";
import { commonEnds } from "../../text/common.ts";
import type { Position } from "../../text/lines.ts";
import { memoryOf } from "../../text/memory.ts";
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
  /** Where in the {@link UnitRow.before row before} the same block stood at the same place, with the same names; else -1. */
  readonly was: number;
}

/** The top-level blocks of a document at one moment. */
export interface UnitRow {
  readonly snapshot: Snapshot;
  /** {@link Snapshot.memory} */
  readonly memory: object;
  /** No other row has this number. */
  readonly number: number;
  /** The number of the row that was asked for before this one. */
  readonly before: number | undefined;
  readonly units: readonly UnitAt[];
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
  const last = memoryOf<object, { readonly number: number; readonly results: readonly Result[] }>();
  const all = ({ memory, number, before, units }: UnitRow): readonly Result[] => {
    const known = last.get(memory);
    if (known?.number === number) return known.results;
    const old = known && known.number === before ? known.results : [];
    const results = units.map((at) => (at.was < 0 ? undefined : old[at.was]) ?? one(at));
    last.set(memory, { number, results });
    return results;
  };
  return { one, all };
}

/** The answers for top-level blocks. */
interface PerUnit<Result> {
  one(at: UnitAt): Result;
  /** Of all blocks of a document, in their order. */
  all(row: UnitRow): readonly Result[];
}

/** The top-level blocks of a document, in the order of the text. The same row as long as the snapshot is the same. */
export function unitsIn(snapshot: Snapshot, document: Document): UnitRow {
  const { uri } = document;
  const memory = snapshot.memory(uri);
  const before = rows.get(memory);
  if (before?.snapshot === snapshot) return before;
  const old = before?.units ?? [];
  const placed = snapshot.units(uri);
  const { head, tail } = commonEnds(old, placed, (one, now) => one.unit === now.unit);
  const isReplaced = old.length === placed.length && placed.length - head - tail <= mostReworded;
  const places = innerPlaces(document.root, { line: 0, character: 0 });
  const units = placed.map(({ unit, start }, i): UnitAt => {
    const place = places[i] ?? { line: 0, character: 0 };
    const names = snapshot.names(uri, unit);
    const isInHead = i < head;
    const j = isInHead ? i : i + old.length - placed.length;
    const one = old[j];
    const isKept = isInHead || i >= placed.length - tail;
    const isSame =
      isKept &&
      one?.names === names &&
      one.place.line === place.line &&
      one.place.character === place.character;
    const reworded = isReplaced && !isKept && one ? rewordingOf(one.unit, unit) : undefined;
    return { snapshot, document, unit, start, place, names, reworded, was: isSame ? j : -1 };
  });
  const row = { snapshot, memory, number: ++numbers, before: before?.number, units };
  rows.set(memory, row);
  return row;
}

function rewordingOf(old: Unit, now: Unit): Rewording | undefined {
  const change = changeOf(old, now);
  return change.onlyWords
    ? { old: change.before, retitled: change.touched.some(({ words }) => words?.title) }
    : undefined;
}

/** One key changes the words of one block; where many have changed, comparing them costs more than it saves. */
const mostReworded = 8;

/** By the document's memory: the row that somebody asked for last. */
const rows = memoryOf<object, UnitRow>();
let numbers = 0;

interface Kept<Result> {
  readonly line: number;
  readonly character: number;
  readonly names: Names;
  readonly result: Result;
}
