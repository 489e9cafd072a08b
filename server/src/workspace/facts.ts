/**
 * What the rest of the workspace needs to know of a top-level block: plain data, worked out of the block alone. It keeps no tree alive, so a file that is not open can give up its tree and is still counted; and it
 * knows names only as they are written, so nothing in it changes with another file. tally.ts puts it together.
 */

import { declarationsOf } from "../analysis/declarations.ts";
import { effectsOf } from "../analysis/effects.ts";
import type { Entity, Unit } from "../analysis/entity.ts";
import { fieldOf, isKind, nameOf, wordsOf } from "../analysis/entity.ts";
import type { Names } from "../analysis/names.ts";
import type { Words } from "../analysis/rewording.ts";
import type { Schedule } from "../analysis/schedule.ts";
import { changeOf, type UnitChange } from "../analysis/unitChange.ts";
import type { Day } from "../calendar/day.ts";
import type { Duration } from "../calendar/duration.ts";
import { endOf, movesDate } from "../calendar/duration.ts";
import { activities } from "../language/kinds.ts";
import { fieldRow } from "../language/table.ts";
import type { BlockName } from "../language/types.ts";
import type { Document } from "../syntax/document.ts";
import { print } from "../syntax/print.ts";
import type { DurationValue, TimeValue, Value } from "../syntax/tree.ts";
import { commonEnds } from "../text/common.ts";
import { hashOf } from "../text/hash.ts";
import { memoryOf } from "../text/memory.ts";

/** A top-level name that a block declares. */
export interface Declared {
  readonly uri: string;
  readonly id: string;
  readonly kind: BlockName;
  readonly title: string | undefined;
  /** What somebody does, or has learnt to do, as written. */
  readonly role: string | undefined;
  /** Of an organization: in which its times of day are, as written. */
  readonly timezone: string | undefined;
  /** As {@link Entity.path}. */
  readonly path: string;
  /** Stands for what is written in the block, where others may read it; an engagement's own text is nobody else's. */
  readonly digest: number;
}

/** A name in a block that means nothing inside it: somebody of the file, or of one that it uses. */
export interface Mention {
  readonly id: string;
  readonly wants: readonly BlockName[];
}

/** A place in a unit that stays true while words are typed around it: a block, by its number in the unit. */
export interface Spot {
  readonly block: number;
  /** The field whose first value is meant; otherwise the block's header. */
  readonly field?: string;
}

/** An open action and who answers for it. Days inclusive; the spot is its header. */
export interface Work {
  readonly owner: Mention;
  readonly start: Day;
  readonly end: Day;
  readonly spot: Spot;
  readonly title: string;
}

/** Time that coaches and those whom they work with have given away. The spot is where it is written. */
export interface Booking {
  /** Names of coaches, of other people too. */
  readonly who: readonly Mention[];
  /** For whom it is: those who are coached, trained or advised. */
  readonly others: readonly Mention[];
  /** One day where it is written; those of a contract's `sessions`, rising. */
  readonly days: readonly Day[];
  /** Minutes since midnight; undefined where no time is written. */
  readonly from: number | undefined;
  /** Minutes. */
  readonly length: number;
  readonly site: string | undefined;
  /** Whether it comes from a contract's `sessions`. */
  readonly recurs: boolean;
  /** The contract that it belongs to, by its number in the unit: its sessions are listed or come back, not both. */
  readonly contract: number | undefined;
  readonly spot: Spot;
  readonly title: string;
}

/** A contract that has begun or will, as far as coaches must know of each other's. Places count from the unit's start. */
export interface Agreement {
  readonly coaches: readonly Mention[];
  readonly coachee: Mention;
  /** The contract's header. */
  readonly spot: Spot;
  readonly title: string;
}

export interface UnitFacts {
  readonly declares: readonly Declared[];
  /** Each name with its kinds once. */
  readonly mentions: readonly Mention[];
  readonly work: readonly Work[];
  readonly bookings: readonly Booking[];
  /** Contracts that disclose nothing, those that are cancelled left out. */
  readonly agreements: readonly Agreement[];
}

/**
 * The facts of a block that was another one before, as far as they are still true; undefined where all of them have to
 * be gathered anew.
 */
function carriedOn(snapshot: Read, uri: string, before: Unit | undefined, unit: Unit): UnitFacts | undefined {
  const known = kept.get(unit)?.facts;
  if (known || !before) return known;
  const old = kept.get(before);
  if (!old?.clean || !isKind(unit.top, "engagement") || before.top.id !== unit.top.id) return undefined;
  const change = changeOf(before, unit);
  const effects = change.onlyWords ? undefined : effectsOf(change);
  const titled = change.touched.some(({ now, words }) => now === unit.top && words?.title);
  if ((!effects && !change.onlyWords) || titled) return undefined;
  const told = change.touched.filter(({ words }) => !words || tells(words)).map(({ now }) => now);
  if (!effects && told.length === 0) {
    kept.set(unit, old);
    return old.facts;
  }
  const schedule = snapshot.schedule(uri, unit);
  if (effects && !(schedule.isClean(effects.redated) && schedule.isComplete(effects.redated)))
    return undefined;
  const again = new Set([...told, ...(effects?.concerned ?? [])]);
  const now = { change, again: [...again].sort((one, other) => one.number - other.number) };
  const { facts } = old;
  const same = {
    declares: facts.declares,
    mentions: effects?.renamed
      ? keepSame(facts.mentions, mentionsIn(unit, snapshot.names(uri, unit)))
      : facts.mentions,
    work: replaced(facts.work, now, workOf(schedule)),
    bookings: replaced(facts.bookings, now, bookingsOf(schedule)),
    agreements: replaced(facts.agreements, now, agreementOf),
  };
  const isSame =
    same.mentions === facts.mentions &&
    same.work === facts.work &&
    same.bookings === facts.bookings &&
    same.agreements === facts.agreements;
  const carried = isSame ? facts : same;
  kept.set(unit, { facts: carried, clean: true });
  return carried;
}

function tells({ title, fields }: Words): boolean {
  return title || fields.some((name) => tellingTexts.has(name));
}

/** A list in which what is said of some blocks is said anew; the same one where it says the same. */
function replaced<Fact extends { readonly spot: Spot; readonly contract?: number | undefined }>(
  old: readonly Fact[],
  { change, again }: { readonly change: UnitChange; readonly again: readonly Entity[] },
  factsAbout: (entity: Entity) => readonly Fact[],
): readonly Fact[] {
  const numbers = new Set(again.map(({ number }) => number));
  const stays = change.steady
    ? old.filter(({ spot }) => !numbers.has(spot.block))
    : old.flatMap((fact): Fact[] => {
        const block = change.placeOf(fact.spot.block);
        if (block === undefined || numbers.has(block)) return [];
        const contract = fact.contract === undefined ? undefined : change.placeOf(fact.contract);
        if (block === fact.spot.block && contract === fact.contract) return [fact];
        return [{ ...fact, ...("contract" in fact && { contract }), spot: { ...fact.spot, block } }];
      });
  const anew = again.flatMap(factsAbout);
  if (anew.length === 0 && stays.length === old.length) return keepSame(old, stays);
  return keepSame(
    old,
    [...stays, ...anew].sort((one, other) => one.spot.block - other.spot.block),
  );
}

/** The old list, or the old members of the new one, where they say the same. */
function keepSame<Fact>(old: readonly Fact[], now: readonly Fact[]): readonly Fact[] {
  const { head, tail } = commonEnds(old, now, saysSame);
  if (head === old.length && head === now.length) return old;
  return [...old.slice(0, head), ...now.slice(head, now.length - tail), ...old.slice(old.length - tail)];
}

function saysSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Fields whose texts stand in the facts of an engagement. */
const tellingTexts: ReadonlySet<string> = new Set(["role", "credential", "site"]);

/** What is read of a snapshot. */
export interface Read {
  document(uri: string): Document | undefined;
  row(uri: string): readonly Unit[];
  names(uri: string, unit: Unit): Names;
  schedule(uri: string, unit: Unit): Schedule;
}

/**
 * The facts of a top-level block, of which an earlier version was `before`. With the unit's own names and days: what it
 * sees of other files decides nothing here.
 */
export function factsOf(snapshot: Read, uri: string, unit: Unit, before: Unit | undefined): UnitFacts {
  return carriedOn(snapshot, uri, before, unit) ?? gathered(snapshot, uri, unit);
}

function gathered(snapshot: Read, uri: string, unit: Unit): UnitFacts {
  // Others have neither days nor contracts, and of people there are many.
  const schedule = isKind(unit.top, "engagement") ? snapshot.schedule(uri, unit) : undefined;
  // Asked first: where all days are sound, nobody has to ask about each of them.
  const clean = (schedule?.isClean() && schedule.isComplete()) ?? false;
  const facts = {
    declares: declaredIn(uri, unit),
    mentions: mentionsIn(unit, snapshot.names(uri, unit)),
    work: schedule ? unit.entities.flatMap(workOf(schedule)) : noOne,
    bookings: schedule ? unit.entities.flatMap(bookingsOf(schedule)) : noOne,
    agreements: schedule ? unit.entities.flatMap(agreementOf) : noOne,
  };
  kept.set(unit, { facts, clean });
  return facts;
}

/** `clean`: the days contradict nothing, and none is missing, so that all are sound as long as that is so. */
const kept = memoryOf<Unit, { readonly facts: UnitFacts; readonly clean: boolean }>();

function declaredIn(uri: string, unit: Unit): readonly Declared[] {
  return declarationsOf(uri, unit).flatMap(({ entity }) => {
    const { id, known: kind, title, path, block } = entity;
    if (id === undefined || kind === undefined) return [];
    const role = textIn(entity, "role") ?? textIn(entity, "credential");
    const timezone = kind === "organization" ? textIn(entity, "timezone") : undefined;
    const digest = kind === "engagement" ? 0 : hashOf(print(block));
    return [{ uri, id, kind, title, role, timezone, path, digest }];
  });
}

function mentionsIn(unit: Unit, names: Names): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const { text: id, wants, target } of names.meanings) {
    if (target?.entity.unit !== unit) found.set(keyOf({ id, wants }), { id, wants });
  }
  return [...found.values()];
}

/** The same for two mentions of one name that want the same kinds. */
export function keyOf({ id, wants }: Mention): string {
  const list = lists.get(wants) ?? wants.join();
  lists.set(wants, list);
  return `${id} ${list}`;
}

/** There are as many lists as there are fields in the language. */
const lists = memoryOf<readonly BlockName[], string>();

const noOne: readonly never[] = [];
const closed: ReadonlySet<string> = new Set(["done", "dropped"]);
const over: ReadonlySet<string> = new Set(["completed", "cancelled"]);

function workOf(schedule: Schedule): (action: Entity) => readonly Work[] {
  return (action) => {
    if (!isKind(action, "action") || over.has(wordIn(action.unit.top, "status"))) return noOne;
    if (closed.has(wordIn(action, "status")) || action.field("done")) return noOne;
    const [owner] = namesIn(action, "owner");
    const { start, end } = schedule.dates(action);
    if (!owner || !start || !end || !schedule.isSound(start) || !schedule.isSound(end)) return noOne;
    return [{ owner, start: start.day, end: end.day, spot: { block: action.number }, title: nameOf(action) }];
  };
}

const meetings = [...activities, "session", "review"] as const;

/** Without a length of its own, an occasion takes an hour. */
const AN_HOUR = 60;

function bookingsOf(schedule: Schedule): (entity: Entity) => readonly Booking[] {
  return (entity) => {
    if (cancelled(entity.unit.top)) return noOne;
    if (isKind(entity, "contract")) return recurring(entity, schedule);
    return isKind(entity, ...meetings) ? occasion(entity, schedule) : noOne;
  };
}

function occasion(entity: Entity<(typeof meetings)[number]>, schedule: Schedule): readonly Booking[] {
  const [value] = entity.field("on")?.values ?? [];
  const contract = contractOf(entity);
  if (!value || cancelled(entity) || (contract && cancelled(contract))) return [];
  const who = [
    ...namesIn(entity, "by"),
    ...namesIn(entity, "with"),
    ...(contract ? coachesOf(contract) : []),
  ];
  const others = [...namesIn(entity, "for"), ...(contract ? namesIn(contract, "coachee") : [])];
  const moment = who.length + others.length > 0 ? schedule.day(entity, value) : undefined;
  if (!moment || !schedule.isSound(moment)) return [];
  const { from, length } = hours(value, moment.day);
  return [
    {
      who,
      others,
      days: [moment.day],
      from,
      length,
      site: textIn(entity, "site"),
      recurs: false,
      contract: contract?.number,
      spot: { block: entity.number, field: "on" },
      title: nameOf(entity),
    },
  ];
}

function recurring(contract: Entity<"contract">, schedule: Schedule): readonly Booking[] {
  const [value] = contract.field("sessions")?.values ?? [];
  if (value?.kind !== "recurrence" || cancelled(contract)) return [];
  const days = value.time?.minutes === undefined ? noOne : schedule.occurrences(contract);
  const who = coachesOf(contract);
  const [first] = days;
  if (first === undefined || who.length === 0) return [];
  const { from, length } = hours(value, first);
  return [
    {
      who,
      others: namesIn(contract, "coachee"),
      days,
      from,
      length,
      site: undefined,
      recurs: true,
      contract: contract.number,
      spot: { block: contract.number, field: "sessions" },
      title: nameOf(contract),
    },
  ];
}

function agreementOf(contract: Entity): readonly Agreement[] {
  if (!isKind(contract, "contract") || contract.field("disclosed") || cancelled(contract)) return noOne;
  const [coachee] = namesIn(contract, "coachee");
  const coaches = coachesOf(contract);
  if (!coachee || coaches.length === 0) return noOne;
  return [{ coaches, coachee, spot: { block: contract.number }, title: nameOf(contract) }];
}

function contractOf(entity: Entity): Entity<"contract"> | undefined {
  return isKind(entity, "session", "review") && isKind(entity.parent, "contract") ? entity.parent : undefined;
}

function coachesOf(contract: Entity<"contract">): readonly Mention[] {
  return [...namesIn(contract, "coach"), ...namesIn(contract, "co-coaches")];
}

/** When it begins and how long it takes on that day and those that follow. Minutes. */
function hours(value: Value, day: Day): { readonly from: number | undefined; readonly length: number } {
  const { time, length }: { time?: TimeValue; length?: DurationValue } =
    value.kind === "occasion" || value.kind === "recurrence" ? value : {};
  return { from: time?.minutes, length: length?.length ? minutesOf(length.length, day) : AN_HOUR };
}

function minutesOf(duration: Duration, day: Day): number {
  if (movesDate(duration.unit)) return (endOf(day, duration) - day + 1) * A_DAY;
  return duration.amount * (duration.unit === "hour" ? AN_HOUR : 1);
}

const A_DAY = 24 * AN_HOUR;

function cancelled(entity: Entity): boolean {
  return wordIn(entity, "status") === "cancelled";
}

function namesIn(entity: Entity, field: string): Mention[] {
  const wants = (entity.kind && fieldRow(entity.kind, field)?.takes.kinds) ?? noOne;
  return wordsOf(fieldOf(entity, field)).map(({ text: id }) => ({ id, wants }));
}

function wordIn(entity: Entity, field: string): string {
  return wordsOf(fieldOf(entity, field))[0]?.text ?? "";
}

function textIn(entity: Entity, field: string): string | undefined {
  const value = fieldOf(entity, field)?.values[0];
  return value?.kind === "text" ? value.text.trim() : undefined;
}

/** Whether the same is said of a block as of another one, wherever in it that stands. */
export function saysTheSame(one: UnitFacts, other: UnitFacts | undefined): boolean {
  const words = (fact: unknown) =>
    JSON.stringify(fact, (key, value: unknown) => (key === "spot" ? undefined : value));
  const same = (facts: readonly unknown[], others: readonly unknown[]) =>
    facts.length === others.length &&
    facts.every((fact, i) => fact === others[i] || words(fact) === words(others[i]));
  return (
    other !== undefined &&
    same(one.declares, other.declares) &&
    same(one.mentions, other.mentions) &&
    same(one.work, other.work) &&
    same(one.bookings, other.bookings) &&
    same(one.agreements, other.agreements)
  );
}
