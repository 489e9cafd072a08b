import type { Entity } from "../../analysis/entity.ts";
import { fieldRow } from "../../language/table.ts";
import { isWritten } from "../missing/present.ts";
import type { Context, FixEdit } from "../rule.ts";
import { insertField } from "./layout.ts";

/** `review closing` is a closing review by its name: under another one it has to say so. */
export function keptKind(context: Context, entity: Entity, newId: string): readonly FixEdit[] {
  const { id, block } = entity;
  if (id === undefined || !isKindOf(entity, id) || isKindOf(entity, newId)) return [];
  if (isWritten(block.segment, "kind")) return [];
  return [insertField(context, entity, "kind", id, { plain: true })];
}

/** Whether a name of that block would say of which kind it is. */
export function isKindOf({ kind }: Entity, id: string): boolean {
  const choices = (kind && fieldRow(kind, "kind")?.takes.choices) ?? [];
  return choices.some(({ word }) => word === id);
}
