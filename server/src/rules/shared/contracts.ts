/** What several rules ask of a contract: its days, its parties, its sessions, whether it is signed. */

import type { Entity } from "../../analysis/entity.ts";
import { isKind, nameOf, wordsOf } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import { dateIn } from "../../analysis/schedule/expressions.ts";
import type { Moment } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import type { DateExpression, NumberValue, RecurrenceValue } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import { hasField } from "../missing/present.ts";
import type { Context, FixEdit, UnitView } from "../rule.ts";
import type { Term } from "./months.ts";
import { trialOf } from "./trial.ts";
import { quoted } from "./words.ts";

export type Contract = Entity<"contract">;

/** A contract's first and last day; undefined where one of them is unknown or in doubt. */
export function termOf(contract: Contract, { schedule }: Pick<UnitView, "schedule">): Term | undefined {
  const { start, end } = schedule.dates(contract);
  if (!start || !end || !schedule.isSound(start) || !schedule.isSound(end)) return undefined;
  return { start: start.day, end: end.day };
}

/** Where a contract says its first or its last day as a date, if it does so. */
export function firstDayOf(contract: Contract): DateExpression | undefined {
  const dates = contract.field("dates")?.values[0];
  return dates?.kind === "range" ? dates.from : dateIn(contract.field("starts")?.values[0]);
}

/** See {@link firstDayOf}. */
export function lastDayOf(contract: Contract): DateExpression | undefined {
  const dates = contract.field("dates")?.values[0];
  return dates?.kind === "range" ? dates.to : dateIn(contract.field("ends")?.values[0]);
}

/** What a contract's `status` says; undefined where it has none, empty where it cannot be read. */
export function statusOf(contract: Contract): string | undefined {
  const field = contract.field("status");
  return field && (wordsOf(field)[0]?.text ?? "");
}

/** Signed: by its status, or without one from its `signed` day on. */
export function isSigned(contract: Contract, view: Pick<UnitView, "schedule" | "today">): boolean {
  const status = statusOf(contract);
  if (status !== undefined) return signedStates.has(status);
  const day = signature(contract, view)?.day;
  return day !== undefined && day <= view.today;
}

/** The day on which a contract is signed; undefined where it is unknown or in doubt. */
export function signedOn(contract: Contract, view: Pick<UnitView, "schedule">): Day | undefined {
  const moment = signature(contract, view);
  return moment && view.schedule.isSound(moment) ? moment.day : undefined;
}

function signature(contract: Contract, { schedule }: Pick<UnitView, "schedule">): Moment | undefined {
  const value = contract.field("signed")?.values[0];
  return value && schedule.day(contract, value);
}

const signedStates: ReadonlySet<string> = new Set(["signed", "active", "on-hold", "completed"]);

/** The person or team who is coached, where the name is right. */
export function coacheeOf(
  contract: Contract,
  { names }: Pick<UnitView, "names">,
): Entity<"person" | "team"> | undefined {
  const coachee = names.targets(contract, "coachee")[0]?.entity;
  return isKind(coachee, "person", "team") ? coachee : undefined;
}

/** Whoever coaches under a contract, its `coach` first. */
function coachesOf(contract: Contract, { names }: Pick<UnitView, "names">): readonly Entity[] {
  return (["coach", "co-coaches"] as const).flatMap((field) =>
    names.targets(contract, field).map(({ entity }) => entity),
  );
}

/** One of the parties to a contract, as far as their names are right. */
export interface Party {
  readonly role: "coachee" | "coach" | "sponsor";
  /** Who it is, in words. */
  readonly name: string;
  /** The name that is written for it in a list of people. */
  readonly writes: string | undefined;
  /** Those of whom any one stands for it. */
  readonly people: readonly Entity[];
  /** Whether somebody else may stand for it, too: the lead of a team, where nobody knows who that is. */
  readonly unclear: boolean;
}

/**
 * The parties to a contract: its coachee, a coach, a sponsor; of a self-funded one no sponsor. A team signs through
 * its lead; it takes part through its lead or as a team. A party whose name is wrong or not written is left out: it
 * has its own message.
 */
export function partiesTo(
  contract: Contract,
  { names }: Pick<UnitView, "names">,
  what: "sign" | "take part",
): readonly Party[] {
  const coachee = coacheeOf(contract, { names });
  const coaches = coachesOf(contract, { names }).slice(0, what === "sign" ? 1 : undefined);
  const sponsors = names.targets(contract, "sponsor").map(({ entity }) => entity);
  return [
    ...(coachee
      ? [coachee.kind === "team" ? teamAs(coachee, names, what) : party("coachee", [coachee])]
      : []),
    ...(coaches.length > 0 && names.targets(contract, "coach").length > 0 ? [party("coach", coaches)] : []),
    ...(sponsors.length > 0 && !isSelfFunded(contract) ? [party("sponsor", sponsors)] : []),
  ];
}

/** Those parties of whom certainly nobody is among the people. */
export function absentFrom(people: readonly Entity[], parties: readonly Party[]): readonly Party[] {
  return parties.filter((one) => !one.unclear && !one.people.some((person) => people.includes(person)));
}

/** A session in a contract, with its day where that is known and not in doubt. */
export interface ListedSession {
  readonly session: Entity<"session">;
  readonly day: Day | undefined;
}

/** The sessions listed in a contract, in the order of the text; those that were called off in time do not count. */
export function sessionsIn(
  contract: Contract,
  { schedule }: Pick<UnitView, "schedule">,
): readonly ListedSession[] {
  return contract.children.flatMap((session): ListedSession[] => {
    if (!isKind(session, "session") || wordsOf(session.field("status"))[0]?.text === "cancelled") return [];
    const { start } = schedule.dates(session);
    return [{ session, day: start && schedule.isSound(start) ? start.day : undefined }];
  });
}

/** Whether after some edits of a contract's days all its sessions would still take place in it, the agreed ones too. */
export function keepsSessions(
  contract: Contract,
  edits: readonly FixEdit[],
  { snapshot, uri }: Pick<Context, "snapshot" | "uri">,
): boolean {
  const trial = trialOf(snapshot, uri, contract.unit, edits);
  const { start, end } = trial.dates(contract);
  if (!start || !end) return true;
  const listed = contract.children.filter((child) => isKind(child, "session"));
  const days = listed.flatMap((session) => trial.dates(session).start?.day ?? []);
  return [...days, ...trial.occurrences(contract)].every((day) => start.day <= day && day <= end.day);
}

/** How many sessions were agreed under `sessions`, and where that is written; undefined where it is not. */
export function agreedSessions(
  contract: Contract,
):
  | { readonly written: NumberValue; readonly count: number; readonly recurrence: RecurrenceValue }
  | undefined {
  const recurrence = contract.field("sessions")?.values[0];
  const written = recurrence?.kind === "recurrence" ? recurrence.count : undefined;
  const count = written?.value;
  if (recurrence?.kind !== "recurrence" || !written || count === undefined) return undefined;
  return Number.isInteger(count) && count > 0 ? { written, count, recurrence } : undefined;
}

/** Who a field names; undefined where one of the names is wrong, something else stands there, or the field is mistyped. */
export function clearNames(holder: Entity, fieldName: string, names: Names): readonly Entity[] | undefined {
  const { fields } = holder.block.segment;
  const field = fields.find(({ name }) => name.text === fieldName);
  const found = names.targets(holder, fieldName).map(({ entity }) => entity);
  if (!field) return hasField(holder, fieldName) ? undefined : found;
  return field.broken || found.length < field.values.length ? undefined : found;
}

function isSelfFunded(contract: Contract): boolean {
  return wordsOf(contract.field("self-funded"))[0]?.text === "yes";
}

/** A party in the middle of a sentence: `the sponsor “Dana Fox”`. */
export function partyInWords({ role, name }: Party): string {
  if (role === "sponsor") return t`the sponsor ${quoted(name)}`;
  return role === "coach" ? t`the coach ${quoted(name)}` : t`the coachee ${quoted(name)}`;
}

function party(role: Party["role"], people: readonly Entity[], unclear = false): Party {
  const first = people[0];
  return { role, name: first ? nameOf(first) : "", writes: first?.id, people, unclear };
}

function teamAs(team: Entity, names: Names, what: "sign" | "take part"): Party {
  const id = isKind(team, "team") ? wordsOf(team.field("lead"))[0]?.text : undefined;
  const lead = id === undefined ? undefined : names.declared(id, "person")?.entity;
  return party("coachee", [...(what === "sign" ? [] : [team]), ...(lead ? [lead] : [])], lead === undefined);
}
