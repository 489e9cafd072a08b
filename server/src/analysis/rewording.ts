/** Two versions of a top-level block that say the same but for the words of some texts: what most keys make of it. */
import type { Segment, Value } from "../syntax/tree.ts";
import type { Entity, Unit } from "./entity.ts";

/** A block with other words in it than before. */
export interface Reworded {
  /** Its number in the unit. */
  readonly block: number;
  /** Its title is another one. */
  readonly title: boolean;
  /** The fields whose texts are others. */
  readonly fields: readonly string[];
}

/**
 * The blocks in which only words of texts, or comments, have changed; undefined where anything else has: a name, a day, a
 * choice, a number, which fields and blocks there are, or what cannot be read.
 */
export function rewordedIn(before: Unit, after: Unit): readonly Reworded[] | undefined {
  if (before.entities.length !== after.entities.length) return undefined;
  const found: Reworded[] = [];
  for (let i = 0; i < after.entities.length; i++) {
    const entity = after.entities[i];
    const old = before.entities[i];
    if (!entity || !old || entity.children.length !== old.children.length) return undefined;
    if (entity.block.segment === old.block.segment) continue;
    const reworded = reworking(old.block.segment, entity);
    if (!reworded) return undefined;
    found.push({ block: i, ...reworded });
  }
  return found;
}

function reworking(old: Segment, entity: Entity): Omit<Reworded, "block"> | undefined {
  const { segment } = entity.block;
  if (!isPlain(old) || !isPlain(segment) || old.fields.length !== segment.fields.length) return undefined;
  if (old.keyword?.text !== segment.keyword?.text || old.id?.text !== segment.id?.text) return undefined;
  if ((old.title === undefined) !== (segment.title === undefined)) return undefined;
  const fields: string[] = [];
  for (const [i, field] of segment.fields.entries()) {
    const before = old.fields[i];
    if (before?.name.text !== field.name.text || before.values.length !== field.values.length)
      return undefined;
    for (const [n, value] of field.values.entries()) {
      const was = before.values[n];
      if (was && written(old, was) === written(segment, value)) continue;
      if (was?.kind !== "text" || value.kind !== "text") return undefined;
      fields.push(field.name.text);
    }
  }
  return { title: old.title?.text !== segment.title?.text, fields };
}

/** Everything in it could be read, and nothing in it speaks to the rules. */
function isPlain({ problems, strays, forced, unclosed, comments, text }: Segment): boolean {
  const readable = problems.length + strays.length + forced.length === 0 && !unclosed;
  return readable && !(comments.length > 0 && text.includes("coachplan-ignore"));
}

function written(segment: Segment, { start, end }: Value): string {
  return segment.text.slice(start, end);
}
