/** The names that a file declares for itself and for whoever uses it. */
import { innerBlocks } from "../language/table.ts";
import type { BlockName } from "../language/types.ts";
import { memoryOf } from "../text/memory.ts";
import type { Entity, Unit } from "./entity.ts";
import { finderOf } from "./inside.ts";

/** A declaration together with the file it stands in. */
export interface Declaration {
  readonly uri: string;
  readonly entity: Entity;
}

/** The blocks that are declared at the top level, for a whole file and whoever uses it. */
export const topLevelKinds: readonly BlockName[] = innerBlocks("document");

/**
 * The top-level names that a unit declares. A person that stands by mistake inside an engagement counts: the mistake
 * is told where it is made, not at every mention.
 */
export function declarationsOf(uri: string, unit: Unit): readonly Declaration[] {
  const kept = declared.get(unit);
  if (kept?.uri === uri) return kept.declarations;
  const declarations = declaring(unit).map((entity) => ({ uri, entity }));
  declared.set(unit, { uri, declarations });
  return declarations;
}

const declaring = finderOf(
  ({ id, known }) => id !== undefined && known !== undefined && topLevelKinds.includes(known),
);

const declared = memoryOf<Unit, { readonly uri: string; readonly declarations: readonly Declaration[] }>();
