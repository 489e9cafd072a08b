/**
 * Whom a change inside an engagement may concern. What a block says is read by the blocks around it and in it and by
 * those that mention it; its days are also read by what counts from them. Everybody else has nothing to look at again.
 */
import { datedInside } from "../language/kinds.ts";
import type { BlockName } from "../language/types.ts";
import type { Entity, Unit } from "./entity.ts";
import { isKind } from "./entity.ts";
import { mentionsIn, writtenIn } from "./mentions.ts";
import type { UnitChange } from "./unitChange.ts";

/** All of these are blocks of the unit as it is now. */
export interface Effects {
  /** The blocks that the rules have to look at again. */
  readonly concerned: ReadonlySet<Entity>;
  /** Those of them whose days may be others, all that counts from them included. */
  readonly redated: ReadonlySet<Entity>;
  /** The kinds of those that say something else, are new or gone, or whose days may be others. */
  readonly kinds: ReadonlySet<BlockName>;
  /** Whether something in them cannot be understood, or could not before. */
  readonly unclear: boolean;
  /** Whether they have other names than before, or mention others. */
  readonly renamed: boolean;
}

/** Undefined where the change concerns the whole unit: its own head, a phase, or days on which phases hang. */
export function effectsOf(change: UnitChange): Effects | undefined {
  const kept = known.get(change);
  if (kept) return kept.effects;
  const effects = workOut(change);
  known.set(change, { effects });
  return effects;
}

const known = new WeakMap<UnitChange, { readonly effects: Effects | undefined }>();

function workOut(change: UnitChange): Effects | undefined {
  const { before, after } = change;
  const { top } = after;
  const said = change.touched.filter(({ words }) => !words);
  const gone = [...change.removed, ...said.flatMap(({ was }) => was ?? [])];
  const now = said.map(({ now: entity }) => entity);
  if ([...gone, ...now].some((entity) => entity.parent === undefined || entity.kind === "phase"))
    return undefined;

  const concerned = new Set(change.touched.map(({ now: entity }) => entity));
  const redated = new Set(now);
  const mentioners = mentionersIn(after, mentionsIn(before), now);
  const tell = (id: string | undefined) => {
    for (const { entity, byDate } of id === undefined ? none : mentioners(id)) {
      concerned.add(entity);
      if (byDate) redated.add(entity);
    }
  };
  for (const { id } of gone) tell(id);
  const endIsWritten = top.block.segment.fields.some(({ name: { text } }) => endFields.has(text));
  // A Set is walked in the order of insertion, also over what is added meanwhile.
  for (const entity of redated) {
    if (entity === top || entity.kind === "phase") return undefined;
    tell(entity.id);
    if (isKind(entity.parent, "commitment")) redated.add(entity.parent);
  }
  const ending =
    !endIsWritten && [...redated, ...gone].some(({ kind }) => kind && datedInside.includes(kind));
  // Whoever counts from the end of all.
  if (ending && top.id !== undefined && mentioners(top.id).some(({ byDate }) => byDate)) return undefined;

  for (const entity of [...redated]) {
    for (let around: Entity | undefined = entity; around; around = around.parent) concerned.add(around);
    // What a commitment's days are, those of its actions say.
    if (!isKind(entity, "commitment") || now.includes(entity))
      for (const inner of after.entities.slice(entity.number, entity.behind)) concerned.add(inner);
  }
  if (ending) redated.add(top);
  return {
    concerned,
    redated,
    kinds: new Set([...gone, ...redated].flatMap(({ known: kind }) => kind ?? [])),
    unclear: [...gone, ...now].some(isUnclear),
    renamed:
      change.removed.length > 0 || said.some(({ was, now: entity }) => !was || !sameNames(was, entity)),
  };
}

const endFields: ReadonlySet<string> = new Set(["ends", "lasts"]);

interface Mentioner {
  readonly entity: Entity;
  /** Whether its days count from what is mentioned. */
  readonly byDate: boolean;
}

const none: readonly Mentioner[] = [];

/** Who mentions a name; asked for a few names, of which most are mentioned by nobody. */
function mentionersIn(
  unit: Unit,
  before: ReadonlySet<string>,
  touched: readonly Entity[],
): (id: string) => readonly Mentioner[] {
  let all: Map<string, Mentioner[]> | undefined;
  const isNew = (id: string) =>
    touched.some(
      ({ kind, block }) => kind && writtenIn(kind, block.segment).some(({ word }) => word.text === id),
    );
  return (id) => {
    if (!before.has(id) && !isNew(id)) return none;
    all ??= sorted(unit);
    return all.get(id) ?? none;
  };
}

function sorted({ entities }: Unit): Map<string, Mentioner[]> {
  const found = new Map<string, Mentioner[]>();
  for (const entity of entities) {
    const { kind, block } = entity;
    for (const { word, role, fieldName } of kind ? writtenIn(kind, block.segment) : []) {
      const mentioner = { entity, byDate: role === "date" || fieldName === "after" };
      const same = found.get(word.text);
      if (same) same.push(mentioner);
      else found.set(word.text, [mentioner]);
    }
  }
  return found;
}

/** Whether they are named the same, and mention the same. */
function sameNames(one: Entity, other: Entity): boolean {
  if (one.id !== other.id || one.known !== other.known || one.kind !== other.kind) return false;
  const [mentioned, now] = [one, other].map(({ kind, block }) =>
    kind ? writtenIn(kind, block.segment) : [],
  );
  return (
    mentioned?.length === now?.length &&
    mentioned?.every(({ word, wants }, i) => word.text === now?.[i]?.word.text && wants === now[i]?.wants) ===
      true
  );
}

function isUnclear({ kind, block: { segment } }: Entity): boolean {
  return kind === undefined || segment.problems.length + segment.strays.length > 0;
}
