/**
 * What a fix proposes where something is missing: the likeliest person, a day that fits, the words of the table.
 * Proposals are right in kind and break no other rule; whether they are true only the author knows.
 */

import type { Entity } from "../../analysis/entity.ts";
import { isKind, wordsOf } from "../../analysis/entity.ts";
import type { Declaration } from "../../analysis/names.ts";
import type { Schedule } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import type { Duration } from "../../calendar/duration.ts";
import { endOf, formatDuration, startBefore } from "../../calendar/duration.ts";
import { activities } from "../../language/kinds.ts";
import { fieldRow } from "../../language/table.ts";
import type { BlockName, FieldRow } from "../../language/types.ts";
import { memoryOf } from "../../text/memory.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import { choicePlaceholder, placeholder } from "../../text/snippet.ts";
import type { Context } from "../rule.ts";
import { ofKinds, waitersIn } from "./gathered.ts";
import { kindOfPhase, phasesOf, usualLengths } from "./phases.ts";
import { workdayNear } from "./workdays.ts";

/** A value for a field of a block, as a snippet whose first stop has that number (from 1). */
export function valueFor(context: Context, entity: Entity, name: string, stop = 1): string {
  const row = entity.kind === undefined ? undefined : fieldRow(entity.kind, name);
  return row ? proposalFor(context, entity, name, row, stop) : placeholder(stop, "");
}

/** A text to be written, with what belongs there as its words. */
export function textFor(row: FieldRow, stop: number): string {
  const usual = row.takes.usual?.[0];
  const words = usual ?? row.says.replace(/`/g, "").replace(/\.$/, "").replace(/["\\]/g, "'");
  return `"${placeholder(stop, words)}"`;
}

/** Names that may stand in a field, the likeliest first; no more than `most`. */
export function namesFor(
  context: Context,
  entity: Entity,
  field: string,
  kinds: readonly BlockName[],
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  return namesIn(context, entity, likelyHolders(entity, outer(entity), field), kinds, most);
}

/** Who or what is likeliest in a field, from what stands in the block and around it; the likeliest first. */
export function likeliestIn(
  context: Context,
  entity: Entity,
  field: string,
  kinds: readonly BlockName[],
): readonly Declaration[] {
  return likelyIn(context, entity, likelyHolders(entity, outer(entity), field), kinds);
}

/** Who has one part in a contract already, and so hardly ever has another. */
export function partTakersOf({ snapshot, uri }: Context, entity: Entity): ReadonlySet<string | undefined> {
  const names = snapshot.names(uri, entity.unit);
  const roles = isKind(entity, "contract") ? ["coach", "coachee", "sponsor"] : [];
  return new Set(roles.flatMap((role) => names.targets(entity, role)).map((one) => one.entity.id));
}

/** The same for a field of a block that is about to be put into this one. */
export function namesInside(
  context: Context,
  holder: Entity,
  field: string,
  kinds: readonly BlockName[],
): readonly string[] {
  return namesIn(context, holder, likelyHolders(undefined, [holder, ...outer(holder)], field), kinds);
}

function namesIn(
  context: Context,
  entity: Entity,
  holders: readonly (readonly [holder: Entity, field: string])[],
  kinds: readonly BlockName[],
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  const taken = partTakersOf(context, entity);
  const found = new Set<string>();
  const add = ({ id, kind }: Entity) => {
    if (id !== undefined && kind !== undefined && kinds.includes(kind)) found.add(id);
    return found.size < most + taken.size;
  };
  const all = function* (): Generator<Entity> {
    for (const likely of likelyIn(context, entity, holders, kinds)) yield likely.entity;
    for (const other of ofKinds(entity.unit, kinds))
      if (other !== entity.unit.top && other !== entity) yield other;
    for (const declared of context.snapshot.scope(context.uri).all) yield declared.entity;
  };
  for (const one of all()) if (!add(one)) break;
  return [...new Set([...[...found].filter((id) => !taken.has(id)), ...found])].slice(0, most);
}

function likelyIn(
  { snapshot, uri }: Context,
  { unit }: Entity,
  holders: readonly (readonly [holder: Entity, field: string])[],
  kinds: readonly BlockName[],
): readonly Declaration[] {
  const names = snapshot.names(uri, unit);
  return holders.flatMap(([holder, from]) =>
    names.targets(holder, from).filter(({ entity: { kind } }) => kind !== undefined && kinds.includes(kind)),
  );
}

/**
 * A day on which the block begins or takes place, or on which it ends: a working day, inside of what the block stands in,
 * and not past where that can be.
 */
export function dayFor(context: Context, entity: Entity, role: "begins" | "ends"): Day {
  const { today } = context.snapshot;
  const { from, until } = roomFor(context, entity);
  if (role === "begins") {
    if (isKind(entity, "phase")) return from;
    // Its end and its length leave no choice.
    const own = context.snapshot.schedule(context.uri, entity.unit).dates(entity).start;
    if (own && isKind(entity, "engagement", "contract")) return own.day;
    const inside = isKind(entity, "contract") ? firstDayInside(context, entity) : undefined;
    if (inside !== undefined) return inside;
    const first = isKind(entity, "contract") ? Math.max(from, planStart(context, entity)) : from;
    const wanted =
      isKind(entity, "engagement") || (until !== undefined && today > until) ? first : Math.max(first, today);
    const day = workdayNear(context, entity, wanted, 1);
    return until !== undefined && day > until ? workdayNear(context, entity, wanted, -1) : day;
  }
  if (isKind(entity, "phase")) return phaseEnd(context, entity);
  if (isKind(entity, "contract")) return contractEnd(context, entity);
  if (isKind(entity, "action")) return actionEnd(context, entity);
  const mayBePast = !isKind(entity, "commitment");
  if (until !== undefined && until >= from && (mayBePast || until >= today))
    return workdayNear(context, entity, until, -1);
  return workdayNear(context, entity, Math.max(from, today) + 7 * SOME_WEEKS, 1);
}

const SOME_WEEKS = 4;

/** More than these nobody reads; who is not among them is typed. */
export const MOST_NAMES = 12;

/** The days between which the block has its place; the engagement begins with the first thing in it. */
function roomFor(context: Context, entity: Entity): { readonly from: Day; readonly until: Day | undefined } {
  const schedule = context.snapshot.schedule(context.uri, entity.unit);
  const own = schedule.dates(entity);
  const around = outer(entity)
    .map((holder) => schedule.dates(holder))
    .find(({ start, end }) => start && end);
  const first = isKind(entity, "engagement") ? earliestInside(context, entity) : undefined;
  return {
    from: own.start?.day ?? first ?? around?.start?.day ?? context.snapshot.today,
    until: own.end?.day ?? around?.end?.day,
  };
}

function earliestInside({ uri, snapshot }: Context, { unit }: Entity): Day | undefined {
  const schedule = snapshot.schedule(uri, unit);
  const days = unit.entities.flatMap((entity) => {
    const { start, end } = schedule.dates(entity);
    return (start ?? end)?.day ?? [];
  });
  return days.length > 0 ? Math.min(...days) : undefined;
}

/**
 * Up to the next phase where that says when it starts. Else as long as such phases last, but not shorter than what takes
 * place in it, and not so long that what takes place in a later one would come too early.
 */
function phaseEnd(context: Context, phase: Entity<"phase">): Day {
  const { uri, snapshot } = context;
  const schedule = snapshot.schedule(uri, phase.unit);
  const { from } = roomFor(context, phase);
  const phases = phase.parent ? phasesOf(phase.parent) : [];
  const next = phases[phases.indexOf(phase) + 1];
  const follows = next && !next.field("after") && (next.field("starts") || next.field("dates"));
  const nextStart = follows ? schedule.dates(next).start?.day : undefined;
  if (nextStart !== undefined && nextStart > from) return nextStart - 1;
  const usual = usualLength(phase);
  const wanted = usual ? endOf(from, usual) : workdayNear(context, phase, from + 7 * SOME_WEEKS, 1);
  const inside = stagesIn(phase).flatMap((stage) => schedule.dates(stage).end?.day ?? []);
  const latest = latestStartBehind(phase, schedule) - 1;
  return Math.max(latest >= from ? Math.min(wanted, latest) : wanted, ...inside);
}

/**
 * The last day on which the phase behind this one may begin so that nothing takes place before its own phase begins.
 * Worked out for all phases of an engagement at once.
 */
function latestStartBehind(phase: Entity<"phase">, schedule: Schedule): Day {
  const kept = latestStarts.get(schedule);
  const known = kept?.get(phase);
  if (known !== undefined) return known;
  const all = kept ?? new Map<Entity<"phase">, Day>();
  latestStarts.set(schedule, all);
  let next: Day = Number.POSITIVE_INFINITY;
  for (const one of (phase.parent ? phasesOf(phase.parent) : []).toReversed()) {
    all.set(one, next);
    const lasts = one.field("lasts")?.values[0];
    const own = stagesIn(one).flatMap((stage) => schedule.dates(stage).start?.day ?? []);
    const before =
      lasts?.kind === "duration" && lasts.length && next !== Number.POSITIVE_INFINITY
        ? [startBefore(next - 1, lasts.length)]
        : [];
    next = Math.min(...own, ...before);
  }
  return all.get(phase) ?? Number.POSITIVE_INFINITY;
}

const latestStarts = memoryOf<Schedule, Map<Entity<"phase">, Day>>();

/** Contracts come from the plan: not before the phase in which it is made. */
function planStart({ uri, snapshot }: Context, contract: Entity): Day {
  const engagement = outer(contract).find((holder) => isKind(holder, "engagement"));
  const plan = engagement && phasesOf(engagement).find((phase) => kindOfPhase(phase) === "plan");
  const start = plan && snapshot.schedule(uri, plan.unit).dates(plan).start;
  return start?.day ?? Number.NEGATIVE_INFINITY;
}

function firstDayInside({ uri, snapshot }: Context, { unit, children }: Entity): Day | undefined {
  const schedule = snapshot.schedule(uri, unit);
  const days = children.flatMap((child) => schedule.dates(child).start?.day ?? []);
  return days.length > 0 ? Math.min(...days) : undefined;
}

/** As long as coaching for results may take, and not before the last thing in the contract. */
function contractEnd(context: Context, contract: Entity<"contract">): Day {
  const schedule = context.snapshot.schedule(context.uri, contract.unit);
  const start = schedule.dates(contract).start?.day ?? dayFor(context, contract, "begins");
  const inside = contract.children.flatMap((child) => schedule.dates(child).end?.day ?? []);
  return Math.max(endOf(start, { amount: 4, unit: "month" }), ...inside);
}

/** Soon, but before what waits for it is due: where that is past, only an action that is over may have been due then. */
function actionEnd(context: Context, action: Entity<"action">): Day {
  const { uri, snapshot } = context;
  const { from, until } = roomFor(context, action);
  const schedule = snapshot.schedule(uri, action.unit);
  const waiting = waitersIn(action.unit, snapshot.names(uri, action.unit)).get(action) ?? [];
  const latest = Math.min(...waiting.flatMap((other) => schedule.dates(other).end?.day ?? [])) - 1;
  const soon =
    until !== undefined && until >= Math.max(from, snapshot.today)
      ? workdayNear(context, action, until, -1)
      : workdayNear(context, action, Math.max(from, snapshot.today) + 7 * SOME_WEEKS, 1);
  const isOver = ["done", "dropped"].includes(wordsOf(action.field("status"))[0]?.text ?? "");
  const isFree = latest >= (isOver ? from : Math.max(from, snapshot.today));
  return latest < soon && isFree ? latest : soon;
}

/** What must take place inside of its phase. */
function stagesIn(phase: Entity<"phase">): readonly Entity[] {
  return phase.children.filter((child) => isKind(child, ...activities, "session"));
}

function usualLength(phase: Entity<"phase">): Duration | undefined {
  return usualLengths.get(kindOfPhase(phase) ?? "");
}

/** How long a phase lasts that ends so. */
function phaseLength(context: Context, phase: Entity<"phase">): string {
  const { from } = roomFor(context, phase);
  const end = phaseEnd(context, phase);
  const usual = usualLength(phase);
  if (usual && endOf(from, usual) === end) return formatDuration(usual);
  const days = end - from + 1;
  return formatDuration(days % 7 === 0 ? { amount: days / 7, unit: "week" } : { amount: days, unit: "day" });
}

function proposalFor(context: Context, entity: Entity, name: string, row: FieldRow, stop: number): string {
  const { takes, example } = row;
  switch (takes.shapes[0]) {
    case "text":
      return textFor(row, stop);
    case "shift":
      return `"${placeholder(stop, t`from what`)}" to "${placeholder(stop + 1, t`to what`)}"`;
    case "reference": {
      const names = namesFor(context, entity, name, takes.kinds ?? [], MOST_NAMES);
      const all = name === "with" && takes.list && isKind(entity, "review");
      if (all) return placeholder(stop, names.slice(0, 3).join(", "));
      // Where there is nobody to name, an invented name would only be one more mistake.
      return choicePlaceholder(stop, names);
    }
    case "choice":
      return choicePlaceholder(
        stop,
        likeliestFirst(
          (takes.choices ?? []).map(({ word }) => word),
          [entity.id, entity.title],
        ),
      );
    case "date":
    case "occasion":
      return placeholder(stop, formatDay(dayFor(context, entity, beginning.has(name) ? "begins" : "ends")));
    case "range": {
      const start = dayFor(context, entity, "begins");
      const end = Math.max(start, dayFor(context, entity, "ends"));
      return `${placeholder(stop, formatDay(start))} to ${placeholder(stop + 1, formatDay(end))}`;
    }
    case "duration":
      if (isKind(entity, "phase")) return placeholder(stop, phaseLength(context, entity));
      return placeholder(stop, isKind(entity, "action") ? weeksFor(context, entity) : example);
    default:
      return placeholder(stop, example);
  }
}

/** How long an action takes that begins as it does and is over when it should be: in whole weeks, where they fit. */
function weeksFor(context: Context, action: Entity<"action">): string {
  const { from } = roomFor(context, action);
  const end = actionEnd(context, action);
  const weeks = Math.max(1, Math.floor((end - from + 1) / 7));
  const fits =
    from + 7 * weeks - 1 <= end &&
    (end < context.snapshot.today || from + 7 * weeks > context.snapshot.today);
  return formatDuration(
    fits ? { amount: weeks, unit: "week" } : { amount: Math.max(1, end - from + 1), unit: "day" },
  );
}

/** The name or the title often says which it is: `kickof`, “Kick-off”. */
function likeliestFirst(words: readonly string[], names: readonly (string | undefined)[]): readonly string[] {
  const said = names.flatMap((name) => (name === undefined ? [] : (nearest(name, words) ?? [])));
  return [...new Set([...said, ...words])];
}

const beginning: ReadonlySet<string> = new Set(["starts", "on"]);

/** Blocks and fields whose names are likely to be meant, the likeliest first. */
function likelyHolders(
  entity: Entity | undefined,
  around: readonly Entity[],
  field: string,
): (readonly [holder: Entity, field: string])[] {
  const of = (kind: BlockName, from: readonly string[]) =>
    around
      .filter((holder) => holder.kind === kind)
      .flatMap((holder) => from.map((name) => [holder, name] as const));
  // Who signs a contract and comes to its reviews has a part in it.
  const parties: (readonly [Entity, string])[] = isKind(entity, "contract")
    ? [[entity, "signatories"], ...entity.children.map((child) => [child, "with"] as const)]
    : [];
  switch (field) {
    case "coachee":
      return [...parties, ...of("engagement", ["leaders"])];
    case "owner":
    case "leader":
      return [...of("commitment", ["leader"]), ...of("engagement", ["leaders"])];
    case "coach":
      return [...parties, ...of("engagement", ["coaches"])];
    case "by":
      return [...of("contract", ["coach"]), ...of("engagement", ["coaches"])];
    case "sponsor":
      return [...parties, ...of("engagement", ["sponsor"])];
    case "lead":
      return entity ? [[entity, "members"]] : [];
    case "with":
      return [
        ...of("contract", ["coachee", "coach", "sponsor"]),
        ...of("engagement", ["leaders", "coaches", "sponsor"]),
      ];
    default:
      return [];
  }
}

/** What the block stands in, from the inside out. */
function outer(entity: Entity): Entity[] {
  const holders: Entity[] = [];
  for (let holder = entity.parent; holder; holder = holder.parent) holders.push(holder);
  return holders;
}
