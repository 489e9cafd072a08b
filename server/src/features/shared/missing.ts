import type { Entity } from "../../analysis/entity.ts";
import type { Need } from "../../language/types.ts";
import { holds } from "../../rules/missing/conditions.ts";
import type { Context } from "../../rules/rule.ts";
import { unitViewOf } from "../../rules/unitView.ts";

/** Whether a block lacks a field that it needs, or another that serves as well, where `present` are those it has. */
export function isMissing(
  { snapshot, uri }: Context,
  entity: Entity,
  name: string,
  need: Need,
  present: ReadonlySet<string>,
): boolean {
  const isServed = [[name], ...need.or].some((fields) => fields.every((field) => present.has(field)));
  if (isServed) return false;
  return holds(need.when, entity, name, unitViewOf(snapshot, uri, entity.unit));
}
