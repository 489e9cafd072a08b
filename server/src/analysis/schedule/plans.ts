import { endOf, startBefore } from "../../calendar/duration.ts";
import { datedInside } from "../../language/kinds.ts";
import type { Entity, Unit } from "../entity.ts";
import { isKind } from "../entity.ts";
import { mayBe } from "../unclear.ts";
import type { Claims } from "./claims.ts";
import { namedIn } from "./expressions.ts";
import type { Edge, Moment } from "./model.ts";
import type { Context, Node, Plan } from "./plan.ts";
import { follow, momentAt, unknown } from "./plan.ts";

/** Plans both edges of every block of a unit; undefined where nothing gives the block that edge. */
export function planner(
  unit: Unit,
  context: Context,
  claimsOf: (entity: Entity) => Claims | undefined,
  hasPlan: (node: Node) => boolean,
): (entity: Entity, edge: Edge) => Plan | undefined {
  const phases = unit.top.children.filter((child) => isKind(child, "phase"));
  const before = new Map(phases.map((phase, index) => [phase as Entity, phases[index - 1]]));
  const unclear = afterUnclear(unit.top);

  return (entity, edge) => {
    if (isKind(entity, "commitment")) return fromContents(entity, edge, childActions(entity));
    const claims = claimsOf(entity);
    if (!claims) return undefined;
    return edge === "start"
      ? (ownStart(entity, claims) ?? givenStart(entity, claims))
      : (ownEnd(entity, claims) ?? givenEnd(entity));
  };

  /** The start that the block's own fields give: written, or counted back from its end. */
  function ownStart(
    entity: Entity,
    { starts, ends, lasts, saysStart, saysEnd, saysLasts }: Claims,
  ): Plan | undefined {
    if (starts[0]) return starts[0].plan;
    if (!saysStart && !(saysEnd && saysLasts)) return undefined;
    const end = context.node(entity, "end");
    if (!ends[0] || !lasts || end === undefined) return unknown;
    const { field, duration } = lasts;
    return follow(
      end,
      field,
      (from) => ({ kind: "lasts", holder: entity, duration, from, counted: "back" }),
      (day) => startBefore(day, duration),
    );
  }

  /** The end that the block's own fields give: written, or counted from its start, wherever that comes from. */
  function ownEnd(entity: Entity, { starts, ends, lasts, saysEnd, saysLasts }: Claims): Plan | undefined {
    if (ends[0]) return ends[0].plan;
    if (!saysEnd && !saysLasts) return undefined;
    const start = context.node(entity, "start");
    if (!lasts || start === undefined || (saysEnd && !starts[0])) return unknown;
    const { field, duration } = lasts;
    return follow(
      start,
      field,
      (from) => ({ kind: "lasts", holder: entity, duration, from, counted: "forward" }),
      (day) => endOf(day, duration),
    );
  }

  function givenStart(entity: Entity, claims: Claims): Plan | undefined {
    if (isKind(entity, "engagement")) return engagementStart(entity);
    if (isKind(entity, "phase")) return afterOthers(entity) ?? followingStart(entity);
    if (!isKind(entity, "action")) return undefined;
    const start = afterOthers(entity) ?? startOf(entity, surroundingPhase(entity) ?? unit.top);
    const due = claims.ends.length > 0 ? context.node(entity, "end") : undefined;
    return start && due !== undefined ? notAfter(entity, due, start) : start;
  }

  function givenEnd(entity: Entity): Plan | undefined {
    if (isKind(entity, "engagement")) {
      return fromContents(
        entity,
        "end",
        unit.entities.filter((inner) => inner.kind !== undefined && datedInside.includes(inner.kind)),
      );
    }
    const claims = entity === phases.at(-1) ? claimsOf(unit.top) : undefined;
    if (!claims?.saysEnd && !claims?.saysLasts) return undefined;
    const end = context.node(unit.top, "end");
    if (end === undefined) return undefined;
    return follow(end, undefined, (from) => ({
      kind: "inherits",
      holder: entity,
      of: unit.top,
      edge: "end",
      from,
    }));
  }

  /** An engagement that does not say when it starts starts with its first phase, where that one says so itself. */
  function engagementStart(engagement: Entity): Plan | undefined {
    const first = phases[0];
    const claims = first && claimsOf(first);
    const start = first && context.node(first, "start");
    if (!claims || start === undefined || !ownStart(first, claims)) return undefined;
    return follow(start, undefined, (from) => ({
      kind: "contains",
      holder: engagement,
      of: first,
      edge: "start",
      from,
      complete: true,
    }));
  }

  function followingStart(phase: Entity): Plan | undefined {
    // When it begins hangs on what may be the phase before it.
    if (unclear.has(phase)) return unknown;
    const previous = before.get(phase);
    if (!previous) return startOf(phase, unit.top);
    const end = context.node(previous, "end");
    if (end === undefined) return undefined;
    return follow(
      end,
      undefined,
      (from) => ({ kind: "follows", holder: phase, of: previous, from }),
      dayAfter,
    );
  }

  function startOf(holder: Entity, of: Entity): Plan | undefined {
    const start = context.node(of, "start");
    if (start === undefined) return undefined;
    return follow(start, undefined, (from) => ({ kind: "inherits", holder, of, edge: "start", from }));
  }

  /** The day after the last thing in the field `after` ends. All of them must be known. */
  function afterOthers(entity: Entity): Plan | undefined {
    const field = entity.field("after");
    if (!field) return undefined;
    const others = namedIn(field, entity, context);
    if (!others) return unknown;
    const ends = nodesOf(others, "end");
    return {
      needs: ends.map(({ node }) => node),
      field,
      work(moment) {
        const last = outermost(ends, "end", moment);
        if (!last?.complete) return undefined;
        const { of, from } = last;
        return momentAt(dayAfter(from.day), { kind: "after", holder: entity, of, from });
      },
    };
  }

  /** The earliest start or latest end of what stands in a block; what cannot be worked out is left out. */
  function fromContents(holder: Entity, edge: Edge, contents: readonly Entity[]): Plan {
    const nodes = nodesOf(contents, edge).filter(({ node }) => hasPlan(node));
    return {
      needs: nodes.map(({ node }) => node),
      field: undefined,
      work(moment) {
        const found = outermost(nodes, edge, moment);
        return found && { day: found.from.day, reason: { kind: "contains", holder, edge, ...found } };
      },
    };
  }

  function nodesOf(entities: readonly Entity[], edge: Edge): readonly Place[] {
    return entities.flatMap((of) => {
      const node = context.node(of, edge);
      return node === undefined ? [] : [{ node, of }];
    });
  }
}

/** The phases before which a block stands that may be a phase as well, with its first word mistyped or lost. */
function afterUnclear(engagement: Entity): ReadonlySet<Entity> {
  const found = new Set<Entity>();
  let isUnclear = false;
  for (const child of engagement.children) {
    if (isKind(child, "phase")) {
      if (isUnclear) found.add(child);
      isUnclear = false;
    } else isUnclear ||= mayBe(child, "phase");
  }
  return found;
}

interface Place {
  readonly node: Node;
  readonly of: Entity;
}

/** The earliest start or latest end that is known, of several the first in the list. */
function outermost(
  places: readonly Place[],
  edge: Edge,
  moment: (node: Node) => Moment | undefined,
): { readonly of: Entity; readonly from: Moment; readonly complete: boolean } | undefined {
  let found: { readonly of: Entity; readonly from: Moment } | undefined;
  let complete = true;
  for (const { node, of } of places) {
    const from = moment(node);
    if (!from) complete = false;
    else if (!found || (edge === "start" ? from.day < found.from.day : from.day > found.from.day))
      found = { of, from };
  }
  return found && { ...found, complete };
}

/** A start that was worked out never lies after the day on which the block is due, where it can be helped. */
function notAfter(holder: Entity, due: Node, start: Plan): Plan {
  return {
    ...start,
    wish: due,
    work(moment, end) {
      const otherwise = start.work(moment, undefined);
      if (!otherwise || !end || otherwise.day <= end.day) return otherwise;
      return { day: end.day, reason: { kind: "not-after-due", holder, from: end, otherwise } };
    },
  };
}

function childActions(commitment: Entity): readonly Entity[] {
  return commitment.children.filter((child) => isKind(child, "action"));
}

function surroundingPhase(entity: Entity): Entity | undefined {
  for (let around = entity.parent; around; around = around.parent) if (isKind(around, "phase")) return around;
  return undefined;
}

function dayAfter(day: number): number {
  return day + 1;
}
