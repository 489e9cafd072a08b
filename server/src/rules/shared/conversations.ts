/** Whom a diagnostic should hear, and the conversations that hear them. */
import type { Entity } from "../../analysis/entity.ts";
import { isKind, nameOf } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import { inSeries } from "../../language/shapes.ts";
import { levelOf } from "./levels.ts";
import { capital } from "./words.ts";

/** The levels of the people whom the engagement names anywhere. */
export function mentionedLevels(names: Names): readonly string[] {
  return mentionedPeople(names).flatMap((person) => levelOf(person) ?? []);
}

/** A conversation with those of that level whom the engagement mentions, else with the level: its title, and who takes part. */
export function conversationAt(
  level: string,
  names: Names,
): { readonly title: string; readonly field: string } {
  const people = mentionedPeople(names).filter((person) => levelOf(person) === level);
  const ids = people.flatMap(({ id }) => id ?? []);
  return people.length > 0
    ? { title: inSeries(people.map(nameOf), "and"), field: `with: ${ids.join(", ")}` }
    : { title: capital(level.replace("-", " ")), field: `level: ${level}` };
}

/** Whom the engagement names anywhere, each once. */
export function mentionedPeople({ meanings }: Names): readonly Entity<"person">[] {
  const people = new Set<Entity<"person">>();
  for (const { target } of meanings) if (isKind(target?.entity, "person")) people.add(target.entity);
  return [...people];
}
