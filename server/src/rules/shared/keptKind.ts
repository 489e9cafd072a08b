import type { Entity } from "../../analysis/entity.ts";
import { fieldRow } from "../../language/table.ts";
import { isWritten } from "../missing/present.ts";
import type { Context, FixEdit } from "../rule.ts";
import { insertField } from "./layout.ts";

/** `review closing` is a closing review by its name: under another one it has to say so. */
export function keptKind(context: Context, entity: Entity, newId: string): readonly FixEdit[] {
  const { kind, id, block } = entity;
  const choices = (kind && fieldRow(kind, "kind")?.takes.choices) ?? [];
  const isChoice = (text: string) => choices.some(({ word }) => word === text);
  if (id === undefined || !isChoice(id) || isChoice(newId) || isWritten(block.segment, "kind")) return [];
  return [insertField(context, entity, "kind", id, { plain: true })];
}
