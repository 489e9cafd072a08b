import type { Day } from "../../calendar/day.ts";
import { endOf, startBefore } from "../../calendar/duration.ts";
import type { Field } from "../../syntax/tree.ts";
import type { Entity } from "../entity.ts";
import { isKind } from "../entity.ts";
import type { Claim, Claims } from "./claims.ts";
import { readDate } from "./expressions.ts";
import type { FieldSays, Moment, ScheduleProblem } from "./model.ts";
import type { Context, Plan } from "./plan.ts";
import { isWritable } from "./plan.ts";

/** What a block's own fields say that cannot all be true: at most one problem. */
export function contradictionIn(
  entity: Entity,
  claims: Claims,
  work: (plan: Plan) => Moment | undefined,
): ScheduleProblem | undefined {
  // Whoever says nothing of its own contradicts nothing.
  if (claims.starts.length + claims.ends.length === 0) return undefined;
  const known = { starts: knownAmong(claims.starts, work), ends: knownAmong(claims.ends, work) };
  const { starts, ends } = known;
  const start = starts[0];
  const end = ends[0];
  const involved = [...(differ(starts) ? starts : none), ...(differ(ends) ? ends : none)];
  if (involved.length > 0) {
    const fields = involved.map(({ claim }) => claim.field);
    return disagree(entity, fields, claims, known);
  }
  if (!end) return undefined;
  const from = start ?? { claim: end.claim, moment: ownStartBehind(end.moment, entity) };
  if (from.moment && end.moment.day < from.moment.day) {
    return {
      kind: "ends-before-start",
      entity,
      start: from.moment,
      end: end.moment,
      startField: from.claim.field,
      endField: end.claim.field,
      startValue: from.claim.value,
      endValue: end.claim.value,
    };
  }
  if (start && claims.lasts && !lastsFrom(start.moment.day, end.moment.day, claims.lasts)) {
    const fields = [...starts, ...ends].map(({ claim }) => claim.field).concat(claims.lasts.field);
    return disagree(entity, fields, claims, known);
  }
  return undefined;
}

/** The claims whose days are known. */
interface KnownClaims {
  readonly starts: readonly KnownClaim[];
  readonly ends: readonly KnownClaim[];
}

function knownAmong(list: readonly Claim[], work: (plan: Plan) => Moment | undefined): readonly KnownClaim[] {
  const known: KnownClaim[] = [];
  for (const claim of list) {
    const moment = work(claim.plan);
    if (moment) known.push({ claim, moment });
  }
  return known;
}

/** One problem of these fields, each with all that it says. */
function disagree(
  entity: Entity,
  fields: readonly Field[],
  { lasts }: Claims,
  { starts, ends }: KnownClaims,
): ScheduleProblem {
  const start = starts[0];
  const says = [...new Set(fields)].sort((one, other) => one.start - other.start).map(saidBy);
  return { kind: "disagree", entity, says };

  function saidBy(field: Field): FieldSays {
    const given = (list: readonly KnownClaim[]) =>
      list.find(({ claim }) => claim.field === field)?.moment.day;
    const first = given(starts);
    const last = field === lasts?.field && start ? endOf(start.moment.day, lasts.duration) : given(ends);
    return {
      field,
      fieldName: field.name.text,
      ...(first !== undefined && { start: first }),
      ...(last !== undefined && isWritable(last) && { end: last }),
    };
  }
}

/** Days of an organization (`holidays`) that are written from a later to an earlier one. */
export function reversedHolidays(
  entity: Entity,
  context: Context,
  work: (plan: Plan) => Moment | undefined,
): readonly ScheduleProblem[] {
  const field = isKind(entity, "organization") ? entity.field("holidays") : undefined;
  if (!field) return none;
  return field.values.flatMap((value): ScheduleProblem[] => {
    if (value.kind !== "range") return [];
    const [from, to] = [value.from, value.to].map((date) => readDate(date, entity, field, context));
    const start = from && work(from);
    const end = to && work(to);
    if (!start || !end || start.day <= end.day) return [];
    return [
      {
        kind: "ends-before-start",
        entity,
        start,
        end,
        startField: field,
        endField: field,
        startValue: value.from,
        endValue: value.to,
      },
    ];
  });
}

const none: readonly never[] = [];

interface KnownClaim {
  readonly claim: Claim;
  readonly moment: Moment;
}

function differ(claims: readonly KnownClaim[]): boolean {
  return claims.length > 1 && claims.some(({ moment }) => moment.day !== claims[0]?.moment.day);
}

/** The start that was worked out, where the block's end counts back from it. */
function ownStartBehind({ reason }: Moment, entity: Entity): Moment | undefined {
  return reason.kind === "offset" && reason.of === entity && reason.edge === "start"
    ? reason.from
    : undefined;
}

/**
 * Whether so long lies between the days. Where months are clamped, counting forward and counting back do not always
 * meet; whoever writes down what was worked out either way is right.
 */
function lastsFrom(start: Day, end: Day, { duration }: NonNullable<Claims["lasts"]>): boolean {
  return endOf(start, duration) === end || startBefore(end, duration) === start;
}
