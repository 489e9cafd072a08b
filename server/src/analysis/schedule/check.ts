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
  const starts = known(claims.starts);
  const ends = known(claims.ends);
  const start = starts[0];
  const end = ends[0];
  if (differ(starts) || differ(ends)) {
    const involved = [...(differ(starts) ? starts : []), ...(differ(ends) ? ends : [])];
    return disagree(involved.map(({ claim }) => claim.field));
  }
  if (end) {
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
  }
  if (start && end && claims.lasts && !lastsFrom(start.moment.day, end.moment.day, claims.lasts)) {
    return disagree([...starts, ...ends].map(({ claim }) => claim.field).concat(claims.lasts.field));
  }
  return undefined;

  function known(list: readonly Claim[]): readonly KnownClaim[] {
    return list.flatMap((claim) => {
      const moment = work(claim.plan);
      return moment ? [{ claim, moment }] : [];
    });
  }

  /** One problem of these fields, each with all that it says. */
  function disagree(fields: readonly Field[]): ScheduleProblem {
    const says = [...new Set(fields)].sort((one, other) => one.start - other.start).map(saidBy);
    return { kind: "disagree", entity, says };
  }

  function saidBy(field: Field): FieldSays {
    const given = (list: readonly KnownClaim[]) =>
      list.find(({ claim }) => claim.field === field)?.moment.day;
    const first = given(starts);
    const last =
      field === claims.lasts?.field && start ? endOf(start.moment.day, claims.lasts.duration) : given(ends);
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
  return claims.some(({ moment }) => moment.day !== claims[0]?.moment.day);
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
