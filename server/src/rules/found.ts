/** What a rule finds: the words for it, where it is, and how its checks hand it over. */
import type { Unit } from "../analysis/entity.ts";
import type { Document } from "../syntax/document.ts";
import type { Span } from "../text/span.ts";
import type { Severity } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/** What a finding says, in a coach's words. Each part one or two short sentences. */
export interface Message {
  /** What is wrong. */
  readonly what: string;
  /** Why it matters to the engagement. */
  readonly why: string;
  /** What to do about it. */
  readonly instead: string;
}

/** A place that belongs to a finding, with words for it. */
export interface Related {
  /** Another document; by default the finding's own. */
  readonly uri?: string;
  /** What `span` counts from: a unit's start, or the document's where null. */
  readonly unit: Unit | null;
  readonly span: Span;
  readonly says: string;
}

/** A change to the text that mends a finding. */
export interface Fix {
  /** In the imperative, without a full stop. */
  readonly title: string;
  /** The one to take without thinking. */
  readonly preferred?: boolean;
  /** Of the finding's own document; they do not overlap. */
  readonly edits: readonly FixEdit[];
  /** The address of a new, empty file that the fix makes. */
  readonly creates?: string;
}

/** Replaces the span, counted from the document's start, by the text. */
export interface FixEdit {
  readonly span: Span;
  /** Holds LSP snippet tab stops (`${1:lena}`) when `snippet`; see text/snippet.ts for editors without them. */
  readonly text: string;
  readonly snippet?: boolean;
}

/** What messages and fixes may look at. */
export interface Context {
  readonly uri: string;
  readonly document: Document;
  readonly snapshot: Snapshot;
  /** A span of one of the document's units (of the document itself where null) as one of the document. */
  place(unit: Unit | null, span: Span): Span;
}

/** What a check hands over: the data that message and fixes are made of, and the words at fault. */
export type Report<Data> = (finding: {
  readonly data: Data;
  readonly span: Span;
  /** What `span` counts from, in rules over a document: null, the default, for the document itself. */
  readonly unit?: Unit | null;
  /** Instead of the rule's own. */
  readonly severity?: ShownSeverity;
}) => void;

/** A finding with its rule's words closed in. */
export interface Found {
  readonly unit: Unit | null;
  readonly span: Span;
  readonly severity: ShownSeverity;
  message(context: Context): Message;
  related(context: Context): readonly Related[];
  fixes(context: Context): readonly Fix[];
}

export type ShownSeverity = Exclude<Severity, "off">;

/** How a rule puts what its check found into words. */
export interface Saying<Data> {
  readonly severity: ShownSeverity;
  message(data: Data, context: Context): Message;
  related?(data: Data, context: Context): readonly Related[];
  /** The best one first. */
  fixes?(data: Data, context: Context): readonly Fix[];
  /** The fixes are tried out on all of the engagement before they are offered: nobody asks for thousands of them at once. */
  readonly triesFixes?: boolean;
}

/** Nothing was found. */
export const nothing: readonly Found[] = [];

/**
 * Gathers what the checks of a rule hand over, one check after the other. A rule has one for all its checks: there are
 * hundreds in every file, most of them find nothing, and nothing is made before something is found.
 */
export function collecting<Data>({ severity: own, message, related, fixes }: Saying<Data>) {
  let home: Unit | null = null;
  let found: Found[] | undefined;
  const report: Report<Data> = ({ data, span, unit = home, severity = own }) => {
    found ??= [];
    found.push({
      unit,
      span,
      severity,
      message: (context) => message(data, context),
      related: (context) => related?.(data, context) ?? [],
      fixes: (context) => fixes?.(data, context) ?? [],
    });
  };
  return {
    report,
    /** Spans of what is found now count from that unit's start. */
    begin(unit: Unit | null): void {
      home = unit;
      found = undefined;
    },
    end(): readonly Found[] {
      const all = found ?? nothing;
      home = null;
      found = undefined;
      return all;
    },
  };
}
