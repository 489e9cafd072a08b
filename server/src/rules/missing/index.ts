import { blockNames, fieldsOf, rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import type { BlockRule } from "../rule.ts";
import { missingBlock } from "./block.ts";
import { missingField } from "./field.ts";
import { missingId } from "./id.ts";
import { missingOneOf } from "./one-of.ts";

/** What should be there and is not: one rule for every need of the table, and none of its own. */
export const missing: readonly BlockRule[] = blockNames.flatMap(rulesFor);

function rulesFor(block: BlockName): BlockRule[] {
  const row = rowOf(block);
  return [
    ...(row.id === "required" ? [missingId(block)] : []),
    ...fieldsOf(block).flatMap(([name, field]) =>
      field.need ? [missingField(block, name, field, field.need)] : [],
    ),
    ...(row.needsInside ?? []).map((inside) => missingBlock(block, inside)),
    ...(row.oneOf ?? []).map((oneOf) => missingOneOf(block, oneOf)),
  ];
}
