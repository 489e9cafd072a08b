/**
 * What the rules found in the top-level blocks of a document, carried on from one version of it to the next: a key
 * costs what it changed, however long the plan is. Only blocks in which something was found are kept.
 */
import type { Unit } from "../analysis/entity.ts";
import { keepMentions, mentionsIn } from "../analysis/mentions.ts";
import type { Changes } from "../analysis/scope.ts";
import { isUntouched } from "../analysis/scope.ts";
import { changeOf, type UnitChange } from "../analysis/unitChange.ts";
import type { Day } from "../calendar/day.ts";
import { commonEnds } from "../text/common.ts";
import { memoryOf } from "../text/memory.ts";
import type { Settings } from "../workspace/settings.ts";
import type { PlacedUnit, Snapshot } from "../workspace/snapshot.ts";
import type { IgnoresInUnit } from "./ignores.ts";
import { isSilent, type Kept, look, type OnError, type Sighting, silent } from "./look.ts";
import type { DocumentRule } from "./rule.ts";

/** A document's blocks as far as there is something to say of them. */
export interface Pass {
  /** Another number whenever a person, team, coach or organization whom the document sees means something else. */
  readonly people: number;
  readonly sightings: readonly Sighting[];
  readonly ignores: readonly { readonly start: number; readonly ignores: IgnoresInUnit }[];
  /** The blocks that have something to say to a rule over the document, in the order of the text. */
  gathered(rule: DocumentRule): readonly Unit[];
  /** What the rule found in the last version, where nothing has happened since that it reads. */
  answers: Map<DocumentRule, Answer>;
}

/** What a rule over a document found, and what that was worked out from. */
export interface Answer {
  readonly stamp: unknown;
  readonly units: readonly Unit[];
  readonly found: readonly Sighting[];
}

/** Looks through those blocks of a document that have changed since the last time, or that mention what has changed. */
export function passOver(snapshot: Snapshot, uri: string, onError: OnError): Pass {
  const memory = snapshot.memory(uri);
  const before = passes.get(memory);
  const pass = new DocumentPass(snapshot, uri, before, onError);
  passes.set(memory, pass);
  return pass;
}

const passes = memoryOf<object, DocumentPass>();

class DocumentPass implements Pass {
  readonly people: number;
  readonly answers: Map<DocumentRule, Answer>;
  private readonly uri: string;
  private readonly units: readonly PlacedUnit[];
  private readonly version: number;
  private readonly today: Day;
  private readonly limits: Settings["limits"];
  private readonly kept: Map<Unit, Kept>;
  private heard: readonly { readonly unit: Unit; readonly start: number; readonly kept: Kept }[] | undefined;
  /** How many blocks mention a name. */
  private readonly mentions: Map<string, number>;

  constructor(snapshot: Snapshot, uri: string, before: DocumentPass | undefined, onError: OnError) {
    const scope = snapshot.scope(uri);
    this.uri = uri;
    this.units = snapshot.units(uri);
    this.version = scope.version;
    this.today = snapshot.today;
    this.limits = snapshot.settings.limits;
    const goesOn =
      before?.uri === uri && before.today === this.today && before.limits === this.limits
        ? before
        : undefined;
    const changes = goesOn && scope.since(goesOn.version);
    if (!goesOn || !changes) {
      this.kept = new Map();
      this.mentions = new Map();
      this.answers = new Map();
      this.people = (before?.people ?? 0) + 1;
      const isOpen = snapshot.isOpen(uri);
      for (const { unit, start } of this.units) {
        // Who is mentioned is asked for by the next pass; over what is not open there is none.
        if (isOpen) this.count(unit, 1);
        this.look(snapshot, unit, undefined, at(onError, start));
      }
      return;
    }
    // What is taken over is only what the blocks that stay have said: nobody asks the earlier pass any more.
    this.kept = goesOn.kept;
    this.mentions = goesOn.mentions;
    this.answers = goesOn.answers;
    this.people = changes.changed.size > 0 ? goesOn.people + 1 : goesOn.people;
    const { head, tail } = commonEnds(goesOn.units, this.units, (one, other) => one.unit === other.unit);
    const removed = goesOn.units.slice(head, goesOn.units.length - tail);
    const added = this.units.slice(head, this.units.length - tail);
    const pairs = added.map(({ unit, start }, i) => {
      const old = removed.length === added.length ? removed[i]?.unit : undefined;
      const change = old && changeOf(old, unit);
      if (change?.onlyWords) keepMentions(change.before, unit);
      return { unit, start, change };
    });
    if (!pairs.every(({ change }) => change?.onlyWords)) {
      for (const { unit } of removed) this.count(unit, -1);
      for (const { unit } of added) this.count(unit, 1);
    }
    for (const { unit, start, change } of pairs) {
      // Where a name that it mentions means something else, too, all of it is looked at.
      const known = isUntouched(unit, changes.changed) ? change : undefined;
      this.look(snapshot, unit, known, at(onError, start));
    }
    // Between two blocks that have changed there may be some that have not.
    const stays = new Set(added.map(({ unit }) => unit));
    for (const { unit } of removed) if (!stays.has(unit)) this.kept.delete(unit);
    this.lookAgain(snapshot, changes, head, head + added.length, onError);
  }

  get sightings(): readonly Sighting[] {
    return this.saying().flatMap(({ kept }) => [
      ...[...kept.ofUnit.values()].flat(),
      ...[...kept.ofBlocks.values()].flat(),
    ]);
  }

  get ignores(): readonly { readonly start: number; readonly ignores: IgnoresInUnit }[] {
    return this.saying().flatMap(({ start, kept }) =>
      kept.ignores.length > 0 ? [{ start, ignores: kept.ignores }] : [],
    );
  }

  gathered(rule: DocumentRule): readonly Unit[] {
    return this.saying().flatMap(({ unit, kept }) => (kept.speaksTo.has(rule) ? [unit] : []));
  }

  /** Those blocks that stay and mention what has changed, or were found fault with for it. */
  private lookAgain(
    snapshot: Snapshot,
    { moved, changed }: Changes,
    from: number,
    to: number,
    onError: OnError,
  ): void {
    const mentioned = [...moved].filter((id) => this.mentions.has(id));
    if (mentioned.length === 0) return;
    const movedHere = new Set(mentioned);
    const changedHere = new Set(mentioned.filter((id) => changed.has(id)));
    this.units.forEach(({ unit, start }, i) => {
      if (from <= i && i < to) return;
      // What was found may point at what has only moved.
      const concerned = this.kept.has(unit) ? movedHere : changedHere;
      if (!isUntouched(unit, concerned)) this.look(snapshot, unit, undefined, at(onError, start));
    });
  }

  private count(unit: Unit, by: 1 | -1): void {
    for (const word of mentionsIn(unit)) {
      const count = (this.mentions.get(word) ?? 0) + by;
      if (count === 0) this.mentions.delete(word);
      else this.mentions.set(word, count);
    }
  }

  /** Looks through a block, and at no more of it than the change concerns, where that can be told. */
  private look(snapshot: Snapshot, unit: Unit, change: UnitChange | undefined, onError: OnError): void {
    const earlier = change && { change, before: this.kept.get(change.before) ?? silent };
    const kept = look(snapshot, this.uri, unit, earlier, onError);
    if (isSilent(kept)) this.kept.delete(unit);
    else this.kept.set(unit, kept);
  }

  private saying(): readonly { readonly unit: Unit; readonly start: number; readonly kept: Kept }[] {
    this.heard ??= this.kept.size === 0 ? [] : this.listen();
    return this.heard;
  }

  private listen(): NonNullable<DocumentPass["heard"]> {
    return this.units.flatMap(({ unit, start }) => {
      const kept = this.kept.get(unit);
      return kept ? [{ unit, start, kept }] : [];
    });
  }
}

function at(onError: OnError, start: number): OnError {
  return (rule, offset, error) => onError(rule, start + offset, error);
}
