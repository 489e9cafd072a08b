import { addDuration, movesDate } from "../../calendar/duration.ts";
import type { DateExpression, Field, Value, Word } from "../../syntax/tree.ts";
import type { Entity } from "../entity.ts";
import type { Edge, Moment } from "./model.ts";
import type { Context, Node, Plan } from "./plan.ts";
import { follow, momentAt } from "./plan.ts";

/** The date in a value: itself, or that of an occasion or a reading. Undefined where the value has none. */
export function dateIn(value: Value | undefined): DateExpression | undefined {
  switch (value?.kind) {
    case "date":
    case "edge":
    case "offset":
      return value;
    case "occasion":
      return value.date;
    case "reading":
      return value.on;
    default:
      return undefined;
  }
}

/**
 * How the day that a date expression means is worked out. Undefined where it cannot be read: a day that does not
 * exist, a name that means nothing here, a duration that moves no date. All of these have their own messages.
 */
export function readDate(
  value: DateExpression,
  holder: Entity,
  field: Field,
  context: Context,
): Plan | undefined {
  switch (value.kind) {
    case "date": {
      if (value.day === undefined) return undefined;
      const written = momentAt(value.day, { kind: "written", holder, field });
      return { needs: [], field, work: () => written };
    }
    case "edge": {
      const { edge } = value;
      const anchor = namedEdge(value.of, edge, holder, context);
      return (
        anchor &&
        follow(anchor.node, field, (from) => ({ kind: "edge", holder, field, edge, of: anchor.of, from }))
      );
    }
    case "offset": {
      const { side, anchor } = value;
      const duration = value.duration.length;
      if (!duration || !movesDate(duration.unit)) return undefined;
      const move = (from: Moment, of?: Entity, edge?: Edge) =>
        momentAt(addDuration(from.day, duration, side === "after" ? 1 : -1), {
          kind: "offset",
          holder,
          field,
          duration,
          side,
          edge,
          of,
          from,
        });
      if (anchor.kind === "date") {
        if (anchor.day === undefined) return undefined;
        const moved = move({ day: anchor.day, reason: { kind: "written", holder, field } });
        return { needs: [], field, work: () => moved };
      }
      // After something counts from its end, before something from its start.
      const edge = anchor.kind === "edge" ? anchor.edge : side === "after" ? "end" : "start";
      const named = namedEdge(anchor.kind === "edge" ? anchor.of : anchor, edge, holder, context);
      if (!named) return undefined;
      return {
        needs: [named.node],
        field,
        work(moment) {
          const from = moment(named.node);
          return from && move(from, named.of, edge);
        },
      };
    }
  }
}

/** The blocks of this unit that a field names; undefined where a value means nothing here, or none is there. */
export function namedIn(field: Field, holder: Entity, context: Context): readonly Entity[] | undefined {
  const named: Entity[] = [];
  for (const value of field.values) {
    const target = value.kind === "word" ? targetOf(value, holder, context) : undefined;
    if (!target) return undefined;
    named.push(target);
  }
  return named.length > 0 && !field.broken ? named : undefined;
}

function namedEdge(
  word: Word,
  edge: Edge,
  holder: Entity,
  context: Context,
): { readonly node: Node; readonly of: Entity } | undefined {
  const of = targetOf(word, holder, context);
  const node = of && context.node(of, edge);
  return of && node !== undefined ? { node, of } : undefined;
}

function targetOf(word: Word, holder: Entity, { names, node }: Context): Entity | undefined {
  const target = names.named(holder, word)?.entity;
  return target && node(target, "start") !== undefined ? target : undefined;
}
