/**
 * What has become of a top-level block from one version to the next, block by block: most keys touch one of them, and
 * all others are the same objects as before.
 */
import { commonEnds } from "../text/common.ts";
import { memoryOf, Remembered } from "../text/memory.ts";
import type { Entity, Unit } from "./entity.ts";
import { type Words, wordsChanged } from "./rewording.ts";

export interface UnitChange {
  readonly before: Unit;
  readonly after: Unit;
  /** The blocks that are not as they were, in the order of the text. */
  readonly touched: readonly Touched[];
  /** Blocks that are gone. */
  readonly removed: readonly Entity[];
  /** The blocks that stay, as stretches of their numbers before and now. */
  readonly runs: readonly Run[];
  /** The number that the block has now; undefined where it is gone. */
  placeOf(number: number): number | undefined;
  /** Whether every block has the number that it had. */
  readonly steady: boolean;
  /** Whether only words of texts, or comments, have changed. */
  readonly onlyWords: boolean;
}

/** A block whose own text or kind is another one. */
export interface Touched {
  readonly now: Entity;
  /** Undefined for a block that is new. */
  readonly was: Entity | undefined;
  /** What is said otherwise, where nothing but words of texts, or comments, has changed. */
  readonly words: Words | undefined;
}

/** How the one unit differs from the other. */
export function changeOf(before: Unit, after: Unit): UnitChange {
  const kept = changes.get(after);
  if (kept?.before === before) return kept;
  const change = new Change(before, after);
  changes.set(after, change);
  // A change holds the version before; that one lets go of its own.
  changes.delete(before);
  return change;
}

const changes = memoryOf<Unit, UnitChange>();

/** Blocks that follow one another, before and now. */
interface Run {
  readonly from: number;
  readonly to: number;
  length: number;
}

class Change extends Remembered implements UnitChange {
  readonly before: Unit;
  readonly after: Unit;
  readonly touched: Touched[] = [];
  readonly removed: Entity[] = [];
  readonly runs: Run[] = [];

  constructor(before: Unit, after: Unit) {
    super();
    this.before = before;
    this.after = after;
    this.compare(before.top, after.top);
  }

  get steady(): boolean {
    return this.runs.length === 1 && this.before.entities.length === this.after.entities.length;
  }

  get onlyWords(): boolean {
    return this.steady && this.touched.every(({ words }) => words);
  }

  placeOf(number: number): number | undefined {
    const run = this.runs.find(({ from, length }) => from <= number && number < from + length);
    return run && run.to + number - run.from;
  }

  private compare(was: Entity, now: Entity): void {
    const sameKind = was.kind === now.kind;
    if (sameKind && was.block === now.block) {
      this.stay(was.number, now.number, now.behind - now.number);
      return;
    }
    this.stay(was.number, now.number, 1);
    if (!sameKind || was.block.segment !== now.block.segment)
      this.touched.push({ now, was, words: sameKind ? wordsChanged(was, now) : undefined });
    const { head, tail } = commonEnds(was.children, now.children, (one, other) => one.block === other.block);
    const old = was.children.length - tail;
    const end = now.children.length - tail;
    for (let i = 0; i < head; i++) this.both(was.children[i], now.children[i]);
    if (old === end) {
      for (let i = head; i < end; i++) this.both(was.children[i], now.children[i]);
    } else {
      for (const gone of was.children.slice(head, old))
        this.removed.push(...this.before.entities.slice(gone.number, gone.behind));
      for (const added of now.children.slice(head, end))
        for (const entity of this.after.entities.slice(added.number, added.behind))
          this.touched.push({ now: entity, was: undefined, words: undefined });
    }
    for (let i = 0; i < tail; i++) this.both(was.children[old + i], now.children[end + i]);
  }

  private both(was: Entity | undefined, now: Entity | undefined): void {
    if (was && now) this.compare(was, now);
  }

  private stay(from: number, to: number, length: number): void {
    const last = this.runs.at(-1);
    if (last && last.from + last.length === from && last.to + last.length === to) last.length += length;
    else this.runs.push({ from, to, length });
  }
}
