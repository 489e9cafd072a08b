/**
 * What a rule is. One rule, one file, named like its code (`date/circular` in `date-circular.ts`);
 * `rules/<group>/index.ts` lists a group's rules, one line each.
 *
 * A rule is made by one of the constructors below. What its check finds out (its `Data`) is known to the rule alone:
 * the constructors close over it, so that the list of all rules needs no types of its members.
 *
 * What a check finds is kept as long as the block, its names and its dates stay the same. So a check reads only what
 * its view offers; and of other blocks than its own never the words of their texts, with which most keys have to do.
 * A rule over a block reads that block, what stands in it and around it, what its names mean, and the days of all
 * these; whatever else of the engagement it reads, it says under `heeds` (analysis/effects.ts finds who is concerned).
 * Message, related places and fixes are made anew whenever findings are shown, and may look at all that is known.
 */
import type { Entity, Unit } from "../analysis/entity.ts";
import { isKind } from "../analysis/entity.ts";
import type { Names } from "../analysis/names.ts";
import type { Schedule } from "../analysis/schedule.ts";
import type { Day } from "../calendar/day.ts";
import type { BlockName, Place } from "../language/types.ts";
import type { Segment } from "../syntax/tree.ts";
import { memoryOf } from "../text/memory.ts";
import type { Span } from "../text/span.ts";
import type { Settings } from "../workspace/settings.ts";
import {
  type Context,
  collecting,
  type Found,
  nothing,
  type Report,
  type Saying,
  type ShownSeverity,
} from "./found.ts";
import { type Limiting, type Limits, limiting } from "./limits.ts";

export type { Context, Fix, FixEdit, Found, Message, Related, Report, ShownSeverity } from "./found.ts";

/** What a rule over a top-level block may read. Spans count from the unit's start. */
export interface UnitView {
  readonly uri: string;
  readonly unit: Unit;
  readonly names: Names;
  readonly schedule: Schedule;
  readonly today: Day;
  readonly settings: Settings;
  /** The same view, and something more in it. */
  with<More extends object>(more: More): UnitView & More;
}

/** What a rule over a block's own text may read: header, fields and stray words, inner blocks left out. */
export interface TextView {
  /** The block that the text is of; undefined for what stands between the top-level blocks. */
  readonly entity: Entity | undefined;
  readonly segment: Segment;
  /**
   * What the text is of, where that is known: not in a block that the language does not know or that may not stand
   * where it stands, nor in anything inside such a block. There the one message about that block is enough.
   */
  readonly place: Place | undefined;
  /** A span of the segment as the findings of this rule need it. */
  span(inSegment: Span): Span;
}

/** What the rules over a document share. */
export interface WideContext extends Context {
  /** Another number whenever a person, team, coach or organization whom the document sees means something else. */
  readonly people: number;
  /** The document's blocks in which that word stands where a name is wanted, in no order. */
  mentioners(name: string): Iterable<Unit>;
}

/** What a rule over one document may read. */
export interface DocumentView<Piece = never> extends WideContext {
  /** What the rule has gathered from top-level blocks, in the order of the text. */
  readonly gathered: readonly Gathered<Piece>[];
}

export interface Gathered<Piece> {
  readonly unit: Unit;
  readonly piece: Piece;
}

/** A comment that silences findings: `// coachplan-ignore action/overdue: agreed with Dana`. */
export interface IgnoreComment {
  /** From the document's start, like all spans in it. */
  readonly span: Span;
  readonly codes: readonly { readonly text: string; readonly span: Span; readonly silenced: boolean }[];
  readonly reason: string;
}

/** What a rule over the comments that silence others may read; it runs when all others have. */
export interface IgnoreView extends Context {
  readonly comments: readonly IgnoreComment[];
  /** The codes of all rules. */
  readonly known: readonly string[];
}

/**
 * What else in its engagement a rule reads: blocks of a kind, wherever they stand, and their days; what cannot be
 * understood; who is mentioned at all; days that contradict each other. The engagement's own fields and its phases
 * everybody may read.
 */
export type Heed = BlockName | "unclear" | "names" | "contradictions";

export interface RuleHead {
  readonly code: string;
  readonly severity: ShownSeverity;
  /** Shown as faded (unused names). */
  readonly fades: boolean;
  /** For the rule's page: when exactly it speaks and when it does not. */
  readonly about: string;
  readonly limits: Limits;
  /** As the rule's own part of that name. */
  readonly triesFixes: boolean;
}

/** Looks at every block of some kinds. */
export interface BlockRule extends RuleHead {
  readonly scope: "block";
  readonly blocks: readonly BlockName[];
  /** As the rule's own parts of these names. */
  readonly settled: ((entity: Entity) => boolean) | undefined;
  readonly readsWords: boolean;
  readonly heeds: readonly Heed[];
  run(entity: Entity, view: UnitView): readonly Found[];
}

/** Looks at the own text of every block, known or not, and at what stands between the top-level blocks. */
export interface TextRule extends RuleHead {
  readonly scope: "text";
  /** As the rule's own part of that name. */
  readonly needs: (view: TextView) => boolean;
  run(view: TextView): readonly Found[];
}

/** Looks at a top-level block as a whole. */
export interface UnitRule extends RuleHead {
  readonly scope: "unit";
  /** As the rule's own part of that name. */
  readonly blocks: readonly BlockName[];
  readonly heeds: readonly Heed[];
  run(view: UnitView): readonly Found[];
}

/** Looks at a document as a whole, and at all that is known beside it. */
export interface DocumentRule extends RuleHead {
  readonly scope: "document";
  /** Whether the block has something to say to the rule, which keeps it in mind; undefined where it asks no block. */
  readonly gathers: ((view: UnitView) => boolean) | undefined;
  /** As the rule's own part of that name. */
  readonly gathersFrom: ((entity: Entity, view: UnitView) => boolean) | undefined;
  /** As the rule's own part of that name. */
  readonly everywhere: boolean;
  /** As the rule's own part of that name. */
  readonly reads: ((view: WideContext) => unknown) | undefined;
  /** `units` are the blocks that have something to say. */
  run(context: WideContext, units: readonly Unit[]): readonly Found[];
}

/** Looks at the comments that silence findings. */
export interface IgnoreRule extends RuleHead {
  readonly scope: "ignore";
  run(view: IgnoreView): readonly Found[];
}

export type Rule = BlockRule | TextRule | UnitRule | DocumentRule | IgnoreRule;

/** What every rule says of itself. */
interface Parts<Data, L extends Limits = Limits> extends Saying<Data> {
  readonly code: string;
  readonly fades?: boolean;
  readonly about: string;
  readonly limits?: L;
}

/** A rule that is asked for every block of these kinds. */
export function blockRule<Kind extends BlockName, Data, const L extends Limits = Limits>(
  parts: Parts<Data, L> & {
    readonly blocks: readonly Kind[];
    /**
     * Whether the block's own header and fields alone say that there is nothing to find, whatever stands around it and
     * in it: then the block is not looked at again until they change.
     */
    settled?(entity: Entity<Kind>): boolean;
    /** Looks at the words of the block's own title or texts; most rules ask only whether there are any. */
    readonly readsWords?: boolean;
    readonly heeds?: readonly Heed[];
    check(entity: Entity<Kind>, view: UnitView & Limiting<L>, report: Report<Data>): void;
  },
): BlockRule {
  const limit = limiting<UnitView, L>(parts, (view, limits) => view.with(limits));
  const collected = collecting(parts);
  return {
    ...headOf(parts),
    scope: "block",
    blocks: parts.blocks,
    readsWords: parts.readsWords ?? false,
    heeds: parts.heeds ?? [],
    settled:
      parts.settled && ((entity) => isKind(entity, ...parts.blocks) && parts.settled?.(entity) === true),
    run(entity, view) {
      if (!isKind(entity, ...parts.blocks)) return nothing;
      collected.begin(view.unit);
      parts.check(entity, limit(view, view.settings), collected.report);
      return collected.end();
    },
  };
}

/** A rule that is asked for the own text of every block and of the document. */
export function textRule<Data>(
  parts: Parts<Data> & {
    /**
     * Whether there is anything in a text for rules such as this. The same function for all of them: it is asked once a
     * text, and most texts have nothing for anybody.
     */
    readonly needs: (view: TextView) => boolean;
    check(view: TextView, report: Report<Data>): void;
  },
): TextRule {
  const collected = collecting(parts);
  return {
    ...headOf(parts),
    scope: "text",
    needs: parts.needs,
    run(view) {
      collected.begin(view.entity?.unit ?? null);
      parts.check(view, collected.report);
      return collected.end();
    },
  };
}

/** A rule that is asked once for every top-level block in which one of these kinds stands, or which is one itself. */
export function unitRule<Data, const L extends Limits = Limits>(
  parts: Parts<Data, L> & {
    readonly blocks: readonly BlockName[];
    readonly heeds: readonly Heed[];
    check(view: UnitView & Limiting<L>, report: Report<Data>): void;
  },
): UnitRule {
  const limit = limiting<UnitView, L>(parts, (view, limits) => view.with(limits));
  const collected = collecting(parts);
  return {
    ...headOf(parts),
    scope: "unit",
    blocks: parts.blocks,
    heeds: parts.heeds,
    run(view) {
      collected.begin(view.unit);
      parts.check(limit(view, view.settings), collected.report);
      return collected.end();
    },
  };
}

/** A rule that is asked once for every document, after every change. */
export function documentRule<Data, const L extends Limits = Limits, Piece = never>(
  parts: Parts<Data, L> & {
    /**
     * Looks at all plans of the workspace, and reads nothing of a document but its facts: in files that are not open, it
     * is asked once all of them are known.
     */
    readonly everywhere?: boolean;
    /**
     * What a top-level block says to the rule; undefined for nothing, as most do. Kept as long as the block and what it
     * mentions stay the same, so that a key does not ask all blocks of a long plan again.
     */
    gather?(view: UnitView): Piece | undefined;
    /** Whether a block inside may be what the top-level block has to say: where none is, it says nothing. */
    gathersFrom?(entity: Entity, view: UnitView): boolean;
    /**
     * What else the answer hangs on, as one value: where it is the same, no block says anything, and nothing was found
     * the last time, the rule is not asked.
     */
    reads?(view: WideContext): unknown;
    check(view: DocumentView<Piece> & Limiting<L>, report: Report<Data>): void;
  },
): DocumentRule {
  const limit = limiting<DocumentView<Piece>, L>(parts, (view, limits) => ({ ...view, ...limits }));
  const collected = collecting(parts);
  const pieces = memoryOf<Unit, Piece>();
  const { gather, reads } = parts;
  return {
    ...headOf(parts),
    scope: "document",
    gathers:
      gather &&
      ((view) => {
        const piece = gather(view);
        if (piece === undefined) pieces.delete(view.unit);
        else pieces.set(view.unit, piece);
        return piece !== undefined;
      }),
    gathersFrom: parts.gathersFrom,
    everywhere: parts.everywhere ?? false,
    reads,
    run(context, units) {
      const gathered = units.flatMap((unit): Gathered<Piece>[] => {
        const piece = pieces.get(unit);
        return piece === undefined ? [] : [{ unit, piece }];
      });
      collected.begin(null);
      parts.check(limit({ ...context, gathered }, context.snapshot.settings), collected.report);
      return collected.end();
    },
  };
}

/** A rule about the comments that silence other rules. */
export function ignoreRule<Data>(
  parts: Parts<Data> & { check(view: IgnoreView, report: Report<Data>): void },
): IgnoreRule {
  const collected = collecting(parts);
  return {
    ...headOf(parts),
    scope: "ignore",
    run(view) {
      collected.begin(null);
      parts.check(view, collected.report);
      return collected.end();
    },
  };
}

function headOf({
  code,
  severity,
  fades = false,
  about,
  limits = {},
  triesFixes = false,
}: Parts<never>): RuleHead {
  return { code, severity, fades, about, limits, triesFixes };
}
