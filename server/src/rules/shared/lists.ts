/** Lists of names in a field: where they stand, and how one gets longer. */
import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import type { Span } from "../../text/span.ts";
import type { Context, FixEdit } from "../rule.ts";
import { insertField, placeOf } from "./layout.ts";

/** The values of a field; the block's header where there are none. From the unit's start. */
export function valuesSpan(entity: Entity, fieldName: string): Span {
  const values = valuesOf(entity, fieldName);
  const [first, last] = [values[0], values.at(-1)];
  return first && last ? entity.span({ start: first.start, end: last.end }) : headerSpan(entity);
}

/** Adds names to those that stand in a field, and the field where it is missing. */
export function addNames(
  context: Context,
  entity: Entity,
  fieldName: string,
  names: readonly string[],
): FixEdit {
  const last = valuesOf(entity, fieldName).at(-1);
  if (!last) return insertField(context, entity, fieldName, names.join(", "), { plain: true });
  const { end } = placeOf(context, entity, last);
  return { span: { start: end, end }, text: names.map((name) => `, ${name}`).join("") };
}

function valuesOf({ block }: Entity, fieldName: string) {
  return block.segment.fields.find(({ name }) => name.text === fieldName)?.values ?? [];
}
