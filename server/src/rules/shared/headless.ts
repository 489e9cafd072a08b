/** Blocks whose first line is missing: their fields and their `}` are left. */
import type { Entity, Unit } from "../../analysis/entity.ts";
import { fieldRow, fieldsOf, innerBlocks, mayStandIn, placesOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";

/** Whether the first line of the block is missing. */
export function isHeadless({ block: { segment } }: Entity): boolean {
  return segment.close !== undefined && segment.open === undefined && segment.keyword === undefined;
}

/** What a block without its first line may be, by what stands in it and around it; the likeliest first. */
export function kindsOfHeadless({ parent, children, block }: Entity): readonly BlockName[] {
  if (parent && parent.kind === undefined) return [];
  const names = block.segment.fields.map(({ name }) => name.text).filter((name) => placesOf(name).length > 0);
  const lacks = (kind: BlockName) =>
    fieldsOf(kind).filter(([name, { need }]) => need?.level === "required" && !names.includes(name)).length;
  return innerBlocks(parent?.kind ?? "document")
    .filter(
      (kind) =>
        names.every((name) => fieldRow(kind, name)) &&
        children.every(({ known }) => known === undefined || mayStandIn(known, kind)),
    )
    .toSorted((a, b) => lacks(a) - lacks(b));
}

/** What the blocks inside a unit may be whose first lines are missing. */
export function kindsOfHeadlessIn({ entities, top }: Unit): readonly BlockName[] {
  return entities.flatMap((entity) => (entity !== top && isHeadless(entity) ? kindsOfHeadless(entity) : []));
}
