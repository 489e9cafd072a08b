/** What is wrong with the values of fields, measured by what the table says that the fields take. */
import type { Entity } from "../../analysis/entity.ts";
import { rowsIn } from "../../analysis/fields.ts";
import { parse } from "../../analysis/parse.ts";
import { movesDate, unitNamed } from "../../calendar/duration.ts";
import { isZone } from "../../calendar/zone.ts";
import { currencyNamed } from "../../language/currencies.ts";
import type { Shape, Takes } from "../../language/types.ts";
import { moneyPer, weekdayNamed, weekdays } from "../../language/words.ts";
import type {
  DateExpression,
  DateValue,
  DurationValue,
  Field,
  NumberValue,
  RecurrenceValue,
  TextValue,
  TimeValue,
  Value,
  Word,
} from "../../syntax/tree.ts";
import { memoryOf } from "../../text/memory.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix, Message, TextRule, TextView } from "../rule.ts";
import { textRule } from "../rule.ts";

/** Something wrong with a value, by the code of its rule. Spans count from the segment's start. */
export interface ValueProblems {
  "value/wrong-type": { readonly value: Value };
  "value/invalid-date": { readonly date: DateValue };
  "value/invalid-time": { readonly time: TimeValue };
  "value/invalid-number": { readonly written: string };
  "value/unknown-unit":
    | { readonly of: "time"; readonly unit: Word; readonly clock: boolean }
    /** There is no unit behind the number. */
    | { readonly of: "nothing"; readonly amount: NumberValue; readonly clock: boolean }
    | { readonly of: "money"; readonly unit: Word };
  "value/unknown-choice":
    | { readonly of: "words"; readonly word: Word; readonly choices: readonly string[] }
    | { readonly of: "zones"; readonly zone: TextValue };
  "value/out-of-range": {
    readonly written: string;
    readonly value: number;
    readonly least: number | undefined;
    readonly most: number | undefined;
    readonly whole: boolean;
    readonly sign: "%" | "";
  };
}

export type ValueCode = keyof ValueProblems;

/** A problem with its place and the field that it is in. */
export type ValueProblem<Code extends ValueCode = ValueCode> = {
  [One in Code]: {
    readonly code: One;
    readonly span: Span;
    readonly entity: Entity;
    readonly field: Field;
    readonly takes: Takes;
    readonly data: ValueProblems[One];
  };
}[Code];

/** A rule that puts one kind of wrong value into words. */
export function valueRule<Code extends ValueCode>(parts: {
  readonly code: Code;
  readonly about: string;
  message(problem: ValueProblem<Code>): Message;
  fixes?(problem: ValueProblem<Code>, context: Context): readonly Fix[];
}): TextRule {
  return textRule<ValueProblem<Code>>({
    ...parts,
    severity: "error",
    needs: hasWrongValues,
    check({ entity, span }, report) {
      if (!entity) return;
      for (const problem of problemsOf(entity)) {
        if (isOf(problem, parts.code)) report({ data: problem, span: span(problem.span) });
      }
    },
  });
}

/** Whether something is wrong with the values of a block's fields. */
function hasWrongValues({ entity }: TextView): boolean {
  return entity !== undefined && problemsOf(entity).length > 0;
}

/** Whether a text, written behind a field's colon, is what the field takes, with nothing wrong in it. */
export function fits(written: string, takes: Takes): boolean {
  const { root } = parse("", 0, `x {\nx: ${written}\n}`);
  const segment = root.children[0]?.segment;
  const field = segment?.fields[0];
  const another = segment?.fields[1] ?? segment?.strays[0] ?? root.children[0]?.children[0];
  if (!segment || !field || field.broken || another || segment.problems.length > 0) return false;
  let good = field.values.length > 0;
  checkField(field, takes, segment.text, () => {
    good = false;
  });
  return good;
}

function isOf<Code extends ValueCode>(
  problem: ValueProblem,
  code: Code,
): problem is ValueProblem & ValueProblem<Code> {
  return problem.code === code;
}

const kept = memoryOf<Entity, readonly ValueProblem[]>();

function problemsOf(entity: Entity): readonly ValueProblem[] {
  const known = kept.get(entity);
  if (known) return known;
  const { kind } = entity;
  const { segment } = entity.block;
  const problems: ValueProblem[] = [];
  for (const [i, row] of kind === undefined ? [] : rowsIn(kind, segment).entries()) {
    const field = segment.fields[i];
    // What could not be read has its message; without its colon a field can be read all the same.
    if (!row || !field || (field.broken && field.colon)) continue;
    const { takes } = row;
    checkField(field, takes, segment.text, (code, span, data) => {
      // The compiler cannot see that code and data belong together once they are parted.
      problems.push({ code, span, entity, field, takes, data } as ValueProblem);
    });
  }
  kept.set(entity, problems);
  return problems;
}

type Tell = <Code extends ValueCode>(code: Code, span: Span, data: ValueProblems[Code]) => void;

function checkField(field: Field, takes: Takes, text: string, tell: Tell): void {
  const [first, second] = field.values;
  if (!first) return;
  if (!takes.list && second) {
    const last = field.values.at(-1) ?? second;
    const split = splitNumber(field);
    if (split) tell("value/invalid-number", split, { written: text.slice(split.start, split.end) });
    else tell("value/wrong-type", { start: second.start, end: last.end }, { value: second });
    return;
  }
  const check = new ValueCheck(takes, text, tell);
  for (const value of field.values) check.value(value);
}

/** `12,5`, `12,5%`, `12,5 GBP`: two numbers with nothing but a comma between them. */
function splitNumber({ values }: Field): Span | undefined {
  const [first, second] = values;
  if (values.length !== 2 || first?.kind !== "number" || second?.start !== first.end + 1) return undefined;
  const rest = second.kind === "money" || second.kind === "duration" ? second.amount : second;
  return rest.kind === "number" || rest.kind === "percent"
    ? { start: first.start, end: rest.end }
    : undefined;
}

/** Which shapes a value may be taken for; a wrong one for none. */
const shapesOf: Readonly<Record<Value["kind"], readonly Shape[]>> = {
  text: ["text", "reading"],
  shift: ["shift"],
  word: ["reference", "tag"],
  date: ["date", "occasion"],
  edge: ["date", "occasion"],
  offset: ["date", "occasion"],
  range: ["range"],
  occasion: ["occasion"],
  duration: ["duration"],
  recurrence: ["recurrence"],
  reading: ["reading"],
  money: ["money", "reading"],
  number: ["number", "reading"],
  percent: ["percent", "reading"],
  wrong: [],
};

/** Whether a value is of a kind that its field takes, and not one too many; what stands in it may be wrong all the same. */
export function isTaken(value: Value, field: Field, takes: Takes): boolean {
  if (!takes.list && field.values.length > 1) return false;
  if (value.kind === "word" && takes.shapes.includes("choice")) return true;
  return mayBeTaken(value, takes);
}

function mayBeTaken(value: Value, { shapes }: Takes): boolean {
  for (const shape of shapesOf[value.kind]) if (shapes.includes(shape)) return true;
  return false;
}

class ValueCheck {
  private readonly takes: Takes;
  private readonly text: string;
  private readonly tell: Tell;

  /** `text` is the segment that the values stand in. */
  constructor(takes: Takes, text: string, tell: Tell) {
    this.takes = takes;
    this.text = text;
    this.tell = tell;
  }

  value(value: Value): void {
    if (this.isMeantAsMoney(value)) {
      if (value.amount.value === undefined) this.invalid(value.amount);
      this.currency(value.unit);
    } else if (value.kind === "word" && this.takes.shapes.includes("choice")) {
      const choices = this.takes.choices ?? [];
      if (choices.some(({ word }) => word === value.text)) return;
      this.choice(
        value,
        choices.map(({ word }) => word),
      );
    } else if (mayBeTaken(value, this.takes)) this.inside(value);
    else this.tell("value/wrong-type", value, { value });
  }

  /** A word behind a number is read as a unit of time, and may be meant for a currency: `12000 Euro`. */
  private isMeantAsMoney(value: Value): value is DurationValue & { readonly unit: Word } {
    const { shapes } = this.takes;
    if (value.kind !== "duration" || shapes.includes("duration") || !shapes.includes("money")) return false;
    return value.unit !== undefined && unitNamed(value.unit.text) === undefined;
  }

  /** The parts of a value that is of the right kind. */
  private inside(value: Value): void {
    switch (value.kind) {
      case "date":
      case "edge":
      case "offset":
        this.date(value);
        break;
      case "range":
        this.date(value.from);
        this.date(value.to);
        break;
      case "occasion":
        this.date(value.date);
        if (value.time) this.time(value.time);
        if (value.length) this.duration(value.length, true);
        break;
      case "duration":
        this.duration(value, this.takes.clock ?? false);
        break;
      case "recurrence":
        this.recurrence(value);
        break;
      case "reading":
        this.measure(value.value);
        this.date(value.on);
        break;
      default:
        this.measure(value);
    }
  }

  private choice(word: Word, choices: readonly string[]): void {
    if (!choices.includes(word.text)) this.tell("value/unknown-choice", word, { of: "words", word, choices });
  }

  private date(date: DateExpression): void {
    if (date.kind === "edge") return;
    if (date.kind === "date") {
      if (date.day === undefined) this.tell("value/invalid-date", date, { date });
      return;
    }
    this.duration(date.duration, false);
    if (date.anchor.kind === "date") this.date(date.anchor);
  }

  private time(time: TimeValue): void {
    if (time.minutes === undefined) this.tell("value/invalid-time", time, { time });
  }

  /** `clock`: whether minutes and hours may stand there. */
  private duration({ amount, unit }: DurationValue, clock: boolean): void {
    const isGood = this.amount(amount, 1);
    if (!unit) {
      if (isGood) this.tell("value/unknown-unit", amount, { of: "nothing", amount, clock });
      return;
    }
    const named = unitNamed(unit.text);
    if (named === undefined || (!clock && !movesDate(named))) {
      this.tell("value/unknown-unit", unit, { of: "time", unit, clock });
    }
  }

  private recurrence({ count, interval, intervalSpan, weekday, from, time, length }: RecurrenceValue): void {
    if (count) this.amount(count, 1);
    if (!interval || !movesDate(interval.unit)) this.interval(intervalSpan);
    if (weekday && weekdayNamed(weekday.text) === undefined) {
      this.tell("value/unknown-choice", weekday, { of: "words", word: weekday, choices: weekdays });
    }
    if (from) this.date(from);
    if (time) this.time(time);
    if (length) this.duration(length, true);
  }

  /** An interval that cannot be understood: its number or its unit. */
  private interval(span: Span): void {
    const parts = /^(\S*\d\S*)?\s*(\S*)$/.exec(this.text.slice(span.start, span.end));
    const [number, name] = [parts?.[1] ?? "", parts?.[2] ?? ""];
    const named = unitNamed(name);
    if (named !== undefined && movesDate(named)) {
      const amount = { start: span.start, end: span.start + number.length };
      this.amount({ kind: "number", written: number, value: Number(number.replace(",", ".")), ...amount }, 1);
      return;
    }
    const unit = { start: span.end - name.length, end: span.end };
    this.tell("value/unknown-unit", unit, {
      of: "time",
      unit: { kind: "word", text: name, ...unit },
      clock: false,
    });
  }

  private measure(value: Value): void {
    if (value.kind === "text") this.zone(value);
    else if (value.kind === "number") this.number(value);
    else if (value.kind === "percent") this.limits(value, value.value, `${value.value}%`, "%");
    else if (value.kind === "money") {
      if (value.amount.value === undefined) this.invalid(value.amount);
      this.currency(value.currency);
      if (value.per) this.choice(value.per, Object.keys(moneyPer));
    }
  }

  private zone(value: TextValue): void {
    if (this.takes.zone && !isZone(value.text))
      this.tell("value/unknown-choice", value, { of: "zones", zone: value });
  }

  private number(value: NumberValue): void {
    if (value.value === undefined) this.invalid(value);
    else this.limits(value, value.value, value.written, "");
  }

  private limits(span: Span, value: number, text: string, sign: "%" | ""): void {
    // A percentage goes from 0 to 100 wherever it stands.
    const [least, most, whole] =
      sign === "%" ? [0, 100, false] : [this.takes.least, undefined, this.takes.whole ?? false];
    const inside = (least === undefined || value >= least) && (most === undefined || value <= most);
    if (inside && (!whole || Number.isInteger(value))) return;
    this.tell("value/out-of-range", span, { written: text, value, least, most, whole, sign });
  }

  /** Whether that many make sense. */
  private amount(amount: NumberValue, least: number): boolean {
    const { value } = amount;
    if (value !== undefined && Number.isInteger(value) && value >= least) return true;
    if (value === undefined) this.invalid(amount);
    else {
      this.tell("value/out-of-range", amount, {
        written: amount.written,
        value,
        least,
        most: undefined,
        whole: true,
        sign: "",
      });
    }
    return false;
  }

  private currency(unit: Word): void {
    if (currencyNamed(unit.text) === undefined) this.tell("value/unknown-unit", unit, { of: "money", unit });
  }

  private invalid(value: NumberValue): void {
    this.tell("value/invalid-number", value, { written: value.written });
  }
}
