import type { Entity } from "../../analysis/entity.ts";
import type { Declaration } from "../../analysis/names.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** How an answer that is finished later names the block that it is about. */
interface EntityData {
  readonly uri: string;
  /** {@link Entity.path} */
  readonly path: string;
}

/** A block as an answer carries it through the editor and back. */
export function dataOf(uri: string, { path }: Entity): EntityData {
  return { uri, path };
}

/** The block that an answer carries; undefined where it has gone, or where something else came back. */
export function entityIn(snapshot: Snapshot, data: unknown): Declaration | undefined {
  if (!isEntityData(data)) return undefined;
  for (const { unit } of snapshot.units(data.uri)) {
    const entity = unit.entities.find(({ path }) => path === data.path);
    if (entity) return { uri: data.uri, entity };
  }
  return undefined;
}

/** Whether an answer carries a document and a path in it. */
export function isEntityData(data: unknown): data is EntityData {
  return (
    typeof data === "object" &&
    data !== null &&
    "uri" in data &&
    typeof data.uri === "string" &&
    "path" in data &&
    typeof data.path === "string"
  );
}
