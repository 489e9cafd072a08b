/** Where an action says when it is to be finished. */
import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import type { Field } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";

/** The field that gives an action's last day. */
export function dueField(action: Entity<"action">): Field | undefined {
  return action.field("due") ?? action.field("ends") ?? action.field("dates") ?? action.field("lasts");
}

/** The words that say when it is due, or else its header. From the unit's start. */
export function dueSpan(action: Entity<"action">): Span {
  const field = dueField(action);
  return field ? action.span(field.values[0] ?? field) : headerSpan(action);
}
