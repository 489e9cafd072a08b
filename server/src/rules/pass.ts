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
import { sharedEnds } from "../text/common.ts";
import { memoryOf } from "../text/memory.ts";
import { addTo, takeFrom } from "../text/sets.ts";
import { indexIn } from "../workspace/rows.ts";
import type { Settings } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { IgnoresInUnit } from "./ignores.ts";
import { isSilent, type Kept, look, type OnError, type Sighting, silent } from "./look.ts";
import type { DocumentRule } from "./rule.ts";

/** A document's blocks as far as there is something to say of them. */
export interface Pass {
  /** Another number whenever a person, team, coach or organization whom the document sees means something else. */
  readonly people: number;
  readonly sightings: readonly Sighting[];
  readonly ignores: readonly { readonly unit: Unit; readonly ignores: IgnoresInUnit }[];
  /** The blocks in which that word stands where a name is wanted, in no order. */
  mentioners(name: string): Iterable<Unit>;
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

/**
 * Looks ahead of {@link passOver} through an open document of which nothing is known yet, a block a step: it need not
 * be done in one go. What is found counts for this snapshot alone.
 */
export function* lookAhead(snapshot: Snapshot, uri: string, onError: OnError): Generator<undefined> {
  const memory = snapshot.memory(uri);
  if (passes.has(memory)) return;
  // Another question of the same moment may have begun.
  const found = foundAhead(snapshot, memory) ?? new Map<Unit, Kept>();
  ahead.set(memory, { snapshot, found });
  // Gathers what the workspace is told.
  snapshot.facts.of(uri);
  yield;
  for (const unit of snapshot.row(uri)) {
    if (passes.has(memory)) return;
    if (found.has(unit)) continue;
    found.set(unit, look(snapshot, uri, unit, undefined, from(snapshot.startOf(uri, unit), onError)));
    yield;
  }
}

/** By the document's memory: what was found before somebody asked. */
const ahead = memoryOf<object, { readonly snapshot: Snapshot; readonly found: Map<Unit, Kept> }>();

function foundAhead(snapshot: Snapshot, memory: object): Map<Unit, Kept> | undefined {
  const known = ahead.get(memory);
  return known?.snapshot === snapshot ? known.found : undefined;
}

/** The same for a block that begins there. */
function from(start: number, onError: OnError): OnError {
  return (rule, offset, error) => onError(rule, start + offset, error);
}

class DocumentPass implements Pass {
  readonly people: number;
  readonly answers: Map<DocumentRule, Answer>;
  private readonly uri: string;
  private readonly units: readonly Unit[];
  private readonly version: number;
  private readonly today: Day;
  private readonly limits: Settings["limits"];
  private readonly kept: Map<Unit, Kept>;
  private heard: readonly (readonly [Unit, Kept])[] | undefined;
  /** By each word that stands where a name is wanted the blocks in which it does. */
  private mentions: Map<string, Set<Unit>> | undefined;

  constructor(snapshot: Snapshot, uri: string, before: DocumentPass | undefined, onError: OnError) {
    const scope = snapshot.scope(uri);
    this.uri = uri;
    this.units = snapshot.row(uri);
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
      this.answers = new Map();
      this.people = (before?.people ?? 0) + 1;
      this.lookAtAll(snapshot, onError);
      // The next pass asks for it at once; over what is not open there is none.
      if (snapshot.isOpen(uri)) this.mentions = mentionsOf(this.units);
      return;
    }
    // What is taken over is only what the blocks that stay have said: nobody asks the earlier pass any more.
    this.kept = goesOn.kept;
    this.mentions = goesOn.mentions;
    this.answers = goesOn.answers;
    this.people = changes.changed.size > 0 ? goesOn.people + 1 : goesOn.people;
    const { head, tail } = sharedEnds(goesOn.units, this.units);
    const removed = goesOn.units.slice(head, goesOn.units.length - tail);
    const added = this.units.slice(head, this.units.length - tail);
    const pairs = added.map((unit, i) => {
      const old = removed.length === added.length ? removed[i] : undefined;
      const change = old && changeOf(old, unit);
      if (change?.onlyWords) keepMentions(change.before, unit);
      return { unit, change };
    });
    if (this.mentions) {
      for (const unit of removed) for (const word of mentionsIn(unit)) takeFrom(this.mentions, word, unit);
      for (const unit of added) for (const word of mentionsIn(unit)) addTo(this.mentions, word, unit);
    }
    for (const { unit, change } of pairs) {
      // Where a name that it mentions means something else, too, all of it is looked at.
      const known = isUntouched(unit, changes.changed) ? change : undefined;
      this.look(snapshot, unit, known, onError);
    }
    // Between two blocks that have changed there may be some that have not.
    const stays = new Set(added);
    for (const unit of removed) if (!stays.has(unit)) this.kept.delete(unit);
    this.lookAgain(snapshot, changes, stays, onError);
  }

  get sightings(): readonly Sighting[] {
    return this.saying().flatMap(([, kept]) => [
      ...[...kept.ofUnit.values()].flat(),
      ...[...kept.ofBlocks.values()].flat(),
    ]);
  }

  get ignores(): readonly { readonly unit: Unit; readonly ignores: IgnoresInUnit }[] {
    return this.saying().flatMap(([unit, { ignores }]) => (ignores.length > 0 ? [{ unit, ignores }] : []));
  }

  gathered(rule: DocumentRule): readonly Unit[] {
    return this.saying().flatMap(([unit, kept]) => (kept.speaksTo.has(rule) ? [unit] : []));
  }

  mentioners(name: string): Iterable<Unit> {
    this.mentions ??= mentionsOf(this.units);
    return this.mentions.get(name) ?? [];
  }

  private lookAtAll(snapshot: Snapshot, onError: OnError): void {
    const memory = snapshot.memory(this.uri);
    const found = foundAhead(snapshot, memory);
    ahead.delete(memory);
    for (const unit of this.units) {
      const kept = found?.get(unit);
      if (kept) this.keep(unit, kept);
      else this.look(snapshot, unit, undefined, onError);
    }
  }

  /** Those blocks that stay and mention what has changed, or were found fault with for it. */
  private lookAgain(
    snapshot: Snapshot,
    { moved, changed }: Changes,
    looked: ReadonlySet<Unit>,
    onError: OnError,
  ): void {
    const concerned = new Set<Unit>();
    for (const id of moved) {
      for (const unit of this.mentioners(id)) {
        // What was found may point at what has only moved.
        if (!looked.has(unit) && (changed.has(id) || this.kept.has(unit))) concerned.add(unit);
      }
    }
    for (const unit of concerned) this.look(snapshot, unit, undefined, onError);
  }

  /** Looks through a block, and at no more of it than the change concerns, where that can be told. */
  private look(snapshot: Snapshot, unit: Unit, change: UnitChange | undefined, onError: OnError): void {
    const earlier = change && { change, before: this.kept.get(change.before) ?? silent };
    const start = snapshot.startOf(this.uri, unit);
    this.keep(unit, look(snapshot, this.uri, unit, earlier, from(start, onError)));
  }

  private keep(unit: Unit, kept: Kept): void {
    if (isSilent(kept)) this.kept.delete(unit);
    else this.kept.set(unit, kept);
  }

  /** In the order of the text. */
  private saying(): readonly (readonly [Unit, Kept])[] {
    this.heard ??= [...this.kept]
      .map((one) => ({ one, place: indexIn(this.units, one[0]) }))
      .sort((a, b) => a.place - b.place)
      .map(({ one }) => one);
    return this.heard;
  }
}

function mentionsOf(units: readonly Unit[]): Map<string, Set<Unit>> {
  const mentions = new Map<string, Set<Unit>>();
  for (const unit of units) for (const word of mentionsIn(unit)) addTo(mentions, word, unit);
  return mentions;
}
