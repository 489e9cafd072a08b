/**
 * The tree of a document. It never changes; an edit makes a new one that shares what it did not touch.
 *
 * A block's own text, with a mark ({@link HOLE}) where each inner block stands, is its **segment**: header, fields,
 * comments, white space. Every place in a segment counts from the segment's start, so it does not move when
 * something above it or an inner block changes. A {@link Block} puts a segment and its inner blocks together.
 * Printing the parts in order gives the author's text back, character by character.
 */
import type { Day } from "../calendar/day.ts";
import type { Duration } from "../calendar/duration.ts";
import type { Span } from "../text/span.ts";

/** Stands in a segment's text for an inner block (only where {@link Segment.holes} says so). */
export const HOLE = "\uFFFC";

/** A block with its inner blocks. The document itself is a block without a header. */
export interface Block {
  readonly segment: Segment;
  readonly children: readonly Block[];
  /** Where each child begins, in UTF-16 units from this block's start. */
  readonly starts: readonly number[];
  /** UTF-16 units from the block's first character to its last, everything in it included. */
  readonly width: number;
  /** How many lines end in it, everything in it included. */
  readonly breaks: number;
  /** Where the last line in it begins, from its start; 0 where none ends in it. */
  readonly lastLine: number;
}

/** A block's own text and what was read in it. Spans count UTF-16 units from the segment's start, end exclusive. */
export interface Segment {
  readonly text: string;
  /** Offsets of the marks that stand for inner blocks, rising; as many as the block has children. */
  readonly holes: readonly number[];
  /** Where lines begin in the text, but for the first. */
  readonly lineStarts: readonly number[];
  /** Texts and comments that are not closed, and braces that are mere signs: where each begins, and was taken to end. */
  readonly forced: readonly (readonly [start: number, end: number])[];
  /** It has a `{` and no `}`. */
  readonly unclosed: boolean;
  /** The block's first word; missing for the document, and for a `{` without a word before it. */
  readonly keyword: Word | undefined;
  readonly id: Word | undefined;
  readonly title: TextValue | undefined;
  /** The `{` and the `}`; missing where not written. A block may do without both. */
  readonly open: Span | undefined;
  readonly close: Span | undefined;
  /** In the order of the text. */
  readonly fields: readonly Field[];
  readonly uses: readonly Use[];
  /** Words that are neither field nor block: what the author is typing, or has mistyped. */
  readonly strays: readonly Stray[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}

export interface Word extends Span {
  readonly kind: "word";
  /** As names are compared: in Unicode's NFC. */
  readonly text: string;
}

export interface Comment extends Span {
  readonly kind: "line" | "block";
}

/** `name: value, value` */
export interface Field extends Span {
  readonly name: Word;
  /** Missing where the author left it out (`syntax/missing-colon`). */
  readonly colon: Span | undefined;
  readonly values: readonly Value[];
  /** The commas between the values, and one that stands behind the last. */
  readonly commas: readonly Span[];
  /** Something in it could not be read; it has its message. It still counts as present. */
  readonly broken: boolean;
}

/** `use "people.coachplan"` */
export interface Use extends Span {
  readonly path?: TextValue;
}

/** A word that begins a statement and means nothing there; its span is the whole statement. */
export interface Stray extends Span {
  readonly word: Word;
  /** The name of the field without a value on the line above: the word may be meant for it. */
  readonly below?: Word;
  /** A block where an id or a text follows, otherwise a field. */
  readonly looksLike: "block" | "field";
}

export type Value =
  | TextValue
  | ShiftValue
  | DateValue
  | EdgeValue
  | OffsetValue
  | RangeValue
  | OccasionValue
  | DurationValue
  | RecurrenceValue
  | ReadingValue
  | MoneyValue
  | NumberValue
  | PercentValue
  | Word
  | WrongValue;

/** `"…"` or `"""…"""` */
export interface TextValue extends Span {
  readonly kind: "text";
  /** What it says: escapes resolved, a block's indentation removed. */
  readonly text: string;
  readonly block: boolean;
  readonly closed: boolean;
}

/** `"from" to "to"` */
export interface ShiftValue extends Span {
  readonly kind: "shift";
  readonly from: TextValue;
  readonly to: TextValue;
}

/** A place in the calendar, written or to be worked out. */
export type DateExpression = DateValue | EdgeValue | OffsetValue;

/** `2026-02-04`. Without a day where the calendar has none such. */
export interface DateValue extends Span {
  readonly kind: "date";
  readonly day?: Day;
  readonly written: string;
}

/** `start of plan` */
export interface EdgeValue extends Span {
  readonly kind: "edge";
  readonly edge: "start" | "end";
  readonly of: Word;
}

/** `2 weeks after plan`, `3 days before 2026-02-04`, `1 day after start of plan` */
export interface OffsetValue extends Span {
  readonly kind: "offset";
  readonly duration: DurationValue;
  readonly side: "after" | "before";
  readonly anchor: DateValue | EdgeValue | Word;
}

/** `2026-02-10 to 2026-02-12` */
export interface RangeValue extends Span {
  readonly kind: "range";
  readonly from: DateExpression;
  readonly to: DateExpression;
}

/** `2026-02-04 at 14:00 for 90 minutes`; a date alone stays a date. */
export interface OccasionValue extends Span {
  readonly kind: "occasion";
  readonly date: DateExpression;
  readonly time?: TimeValue;
  readonly length?: DurationValue;
}

/** `14:00`. Without minutes where there is no such time of day. */
export interface TimeValue extends Span {
  readonly kind: "time";
  /** Minutes since midnight. */
  readonly minutes?: number;
  readonly written: string;
}

/** `6 weeks`. The length is missing where amount or unit is wrong. */
export interface DurationValue extends Span {
  readonly kind: "duration";
  readonly amount: NumberValue;
  /** The word behind the number; missing where the number stands alone. */
  readonly unit?: Word;
  readonly length?: Duration;
}

/** `8 every 2 weeks on monday from 2026-06-01 at 10:00 for 90 minutes` */
export interface RecurrenceValue extends Span {
  readonly kind: "recurrence";
  readonly count?: NumberValue;
  /** The word `every`. */
  readonly every: Word;
  /** `2 weeks`; a unit alone (`every week`) has the amount 1. */
  readonly interval?: Duration;
  readonly intervalSpan: Span;
  /** The word behind `on`, as written. */
  readonly weekday?: Word;
  readonly from?: DateExpression;
  readonly time?: TimeValue;
  readonly length?: DurationValue;
}

/** `22 on 2026-06-12`; a value without its day stays what it is. */
export interface ReadingValue extends Span {
  readonly kind: "reading";
  readonly value: NumberValue | PercentValue | MoneyValue | TextValue;
  readonly on: DateExpression;
}

/** `12000 GBP per session` */
export interface MoneyValue extends Span {
  readonly kind: "money";
  readonly amount: NumberValue;
  /** Three capital letters; whether they are a currency is asked later. */
  readonly currency: Word;
  readonly per?: Word;
}

/** Without a value where it is no number as the language writes it (`12,000`). */
export interface NumberValue extends Span {
  readonly kind: "number";
  readonly value?: number;
  readonly written: string;
}

export interface PercentValue extends Span {
  readonly kind: "percent";
  readonly value: number;
}

/** A time where no time may stand alone, or signs that mean nothing here. Always has its message. */
export interface WrongValue extends Span {
  readonly kind: "wrong";
  readonly written: string;
}

/** What the reader of the text stumbled over. The words for it are made in rules/writing. */
export interface SyntaxProblem extends Span {
  readonly code: SyntaxCode;
  /** The words at fault or the word that lacks something. */
  readonly found: string;
  /** Where the open block, text or comment began, or what belongs here. */
  readonly related?: Span;
  /** Where the missing piece goes. */
  readonly insertAt?: number;
}

export type SyntaxCode =
  | "syntax/missing-colon"
  | "syntax/missing-value"
  | "syntax/missing-path"
  | "syntax/unclosed-block"
  | "syntax/unopened-block"
  | "syntax/unclosed-text"
  | "syntax/unclosed-comment"
  | "syntax/unexpected"
  | "syntax/too-deep"
  | "syntax/line-too-long";

/** Contextual knowledge that the reader needs to tell a block from a field whose `:` is missing. */
export interface Words {
  isBlock(word: string): boolean;
  isTopLevel(word: string): boolean;
  mayStandIn(word: string, parent: string | undefined): boolean;
  isField(word: string, block: string | undefined): boolean;
}
