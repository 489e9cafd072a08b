/**
 * The grammar of single values (LANGUAGE.md §3): texts, dates, durations, recurrences, readings, money, words.
 * Long because one grammar is one class, and each of its rules takes a line a clause.
 */
import type { IToken } from "chevrotain";
import { EmbeddedActionsParser } from "chevrotain";
import { unitNamed } from "../calendar/duration.ts";
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

// Chevrotain runs each rule once without arguments to learn the grammar; these stand in for them.
const noNumber: NumberValue = { kind: "number", written: "", start: 0, end: 0 };
const noDuration: DurationValue = { kind: "duration", amount: noNumber, start: 0, end: 0 };
const noDate: DateValue = { kind: "date", written: "", start: 0, end: 0 };

const CURRENCY_LIKE = /^[A-Z]{3}$/;

/**
 * What a field's value may be. The rules here assume that their first token fits; what follows it is taken as far as
 * it makes sense, and the rest is left to the caller.
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
  protected isWord(k: number, ...texts: string[]): boolean {
    const token = this.LA(k);
    return token.tokenType === t.Word && (texts.length === 0 || texts.includes(token.image));
  }

  protected is(k: number, ...types: unknown[]): boolean {
    return types.includes(this.LA(k).tokenType);
  }

  /** A small word of the grammar, and not the name of the next field. */
  protected small(...texts: string[]): boolean {
    return this.isWord(1, ...texts) && !this.is(2, t.Colon);
  }

  protected startsField(): boolean {
    return this.isWord(1) && this.is(2, t.Colon);
  }

  private startsDate(k: number): boolean {
    return (
      this.is(k, t.DateLike, t.NumberLike) || (this.isWord(k, "start", "end") && this.isWord(k + 1, "of"))
    );
  }

  protected startsValue(): boolean {
    return (
      this.is(1, t.Text, t.TextBlock, t.UnclosedText, t.DateLike, t.TimeLike, t.Percent, t.NumberLike) ||
      (this.isWord(1) && !this.startsField())
    );
  }

  // ---------------------------------------------------------------- values
  protected value = this.RULE(
    "value",
    (): Value =>
      this.OR([
        {
          GATE: () => this.is(1, t.Text, t.TextBlock, t.UnclosedText),
          ALT: () => this.SUBRULE(this.textual),
        },
        {
          ALT: () => {
            const date = this.SUBRULE(this.date);
            return this.SUBRULE(this.dated, { ARGS: [date] });
          },
        },
        {
          ALT: () => {
            const time = this.CONSUME(t.TimeLike);
            const wrong: WrongValue = { kind: "wrong", written: time.image, ...spanOf(time) };
            return wrong;
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.Percent);
            return this.SUBRULE(this.read, {
              ARGS: [{ kind: "percent", value: Number.parseFloat(token.image), ...spanOf(token) }],
            });
          },
        },
        { ALT: () => this.SUBRULE(this.numeric) },
        {
          GATE: () => this.isWord(1, "start", "end") && this.isWord(2, "of"),
          ALT: () => {
            const edge = this.SUBRULE(this.edge);
            return this.SUBRULE2(this.dated, { ARGS: [edge] });
          },
        },
        {
          GATE: () =>
            this.isWord(1, "every") && (this.isWord(2) || this.is(2, t.NumberLike)) && !this.is(3, t.Colon),
          ALT: () => this.SUBRULE(this.recurrence, { ARGS: [undefined] }),
        },
        { ALT: () => wordOf(this.CONSUME(t.Word)) },
      ]),
  );

  protected text = this.RULE(
    "text",
    (): TextValue =>
      this.OR([
        { ALT: () => this.literal(this.CONSUME(t.Text)) },
        { ALT: () => this.literal(this.CONSUME(t.TextBlock)) },
        { ALT: () => this.SUBRULE(this.unclosedText) },
      ]),
  );

  private unclosedText = this.RULE("unclosedText", (): TextValue => {
    const token = this.CONSUME(t.UnclosedText);
    this.ACTION(() => {
      const firstLine = /^[^\r\n]*/.exec(token.image)?.[0].trimEnd() ?? "";
      const found = token.image.startsWith('"""') ? '"""' : '"';
      const place = { start: token.startOffset, end: token.startOffset + firstLine.length };
      this.tell("syntax/unclosed-text", place, found, { insertAt: endOf(token) });
    });
    return this.literal(token);
  });

  private literal(token: IToken): TextValue {
    return textValue(token.image, token.startOffset, token.tokenType !== t.UnclosedText);
  }

  private textual = this.RULE("textual", (): Value => {
    const from = this.SUBRULE(this.text);
    const shifts = () => this.small("to") && this.is(2, t.Text, t.TextBlock, t.UnclosedText);
    return this.OR([
      {
        GATE: shifts,
        ALT: () => {
          this.CONSUME(t.Word);
          const to = this.SUBRULE2(this.text);
          const shift: ShiftValue = { kind: "shift", from, to, start: from.start, end: to.end };
          return shift;
        },
      },
      { ALT: () => this.SUBRULE(this.read, { ARGS: [from] }) },
    ]);
  });

  /** The day of a reading, where one follows. */
  private read = this.RULE(
    "read",
    (value: NumberValue | PercentValue | MoneyValue | TextValue = noNumber): Value => {
      const on = this.OPTION({
        GATE: () => this.small("on") && this.startsDate(2),
        DEF: () => {
          this.CONSUME(t.Word);
          return this.SUBRULE(this.dateExpression);
        },
      });
      return on ? { kind: "reading", value, on, start: value.start, end: on.end } : value;
    },
  );

  private date = this.RULE("date", (): DateValue => {
    const token = this.CONSUME(t.DateLike);
    return dateValue(token.image, token.startOffset);
  });

  private edge = this.RULE("edge", (): EdgeValue | Word => {
    const edge = this.CONSUME(t.Word);
    const of = this.CONSUME2(t.Word);
    const name = this.OPTION({
      GATE: () => this.isWord(1) && !this.startsField(),
      DEF: () => wordOf(this.CONSUME3(t.Word)),
    });
    if (name)
      return {
        kind: "edge",
        edge: edge.image === "start" ? "start" : "end",
        of: name,
        start: edge.startOffset,
        end: name.end,
      };
    this.ACTION(() =>
      this.tell("syntax/missing-value", { start: edge.startOffset, end: endOf(of) }, `${edge.image} of`, {
        insertAt: endOf(of),
      }),
    );
    return { ...wordOf(edge), end: endOf(of) };
  });

  private number = this.RULE("number", (): NumberValue => {
    const token = this.CONSUME(t.NumberLike);
    return numberValue(token.image, token.startOffset);
  });

  /** `6 weeks` and what may follow it. */
  private duration = this.RULE("duration", (amount: NumberValue = noNumber): DurationValue => {
    const unit = this.OPTION({
      GATE: () => this.isWord(1) && !this.startsField(),
      DEF: () => wordOf(this.CONSUME(t.Word)),
    });
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
  });

  private counted = this.RULE("counted", (): DurationValue => {
    const amount = this.SUBRULE(this.number);
    return this.SUBRULE(this.duration, { ARGS: [amount] });
  });

  /** A date expression that stands inside another value. */
  private dateExpression = this.RULE(
    "dateExpression",
    (): DateExpression =>
      this.OR([
        { ALT: () => this.SUBRULE(this.date) },
        {
          ALT: () => {
            const duration = this.SUBRULE(this.counted);
            return this.SUBRULE(this.offset, { ARGS: [duration] }) ?? dateValue("", duration.start);
          },
        },
        {
          ALT: () => {
            const edge = this.SUBRULE(this.edge);
            return edge.kind === "edge" ? edge : dateValue("", edge.start);
          },
        },
      ]),
  );

  /** `… after plan`; undefined where neither `after` nor `before` follows, or nothing behind them. */
  private offset = this.RULE("offset", (duration: DurationValue = noDuration): OffsetValue | undefined => {
    let found: OffsetValue | undefined;
    this.OPTION({
      GATE: () => this.small("after", "before"),
      DEF: () => {
        const side = this.CONSUME(t.Word);
        const anchor = this.OPTION2({
          GATE: () => this.is(1, t.DateLike) || (this.isWord(1) && !this.startsField()),
          DEF: () => this.SUBRULE(this.anchor),
        });
        if (anchor)
          found = {
            kind: "offset",
            duration,
            side: side.image === "after" ? "after" : "before",
            anchor,
            start: duration.start,
            end: anchor.end,
          };
        else
          this.ACTION(() =>
            this.tell("syntax/missing-value", { start: duration.start, end: endOf(side) }, side.image, {
              insertAt: endOf(side),
            }),
          );
      },
    });
    return found;
  });

  private anchor = this.RULE("anchor", (): OffsetValue["anchor"] =>
    this.OR([
      { ALT: () => this.SUBRULE(this.date) },
      {
        GATE: () => this.isWord(1, "start", "end") && this.isWord(2, "of"),
        ALT: () => this.SUBRULE(this.edge),
      },
      { ALT: () => wordOf(this.CONSUME(t.Word)) },
    ]),
  );

  private numeric = this.RULE("numeric", (): Value => {
    const amount = this.SUBRULE(this.number);
    return this.OR([
      { GATE: () => this.small("every"), ALT: () => this.SUBRULE(this.recurrence, { ARGS: [amount] }) },
      {
        GATE: () => this.small("on") && this.startsDate(2),
        ALT: () => this.SUBRULE(this.read, { ARGS: [amount] }),
      },
      {
        GATE: () => this.isWord(1) && CURRENCY_LIKE.test(this.LA(1).image) && !this.startsField(),
        ALT: () => this.SUBRULE(this.money, { ARGS: [amount] }),
      },
      {
        GATE: () => this.isWord(1) && !this.startsField(),
        ALT: () => {
          const duration = this.SUBRULE(this.duration, { ARGS: [amount] });
          const offset = this.SUBRULE(this.offset, { ARGS: [duration] });
          return offset ? this.SUBRULE(this.dated, { ARGS: [offset] }) : duration;
        },
      },
      { ALT: () => amount },
    ]);
  });

  private money = this.RULE("money", (amount: NumberValue = noNumber): Value => {
    const currency = wordOf(this.CONSUME(t.Word));
    const per = this.OPTION({
      GATE: () => this.small("per") && this.isWord(2) && !this.is(3, t.Colon),
      DEF: () => {
        this.CONSUME2(t.Word);
        return wordOf(this.CONSUME3(t.Word));
      },
    });
    return this.SUBRULE(this.read, {
      ARGS: [
        {
          kind: "money",
          amount,
          currency,
          start: amount.start,
          end: (per ?? currency).end,
          ...(per && { per }),
        },
      ],
    });
  });

  /** What may follow a date: the end of a range, or a time of day and a length. */
  private dated = this.RULE("dated", (date: DateExpression | Word = noDate): Value => {
    const to = this.OPTION({
      GATE: () => this.small("to") && this.startsDate(2),
      DEF: () => {
        this.CONSUME(t.Word);
        return this.SUBRULE(this.dateExpression);
      },
    });
    const time = this.OPTION2({ GATE: () => !to && this.small("at"), DEF: () => this.SUBRULE(this.atTime) });
    const length = this.OPTION3({
      GATE: () => !to && this.small("for"),
      DEF: () => this.SUBRULE(this.forLength),
    });
    if (to && date.kind !== "word") return { kind: "range", from: date, to, start: date.start, end: to.end };
    if (date.kind === "word" || (!time && !length)) return date;
    return {
      kind: "occasion",
      date,
      start: date.start,
      end: (length ?? time ?? date).end,
      ...(time && { time }),
      ...(length && { length }),
    };
  });

  private atTime = this.RULE("atTime", (): TimeValue | undefined => {
    let time: TimeValue | undefined;
    const at = this.CONSUME(t.Word);
    this.OPTION({
      GATE: () => this.is(1, t.TimeLike, t.NumberLike),
      DEF: () => {
        time = this.SUBRULE(this.time);
      },
    });
    this.ACTION(() => {
      if (!time) this.tell("syntax/missing-value", spanOf(at), "at", { insertAt: endOf(at) });
    });
    return time;
  });

  /** A number alone (`at 14`) is meant as a time as well, and is a wrong one. */
  private time = this.RULE("time", (): TimeValue => {
    const token = this.OR([
      { ALT: () => this.CONSUME(t.TimeLike) },
      { ALT: () => this.CONSUME(t.NumberLike) },
    ]);
    return this.ACTION(() => timeValue(token.image, token.startOffset));
  });

  private forLength = this.RULE("forLength", (): DurationValue | undefined => {
    const word = this.CONSUME(t.Word);
    const length = this.OPTION({
      GATE: () => this.is(1, t.NumberLike),
      DEF: () => this.SUBRULE(this.counted),
    });
    if (!length)
      this.ACTION(() => this.tell("syntax/missing-value", spanOf(word), "for", { insertAt: endOf(word) }));
    return length;
  });

  private recurrence = this.RULE("recurrence", (count?: NumberValue): Value => {
    const every = wordOf(this.CONSUME(t.Word));
    let amount: NumberValue | undefined;
    this.OPTION({
      GATE: () => this.is(1, t.NumberLike),
      DEF: () => {
        amount = this.SUBRULE(this.number);
      },
    });
    const unit = this.OPTION2({
      GATE: () => this.isWord(1) && !this.startsField(),
      DEF: () => wordOf(this.CONSUME2(t.Word)),
    });
    const weekday = this.OPTION3({
      GATE: () => this.small("on") && this.isWord(2) && !this.is(3, t.Colon),
      DEF: () => {
        this.CONSUME3(t.Word);
        return wordOf(this.CONSUME4(t.Word));
      },
    });
    const from = this.OPTION4({
      GATE: () => this.small("from") && this.startsDate(2),
      DEF: () => {
        this.CONSUME5(t.Word);
        return this.SUBRULE(this.dateExpression);
      },
    });
    const time = this.OPTION5({ GATE: () => this.small("at"), DEF: () => this.SUBRULE(this.atTime) });
    const length = this.OPTION6({ GATE: () => this.small("for"), DEF: () => this.SUBRULE(this.forLength) });
    const named = unit && unitNamed(unit.text);
    const times = amount ? amount.value : 1;
    const whole = times !== undefined && Number.isSafeInteger(times) && times >= 1;
    this.ACTION(() => {
      if (!unit) this.tell("syntax/missing-value", every, "every", { insertAt: (amount ?? every).end });
    });
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
  });
}
