/**
 * The grammar of single values (LANGUAGE.md §3): texts, dates, durations, recurrences, readings, money, words.
 *
 * Long because one grammar is one class, and each of its clauses takes its lines.
 */
import type { TokenType } from "chevrotain";
import { EmbeddedActionsParser } from "chevrotain";
import { unitNamed } from "../calendar/duration.ts";
import { monthNamed } from "../calendar/months.ts";
import type { Span } from "../text/span.ts";
import * as t from "./lexer.ts";
import { dateValue, numberValue, textValue, timeValue } from "./literals.ts";
import { endOf, spanOf, wordOf } from "./tokens.ts";
import type {
  DateExpression,
  DateValue,
  DurationValue,
  EdgeValue,
  MoneyValue,
  NumberValue,
  OffsetValue,
  PercentValue,
  ShiftValue,
  SyntaxCode,
  SyntaxProblem,
  TextValue,
  TimeValue,
  Value,
  Word,
  WrongValue,
} from "./tree.ts";

const CURRENCY_LIKE = /^[A-Z]{3}$/;
/** What may stand behind the hours of a time of day, and is wrong: `14 Uhr`, `14h30`. */
const CLOCK_LIKE = /^(?:Uhr|[hH]\d{0,2})$/;

/**
 * What a field's value may be. The clauses here assume that their first token fits; what follows it is taken as far as
 * it makes sense, and the rest is left to the caller.
 *
 * Every decision looks at words, not only at kinds of tokens, so it is written as plain code around Chevrotain's
 * `CONSUME` (docs/decisions): its own OPTION, MANY and OR would ask the same question a second time, with a closure
 * made for each field of a plan.
 */
export abstract class ValueGrammar extends EmbeddedActionsParser {
  protected problems: SyntaxProblem[] = [];
  /** One mistake a statement is enough. */
  protected told = false;
  protected broken = false;

  constructor() {
    super(t.tokenTypes, { recoveryEnabled: false, maxLookahead: 1, skipValidations: true });
  }

  protected tell(
    code: SyntaxCode,
    span: Span,
    found: string,
    more: { related?: Span; insertAt?: number } = {},
  ): void {
    if (!this.told) this.problems.push({ code, start: span.start, end: span.end, found, ...more });
    this.told = true;
    this.broken = true;
  }

  // ---------------------------------------------------------------- looking ahead
  /** Whether the token so many places on is a word, or one of these words. */
  protected isWord(k: number, one?: string, other?: string): boolean {
    const token = this.LA(k);
    if (token.tokenType !== t.Word) return false;
    return one === undefined || token.image === one || token.image === other;
  }

  protected is(
    k: number,
    one: TokenType,
    two?: TokenType,
    three?: TokenType,
    four?: TokenType,
    five?: TokenType,
  ): boolean {
    const type = this.LA(k).tokenType;
    return type === one || type === two || type === three || type === four || type === five;
  }

  protected startsText(k: number): boolean {
    return this.is(k, t.Text, t.TextBlock, t.UnclosedText);
  }

  /** A small word of the grammar, and not the name of the next field. */
  private small(one: string, other?: string): boolean {
    return this.isWord(1, one, other) && !this.is(2, t.Colon);
  }

  protected startsField(): boolean {
    return this.isWord(1) && this.is(2, t.Colon);
  }

  /** A word that is not the name of the next field. */
  private startsWord(): boolean {
    return this.isWord(1) && !this.is(2, t.Colon);
  }

  private startsDate(k: number): boolean {
    return this.is(k, t.DateLike, t.NumberLike) || this.startsEdge(k);
  }

  private startsEdge(k: number): boolean {
    return this.isWord(k, "start", "end") && this.isWord(k + 1, "of");
  }

  protected startsValue(): boolean {
    return (
      this.startsText(1) || this.is(1, t.DateLike, t.TimeLike, t.Percent, t.NumberLike) || this.startsWord()
    );
  }

  // ---------------------------------------------------------------- values
  protected value(): Value {
    if (this.startsText(1)) return this.textual();
    if (this.is(1, t.DateLike)) return this.dated(this.date());
    if (this.is(1, t.TimeLike)) {
      const time = this.CONSUME(t.TimeLike);
      const wrong: WrongValue = { kind: "wrong", written: time.image, ...spanOf(time) };
      return wrong;
    }
    if (this.is(1, t.Percent)) {
      const token = this.CONSUME(t.Percent);
      return this.read({ kind: "percent", value: Number.parseFloat(token.image), ...spanOf(token) });
    }
    if (this.startsSpelledDate()) return this.dated(this.spelledDate());
    if (this.is(1, t.NumberLike)) return this.numeric();
    if (this.startsEdge(1)) return this.dated(this.edge());
    if (this.isWord(1, "every") && (this.isWord(2) || this.is(2, t.NumberLike)) && !this.is(3, t.Colon))
      return this.recurrence(undefined);
    return wordOf(this.CONSUME(t.Word));
  }

  protected text(): TextValue {
    if (this.is(1, t.UnclosedText)) return this.unclosedText();
    const token = this.is(1, t.Text) ? this.CONSUME(t.Text) : this.CONSUME(t.TextBlock);
    return textValue(token.image, token.startOffset, true);
  }

  private unclosedText(): TextValue {
    const token = this.CONSUME(t.UnclosedText);
    const firstLine = /^[^\r\n]*/.exec(token.image)?.[0].trimEnd() ?? "";
    const found = token.image.startsWith('"""') ? '"""' : '"';
    const place = { start: token.startOffset, end: token.startOffset + firstLine.length };
    this.tell("syntax/unclosed-text", place, found, { insertAt: endOf(token) });
    return textValue(token.image, token.startOffset, false);
  }

  private textual(): Value {
    const from = this.text();
    if (!this.small("to") || !this.startsText(2)) return this.read(from);
    this.CONSUME(t.Word);
    const to = this.text();
    const shift: ShiftValue = { kind: "shift", from, to, start: from.start, end: to.end };
    return shift;
  }

  /** The day of a reading, where one follows. */
  private read(value: NumberValue | PercentValue | MoneyValue | TextValue): Value {
    if (!this.small("on") || !this.startsDate(2)) return value;
    this.CONSUME(t.Word);
    const on = this.dateExpression();
    return { kind: "reading", value, on, start: value.start, end: on.end };
  }

  private date(): DateValue {
    const token = this.CONSUME(t.DateLike);
    return dateValue(token.image, token.startOffset);
  }

  /** `5 February 2026`, `5. Februar 2026`, `February 5, 2026`: meant as a date, and a wrong one. */
  private startsSpelledDate(): boolean {
    if (this.is(1, t.Word))
      return (
        this.is(2, t.NumberLike) &&
        monthNamed(this.LA(1).image) !== undefined &&
        this.yearAt(this.afterDay(3)) > 0
      );
    if (!this.is(1, t.NumberLike)) return false;
    const month = this.afterDay(2);
    return this.isWord(month) && monthNamed(this.LA(month).image) !== undefined && this.yearAt(month + 1) > 0;
  }

  /** The place behind what may follow the number of a day: `5.`, `5th`. */
  private afterDay(k: number): number {
    const { image } = this.LA(k);
    const isEnding = image === "." || (this.is(k, t.Word) && /^(?:st|nd|rd|th)$/.test(image));
    return isEnding ? k + 1 : k;
  }

  /** The place of the year that stands here, perhaps behind a comma; 0 where none does. */
  private yearAt(k: number): number {
    const place = this.is(k, t.Comma) ? k + 1 : k;
    return this.is(place, t.NumberLike) && /^\d{4}$/.test(this.LA(place).image) ? place : 0;
  }

  private spelledDate(): DateValue {
    const isDayFirst = this.is(1, t.NumberLike);
    const month = isDayFirst ? this.afterDay(2) : this.afterDay(3) - 1;
    return { ...dateValue("", 0), ...this.asWritten(this.yearAt(month + 1)) };
  }

  /** So many tokens, with the blanks between them that people write, however many there are: `14 Uhr`, `5. Februar`. */
  private asWritten(count: number): Span & { readonly written: string } {
    const start = this.LA(1).startOffset;
    const images: string[] = [];
    for (let taken = 0; taken < count; taken++) images.push(this.CONSUME(t.Anything).image);
    const written = images.join(" ").replace(/ (?=[.,]|(?:st|nd|rd|th)\b|[hH]\d*$)/g, "");
    return { start, end: endOf(this.LA(0)), written };
  }

  private edge(): EdgeValue | DateValue | Word {
    const edge = this.CONSUME(t.Word);
    const of = this.CONSUME(t.Word);
    // A day has neither start nor end.
    if (this.is(1, t.DateLike)) {
      this.tell("syntax/unexpected", { start: edge.startOffset, end: endOf(of) }, `${edge.image} of`);
      return this.date();
    }
    if (this.startsWord()) {
      const name = wordOf(this.CONSUME(t.Word));
      const which = edge.image === "start" ? "start" : "end";
      return { kind: "edge", edge: which, of: name, start: edge.startOffset, end: name.end };
    }
    this.tell("syntax/missing-value", { start: edge.startOffset, end: endOf(of) }, `${edge.image} of`, {
      insertAt: endOf(of),
    });
    return { ...wordOf(edge), end: endOf(of) };
  }

  private number(): NumberValue {
    const token = this.CONSUME(t.NumberLike);
    return numberValue(token.image, token.startOffset);
  }

  /** `6 weeks`; also `6 after plan`, which lacks its unit. */
  private duration(amount: NumberValue): DurationValue {
    const lacksUnit = this.small("after", "before") && (this.isWord(2) || this.is(2, t.DateLike));
    const unit = this.startsWord() && !lacksUnit ? wordOf(this.CONSUME(t.Word)) : undefined;
    const named = unit && unitNamed(unit.text);
    const whole = amount.value !== undefined && Number.isSafeInteger(amount.value) && amount.value >= 1;
    return {
      kind: "duration",
      amount,
      start: amount.start,
      end: (unit ?? amount).end,
      ...(unit && { unit }),
      ...(named && whole && { length: { amount: amount.value, unit: named } }),
    };
  }

  private counted(): DurationValue {
    return this.duration(this.number());
  }

  /** A date expression that stands inside another value. */
  private dateExpression(): DateExpression {
    if (this.is(1, t.DateLike)) return this.date();
    if (this.startsSpelledDate()) return this.spelledDate();
    if (this.is(1, t.NumberLike)) {
      const duration = this.counted();
      return this.offset(duration) ?? noDate(duration);
    }
    const edge = this.edge();
    return edge.kind === "word" ? noDate(edge) : edge;
  }

  /** `… after plan`; undefined where neither `after` nor `before` follows, or nothing behind them. */
  private offset(duration: DurationValue): OffsetValue | undefined {
    if (!this.small("after", "before")) return undefined;
    const word = this.CONSUME(t.Word);
    const { start } = duration;
    if (this.is(1, t.DateLike) || this.startsWord()) {
      const anchor = this.anchor();
      const side = word.image === "after" ? "after" : "before";
      return { kind: "offset", duration, side, anchor, start, end: anchor.end };
    }
    const end = endOf(word);
    this.tell("syntax/missing-value", { start, end }, word.image, { insertAt: end });
    return undefined;
  }

  private anchor(): OffsetValue["anchor"] {
    if (this.is(1, t.DateLike)) return this.date();
    return this.startsEdge(1) ? this.edge() : wordOf(this.CONSUME(t.Word));
  }

  private numeric(): Value {
    const amount = this.number();
    if (this.small("every")) return this.recurrence(amount);
    if (this.small("on")) return this.read(amount);
    if (!this.startsWord()) return amount;
    if (CURRENCY_LIKE.test(this.LA(1).image)) return this.money(amount);
    const duration = this.duration(amount);
    const offset = this.offset(duration);
    return offset ? this.dated(offset) : duration;
  }

  private money(amount: NumberValue): Value {
    const currency = wordOf(this.CONSUME(t.Word));
    let per: Word | undefined;
    if (this.small("per") && this.isWord(2) && !this.is(3, t.Colon)) {
      this.CONSUME(t.Word);
      per = wordOf(this.CONSUME(t.Word));
    }
    return this.read({
      kind: "money",
      amount,
      currency,
      start: amount.start,
      end: (per ?? currency).end,
      ...(per && { per }),
    });
  }

  /** What may follow a date: the end of a range, or a time of day and a length. */
  private dated(date: DateExpression | Word): Value {
    if (this.small("to") && this.startsDate(2)) {
      this.CONSUME(t.Word);
      const to = this.dateExpression();
      return date.kind === "word" ? date : { kind: "range", from: date, to, start: date.start, end: to.end };
    }
    const time = this.small("at") ? this.atTime() : undefined;
    const length = this.small("for") ? this.forLength() : undefined;
    if (date.kind === "word" || (!time && !length)) return date;
    return {
      kind: "occasion",
      date,
      start: date.start,
      end: (length ?? time ?? date).end,
      ...(time && { time }),
      ...(length && { length }),
    };
  }

  /** What is no time of day is meant as one all the same: `at 14`, `at 14 Uhr`, `at noon`, `at "14:00"`. */
  private atTime(): TimeValue | undefined {
    const at = this.CONSUME(t.Word);
    if (this.is(1, t.TimeLike, t.NumberLike)) {
      const isClock = this.isWord(2) && CLOCK_LIKE.test(this.LA(2).image) && !this.is(3, t.Colon);
      const { start, end, written } = this.asWritten(isClock ? 2 : 1);
      return { ...timeValue(written, start), end };
    }
    if (this.is(1, t.Text) || (this.startsWord() && !this.isWord(1, "for"))) {
      const { start, end, written } = this.asWritten(1);
      return { ...timeValue(written, start), end };
    }
    this.tell("syntax/missing-value", spanOf(at), "at", { insertAt: endOf(at) });
    return undefined;
  }

  private forLength(): DurationValue | undefined {
    const word = this.CONSUME(t.Word);
    if (this.is(1, t.NumberLike)) return this.counted();
    this.tell("syntax/missing-value", spanOf(word), "for", { insertAt: endOf(word) });
    return undefined;
  }

  private recurrence(count: NumberValue | undefined): Value {
    const every = wordOf(this.CONSUME(t.Word));
    const amount = this.is(1, t.NumberLike) ? this.number() : undefined;
    const unit = this.startsWord() ? wordOf(this.CONSUME(t.Word)) : undefined;
    let weekday: Word | undefined;
    if (this.small("on") && this.isWord(2) && !this.is(3, t.Colon)) {
      this.CONSUME(t.Word);
      weekday = wordOf(this.CONSUME(t.Word));
    }
    let from: DateExpression | undefined;
    if (this.small("from") && this.startsDate(2)) {
      this.CONSUME(t.Word);
      from = this.dateExpression();
    }
    const time = this.small("at") ? this.atTime() : undefined;
    const length = this.small("for") ? this.forLength() : undefined;
    const named = unit && unitNamed(unit.text);
    const times = amount ? amount.value : 1;
    const whole = times !== undefined && Number.isSafeInteger(times) && times >= 1;
    if (!unit) this.tell("syntax/missing-value", every, "every", { insertAt: (amount ?? every).end });
    const last = length ?? time ?? from ?? weekday ?? unit ?? amount ?? every;
    return {
      kind: "recurrence",
      every,
      start: (count ?? every).start,
      end: last.end,
      intervalSpan: { start: (amount ?? unit ?? every).start, end: (unit ?? amount ?? every).end },
      ...(count && { count }),
      ...(named && whole && { interval: { amount: times, unit: named } }),
      ...(weekday && { weekday }),
      ...(from && { from }),
      ...(time && { time }),
      ...(length && { length }),
    };
  }
}

/** What stands where a date belongs and is none. */
function noDate({ start, end }: Span): DateValue {
  return { ...dateValue("", start), end };
}
