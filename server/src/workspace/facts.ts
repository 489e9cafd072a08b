/**
 * What the rest of the workspace needs to know of a top-level block, and of a document: plain data, worked out of the
 * block alone. It keeps no tree alive, so a file that is not open can give up its tree and is still counted; and it
 * knows names only as they are written, so nothing in it changes with another file. tally.ts puts it together.
 */

import { declarationsOf } from "../analysis/declarations.ts";
import type { Entity, Unit } from "../analysis/entity.ts";
import { isKind, nameOf, wordsOf } from "../analysis/entity.ts";
import type { Names } from "../analysis/names.ts";
import { rewordedIn } from "../analysis/rewording.ts";
import type { Schedule } from "../analysis/schedule.ts";
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
import { type Row, spliced } from "./rows.ts";

/** A top-level name that a block declares. */
export interface Declared {
  readonly uri: string;
  readonly id: string;
  readonly kind: BlockName;
  readonly title: string | undefined;
  /** What somebody does, or has learnt to do, as written. */
  readonly role: string | undefined;
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

/** Time that coaches have given away. The spot is where it is written. */
export interface Booking {
  /** Names of coaches, of other people too. */
  readonly who: readonly Mention[];
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

export interface DocumentFacts {
  readonly uri: string;
  /** Of its top-level blocks, in the order of the text. */
  readonly units: readonly UnitFacts[];
  /** By id, in the order of the text. */
  readonly declares: ReadonlyMap<string, readonly Declared[]>;
  /** Paths behind `use`, as written. */
  readonly uses: readonly string[];
}

/**
 * The facts of a document; `before`, where it is known, are those of its last version, of which they keep what is
 * still true.
 */
export function documentFacts(snapshot: Read, uri: string, before?: OpenFacts): DocumentFacts {
  const document = snapshot.document(uri);
  const row = snapshot.units(uri);
  const old = before?.row.units ?? [];
  const { head, tail } = commonEnds(old, row, (one, other) => one.unit === other.unit);
  const again = old.slice(head, old.length - tail);
  const middle = row.slice(head, row.length - tail).map(({ unit }, i, all) => {
    const was = again.length === all.length ? again[i]?.unit : undefined;
    return reused(was, unit) ?? factsOf(snapshot, uri, unit);
  });
  const units = spliced(before?.facts.units ?? [], head, tail, middle);
  const uses = document?.root.segment.uses.flatMap(({ path }) => path?.text ?? []) ?? [];
  const declares = before && sameDeclared(before.facts.units, units) ? before.facts.declares : byId(units);
  return { uri: document?.uri ?? uri, units, declares, uses };
}

/** The facts of a block of which nothing has changed but the words of texts that they do not tell. */
function reused(before: Unit | undefined, unit: Unit): UnitFacts | undefined {
  const known = kept.get(unit);
  if (known || !before) return known;
  const facts = kept.get(before);
  const told = rewordedIn(before, unit)?.some(
    ({ title, fields }) => title || fields.some((name) => tellingTexts.has(name)),
  );
  if (!facts || told !== false || !isKind(unit.top, "engagement")) return undefined;
  kept.set(unit, facts);
  return facts;
}

/** Fields whose texts stand in the facts of an engagement. */
const tellingTexts: ReadonlySet<string> = new Set(["role", "credential", "site"]);

/** The facts of a document that is open, with the row of blocks that they are of. */
export interface OpenFacts {
  readonly row: Row;
  readonly facts: DocumentFacts;
}

/** What is read of a snapshot. */
interface Read {
  document(uri: string): Document | undefined;
  units(uri: string): readonly { readonly unit: Unit; readonly start: number }[];
  names(uri: string, unit: Unit): Names;
  schedule(uri: string, unit: Unit): Schedule;
}

/** With a unit's own names and days: what it sees of other files decides nothing here. */
function factsOf(snapshot: Read, uri: string, unit: Unit): UnitFacts {
  const schedule = snapshot.schedule(uri, unit);
  const facts = {
    declares: declaredIn(uri, unit),
    mentions: mentionsIn(unit, snapshot.names(uri, unit)),
    work: workIn(unit, schedule),
    bookings: bookingsIn(unit, schedule),
    agreements: agreementsIn(unit),
  };
  kept.set(unit, facts);
  return facts;
}

const kept = new WeakMap<Unit, UnitFacts>();

function byId(units: readonly UnitFacts[]): ReadonlyMap<string, readonly Declared[]> {
  const found = new Map<string, Declared[]>();
  for (const { declares } of units) {
    for (const declared of declares) {
      const same = found.get(declared.id);
      if (same) same.push(declared);
      else found.set(declared.id, [declared]);
    }
  }
  return found;
}

function sameDeclared(before: readonly UnitFacts[], after: readonly UnitFacts[]): boolean {
  return (
    before.length === after.length &&
    before.every((facts, i) => {
      const now = after[i];
      return (
        facts === now ||
        (facts.declares.length === now?.declares.length &&
          facts.declares.every((one, n) => {
            const other = now.declares[n];
            return (
              one.id === other?.id &&
              one.kind === other.kind &&
              one.title === other.title &&
              one.digest === other.digest
            );
          }))
      );
    })
  );
}

function declaredIn(uri: string, unit: Unit): readonly Declared[] {
  return declarationsOf(uri, unit).flatMap(({ entity }) => {
    const { id, known: kind, title, path, block } = entity;
    if (id === undefined || kind === undefined) return [];
    const role = textIn(entity, "role") ?? textIn(entity, "credential");
    return [{ uri, id, kind, title, role, path, digest: kind === "engagement" ? 0 : hashOf(print(block)) }];
  });
}

function mentionsIn(unit: Unit, names: Names): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const { text: id, wants, target } of names.references) {
    if (target?.entity.unit !== unit) found.set(`${id} ${wants.join()}`, { id, wants });
  }
  return [...found.values()];
}

const noOne: readonly never[] = [];
const closed: ReadonlySet<string> = new Set(["done", "dropped"]);
const over: ReadonlySet<string> = new Set(["completed", "cancelled"]);

function workIn(unit: Unit, schedule: Schedule): readonly Work[] {
  if (!isKind(unit.top, "engagement") || over.has(wordIn(unit.top, "status"))) return noOne;
  return unit.entities.flatMap((action, block): Work[] => {
    if (!isKind(action, "action")) return [];
    if (closed.has(wordIn(action, "status")) || action.field("done")) return [];
    const [owner] = namesIn(action, "owner");
    const { start, end } = schedule.dates(action);
    if (!owner || !start || !end || !schedule.isSound(start) || !schedule.isSound(end)) return [];
    return [{ owner, start: start.day, end: end.day, spot: { block }, title: nameOf(action) }];
  });
}

const meetings = [...activities, "session", "review"] as const;

/** Without a length of its own, an occasion takes an hour. */
const AN_HOUR = 60;

function bookingsIn(unit: Unit, schedule: Schedule): readonly Booking[] {
  if (!isKind(unit.top, "engagement") || wordIn(unit.top, "status") === "cancelled") return noOne;
  return unit.entities.flatMap((entity, block): Booking[] => {
    if (isKind(entity, "contract")) return recurring(entity, block, schedule);
    return isKind(entity, ...meetings) ? occasion(entity, block, schedule) : [];
  });
}

function occasion(entity: Entity<(typeof meetings)[number]>, block: number, schedule: Schedule): Booking[] {
  const [value] = entity.field("on")?.values ?? [];
  const contract = contractOf(entity);
  if (!value || cancelled(entity) || (contract && cancelled(contract))) return [];
  const who = [
    ...namesIn(entity, "by"),
    ...namesIn(entity, "with"),
    ...(contract ? coachesOf(contract) : []),
  ];
  const moment = who.length > 0 ? schedule.day(entity, value) : undefined;
  if (!moment || !schedule.isSound(moment)) return [];
  const { from, length } = hours(value, moment.day);
  return [
    {
      who,
      days: [moment.day],
      from,
      length,
      site: textIn(entity, "site"),
      recurs: false,
      contract: contract && entity.unit.entities.indexOf(contract),
      spot: { block, field: "on" },
      title: nameOf(entity),
    },
  ];
}

function recurring(contract: Entity<"contract">, block: number, schedule: Schedule): Booking[] {
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
      days,
      from,
      length,
      site: undefined,
      recurs: true,
      contract: block,
      spot: { block, field: "sessions" },
      title: nameOf(contract),
    },
  ];
}

function agreementsIn(unit: Unit): readonly Agreement[] {
  if (!isKind(unit.top, "engagement")) return noOne;
  return unit.entities.flatMap((contract, block): Agreement[] => {
    if (!isKind(contract, "contract") || contract.field("disclosed") || cancelled(contract)) return [];
    const [coachee] = namesIn(contract, "coachee");
    const coaches = coachesOf(contract);
    if (!coachee || coaches.length === 0) return [];
    return [{ coaches, coachee, spot: { block }, title: nameOf(contract) }];
  });
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

/** For fields that only some of the kinds in question have. */
function fieldOf({ block }: Entity, name: string) {
  return block.segment.fields.find((field) => field.name.text === name);
}
