/**
 * What the rules found in the top-level blocks of a document, carried on from one version of it to the next: a key
 * costs what it changed, however long the plan is. Only blocks in which something was found are kept.
 */
import type { Entity, Unit } from "../analysis/entity.ts";
import { keepMentions, mentionsIn } from "../analysis/mentions.ts";
import { type Reworded, rewordedIn } from "../analysis/rewording.ts";
import type { Schedule } from "../analysis/schedule.ts";
import type { Changes } from "../analysis/scope.ts";
import { isUntouched } from "../analysis/scope.ts";
import type { Day } from "../calendar/day.ts";
import type { BlockName, Place } from "../language/types.ts";
import type { Segment } from "../syntax/tree.ts";
import { commonEnds } from "../text/common.ts";
import type { Settings } from "../workspace/settings.ts";
import type { PlacedUnit, Snapshot } from "../workspace/snapshot.ts";
import type { IgnoresInUnit } from "./ignores.ts";
import { ignoresIn } from "./ignores.ts";
import { rules } from "./index.ts";
import type { BlockRule, DocumentRule, Found, Rule, TextView, UnitRule, UnitView } from "./rule.ts";

/** What a rule found, with the rule. */
export interface Sighting {
  readonly rule: Rule;
  readonly found: Found;
}

/** A rule that broke: at which offset, from the start of what it looked at. */
export type OnError = (rule: Rule, offset: number, error: unknown) => void;

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

const passes = new WeakMap<object, DocumentPass>();

/** What is kept of a top-level block that has something to say. */
interface Kept {
  /** By the rule over the whole of it that found them. */
  readonly ofUnit: ReadonlyMap<UnitRule, readonly Sighting[]>;
  /** By the number of the block in which they were found. */
  readonly ofBlocks: ReadonlyMap<number, readonly Sighting[]>;
  readonly ignores: IgnoresInUnit;
  readonly speaksTo: ReadonlySet<DocumentRule>;
  /** Its days contradict nothing. */
  readonly sound: boolean;
}

const silent: Kept = {
  ofUnit: new Map(),
  ofBlocks: new Map(),
  ignores: [],
  speaksTo: new Set(),
  sound: true,
};

class DocumentPass implements Pass {
  readonly people: number;
  readonly answers: Map<DocumentRule, Answer>;
  private readonly uri: string;
  private readonly units: readonly PlacedUnit[];
  private readonly version: number;
  private readonly today: Day;
  private readonly limits: Settings["limits"];
  private readonly kept: Map<Unit, Kept>;
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
      for (const { unit, start } of this.units) {
        this.count(unit, 1);
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
      const blocks = old && rewordedIn(old, unit);
      if (blocks) keepMentions(old, unit);
      return { unit, start, reworded: blocks && { old, blocks } };
    });
    if (!pairs.every(({ reworded }) => reworded)) {
      for (const { unit } of removed) this.count(unit, -1);
      for (const { unit } of added) this.count(unit, 1);
    }
    for (const { unit, start, reworded } of pairs) this.look(snapshot, unit, reworded, at(onError, start));
    for (const { unit } of removed) this.kept.delete(unit);
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

  /**
   * Looks through a block. Where it is an earlier one with other words in some texts, all that had nothing to say in that
   * has nothing to say in this: then only those are asked who had, and the blocks with these words.
   */
  private look(snapshot: Snapshot, unit: Unit, reworded: Rewording | undefined, onError: OnError): void {
    const before = reworded && (this.kept.get(reworded.old) ?? silent);
    const view = viewOf(snapshot, this.uri, unit, before?.sound ?? false);
    const ofUnit = new Map<UnitRule, readonly Sighting[]>();
    for (const rule of before?.ofUnit.keys() ?? unitRules) {
      const found: Sighting[] = [];
      guarded(rule, 0, onError, found, () => rule.run(view));
      if (found.length > 0) ofUnit.set(rule, found);
    }
    const speaksTo = new Set<DocumentRule>();
    for (const rule of before?.speaksTo ?? gatheringRules) {
      try {
        if (rule.gathers?.(view)) speaksTo.add(rule);
      } catch (error) {
        onError(rule, 0, error);
      }
    }
    const ofBlocks = new Map<number, readonly Sighting[]>();
    const again = before && [
      ...before.ofBlocks.keys(),
      ...(reworded?.blocks.map(({ block }) => block) ?? []),
    ];
    for (const i of again ? new Set(again) : unit.entities.keys()) {
      const entity = unit.entities[i];
      const found: Sighting[] = [];
      if (entity) lookAt(entity, view, onError, found, before !== undefined && !before.ofBlocks.has(i));
      if (found.length > 0) ofBlocks.set(i, found);
    }
    const ignores = before?.ignores.length === 0 ? before.ignores : ignoresIn(unit);
    if (ofUnit.size + ofBlocks.size + ignores.length + speaksTo.size === 0) this.kept.delete(unit);
    else this.kept.set(unit, { ofUnit, ofBlocks, ignores, speaksTo, sound: before?.sound ?? isSound(view) });
  }

  private saying(): readonly { readonly unit: Unit; readonly start: number; readonly kept: Kept }[] {
    if (this.kept.size === 0) return [];
    return this.units.flatMap(({ unit, start }) => {
      const kept = this.kept.get(unit);
      return kept ? [{ unit, start, kept }] : [];
    });
  }
}

function at(onError: OnError, start: number): OnError {
  return (rule, offset, error) => onError(rule, start + offset, error);
}

/** A block with other words in some texts than an earlier one. */
interface Rewording {
  readonly old: Unit;
  readonly blocks: readonly Reworded[];
}

function isSound({ schedule }: UnitView): boolean {
  try {
    return schedule.problems.length === 0;
  } catch {
    // The rules that asked for the days have told of it.
    return false;
  }
}

/** Names and days are worked out when the first rule asks; where the days are known to be sound, not to find that out. */
function viewOf(snapshot: Snapshot, uri: string, unit: Unit, sound: boolean): UnitView {
  const { today, settings } = snapshot;
  let schedule: Schedule | undefined;
  return {
    uri,
    unit,
    today,
    settings,
    get names() {
      return snapshot.names(uri, unit);
    },
    get schedule() {
      schedule ??= sound ? knownSound(snapshot.schedule(uri, unit)) : snapshot.schedule(uri, unit);
      return schedule;
    },
  };
}

function knownSound({ dates, day, occurrences, waitsFor, waiting, slack }: Schedule): Schedule {
  return { dates, day, occurrences, waitsFor, waiting, slack, isSound: () => true, problems: [] };
}

/** `onlyWords`: nothing was found in it before, and nothing has changed but words. */
function lookAt(
  entity: Entity,
  view: UnitView,
  onError: OnError,
  sightings: Sighting[],
  onlyWords: boolean,
): void {
  const of = entity.kind && blockRules.get(entity.kind);
  if (!isSettled(entity)) {
    const before = sightings.length;
    const text: TextView = {
      entity,
      segment: entity.block.segment,
      place: entity.kind,
      span: (inSegment) => entity.span(inSegment),
    };
    for (const rule of textRules) guarded(rule, entity.start, onError, sightings, () => rule.run(text));
    let open = 0;
    for (const rule of of?.settling ?? []) {
      if (rule.settled?.(entity)) continue;
      open++;
      guarded(rule, entity.start, onError, sightings, () => rule.run(entity, view));
    }
    if (sightings.length === before && open === 0) settle(entity);
  }
  for (const rule of of?.lasting ?? []) {
    if (!onlyWords || rule.readsWords)
      guarded(rule, entity.start, onError, sightings, () => rule.run(entity, view));
  }
}

/** The kinds of a block, and of the one around it, as which its text has nothing to find in it. */
const settled = new WeakMap<
  Segment,
  { readonly kind: BlockName | undefined; readonly outer: Place | undefined }
>();

function isSettled(entity: Entity): boolean {
  const known = settled.get(entity.block.segment);
  return known !== undefined && known.kind === entity.kind && known.outer === outerOf(entity);
}

function settle(entity: Entity): void {
  settled.set(entity.block.segment, { kind: entity.kind, outer: outerOf(entity) });
}

function outerOf({ parent }: Entity): Place | undefined {
  return parent ? parent.kind : "document";
}

/** Runs a rule and adds what it finds; if it breaks, that is told, and nothing else suffers. */
export function guarded(
  rule: Rule,
  offset: number,
  onError: OnError,
  sightings: Sighting[],
  run: () => readonly Found[],
): void {
  try {
    for (const found of run()) sightings.push({ rule, found });
  } catch (error) {
    onError(rule, offset, error);
  }
}

const unitRules = rules.filter((rule) => rule.scope === "unit");
export const textRules = rules.filter((rule) => rule.scope === "text");
const gatheringRules = rules.filter((rule) => rule.scope === "document").filter((rule) => rule.gathers);

/** Of each kind of block: the rules that a block's own text may settle, and those that it may not. */
const blockRules = new Map<BlockName, { readonly settling: BlockRule[]; readonly lasting: BlockRule[] }>();
for (const rule of rules) {
  if (rule.scope !== "block") continue;
  for (const block of rule.blocks) {
    const of = blockRules.get(block) ?? { settling: [], lasting: [] };
    blockRules.set(block, of);
    (rule.settled ? of.settling : of.lasting).push(rule);
  }
}
