import type { Duration } from "../../calendar/duration.ts";
import { endOf, movesDate } from "../../calendar/duration.ts";
import type { FieldName } from "../../language/table.ts";
import { fieldRow } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import type { DateExpression, Field, Value } from "../../syntax/tree.ts";
import type { Entity } from "../entity.ts";
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
  const says = new Set<Gives>();

  for (const [fieldName, gives] of rows) {
    const field = entity.field(fieldName);
    if (!field) continue;
    says.add(gives);
    const value = saidIn(field, entity.kind);
    const claim = (list: Claim[], date: DateExpression | undefined, length?: Duration) => {
      const plan = date && readDate(date, entity, field, context);
      if (plan)
        list.push({ field, fieldName, value: date, plan: length ? lengthened(plan, length, entity) : plan });
    };
    if (gives === "length") {
      const duration = movingLength(value);
      if (duration) lasts = { field, duration };
    } else if (gives === "range") {
      claim(starts, value?.kind === "range" ? value.from : undefined);
      claim(ends, value?.kind === "range" ? value.to : undefined);
    } else {
      if (gives !== "end") claim(starts, dateIn(value));
      if (gives !== "start") claim(ends, dateIn(value), movingLength(value));
    }
  }
  const saysBoth = says.has("range") || says.has("day");
  return {
    starts,
    ends,
    lasts,
    saysStart: saysBoth || says.has("start"),
    saysEnd: saysBoth || says.has("end"),
    saysLasts: says.has("length"),
  };
}

/** What the field says; nothing where it has several values, or one with a time of day where only a day may stand. */
export function saidIn({ name, values }: Field, kind: BlockName | undefined): Value | undefined {
  const [value, another] = values;
  if (!value || another || value.kind === "reading") return undefined;
  const takes = kind && fieldRow(kind, name.text)?.takes;
  return value.kind === "occasion" && !takes?.shapes.includes("occasion") ? undefined : value;
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
