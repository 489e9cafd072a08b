import type { Unit } from "../analysis/entity.ts";
import type { Document } from "../syntax/document.ts";
import { segmentToBlock } from "../syntax/print.ts";
import type { Block, Segment } from "../syntax/tree.ts";
import { memoryOf } from "../text/memory.ts";
import type { Span } from "../text/span.ts";
import type { Severity } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { commentsOf } from "./ignores.ts";
import { rules } from "./index.ts";
import { ask, askTextRules, type OnError, type Sighting } from "./look.ts";
import { lookAhead, type Pass, passOver } from "./pass.ts";
import type { Context, Fix, Message, RuleHead, ShownSeverity, TextView, WideContext } from "./rule.ts";
import { contextOf } from "./shared/context.ts";
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
  /** See {@link RuleHead.triesFixes}. */
  readonly triesFixes: boolean;
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

/**
 * Works ahead of {@link findingsOf}, step by step: looking through a long plan for the first time takes a second, and
 * others want to be answered meanwhile. Nothing of it need be done, and there is nothing to do once findings are known.
 */
export function* findingsAhead(
  snapshot: Snapshot,
  uri: string,
  onFailure: (failure: RuleFailure) => void,
): Generator<undefined> {
  if (snapshot.isOpen(uri)) yield* lookAhead(snapshot, uri, telling(uri, onFailure));
}

function telling(uri: string, onFailure: (failure: RuleFailure) => void): OnError {
  return (rule, offset, error) => onFailure({ code: rule.code, uri, offset, error });
}

const findingsKept = memoryOf<Snapshot, WeakMap<Block, readonly Finding[]>>();

function workOut(
  snapshot: Snapshot,
  document: Document,
  onFailure: (failure: RuleFailure) => void,
): readonly Finding[] {
  const { uri } = document;
  const context = contextOf(snapshot, document);
  const onError = telling(uri, onFailure);
  const pass = passOver(snapshot, uri, onError);
  const seen = [...pass.sightings, ...between(document, onError), ...ofDocument(context, pass, onError)];
  const sightings = seen
    .filter((sighting) => !isBeingTyped(sighting))
    .map(({ rule, found }) => ({ rule, found, place: context.place(found.unit, found.span) }));

  const ignores = pass.ignores.map((one) => ({ ...one, start: snapshot.startOf(uri, one.unit) }));
  const { comments, silences } = commentsOf(document, ignores);
  const heard = sightings.filter(({ rule, place }) => !silences(rule.code, place.start));
  const told: Sighting[] = [];
  const view = { ...context, comments: comments(), known };
  for (const rule of view.comments.length > 0 ? ignoreRules : [])
    ask(rule, view, undefined, 0, onError, told);
  const aboutComments = told.map((sighting) => ({ ...sighting, place: sighting.found.span }));

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
        triesFixes: rule.triesFixes,
        related: found
          .related(context)
          .slice(0, MOST_RELATED)
          .map(({ uri = context.uri, unit, span, says }) => ({
            uri,
            span:
              uri === context.uri ? context.place(unit, span) : placeIn(context.snapshot, uri, unit, span),
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

/** What the rules over the whole document find; those for which nothing has changed are not asked. */
function ofDocument(context: Context, pass: Pass, onError: OnError): readonly Sighting[] {
  const { snapshot, uri } = context;
  const { people } = pass;
  const wide: WideContext = { ...context, people, mentioners: (name) => pass.mentioners(name) };
  const isOpen = snapshot.isOpen(uri);
  return documentRules.flatMap((rule) => {
    if (rule.everywhere && !isOpen && !snapshot.indexed) return [];
    const units = pass.gathered(rule);
    const before = pass.answers.get(rule);
    // Of what is not open, nobody has an earlier answer, or will have this one.
    const stamp = isOpen ? rule.reads?.(wide) : undefined;
    const nothing = before?.found.length === 0 && before.units.length === 0 && units.length === 0;
    if (nothing && stamp !== undefined && before.stamp === stamp) return [];
    const found: Sighting[] = [];
    ask(rule, wide, units, 0, onError, found);
    pass.answers.set(rule, { stamp, units, found });
    return found;
  });
}

/** What stands between the top-level blocks. */
function between({ root }: Document, onError: OnError): readonly Sighting[] {
  if (silent.has(root.segment)) return [];
  const view: TextView = {
    entity: undefined,
    segment: root.segment,
    place: "document",
    span: ({ start, end }) => ({ start: segmentToBlock(root, start), end: segmentToBlock(root, end) }),
  };
  const found: Sighting[] = [];
  askTextRules(view, 0, onError, found);
  if (found.length === 0) silent.set(root.segment, true);
  return found;
}

/** What stands between blocks, and has nothing wrong in it. */
const silent = memoryOf<Segment, true>();

function placeIn(snapshot: Snapshot, uri: string, unit: Unit | null, span: Span): Span {
  const document = snapshot.document(uri);
  return document ? contextOf(snapshot, document).place(unit, span) : span;
}

/** More places than these nobody goes through one by one; the message says how many there are. */
const MOST_RELATED = 50;

const known = rules.map(({ code }) => code);
const documentRules = rules.filter((rule) => rule.scope === "document");
const ignoreRules = rules.filter((rule) => rule.scope === "ignore");
