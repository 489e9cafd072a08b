/** Two versions of a block that say the same but for the words of some texts: what most keys make of it. */
import type { Segment, Value } from "../syntax/tree.ts";
import type { Entity } from "./entity.ts";

/** What is said in other words than before. */
export interface Words {
  /** The title is another one. */
  readonly title: boolean;
  /** The fields whose texts are others. */
  readonly fields: readonly string[];
}

/**
 * What is said in other words in a block's own text; undefined where anything else has changed: a name, a day, a choice,
 * a number, which fields and blocks there are, or what cannot be read.
 */
export function wordsChanged(was: Entity, now: Entity): Words | undefined {
  const old = was.block.segment;
  const { segment } = now.block;
  if (was.children.length !== now.children.length) return undefined;
  if (!isPlain(old) || !isPlain(segment) || old.fields.length !== segment.fields.length) return undefined;
  if (old.keyword?.text !== segment.keyword?.text || old.id?.text !== segment.id?.text) return undefined;
  if ((old.title === undefined) !== (segment.title === undefined)) return undefined;
  const fields: string[] = [];
  for (const [i, field] of segment.fields.entries()) {
    const before = old.fields[i];
    if (before?.name.text !== field.name.text || before.values.length !== field.values.length)
      return undefined;
    for (const [n, value] of field.values.entries()) {
      const one = before.values[n];
      if (one && written(old, one) === written(segment, value)) continue;
      if (one?.kind !== "text" || value.kind !== "text") return undefined;
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
