/** Whole blocks with a place to fill in for everything that belongs in them. */

import type { Entity } from "../../analysis/entity.ts";
import { isKind, unitOf } from "../../analysis/entity.ts";
import { parse } from "../../analysis/parse.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { formatDuration } from "../../calendar/duration.ts";
import { fieldRow, fieldsOf, rowOf } from "../../language/table.ts";
import type { BlockName, FieldRow, NeedCondition } from "../../language/types.ts";
import type { Context } from "../../rules/rule.ts";
import { MOST_NAMES, namesFor, valueFor } from "../../rules/shared/guess.ts";
import { usualLengths } from "../../rules/shared/phases.ts";
import { nounFor } from "../../rules/shared/words.ts";
import { workdayNear } from "../../rules/shared/workdays.ts";
import { t } from "../../text/say.ts";
import { choicePlaceholder, placeholder, withoutStops } from "../../text/snippet.ts";

/** What is known of a block before it is written. */
export interface Wish {
  readonly context: Context;
  readonly kind: BlockName;
  /** The block in which it will stand. */
  readonly parent: Entity | undefined;
  /** For phases and reviews: which of its kinds. */
  readonly subkind?: string;
  /** Values that are known already, by the name of their field (or `id`): a snippet, made for the stop that is next. */
  readonly given?: ReadonlyMap<string, Given>;
}

type Given = (stop: number) => string;

/** The stops of a snippet, counted through all its blocks. */
export interface Stops {
  next: number;
}

/** A block in lines, each with its indentation inside the snippet. The cursor ends where the author goes on writing. */
export function blockSnippet(wish: Wish, stops: Stops = { next: 1 }): string {
  return withFinalStop(linesOf(wish, stops, undefined)).join("\n");
}

/** What follows a block's keyword and what is written of its header. */
export function restOfBlock(wish: Wish, from: "id" | "title" | "body"): string {
  const lines = linesOf(wish, { next: 1 }, from);
  return withFinalStop(lines).join("\n");
}

/** A whole first plan: who takes part, and an engagement of three phases. */
export function planSnippet(context: Context): string {
  const stops = { next: 1 };
  const block = (kind: BlockName, given: readonly (readonly [string, Given])[]) =>
    linesOf({ context, kind, parent: undefined, given: new Map(given) }, stops, undefined);
  /** A block whose id is mentioned again further down: editors fill in both at once. */
  const named = (kind: BlockName, id: string, ...given: readonly (readonly [string, Given])[]) => {
    const written = placeholder(stops.next, id);
    return { written, lines: block(kind, [...given, ["id", () => written]]) };
  };
  const level = (first: string) =>
    ["level", (stop: number) => choicePlaceholder(stop, levelsFrom(first))] as const;
  const client = named("organization", "client");
  const sponsor = named("person", "sponsor", level("chief-executive"));
  const leader = named("person", "leader", level("executive"));
  const coach = named("coach", "coach");
  const engagement = block("engagement", [
    ["organization", () => client.written],
    ["sponsor", () => sponsor.written],
    ["leaders", () => leader.written],
    ["coaches", () => coach.written],
  ]);
  const people = [...sponsor.lines, ...leader.lines, ...coach.lines];
  return withFinalStop([...client.lines, "", ...people, "", ...engagement]).join("\n");
}

/** The words that say which of its kinds a block is, where its id may say it (phases, reviews). */
export function subkindsOf(kind: BlockName): readonly string[] {
  return (fieldRow(kind, "kind")?.takes.choices ?? [])
    .map(({ word }) => word)
    .filter((word) => word !== "other");
}

/** The same, those that the parent does not have yet first. */
export function subkindsFor(kind: BlockName, parent: Entity | undefined): readonly string[] {
  const isThere = (word: string) =>
    parent?.children.some((child) => child.kind === kind && child.id === word) ?? false;
  return subkindsOf(kind).toSorted((a, b) => Number(isThere(a)) - Number(isThere(b)));
}

const FINAL = "$0";
const WIDTH = 100;

function linesOf(wish: Wish, stops: Stops, from: "id" | "title" | "body" | undefined): string[] {
  const { kind, parent } = wish;
  const draft = draftOf(kind, parent);
  const header = [
    ...(from === undefined ? [kind] : []),
    ...(from === "title" || from === "body" ? [] : [idOf(wish, stops)]),
    ...(from === "body" ? [] : [titleOf(wish, stops)]),
  ].filter((part) => part !== "");
  const fields = fieldsFor(wish, draft).map(
    ([name, row]) => `${name}: ${fieldValue(wish, draft, name, row, stops)}`,
  );
  const inner = innerOf(wish, draft, stops);
  const opening = [...header, "{"].join(" ");
  const oneLine = fields.length === 0 ? header.join(" ") : `${opening} ${fields.join("; ")} }`;
  const before = depthOf(parent) * 2 + (from === undefined ? 0 : kind.length + 1);
  const fits = before + withoutStops(oneLine).length <= WIDTH;
  const goesOn = holdsBlocks.has(kind);
  if (!goesOn && inner.length === 0 && fields.length <= 3 && fits) return [oneLine];
  const body = fields.map((field, i) =>
    goesOn && inner.length === 0 && i === fields.length - 1 ? field + FINAL : field,
  );
  return [opening, ...[...body, ...inner].map((line) => (line === "" ? "" : `  ${line}`)), "}"];
}

/** Only one place is the last one: the first that asks for it. */
function withFinalStop(lines: readonly string[]): string[] {
  let found = false;
  return lines.map((line) => {
    if (!line.endsWith(FINAL)) return line;
    const kept = found ? line.slice(0, -FINAL.length) : line;
    found = true;
    return kept;
  });
}

/** Blocks that stand in a new block from the start. */
function innerOf(wish: Wish, draft: Entity, stops: Stops): string[] {
  const { context, kind } = wish;
  if (kind === "engagement") {
    return subkindsOf("phase").flatMap((subkind) => [
      "",
      ...linesOf({ context, kind: "phase", parent: draft, subkind }, stops, undefined),
    ]);
  }
  return (rowOf(kind).needsInside ?? []).flatMap(({ block }) => [
    "",
    ...linesOf({ context, kind: block, parent: draft }, stops, undefined),
  ]);
}

/** The fields that a new block begins with: those for which there is something to say. */
function fieldsFor({ context, kind, given }: Wish, draft: Entity): (readonly [string, FieldRow])[] {
  return usualFields(kind).filter(([name, { takes, need }]) => {
    if (takes.shapes[0] !== "reference" || need?.level === "required" || given?.has(name)) return true;
    return namesFor(context, draft, name, takes.kinds ?? [], 1).length > 0;
  });
}

/** The fields of the table's example where that is a single line, otherwise those that the block should have. */
function usualFields(kind: BlockName): (readonly [string, FieldRow])[] {
  const { fields, isLine } = exampleOf(kind);
  if (isLine) return fields.flatMap((name) => fieldsOf(kind).filter(([other]) => other === name));
  const oneOf = (rowOf(kind).oneOf ?? []).map((one) => one.fields.find((field) => fields.includes(field)));
  const needed = fieldsOf(kind).filter(
    ([name, { need }]) => (need && holdsForNew[need.when]) || oneOf.includes(name),
  );
  // A phase says most simply how long it lasts.
  return needed.map(([name, row]) => {
    const lasts = kind === "phase" && name === "dates" ? fieldRow(kind, "lasts") : undefined;
    return lasts ? ["lasts", lasts] : [name, row];
  });
}

/** Which of the table's conditions hold for a block as it is proposed. */
const holdsForNew = {
  always: true,
  "first-phase-does-not-start": true,
  "not-self-funded": true,
  "has-sponsor": true,
  "coachee-is-a-team": false,
  "id-is-no-choice": false,
  "end-unknown": true,
} satisfies Record<NeedCondition, boolean>;

function fieldValue(wish: Wish, draft: Entity, name: string, row: FieldRow, stops: Stops): string {
  if (draft.kind === "phase" && name === "lasts") {
    const usual = usualLengths.get(wish.subkind ?? "");
    return placeholder(stops.next++, usual ? formatDuration(usual) : row.example);
  }
  const day = name === "on" ? reviewDay(wish) : undefined;
  if (day !== undefined) return placeholder(stops.next++, formatDay(day));
  const proposed =
    wish.given?.get(name)?.(stops.next) ??
    leadersFor(wish, draft, name, row, stops) ??
    valueFor(wish.context, draft, name, stops.next);
  // Where there is nobody to name yet, the stop says who belongs there.
  const value =
    withoutStops(proposed) === "" ? placeholder(stops.next, row.takes.kinds?.[0] ?? "") : proposed;
  stops.next = Math.max(stops.next, ...[...value.matchAll(/\$\{?(\d+)/g)].map((stop) => Number(stop[1]) + 1));
  return value;
}

/** Whoever is proposed as the sponsor of an engagement is the last to be proposed as its leader. */
function leadersFor(
  { kind, context }: Wish,
  draft: Entity,
  name: string,
  { takes }: FieldRow,
  stops: Stops,
): string | undefined {
  if (kind !== "engagement" || name !== "leaders") return undefined;
  const [first, ...others] = namesFor(context, draft, name, takes.kinds ?? [], MOST_NAMES);
  return others.length > 0 && first !== undefined
    ? choicePlaceholder(stops.next, [...others, first])
    : undefined;
}

function reviewDay({ context, parent, subkind }: Wish): Day | undefined {
  if (subkind === undefined || !isKind(parent, "contract")) return undefined;
  return dayOfReview(context, parent, subkind);
}

/** A contract's reviews belong at its start, in its middle and at its end; undefined where its days are not known. */
export function dayOfReview(
  context: Context,
  contract: Entity<"contract">,
  subkind: string,
): Day | undefined {
  const part = Object.hasOwn(reviewPlaces, subkind) ? reviewPlaces[subkind] : undefined;
  if (part === undefined) return undefined;
  const { start, end } = context.snapshot.schedule(context.uri, contract.unit).dates(contract);
  if (!start || !end) return undefined;
  return workdayNear(
    context,
    contract,
    start.day + Math.round((end.day - start.day) * part),
    part < 1 ? 1 : -1,
  );
}

/** How far into a contract each of its reviews is held. */
export const reviewPlaces: Readonly<Record<string, number>> = { "three-way": 0, midpoint: 0.5, closing: 1 };

/** An id where coaches usually write one: the table's example shows it. */
function idOf({ context, kind, parent, subkind, given }: Wish, stops: Stops): string {
  const own = given?.get("id")?.(stops.next);
  if (own !== undefined) {
    stops.next++;
    return own;
  }
  if (subkind !== undefined) return subkind;
  const subkinds = subkindsFor(kind, parent);
  if (subkinds.length > 0) return choicePlaceholder(stops.next++, subkinds);
  if (!exampleOf(kind).id) return "";
  return placeholder(stops.next++, freeId(context, kind, parent));
}

/** The levels of an organization, the likeliest first. */
function levelsFrom(level: string): readonly string[] {
  const words = (fieldRow("person", "level").takes.choices ?? []).map(({ word }) => word);
  return [level, ...words.filter((word) => word !== level)];
}

function titleOf({ kind, subkind }: Wish, stops: Stops): string {
  if (!exampleOf(kind).title) return "";
  const words =
    subkind === undefined
      ? t`Name of the ${nounFor(kind)}`
      : subkind.charAt(0).toUpperCase() + subkind.slice(1);
  return `"${placeholder(stops.next++, words)}"`;
}

function freeId({ snapshot, uri }: Context, kind: BlockName, parent: Entity | undefined): string {
  const isTaken = (id: string) =>
    parent && parent.unit.top.kind !== undefined
      ? parent.unit.ids.has(id) || parent.unit.top.id === id
      : snapshot.scope(uri).lookup(id).length > 0;
  let id: string = kind;
  for (let n = 2; isTaken(id); n++) id = `${kind}-${n}`;
  return id;
}

/** What the table's example of a block shows: the blocks that we write look like it. */
interface Example {
  readonly id: boolean;
  readonly title: boolean;
  readonly fields: readonly string[];
  readonly isLine: boolean;
}

const examples = new Map<BlockName, Example>();

function exampleOf(kind: BlockName): Example {
  const known = examples.get(kind);
  if (known) return known;
  const { example } = rowOf(kind);
  const segment = parse("", 0, example).root.children[0]?.segment;
  const read = {
    id: segment?.id !== undefined,
    title: segment?.title !== undefined,
    fields: segment?.fields.map(({ name }) => name.text) ?? [],
    isLine: !example.includes("\n"),
  };
  examples.set(kind, read);
  return read;
}

function depthOf(entity: Entity | undefined): number {
  let depth = 0;
  for (let holder = entity; holder; holder = holder.parent) depth++;
  return depth;
}

/** Blocks in which the author goes on writing others. */
const holdsBlocks: ReadonlySet<BlockName> = new Set<BlockName>([
  "engagement",
  "phase",
  "commitment",
  "contract",
]);

/** The block as if it stood in its parent already, still without a word in it. */
function draftOf(kind: BlockName, parent: Entity | undefined): Entity {
  const [block] = parse("", 0, `${kind} {}`).root.children;
  const { top } = unitOf(block ?? emptyBlock);
  if (!parent) return top;
  return {
    kind,
    known: kind,
    block: top.block,
    unit: parent.unit,
    parent,
    children: [],
    number: -1,
    behind: -1,
    start: parent.end,
    end: parent.end,
    id: undefined,
    title: undefined,
    path: "",
    field: () => undefined,
    span: (inSegment) => inSegment,
  };
}

const emptyBlock = parse("", 0, "").root;
