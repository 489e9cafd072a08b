import type { Duration } from "../../calendar/duration.ts";
import { endOf, movesDate } from "../../calendar/duration.ts";
import type { FieldName } from "../../language/table.ts";
import { fieldRow } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import type { DateExpression, Field, Value } from "../../syntax/tree.ts";
import type { Entity } from "../entity.ts";
import { fieldOf } from "../entity.ts";
import { dateIn, readDate } from "./expressions.ts";
import type { Context, Plan } from "./plan.ts";
import { momentAt } from "./plan.ts";

/** What a block's own fields say of its days. */
export interface Claims {
  /** Those that can be read, the one that counts first. */
  readonly starts: readonly Claim[];
  readonly ends: readonly Claim[];
  readonly lasts: { readonly field: Field; readonly duration: Duration } | undefined;
  /** Whether such a field is there at all. One that cannot be read is not taken for missing: it has its message. */
  readonly saysStart: boolean;
  readonly saysEnd: boolean;
  readonly saysLasts: boolean;
}

/** A field that gives a start or an end. */
export interface Claim {
  readonly field: Field;
  readonly fieldName: string;
  readonly value: DateExpression;
  readonly plan: Plan;
}

/** Reads a block's date fields; undefined for a kind of block that has none. */
export function claimsOf(entity: Entity, context: Context): Claims | undefined {
  const rows = entity.kind && dateFields[entity.kind];
  if (!rows) return undefined;
  const starts: Claim[] = [];
  const ends: Claim[] = [];
  let lasts: Claims["lasts"];
  let saysStart = false;
  let saysEnd = false;
  let saysLasts = false;

  for (const [fieldName, gives] of rows) {
    const field = fieldOf(entity, fieldName);
    if (!field) continue;
    const value = saidIn(field, entity.kind);
    if (gives === "length") {
      saysLasts = true;
      const duration = movingLength(value);
      if (duration) lasts = { field, duration };
      continue;
    }
    const range = value?.kind === "range" ? value : undefined;
    if (gives !== "end") {
      saysStart = true;
      claim(starts, field, gives === "range" ? range?.from : dateIn(value));
    }
    if (gives !== "start") {
      saysEnd = true;
      if (gives === "range") claim(ends, field, range?.to);
      else claim(ends, field, dateIn(value), movingLength(value));
    }
  }
  return { starts, ends, lasts, saysStart, saysEnd, saysLasts };

  function claim(list: Claim[], field: Field, value: DateExpression | undefined, length?: Duration): void {
    const plan = value && readDate(value, entity, field, context);
    if (!plan) return;
    const fieldName = field.name.text;
    list.push({ field, fieldName, value, plan: length ? lengthened(plan, length, entity) : plan });
  }
}

/** What the field says; nothing where it has several values, or one with a time of day where only a day may stand. */
export function saidIn({ name, values }: Field, kind: BlockName | undefined): Value | undefined {
  const [value, another] = values;
  if (!value || another || value.kind === "reading") return undefined;
  if (value.kind !== "occasion") return value;
  const takes = kind && fieldRow(kind, name.text)?.takes;
  return takes?.shapes.includes("occasion") ? value : undefined;
}

/** The fields that give a block of that kind its days, in the order in which they count; empty for kinds without days. */
export function dateFieldsOf(kind: BlockName): readonly (readonly [name: string, gives: Gives])[] {
  return dateFields[kind] ?? [];
}

/** What a field's value means to its block: `day` is start and end at once. */
type Gives = "start" | "end" | "day" | "range" | "length";

/** In the order in which they count where several give the same. */
type DateFields<Kind extends BlockName> = readonly (readonly [name: FieldName<Kind>, gives: Gives])[];

const activity: readonly (readonly ["dates" | "on", Gives])[] = [
  ["dates", "range"],
  ["on", "day"],
];

/** The fields that give each kind of block its days. */
const dateFields: { readonly [Kind in BlockName]?: DateFields<Kind> } = {
  engagement: [
    ["starts", "start"],
    ["ends", "end"],
    ["lasts", "length"],
  ],
  goal: [["by", "day"]],
  phase: [
    ["starts", "start"],
    ["ends", "end"],
    ["dates", "range"],
    ["lasts", "length"],
  ],
  conversation: activity,
  observation: activity,
  assessment: activity,
  feedback: activity,
  workshop: activity,
  training: activity,
  advising: activity,
  session: [["on", "day"]],
  action: [
    ["starts", "start"],
    ["due", "end"],
    ["ends", "end"],
    ["dates", "range"],
    ["lasts", "length"],
  ],
  milestone: [["on", "day"]],
  review: [["on", "day"]],
  contract: [
    ["starts", "start"],
    ["ends", "end"],
    ["dates", "range"],
    ["lasts", "length"],
  ],
  result: [["by", "day"]],
};

/** The duration in a value (itself, or how long an occasion takes) where it is of days or more. */
function movingLength(value: Value | undefined): Duration | undefined {
  const written = value?.kind === "occasion" ? value.length : value?.kind === "duration" ? value : undefined;
  return written?.length && movesDate(written.length.unit) ? written.length : undefined;
}

/** The last day of an occasion that takes several days. */
function lengthened(plan: Plan, duration: Duration, holder: Entity): Plan {
  return {
    ...plan,
    work(moment, wished) {
      const from = plan.work(moment, wished);
      return (
        from &&
        momentAt(endOf(from.day, duration), { kind: "lasts", holder, duration, from, counted: "forward" })
      );
    },
  };
}
