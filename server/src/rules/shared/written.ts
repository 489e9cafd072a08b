import type { Entity } from "../../analysis/entity.ts";
import { dateFieldsOf } from "../../analysis/schedule/claims.ts";
import { dateIn } from "../../analysis/schedule/expressions.ts";
import type { DateExpression, DurationValue, OccasionValue } from "../../syntax/tree.ts";

/** The words that give a block its days. Spans count from its segment's start. */
export interface DatesWritten {
  /** Those that can be read, the one that counts first. */
  readonly starts: readonly DateExpression[];
  readonly ends: readonly DateExpression[];
  readonly lasts: DurationValue | undefined;
  /** One field that says both (`on`, `by`), with the occasion around its date where there is one. */
  readonly day: { readonly date: DateExpression; readonly occasion: OccasionValue | undefined } | undefined;
  /** Something that gives a day cannot be read; it has its message. */
  readonly broken: boolean;
}

/** What a block itself says of its days. */
export function datesWritten(entity: Entity): DatesWritten {
  const starts: DateExpression[] = [];
  const ends: DateExpression[] = [];
  let lasts: DatesWritten["lasts"];
  let day: DatesWritten["day"];
  let broken = false;
  for (const [name, gives] of entity.kind === undefined ? [] : dateFieldsOf(entity.kind)) {
    const field = entity.block.segment.fields.find((one) => one.name.text === name);
    if (!field) continue;
    const value = field.values[0];
    const date = dateIn(value);
    broken ||= field.broken;
    if (gives === "length" && value?.kind === "duration") lasts = value;
    else if (gives === "range" && value?.kind === "range") {
      starts.push(value.from);
      ends.push(value.to);
    } else if (gives === "start" && date) starts.push(date);
    else if (gives === "end" && date) ends.push(date);
    else if (gives === "day" && date) {
      day ??= { date, occasion: value?.kind === "occasion" ? value : undefined };
    } else broken = true;
  }
  return { starts, ends, lasts, day, broken };
}
