import { rowsIn } from "../../analysis/fields.ts";
import type { TextView } from "../rule.ts";

/** Whether words stand in a text that are no field or block there: unknown ones, or some that belong elsewhere. */
export function hasStrangers({ entity, segment }: TextView): boolean {
  if (segment.strays.length > 0) return true;
  if (!entity) return segment.fields.length > 0;
  return entity.kind === undefined || rowsIn(entity.kind, segment).includes(undefined);
}
