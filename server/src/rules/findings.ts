import type { Entity, Unit } from "../analysis/entity.ts";
import { isUntouched, type Scope } from "../analysis/scope.ts";
import type { Day } from "../calendar/day.ts";
import type { BlockName, Place } from "../language/types.ts";
import type { Document } from "../syntax/document.ts";
import { segmentToBlock } from "../syntax/print.ts";
import type { Block, Segment } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { shifted } from "../text/span.ts";
import type { Settings, Severity } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { commentsOf } from "./ignores.ts";
import { rules } from "./index.ts";
import type {
  BlockRule,
  Context,
  Fix,
  Found,
  Message,
  Rule,
  ShownSeverity,
  TextView,
  UnitView,
} from "./rule.ts";
import { beingTyped } from "./shared/unfinished.ts";

/** A finding with its place in the document, ready to be shown. Offsets count from the document's start. */
export interface Finding {
  readonly code: string;
  readonly severity: ShownSeverity;
  readonly span: Span;
  readonly message: Message;
  /** To be shown as faded. */
  readonly fades: boolean;
  readonly related: readonly { readonly uri: string; readonly span: Span; readonly says: string }[];
  /** Works the fixes out when they are asked for, the best one first. */
  fixes(): readonly Fix[];
}

/** A rule that broke on a document: a mistake of ours, never the author's. */
export interface RuleFailure {
  readonly code: string;
  readonly uri: string;
  /** From the document's start; where the rule was looking, as far as that is known. */
  readonly offset: number;
  readonly error: unknown;
}

/**
 * Everything that the rules say of a document, in the order of the text; empty for a document that is not known.
 * A rule that fails is left out where it failed and told to `onFailure`; the others are not disturbed. What was
 * found in a top-level block is kept until the block, what it refers to, its dates or today change.
 */
export function findingsOf(
  snapshot: Snapshot,
  uri: string,
  onFailure: (failure: RuleFailure) => void = () => {},
): readonly Finding[] {
  const document = snapshot.document(uri);
  if (!document) return [];
  const { root } = document;
  const kept = findingsKept.get(snapshot)?.get(root);
  if (kept) return kept;
  const findings = workOut(snapshot, document, onFailure);
  const ofSnapshot = findingsKept.get(snapshot) ?? new WeakMap<Block, readonly Finding[]>();
  findingsKept.set(snapshot, ofSnapshot.set(root, findings));
  return findings;
}

/** What the rules found, with the rule that found it. */
interface Sighting {
  readonly rule: Rule;
  readonly found: Found;
}

type OnError = (rule: Rule, offset: number, error: unknown) => void;

/** By the document's tree: that of a file that is not open may be given up, and its findings with it. */
const findingsKept = new WeakMap<Snapshot, WeakMap<Block, readonly Finding[]>>();

function workOut(
  snapshot: Snapshot,
  document: Document,
  onFailure: (failure: RuleFailure) => void,
): readonly Finding[] {
  const { uri } = document;
  const context = contextOf(snapshot, document);
  const onError: OnError = (rule, offset, error) => onFailure({ code: rule.code, uri, offset, error });
  const seen: Sighting[] = [];
  for (const { unit, start } of snapshot.units(uri)) {
    const own = inUnit(snapshot, uri, unit, (rule, offset, error) => onError(rule, start + offset, error));
    if (own.length > 0) seen.push(...own);
  }
  seen.push(...between(document, onError));
  for (const rule of documentRules) seen.push(...guarded(rule, 0, onError, () => rule.run(context)));
  const sightings = seen
    .filter((sighting) => !isBeingTyped(sighting))
    .map((sighting) => ({ ...sighting, place: context.place(sighting.found.unit, sighting.found.span) }));

  const { comments, silences } = commentsOf(snapshot, document);
  const heard = sightings.filter(({ rule, place }) => !silences(rule.code, place.start));
  const view = { ...context, comments: comments(), known: rules.map(({ code }) => code) };
  const aboutComments = ignoreRules
    .flatMap((rule) => guarded(rule, 0, onError, () => rule.run(view)))
    .map((sighting) => ({ ...sighting, place: sighting.found.span }));

  return [...heard, ...aboutComments]
    .flatMap((sighting) => shown(sighting, sighting.place, context, onError))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : 1));
}

/** One message is enough for a line that somebody is in the middle of: the one that its block has no end. */
function isBeingTyped({ rule, found: { unit, span } }: Sighting): boolean {
  if (unit === null || rule.code === "syntax/unclosed-block") return false;
  return beingTyped(unit).some(({ start, end }) => start <= span.start && span.start <= end);
}

/** A finding as it is shown: severity by the settings, words and places made. Nothing where it is switched off. */
function shown({ rule, found }: Sighting, place: Span, context: Context, onError: OnError): Finding[] {
  const { severities } = context.snapshot.settings;
  const severity: Severity =
    severities[rule.code] ?? severities[`${rule.code.split("/")[0]}/*`] ?? found.severity;
  if (severity === "off") return [];
  try {
    return [
      {
        code: rule.code,
        severity,
        span: place,
        message: found.message(context),
        fades: rule.fades,
        related: found.related(context).map(({ uri = context.uri, unit, span, says }) => ({
          uri,
          span: uri === context.uri ? context.place(unit, span) : placeIn(context.snapshot, uri, unit, span),
          says,
        })),
        fixes() {
          try {
            return found.fixes(context);
          } catch (error) {
            onError(rule, place.start, error);
            return [];
          }
        },
      },
    ];
  } catch (error) {
    onError(rule, place.start, error);
    return [];
  }
}

interface Kept {
  readonly uri: string;
  /** The scope in which it is known to hold; it moves on with the document. */
  version: number;
  readonly today: Day;
  readonly limits: Settings["limits"];
  readonly sightings: readonly Sighting[];
}

const unitsKept = new WeakMap<Unit, Kept>();

function inUnit(snapshot: Snapshot, uri: string, unit: Unit, onError: OnError): readonly Sighting[] {
  const scope = snapshot.scope(uri);
  const { today, settings } = snapshot;
  const kept = unitsKept.get(unit);
  if (
    kept?.uri === uri &&
    kept.today === today &&
    kept.limits === settings.limits &&
    stillHolds(kept, unit, scope)
  )
    return kept.sightings;
  const sightings = lookThrough(viewOf(snapshot, uri, unit), onError);
  unitsKept.set(unit, { uri, version: scope.version, today, limits: settings.limits, sightings });
  return sightings;
}

/** Whether nothing that the unit mentions has changed since. What was found may point at it, wherever it has moved. */
function stillHolds(kept: Kept, unit: Unit, scope: Scope): boolean {
  if (kept.version === scope.version) return true;
  const changes = scope.since(kept.version);
  if (!changes || !isUntouched(unit, kept.sightings.length > 0 ? changes.moved : changes.changed))
    return false;
  kept.version = scope.version;
  return true;
}

/** Names and days are worked out when the first rule asks. */
function viewOf(snapshot: Snapshot, uri: string, unit: Unit): UnitView {
  const { today, settings } = snapshot;
  return {
    uri,
    unit,
    today,
    settings,
    get names() {
      return snapshot.names(uri, unit);
    },
    get schedule() {
      return snapshot.schedule(uri, unit);
    },
  };
}

function lookThrough(view: UnitView, onError: OnError): readonly Sighting[] {
  const sightings: Sighting[] = [];
  for (const rule of unitRules) sightings.push(...guarded(rule, 0, onError, () => rule.run(view)));
  for (const entity of view.unit.entities) {
    const of = entity.kind && blockRules.get(entity.kind);
    if (!isSettled(entity)) {
      const before = sightings.length;
      const text: TextView = {
        entity,
        segment: entity.block.segment,
        place: entity.kind,
        span: (inSegment) => entity.span(inSegment),
      };
      for (const rule of textRules)
        sightings.push(...guarded(rule, entity.start, onError, () => rule.run(text)));
      for (const rule of of?.settling ?? [])
        sightings.push(...guarded(rule, entity.start, onError, () => rule.run(entity, view)));
      if (sightings.length === before && of?.settling.every((rule) => rule.settled?.(entity))) settle(entity);
    }
    for (const rule of of?.lasting ?? [])
      sightings.push(...guarded(rule, entity.start, onError, () => rule.run(entity, view)));
  }
  return sightings;
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

/** What stands between the top-level blocks. */
function between({ root }: Document, onError: OnError): readonly Sighting[] {
  const view: TextView = {
    entity: undefined,
    segment: root.segment,
    place: "document",
    span: ({ start, end }) => ({ start: segmentToBlock(root, start), end: segmentToBlock(root, end) }),
  };
  return textRules.flatMap((rule) => guarded(rule, 0, onError, () => rule.run(view)));
}

function guarded(rule: Rule, offset: number, onError: OnError, run: () => readonly Found[]): Sighting[] {
  try {
    return run().map((found) => ({ rule, found }));
  } catch (error) {
    onError(rule, offset, error);
    return [];
  }
}

function contextOf(snapshot: Snapshot, document: Document): Context {
  let starts: ReadonlyMap<Unit, number> | undefined;
  return {
    uri: document.uri,
    document,
    snapshot,
    place(unit, span) {
      if (unit === null) return span;
      starts ??= new Map(snapshot.units(document.uri).map((one) => [one.unit, one.start]));
      return shifted(span, starts.get(unit) ?? 0);
    },
  };
}

function placeIn(snapshot: Snapshot, uri: string, unit: Unit | null, span: Span): Span {
  const document = snapshot.document(uri);
  return document ? contextOf(snapshot, document).place(unit, span) : span;
}

const unitRules = rules.filter((rule) => rule.scope === "unit");
const textRules = rules.filter((rule) => rule.scope === "text");
const documentRules = rules.filter((rule) => rule.scope === "document");
const ignoreRules = rules.filter((rule) => rule.scope === "ignore");
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
