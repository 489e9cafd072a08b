/** One block of an engagement as the timeline shows it. */

import type { Entity } from "../analysis/entity.ts";
import { isKind, nameOf } from "../analysis/entity.ts";
import type { Names } from "../analysis/names.ts";
import { reasonInWords } from "../analysis/reasons.ts";
import type { Moment, Schedule } from "../analysis/schedule.ts";
import type { Day } from "../calendar/day.ts";
import { plainDay } from "../features/shared/days.ts";
import { wordOf } from "../features/shared/who.ts";
import { activities } from "../language/kinds.ts";
import { inSeries } from "../language/shapes.ts";
import { capital, nounFor } from "../rules/shared/words.ts";
import { t } from "../text/say.ts";
import { mayTell, type Sight } from "./build-audience.ts";
import { factsOf, textsIn } from "./build-facts.ts";
import { statusOf } from "./build-status.ts";
import type { Item, ItemKind } from "./model.ts";

/** What is known around a block: its engagement's names and days. */
export interface Around extends Sight {
  readonly schedule: Schedule;
  readonly today: Day;
  /** The blocks with a mistake of their own. */
  readonly broken: ReadonlySet<Entity>;
  readonly idOf: (entity: Entity) => string;
}

/** A block with everything that the timeline tells of it; its place counts from the start of that other block. */
export function itemOf(entity: Entity, from: Entity, around: Around): Item {
  const { names, sees, schedule, today, broken, idOf } = around;
  const { start, end } = schedule.dates(entity);
  const startReason = start && reasonOf(start, around);
  const endReason = end && reasonOf(end, around);
  const { status, statusWord } = statusOf(entity, schedule, today);
  const progress = progressOf(entity);
  const owner = ownerOf(entity, names);
  const coach = coachOf(entity, names);
  const success = textsIn(entity, "success").join("; ");
  const item: Writable<Item> = {
    id: idOf(entity),
    kind: kindOf(entity),
    keyword: entity.block.segment.keyword?.text ?? "",
    title: titleIn(entity, names),
    status,
    people: peopleIn(entity, names),
    facts: factsOf(entity, around),
    after: waitsFor(entity, names).map(idOf),
    countsFrom: [
      ...new Set(
        countsFrom(entity, [start, end])
          .filter((of) => sees(of))
          .map(idOf),
      ),
    ],
    source: { start: entity.start - from.start, end: entity.end - from.start },
    broken: broken.has(entity),
  };
  if (start) item.start = start.day;
  if (end) item.end = end.day;
  if (startReason !== undefined) item.startReason = startReason;
  if (endReason !== undefined) item.endReason = endReason;
  if (statusWord !== undefined) item.statusWord = statusWord;
  if (progress !== undefined) item.progress = progress;
  if (owner !== "") item.owner = owner;
  if (coach !== undefined) item.coach = coach;
  if (success !== "") item.success = success;
  return item;
}

type Writable<Of> = { -readonly [Name in keyof Of]: Of[Name] };

/** The sessions that a contract's rhythm gives, where none are written. */
export function plannedSessions(contract: Entity<"contract">, head: Item, around: Around): readonly Item[] {
  const { schedule, today } = around;
  const { source } = head;
  const who = head.owner === undefined ? {} : { owner: head.owner };
  return schedule.occurrences(contract).map(
    (day, index): Item => ({
      id: `${head.id}/session~${index + 1}`,
      kind: "session",
      keyword: "session",
      title: t`Session ${index + 1}`,
      start: day,
      end: day,
      startReason: t`from the contract's rhythm`,
      endReason: t`from the contract's rhythm`,
      // Whether it took place is nowhere written.
      status: day < today ? "unknown" : "planned",
      ...who,
      people: head.people,
      ...(head.coach === undefined ? {} : { coach: head.coach }),
      facts: [],
      after: [],
      countsFrom: [],
      source,
      broken: false,
    }),
  );
}

/** What it waits for by its `after`. */
export function waitsFor(entity: Entity, names: Names): readonly Entity[] {
  return names
    .targets(entity, "after")
    .flatMap(({ entity: target }) => (target.unit === entity.unit ? [target] : []));
}

/** Whether the block is a piece of diagnostic or implementation work: a conversation, a workshop and so on. */
export function isActivity(entity: Entity): boolean {
  return isKind(entity, ...activities);
}

/** The names of those whom a field names, in the order of the text. */
export function namesIn(entity: Entity, names: Names, field: string): readonly string[] {
  if (!entity.block.segment.fields.some(({ name }) => name.text === field)) return nobody;
  return names.targets(entity, field).map((target) => nameOf(target.entity));
}

const nobody: readonly string[] = [];

/** What the block is called, from what it says of itself where it has no title. */
export function titleIn(entity: Entity, names?: Names): string {
  if (entity.title !== undefined) return entity.title;
  if (isKind(entity, "session")) return t`Session ${1 + before(entity)}`;
  if (isKind(entity, "review")) return capital(wordOf(entity, "kind") ?? entity.id ?? "review");
  if (entity.id !== undefined) return capital(entity.id.replaceAll("-", " "));
  if (!isActivity(entity) || entity.kind === undefined) return "";
  const who = names ? [...namesIn(entity, names, "with"), ...namesIn(entity, names, "for")] : [];
  const noun = capital(nounFor(entity.kind));
  return who.length > 0 ? `${noun}: ${who.join(", ")}` : noun;
}

function kindOf(entity: Entity): ItemKind {
  const { kind } = entity;
  switch (kind) {
    case "phase":
    case "action":
    case "contract":
    case "session":
    case "review":
    case "milestone":
    case "goal":
    case "result":
    case "commitment":
      return kind;
    default:
      return "activity";
  }
}

/** A written day needs no reason: the tooltip shows the day itself. */
function reasonOf(moment: Moment, sight: Sight): string | undefined {
  if (moment.reason.kind === "written" || !mayTell(moment, sight)) return undefined;
  return reasonInWords(moment, plainDay);
}

function progressOf(entity: Entity): number | undefined {
  const value = isKind(entity, "action") ? entity.field("progress")?.values[0] : undefined;
  return value?.kind === "percent" ? Math.min(Math.max(value.value, 0), 100) : undefined;
}

/** Who answers for it, or who takes part. */
function ownerOf(entity: Entity, names: Names): string {
  const all = (...fields: readonly string[]) => [
    ...new Set(fields.flatMap((field) => namesIn(entity, names, field))),
  ];
  if (isKind(entity, "contract")) return listed(all("coach", "co-coaches", "coachee"));
  if (isKind(entity, "commitment")) return all("leader").join(", ");
  return isKind(entity, "action", "goal") ? all("owner").join(", ") : all("with", "for").join(", ");
}

/** The fields that name people, owners first. */
const peopleFields = ["owner", "leader", "coach", "co-coaches", "coachee", "by", "with", "for"] as const;

function peopleIn(entity: Entity, names: Names): readonly string[] {
  const found: string[] = [];
  for (const field of peopleFields) {
    for (const name of namesIn(entity, names, field)) if (!found.includes(name)) found.push(name);
  }
  // Who coaches and is coached stands in the contract, not in each of its sessions and reviews.
  const holder = isKind(entity.parent, "contract") ? entity.parent : undefined;
  return holder && found.length === 0 ? peopleIn(holder, names) : found;
}

/** The coach of a contract, and of what stands in it; of other work whoever gives it. */
function coachOf(entity: Entity, names: Names): string | undefined {
  if (isKind(entity, "contract")) return namesIn(entity, names, "coach")[0];
  const given = names.targets(entity, "by").find((target) => isKind(target.entity, "coach"));
  if (given) return nameOf(given.entity);
  return entity.parent && isKind(entity.parent, "contract") ? coachOf(entity.parent, names) : undefined;
}

/** What its days are counted from directly, where that is drawn in a lane: no phase, and nothing around it. */
function countsFrom(entity: Entity, moments: readonly (Moment | undefined)[]): readonly Entity[] {
  return moments.flatMap((moment) => {
    const reason = moment?.reason;
    if (reason?.kind !== "edge" && reason?.kind !== "offset") return [];
    const { of } = reason;
    return of && of !== entity && of.parent && !isKind(of, "phase") && of !== entity.parent ? [of] : [];
  });
}

function listed(names: readonly string[]): string {
  return inSeries(names, "and");
}

/** How many of its kind stand before it in the same block. */
function before(entity: Entity): number {
  const alike = entity.parent?.children.filter(({ kind }) => kind === entity.kind) ?? [];
  return Math.max(alike.indexOf(entity), 0);
}
