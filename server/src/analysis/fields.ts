/** What the language says of the fields that stand in a block. */
import { fieldRow } from "../language/table.ts";
import type { BlockName, FieldRow } from "../language/types.ts";
import type { Segment } from "../syntax/tree.ts";
import { memoryOf } from "../text/memory.ts";

/**
 * The rows of the fields in the own text of a block of that kind, in the order of the text; undefined for a field that
 * no such block has. Looked up once: names, values and many rules ask for them.
 */
export function rowsIn(kind: BlockName, segment: Segment): readonly (FieldRow | undefined)[] {
  const known = kept.get(segment);
  if (known) return known;
  const rows = segment.fields.map(({ name }) => fieldRow(kind, name.text));
  kept.set(segment, rows);
  return rows;
}

const kept = memoryOf<Segment, readonly (FieldRow | undefined)[]>();
