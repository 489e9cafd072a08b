/** What a name stands for, in a few words. */
import type { Entity } from "../../analysis/entity.ts";
import { capital, nounFor } from "../../rules/shared/words.ts";

/** `Lena Fischer · Depot manager, Leeds · people.coachplan`; the file is left out where it is not given. */
export function whoIs(entity: Entity, file?: string): string {
  return [entity.title, roleOf(entity), file].filter((part) => part !== undefined && part !== "").join(" · ");
}

/** The person's or coach's role; of other blocks what they are. */
export function roleOf(entity: Entity): string {
  const role = textOf(entity, "role") ?? textOf(entity, "credential");
  const kind = entity.kind ?? entity.known;
  return role ?? (kind ? capital(nounFor(kind)) : "");
}

/** What a field says, where it is a text. */
export function textOf(entity: Entity, field: string): string | undefined {
  const value = entity.block.segment.fields.find(({ name }) => name.text === field)?.values[0];
  return value?.kind === "text" ? value.text : undefined;
}

/** What a field says, where it is a word: a choice or a name. */
export function wordOf(entity: Entity, field: string): string | undefined {
  const value = entity.block.segment.fields.find(({ name }) => name.text === field)?.values[0];
  return value?.kind === "word" ? value.text : undefined;
}
