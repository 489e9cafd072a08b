/**
 * Whom a change inside an engagement may concern. What a block says is read by the blocks around it and in it and by
 * those that mention it; its days are also read by what counts from them. Everybody else has nothing to look at again.
 */
import { datedInside } from "../language/kinds.ts";
import type { BlockName } from "../language/types.ts";
import { memoryOf } from "../text/memory.ts";
import type { Entity, Unit } from "./entity.ts";
import { isKind } from "./entity.ts";
import { mentionsIn, type Written, writtenIn } from "./mentions.ts";
import type { Touched, UnitChange } from "./unitChange.ts";

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
  /** Whether somebody has another name than before, or somebody else is mentioned. */
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

const known = memoryOf<UnitChange, { readonly effects: Effects | undefined }>();

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
  const told = new Set<string | undefined>();
  const tell = (id: string | undefined) => {
    // Many blocks may have one name by mistake.
    if (told.has(id)) return;
    told.add(id);
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
    renamed: change.removed.length > 0 || areRenamed(said, after),
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
    touched.some((entity) => mentionedBy(entity).some(({ word }) => word.text === id));
  return (id) => {
    if (!before.has(id) && !isNew(id)) return none;
    all ??= sorted(unit);
    return all.get(id) ?? none;
  };
}

function sorted({ entities }: Unit): Map<string, Mentioner[]> {
  const found = new Map<string, Mentioner[]>();
  for (const entity of entities) {
    for (const { word, role, fieldName } of mentionedBy(entity)) {
      const mentioner = { entity, byDate: role === "date" || fieldName === "after" };
      const same = found.get(word.text);
      if (same) same.push(mentioner);
      else found.set(word.text, [mentioner]);
    }
  }
  return found;
}

/** Whether one of the blocks has another name, or names somebody whom nobody else names in such a field. */
function areRenamed(said: readonly Touched[], { entities }: Unit): boolean {
  const touched = new Set(said.map(({ now }) => now));
  const isNamedElsewhere = ({ word: { text }, wants }: Written) =>
    entities.some((entity) => !touched.has(entity) && mentionedBy(entity).some(isMention(text, wants)));
  return said.some(({ was, now }) => {
    if (!was || was.id !== now.id || was.known !== now.known || was.kind !== now.kind) return true;
    const [old, anew] = [mentionedBy(was), mentionedBy(now)];
    const differs = ({ word: { text }, wants }: Written, others: readonly Written[]) =>
      !others.some(isMention(text, wants));
    const different = [
      ...old.filter((one) => differs(one, anew)),
      ...anew.filter((one) => differs(one, old)),
    ];
    return !different.every(isNamedElsewhere);
  });
}

function isMention(text: string, kinds: readonly BlockName[]): (written: Written) => boolean {
  return ({ word, wants }) => word.text === text && wants === kinds;
}

function mentionedBy({ kind, block }: Entity): readonly Written[] {
  return kind ? writtenIn(kind, block.segment) : [];
}

function isUnclear({ kind, block: { segment } }: Entity): boolean {
  return kind === undefined || segment.problems.length + segment.strays.length > 0;
}
