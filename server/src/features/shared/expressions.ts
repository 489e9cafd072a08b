import type { DateExpression, Value } from "../../syntax/tree.ts";

/** The date expressions of a value, in the order in which they are written. */
export function expressionsIn(value: Value): readonly DateExpression[] {
  switch (value.kind) {
    case "date":
    case "edge":
    case "offset":
      return [value];
    case "range":
      return [value.from, value.to];
    case "occasion":
      return [value.date];
    case "reading":
      return [value.on];
    case "recurrence":
      return value.from ? [value.from] : [];
    default:
      return [];
  }
}
