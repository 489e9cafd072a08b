/**
 * What the rules find in one top-level block: in all of it, or, where it is known what they found in an earlier version
 * of it, only through those whom the change concerns.
 */
import { type Effects, effectsOf } from "../analysis/effects.ts";
import { type Entity, isKind, type Unit } from "../analysis/entity.ts";
import type { UnitChange } from "../analysis/unitChange.ts";
import type { BlockName, Place } from "../language/types.ts";
import type { Segment } from "../syntax/tree.ts";
import { memoryOf } from "../text/memory.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type IgnoresInUnit, ignoresIn } from "./ignores.ts";
import { rules } from "./index.ts";
import type {
  BlockRule,
  DocumentRule,
  Found,
  Heed,
  RuleHead,
  TextRule,
  TextView,
  UnitRule,
  UnitView,
} from "./rule.ts";
import { unitViewOf } from "./unitView.ts";

/** What a rule found, with the rule. */
export interface Sighting {
  readonly rule: RuleHead;
  readonly found: Found;
}

/** A rule that broke: at which offset, from the start of what it looked at. */
export type OnError = (rule: RuleHead, offset: number, error: unknown) => void;

/** What is kept of a top-level block that has something to say. */
export interface Kept {
  /** By the rule over the whole of it that found them. */
  readonly ofUnit: ReadonlyMap<UnitRule, readonly Sighting[]>;
  /** By the number of the block in which they were found. */
  readonly ofBlocks: ReadonlyMap<number, readonly Sighting[]>;
  readonly ignores: IgnoresInUnit;
  readonly speaksTo: ReadonlySet<DocumentRule>;
  /** Its days contradict nothing. */
  readonly clean: boolean;
}

export const silent: Kept = {
  ofUnit: new Map(),
  ofBlocks: new Map(),
  ignores: [],
  speaksTo: new Set(),
  clean: true,
};

/**
 * Looks through a block; `change` says what has become of it since `before` was found in an earlier version, where that
 * is known.
 */
export function look(
  snapshot: Snapshot,
  uri: string,
  unit: Unit,
  earlier: { readonly change: UnitChange; readonly before: Kept } | undefined,
  onError: OnError,
): Kept {
  const view = unitViewOf(snapshot, uri, unit);
  const again = earlier && concernedBy(earlier.change, earlier.before, view);
  return again ? lookAgainAt(again, view, onError) : lookAtAll(view, onError);
}

/** Whether nothing need be kept of a block. */
export function isSilent({ ofUnit, ofBlocks, ignores, speaksTo, clean }: Kept): boolean {
  return clean && ofUnit.size + ofBlocks.size + ignores.length + speaksTo.size === 0;
}

function lookAtAll(view: UnitView, onError: OnError): Kept {
  const ofBlocks = lookAtEach(view, onError);
  return {
    ofUnit: askUnitRules(unitRules, view, onError),
    ofBlocks,
    ignores: ignoresIn(view.unit),
    speaksTo: askGatherers(gatheringRules, view, onError),
    clean: isClean(view),
  };
}

/** A loop alone, as in the scanner (`readAll`): V8 would throw away what it has compiled of it with each unit anew. */
function lookAtEach(view: UnitView, onError: OnError): Kept["ofBlocks"] {
  const ofBlocks = new Map<number, readonly Sighting[]>();
  for (const entity of view.unit.entities) {
    const found: Sighting[] = [];
    lookAt(entity, view, onError, found, false);
    if (found.length > 0) ofBlocks.set(entity.number, found);
  }
  return ofBlocks;
}

/** What of a block that has changed has to be looked at again, and what was found in it before. */
interface Again {
  readonly before: Kept;
  readonly change: UnitChange;
  /** Undefined where only words have changed. */
  readonly effects: Effects | undefined;
}

/** Undefined where the whole of it has to be looked at. */
function concernedBy(change: UnitChange, before: Kept, view: UnitView): Again | undefined {
  if (change.onlyWords) return { change, before, effects: undefined };
  if (!before.clean) return undefined;
  const effects = effectsOf(change);
  return effects && isClean(view, effects.redated) ? { change, before, effects } : undefined;
}

/**
 * Whoever had nothing to say of what stays has nothing to say of it now: only those are asked who had, and those whom
 * the change concerns.
 */
function lookAgainAt({ change, before, effects }: Again, view: UnitView, onError: OnError): Kept {
  const { unit } = view;
  const concerned = effects?.concerned ?? new Set(change.touched.map(({ now }) => now));
  const heeds = (rule: { readonly heeds: readonly Heed[] }) =>
    effects !== undefined && rule.heeds.some((heed) => isHeeded(heed, effects));
  const blocks = new Set([...concerned].map(({ number }) => number));
  const had = new Set<number>();
  for (const number of before.ofBlocks.keys()) {
    const place = change.placeOf(number);
    if (place !== undefined) had.add(place);
  }
  const kinds = new Set(heedingRules.flatMap((rule) => (heeds(rule) ? rule.blocks : [])));
  if (kinds.size > 0)
    for (const { kind, number } of unit.entities) if (kind && kinds.has(kind)) blocks.add(number);
  const ofBlocks = new Map<number, readonly Sighting[]>();
  for (const number of new Set([...had, ...blocks])) {
    const entity = unit.entities[number];
    const found: Sighting[] = [];
    if (entity) lookAt(entity, view, onError, found, !effects && !had.has(number));
    if (found.length > 0) ofBlocks.set(number, found);
  }
  const speaks = (rule: DocumentRule) =>
    before.speaksTo.has(rule) ||
    (effects !== undefined && (!rule.gathersFrom || saysMore(rule.gathersFrom, concerned, view)));
  const silenced = before.ignores.length > 0 || change.touched.some(({ now }) => mayIgnore(now));
  return {
    ofUnit: askUnitRules(
      unitRules.filter((rule) => before.ofUnit.has(rule) || heeds(rule)),
      view,
      onError,
    ),
    ofBlocks,
    ignores: silenced ? ignoresIn(unit) : before.ignores,
    speaksTo: askGatherers(gatheringRules.filter(speaks), view, onError),
    clean: before.clean,
  };
}

function isHeeded(heed: Heed, { kinds, unclear, renamed }: Effects): boolean {
  if (heed === "unclear") return unclear;
  if (heed === "names") return renamed;
  // Where there are any, all is looked at.
  return heed !== "contradictions" && kinds.has(heed);
}

/** Whether one of the blocks may have something to say; a rule that cannot tell says so when it is asked itself. */
function saysMore(
  gathersFrom: NonNullable<DocumentRule["gathersFrom"]>,
  blocks: Iterable<Entity>,
  view: UnitView,
): boolean {
  for (const entity of blocks) {
    try {
      if (gathersFrom(entity, view)) return true;
    } catch {
      return true;
    }
  }
  return false;
}

function mayIgnore({ block: { segment } }: Entity): boolean {
  return segment.comments.length > 0 && segment.text.includes("coachplan-ignore");
}

function askUnitRules(
  asked: readonly UnitRule[],
  view: UnitView,
  onError: OnError,
): ReadonlyMap<UnitRule, readonly Sighting[]> {
  const ofUnit = new Map<UnitRule, readonly Sighting[]>();
  const { kinds } = view.unit;
  for (const rule of asked) {
    if (!rule.blocks.some((kind) => kinds.has(kind))) continue;
    const found: Sighting[] = [];
    ask(rule, view, undefined, 0, onError, found);
    if (found.length > 0) ofUnit.set(rule, found);
  }
  return ofUnit;
}

function askGatherers(
  asked: readonly DocumentRule[],
  view: UnitView,
  onError: OnError,
): ReadonlySet<DocumentRule> {
  const speaksTo = new Set<DocumentRule>();
  for (const rule of asked) {
    try {
      if (rule.gathers?.(view)) speaksTo.add(rule);
    } catch (error) {
      onError(rule, 0, error);
    }
  }
  return speaksTo;
}

/** Whether the unit's days contradict nothing and none is missing; `among`: the only ones that are not known to. */
function isClean(view: UnitView, among?: Iterable<Entity>): boolean {
  // Nothing else has days, and of people there are many.
  if (!isKind(view.unit.top, "engagement", "organization")) return true;
  try {
    const { schedule } = view;
    return schedule.isClean(among) && schedule.isComplete(among);
  } catch {
    // The rules that asked for the days have told of it.
    return false;
  }
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
    askTextRules(text, entity.start, onError, sightings);
    let open = 0;
    for (const rule of of?.settling ?? []) {
      if (rule.settled?.(entity)) continue;
      open++;
      ask(rule, entity, view, entity.start, onError, sightings);
    }
    if (sightings.length === before && open === 0) settle(entity);
  }
  for (const rule of of?.lasting ?? []) {
    if (!onlyWords || rule.readsWords) ask(rule, entity, view, entity.start, onError, sightings);
  }
}

/** The kinds of a block, and of the one around it, as which its text has nothing to find in it. */
const settled = memoryOf<
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

/** A rule as it is asked: about something, by what there is to be seen around it. */
type Asked<Of, Around> = RuleHead & { run(of: Of, around: Around): readonly Found[] };

/** Asks a rule and adds what it finds; if it breaks, that is told, and nothing else suffers. */
export function ask<Of, Around>(
  rule: Asked<Of, Around>,
  of: Of,
  around: Around,
  offset: number,
  onError: OnError,
  sightings: Sighting[],
): void {
  try {
    for (const found of rule.run(of, around)) sightings.push({ rule, found });
  } catch (error) {
    onError(rule, offset, error);
  }
}

const unitRules = rules.filter((rule) => rule.scope === "unit");
const heedingRules = rules.filter((rule) => rule.scope === "block").filter(({ heeds }) => heeds.length > 0);

/** The rules over texts, by what has to be in a text for them. */
const textRules = new Map<TextRule["needs"], TextRule[]>();
for (const rule of rules) {
  if (rule.scope !== "text") continue;
  textRules.set(rule.needs, [...(textRules.get(rule.needs) ?? []), rule]);
}

/** Asks the rules over texts that have anything to look for in this one, which begins at that offset. */
export function askTextRules(text: TextView, offset: number, onError: OnError, sightings: Sighting[]): void {
  for (const [needs, group] of textRules) {
    if (!mayHaveNeed(needs, text)) continue;
    for (const rule of group) ask(rule, text, undefined, offset, onError, sightings);
  }
}

/** A rule that cannot tell says so when it is asked itself. */
function mayHaveNeed(needs: TextRule["needs"], text: TextView): boolean {
  try {
    return needs(text);
  } catch {
    return true;
  }
}

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
