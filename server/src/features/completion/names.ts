/** Names to choose from: the likeliest first, found by title and role as well, and no more of them than anybody reads. */
import { CompletionItemKind } from "vscode-languageserver-types";
import { topLevelKinds } from "../../analysis/declarations.ts";
import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { Declaration, Names } from "../../analysis/names.ts";
import type { Day } from "../../calendar/day.ts";
import { datedKinds } from "../../language/kinds.ts";
import { fieldRow } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import type { Context, FixEdit } from "../../rules/rule.ts";
import { declarableAtTop, declareAtTop } from "../../rules/shared/declareAtTop.ts";
import { declareInside } from "../../rules/shared/declareInside.ts";
import { likeliestIn, partTakersOf } from "../../rules/shared/guess.ts";
import { addUse, fileName, pathTo } from "../../rules/shared/uses.ts";
import { capital, nounFor } from "../../rules/shared/words.ts";
import { t } from "../../text/say.ts";
import { withoutStops } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import type { Declared } from "../../workspace/facts.ts";
import { sameFile } from "../../workspace/files.ts";
import { shortDay } from "../shared/days.ts";
import type { About } from "../shared/documentation.ts";
import { rangeOf } from "../shared/ranges.ts";
import { roleOf, whoIs } from "../shared/who.ts";
import type { Proposal } from "./item.ts";

/** What is asked for in a field of a block. */
export interface NamesWanted {
  readonly context: Context;
  /** The block in which the field stands. */
  readonly holder: Entity;
  readonly field: string;
  readonly kinds: readonly BlockName[];
  /** Names that stand in the list already. */
  readonly taken: ReadonlySet<string>;
  /** What is written of the name: with it, only those who fit are looked for, among all. */
  readonly typed: string;
  /** The name at the cursor, in the document. */
  readonly word: Span;
  readonly isList: boolean;
}

/**
 * The names that may stand in a field: the likeliest first, those of other files last, each with its `use`; behind
 * them the name that is being typed, to be declared. Not all of them: with each letter the list is another one.
 */
export function nameProposals(wanted: NamesWanted): Proposal[] {
  const here = knownNames(wanted);
  const elsewhere = namesElsewhere(wanted, wanted.typed === "" ? FEW - here.length : MOST_ELSEWHERE);
  return [...here, ...elsewhere, ...newNames(wanted)];
}

/** What `start of`, `end of`, `after` and `before` may name, with the day that each gives. */
export function datedNames(
  { context, holder, typed }: Pick<NamesWanted, "context" | "holder" | "typed">,
  edge: "start" | "end",
  move: (day: Day) => Day = (day) => day,
): Proposal[] {
  const { snapshot, uri } = context;
  const schedule = snapshot.schedule(uri, holder.unit);
  const depends = dependsOn(snapshot.names(uri, holder.unit), holder);
  const named = holder.unit.entities.filter(
    (entity) =>
      entity.id !== undefined &&
      entity.kind !== undefined &&
      datedKinds.includes(entity.kind) &&
      entity !== holder &&
      !depends(entity) &&
      fits(typed, entity, searchText),
  );
  const near = nearestFirst(named, holder);
  return near.slice(0, MOST_HERE).map((entity): Proposal => {
    const { id = "" } = entity;
    const day = schedule.dates(entity)[edge]?.day;
    return {
      label: id,
      text: id,
      filter: searchText(entity),
      short: day === undefined ? (entity.title ?? "") : shortDay(move(day)),
      detail: [whoIs(entity), day === undefined ? undefined : shortDay(move(day))]
        .filter(Boolean)
        .join(" · "),
      kind: CompletionItemKind.Reference,
      rank: likelihood(entity, holder),
      about: aboutName({ uri, entity }),
      commits: behindName,
    };
  });
}

/** As many as are shown before anything is typed, and of those who fit afterwards. */
const MOST_HERE = 40;
/** Where so many are known already, nobody is looked for in other files before something is typed. */
const FEW = 12;
const MOST_ELSEWHERE = 20;
/** So much of a name has to stand there before somebody is offered under it. */
const SHORTEST_NAME = 2;

/** What ends a name, and accepts it. */
const behindName: readonly string[] = [";"];
const behindNameInList: readonly string[] = [";", ","];

/** What the author may type to find a block: its id, its title, its role. */
function searchText(entity: Entity): string {
  return [entity.id, entity.title, roleOf(entity)].filter(Boolean).join(" ");
}

function searchTextOf({ id, title, role }: Declared): string {
  return [id, title, role].filter(Boolean).join(" ");
}

/** Whether it may be meant by what is typed: its words begin so, or the letters of its id come in this order. */
function fits<One extends object>(typed: string, one: One, textOf: (one: One) => string): boolean {
  return (
    typed === "" || begins(typed, one, textOf) || comesInOrder(typed.toLowerCase(), soughtIn(one, textOf))
  );
}

/** Whether each word that is typed begins a word of it: `depot man`. */
function begins<One extends object>(typed: string, one: One, textOf: (one: One) => string): boolean {
  const text = soughtIn(one, textOf);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(` ${word}`));
}

/** Whether the letters come in this order in the first word of the text. */
function comesInOrder(letters: string, text: string): boolean {
  const end = text.indexOf(" ", 1);
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0 || (end >= 0 && at > end)) return false;
  }
  return true;
}

/** What somebody is sought by, in small letters, each word behind a space. */
function soughtIn<One extends object>(one: One, textOf: (one: One) => string): string {
  let text = sought.get(one);
  if (text === undefined) {
    text = ` ${textOf(one).toLowerCase()}`;
    sought.set(one, text);
  }
  return text;
}

const sought = new WeakMap<object, string>();

/** Phases count most, then what stands nearby. */
function likelihood(entity: Entity, holder: Entity): number {
  if (entity.kind === "phase") return 10;
  return entity.parent === holder.parent || entity.parent === holder ? 11 : 12;
}

/** In the order of the text where there are few of them; of many, phases and those that stand nearest. */
function nearestFirst(named: readonly Entity[], holder: Entity): readonly Entity[] {
  if (named.length <= MOST_HERE) return named;
  const distance = (entity: Entity) =>
    likelihood(entity, holder) * 1e9 + Math.abs(entity.start - holder.start);
  return named.toSorted((a, b) => distance(a) - distance(b));
}

/** Whether an entity's days wait for those of the block, so that the block's own cannot count from them. */
function dependsOn(names: Names, holder: Entity): (entity: Entity) => boolean {
  // Of a very long engagement nobody waits to know: a circle is told where it is made.
  if (holder.unit.entities.length > MANY) return (entity) => entity === holder;
  const waiting = new Map<Entity, Entity[]>();
  for (const { role, fieldName, target, holder: one } of names.references) {
    if (!target || (role !== "date" && fieldName !== "after")) continue;
    const known = waiting.get(target.entity);
    if (known) known.push(one);
    else waiting.set(target.entity, [one]);
  }
  const found = new Set<Entity>([holder]);
  for (const one of found) for (const next of waiting.get(one) ?? []) found.add(next);
  return (entity) => found.has(entity);
}

function knownNames(wanted: NamesWanted): Proposal[] {
  const { context, holder, kinds, taken, typed, isList } = wanted;
  const found = new Map<string, Declaration>();
  const parts = partTakersOf(context, holder);
  for (const one of byLikelihood(wanted)) {
    const { id, known } = one.entity;
    if (id === undefined || known === undefined || !kinds.includes(known) || found.has(id)) continue;
    if (taken.has(id) || one.entity === holder || !fits(typed, one.entity, searchText)) continue;
    found.set(id, one);
    if (found.size >= MOST_HERE) break;
  }
  return [...found.values()].map((one, i) => ({
    // Whoever has one part in a contract hardly ever has another.
    ...proposal(context, knownFrom(one), 10 + i + (parts.has(one.entity.id) ? MOST_HERE : 0)),
    commits: isList ? behindNameInList : behindName,
  }));
}

/** Everything that may be named, the likeliest first; as far as it is asked for, and not without repetition. */
function* byLikelihood({ context, holder, field, kinds, typed }: NamesWanted): Generator<Declaration> {
  const { snapshot, uri } = context;
  const { unit } = holder;
  const names = snapshot.names(uri, unit);
  yield* likeliestIn(context, holder, field, kinds);
  const cast = castOf(names, holder, field);
  yield* cast;
  for (const { entity } of cast) if (isKind(entity, "team")) yield* membersOf(entity, names);
  const depends = field === "after" ? dependsOn(names, holder) : () => false;
  const inside = unit.entities.filter(
    (entity) => entity !== unit.top && entity.kind && kinds.includes(entity.kind) && !depends(entity),
  );
  const before = (entity: Entity) => entity.parent === holder.parent && entity.start < holder.start;
  // What something waits for is most often what was written last beside it.
  if (field === "after") for (const entity of inside.filter(before).reverse()) yield { uri, entity };
  for (const entity of inside.length > MOST_HERE && typed === "" ? nearestFirst(inside, holder) : inside) {
    yield { uri, entity };
  }
  const { all } = snapshot.scope(uri);
  const at = all.findIndex(({ entity }) => entity.unit === unit);
  if (all.length <= MOST_HERE || typed !== "" || at < 0) yield* all;
  // Of a firm's long list, those who stand around the engagement are likeliest to be of it.
  else
    for (let away = 0; away < all.length; away++) {
      const [before, behind] = [all[at - away], all[at + away]];
      if (before) yield before;
      if (behind) yield behind;
    }
}

/** Who is mentioned in the engagement already: in fields of this name first, the more often the earlier. */
function castOf(names: Names, holder: Entity, wanted: string): readonly Declaration[] {
  const counts = new Map<Entity, { readonly target: Declaration; count: number }>();
  for (const { entity, field } of mentionsAround(holder)) {
    for (const target of names.targets(entity, field)) {
      if (target.entity.parent || isKind(target.entity, "engagement")) continue;
      const weight = field === wanted ? SAME_FIELD : 1;
      const known = counts.get(target.entity);
      if (known) known.count += weight;
      else counts.set(target.entity, { target, count: weight });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ target }) => target);
}

/** The fields that name something: of all blocks of the engagement, or of a very long one those around the block. */
function mentionsAround({
  unit,
  start,
}: Entity): readonly { readonly entity: Entity; readonly field: string }[] {
  const { entities, top } = unit;
  const at = entities.findLastIndex((entity) => entity.start <= start);
  const near =
    entities.length <= MANY ? entities : [top, ...entities.slice(Math.max(1, at - MANY / 2), at + MANY / 2)];
  return near.flatMap((entity) => {
    const { kind } = entity;
    if (!kind) return [];
    const named = entity.block.segment.fields.filter(
      ({ name }) => fieldRow(kind, name.text as string)?.takes.kinds,
    );
    return named.map(({ name }) => ({ entity, field: name.text }));
  });
}

/** So many blocks of an engagement are looked through with each letter. */
const MANY = 400;

const SAME_FIELD = 1_000;

function membersOf(team: Entity<"team">, names: Names): readonly Declaration[] {
  const words = [...(team.field("lead")?.values ?? []), ...(team.field("members")?.values ?? [])];
  return words.flatMap((word) => {
    const declared = word.kind === "word" && names.declared(word.text, "person");
    return declared ? [declared] : [];
  });
}

function namesElsewhere({ context, kinds, taken, typed, isList }: NamesWanted, most: number): Proposal[] {
  const { snapshot, uri } = context;
  if (most <= 0 || !kinds.some((kind) => topLevelKinds.includes(kind))) return [];
  const scope = snapshot.scope(uri);
  const here = sameFile(uri);
  const known = new Set(scope.all.map((one) => sameFile(one.uri)));
  // Nobody has to be asked where there is no other file.
  if (snapshot.documents.every((one) => one.uri === uri || known.has(sameFile(one.uri)))) return [];
  const found: Proposal[] = [];
  for (const one of snapshot.facts.declarations(kinds)) {
    if (found.length >= most) break;
    if (taken.has(one.id) || !begins(typed, one, searchTextOf)) continue;
    const file = sameFile(one.uri);
    if (file === here || known.has(file)) continue;
    if (scope.lookup(one.id).some(({ entity }) => entity.kind === one.kind)) continue;
    const path = pathTo(uri, one.uri);
    if (snapshot.resolveUse(uri, path) === undefined) continue;
    const whose = { ...one, role: one.role ?? capital(nounFor(one.kind)) };
    found.push({
      ...proposal(context, whose, 5000),
      alsoEdits: [editOf(context, addUse(context, path))],
      commits: isList ? behindNameInList : behindName,
    });
  }
  return found;
}

/** What is typed as a name, where nothing has it: the block that has it is written along with it. */
function newNames({ context, holder, kinds, taken, typed, word }: NamesWanted): Proposal[] {
  // In the middle of a name nobody begins a new one.
  if (word.end - word.start > typed.length || typed.length < SHORTEST_NAME) return [];
  if (!/^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u.test(typed)) return [];
  const { snapshot, uri } = context;
  const fitsKind = (kind: BlockName | undefined) => kind !== undefined && kinds.includes(kind);
  const exists =
    taken.has(typed) ||
    snapshot.scope(uri).lookup(typed).length > 0 ||
    holder.unit.ids.has(typed) ||
    snapshot.facts.declarationsOf(typed).some(({ kind }) => fitsKind(kind));
  if (exists) return [];
  const atTop = declarableAtTop(context, kinds).map(
    (kind) => [kind, declareAtTop(context, kind, typed, holder.unit)] as const,
  );
  const inside = declarableInside
    .filter((kind) => kinds.includes(kind))
    .flatMap((kind) =>
      declareInside(context, holder.unit, typed, { wants: [kind], role: "field" }).flatMap(({ edits }) =>
        edits.map((edit) => [kind, edit] as const),
      ),
    );
  return [...atTop, ...inside]
    .filter(([, { span }]) => span.end < word.start || word.end < span.start)
    .map(([kind, edit]): Proposal => {
      return {
        label: t`new ${nounFor(kind)} ${typed}`,
        text: typed,
        // Found by what is typed, but behind those who begin so; all kinds alike, so that their order counts.
        filter: `new ${typed}`,
        short: t`Written along with the name`,
        kind: CompletionItemKind.Struct,
        rank: 9000,
        about: { kind: "block", block: kind },
        alsoEdits: [editOf(context, { ...edit, text: edit.text.replace(openChoice, "") })],
      };
    });
}

/** A choice that nobody has made (`level: ${3|board,executive|}`): better asked for by a finding than made up. */
const openChoice = /; [\w-]+: \$\{\d+\|[^}]*\|\}/g;

const declarableInside = ["insight", "goal"] as const;

function editOf({ document }: Context, { span, text }: FixEdit) {
  return { range: rangeOf(document, span), newText: withoutStops(text) };
}

/** A block at the top level of some file, as it is proposed. */
type Known = Pick<Declared, "uri" | "id" | "title" | "kind" | "path"> & { readonly role: string };

function knownFrom({ uri, entity }: Declaration): Known {
  const { id = "", title, kind = "person", path } = entity;
  return { uri, id, title, kind, path, role: roleOf(entity) };
}

function proposal(context: Context, { uri, id, title, role, kind, path }: Known, rank: number): Proposal {
  const isHere = sameFile(uri) === sameFile(context.uri);
  const file = isHere ? undefined : fileName(uri);
  return {
    label: id,
    text: id,
    filter: [id, title, role].filter(Boolean).join(" "),
    short: isHere ? (title ?? role) : `${title ?? role} · ${file}`,
    detail: [title, role, file].filter(Boolean).join(" · "),
    kind: icons[kind] ?? CompletionItemKind.Reference,
    rank,
    about: { kind: "name", uri, path },
  };
}

function aboutName({ uri, entity }: Declaration): About {
  return { kind: "name", uri, path: entity.path };
}

const icons: Partial<Record<BlockName, CompletionItemKind>> = {
  person: CompletionItemKind.Variable,
  coach: CompletionItemKind.Variable,
  team: CompletionItemKind.Class,
  organization: CompletionItemKind.Module,
};
