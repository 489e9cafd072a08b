import type { Entity } from "../../analysis/entity.ts";
import type { BlockName } from "../../language/types.ts";
import { nearest } from "../../text/nearest.ts";
import type { Context } from "../rule.ts";

/** The name of the block with that title, or nearly that title, which may stand in a field of the block. */
export function idTitled(
  { snapshot, uri }: Context,
  entity: Entity,
  title: string,
  kinds: readonly BlockName[],
): string | undefined {
  const known = [...entity.unit.entities, ...snapshot.scope(uri).all.map((one) => one.entity)].filter(
    ({ kind, id, title: own }) =>
      kind !== undefined && kinds.includes(kind) && id !== undefined && own !== undefined,
  );
  const meant = nearest(
    title,
    known.map((one) => one.title ?? ""),
  );
  return (
    known.find((one) => one.title === title || one.id === title) ?? known.find((one) => one.title === meant)
  )?.id;
}
