/** Who stands at which level of the organization, as far as a plan's names tell. */
import type { Entity } from "../../analysis/entity.ts";
import { fieldOf, isKind, wordsOf } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import { fieldRow } from "../../language/table.ts";
import { clearNames } from "./contracts.ts";

/** Every level, from the top down. */
export const levels: readonly string[] = (fieldRow("person", "level")?.takes.choices ?? []).map(
  ({ word }) => word,
);

/** The level of a person, or that which a conversation reaches; undefined where it is not written, or cannot be read. */
export function levelOf(entity: Entity): string | undefined {
  const word = wordsOf(fieldOf(entity, "level"))[0]?.text;
  return word !== undefined && levels.includes(word) ? word : undefined;
}

/** People, and how many more there may be whom nobody can know. */
export interface Reached {
  readonly people: readonly Entity<"person">[];
  /** Infinite where a name, or the members of a team, may stand for any number. */
  readonly unknown: number;
}

/** The people whom a field names, a team with its members and its lead. */
export function peopleIn(holder: Entity, fieldName: string, names: Names): Reached {
  const people = new Set<Entity<"person">>();
  let unknown = clearNames(holder, fieldName, names) ? 0 : Number.POSITIVE_INFINITY;
  for (const { entity } of names.targets(holder, fieldName)) {
    if (isKind(entity, "person")) people.add(entity);
    if (!isKind(entity, "team")) continue;
    const lead = wordsOf(entity.field("lead"));
    const members = wordsOf(entity.field("members"));
    if (lead.length === 0) unknown++;
    if (members.length === 0) unknown = Number.POSITIVE_INFINITY;
    for (const { text } of [...lead, ...members]) {
      const member = names.declared(text, "person")?.entity;
      if (isKind(member, "person")) people.add(member);
      else unknown++;
    }
  }
  return { people: [...people], unknown };
}
