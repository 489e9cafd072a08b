/** The blocks of a document's engagements by the ids that the timeline calls them by. */
import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { PlacedUnit, Snapshot } from "../../workspace/snapshot.ts";

/** An engagement and what its blocks are called. */
export interface PartNames {
  readonly placed: PlacedUnit;
  idOf(entity: Entity): string;
}

/** The engagements of a document, in the order of the text. Two of one name are a mistake, and still two. */
function engagementsIn(snapshot: Snapshot, uri: string): readonly PartNames[] {
  const taken = new Map<string, number>();
  return snapshot.units(uri).flatMap((placed): PartNames[] => {
    const { top } = placed.unit;
    if (!isKind(top, "engagement")) return [];
    const count = (taken.get(top.path) ?? 0) + 1;
    taken.set(top.path, count);
    return [{ placed, idOf: ({ path }) => (count === 1 ? path : `${path}@${count}`) }];
  });
}

/** The block of that id; undefined where there is none, as for the sessions that a contract's rhythm gives. */
export function partOf(
  snapshot: Snapshot,
  uri: string,
  id: string,
): (PartNames & { readonly entity: Entity }) | undefined {
  for (const names of engagementsIn(snapshot, uri)) {
    const entity = names.placed.unit.entities.find((each) => names.idOf(each) === id);
    if (entity) return { ...names, entity };
  }
  return undefined;
}

/** The id of a session that a contract's rhythm gives, counted from 0. */
export function plannedSessionId(contract: string, index: number): string {
  return `${contract}/session~${index + 1}`;
}
