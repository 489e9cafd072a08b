/** What a block says beyond its title, days, status and owner: lines for its tooltip. */

import type { Entity } from "../analysis/entity.ts";
import { isKind, nameOf } from "../analysis/entity.ts";
import type { Names } from "../analysis/names.ts";
import type { Day } from "../calendar/day.ts";
import { fieldsOf } from "../language/table.ts";
import type { BlockName } from "../language/types.ts";
import { capital } from "../rules/shared/words.ts";
import type { Field, Value } from "../syntax/tree.ts";
import { t } from "../text/say.ts";
import type { Sight } from "./build-audience.ts";
import type { Fact } from "./model.ts";

/** Name and words of each such field, in the order in which a coach writes them. */
export function factsOf(entity: Entity, sight: Sight): readonly Fact[] {
  const { kind, block } = entity;
  if (kind === undefined) return [];
  const told = toldOf(kind);
  const found: [name: string, says: string | Day, place: number][] = [];
  for (const field of block.segment.fields) {
    const how = told.get(field.name.text);
    // A field that is written twice has its own message.
    if (!how || found.some(([name]) => name === how.name) || !sight.sees(entity, field.name.text)) continue;
    const says =
      field.name.text === "on" ? timeOf(field, entity) : (dayIn(field) ?? inWords(field, entity, sight));
    if (says !== "") found.push([field.name.text === "on" ? t`Time` : how.name, says, how.place]);
  }
  return found.sort((a, b) => a[2] - b[2]).map(([name, says]) => [name, says] as const);
}

/** What a field says, where it is a text or several. */
export function textsIn(entity: Entity, name: string): readonly string[] {
  const field = entity.block.segment.fields.find((each) => each.name.text === name);
  return (field?.values ?? []).flatMap((value) => (value.kind === "text" ? [value.text] : []));
}

/** The fields of a kind of block that are told, with their name in words and their place among them. */
function toldOf(kind: BlockName): ReadonlyMap<string, { readonly name: string; readonly place: number }> {
  const known = toldByKind.get(kind);
  if (known) return known;
  const only = worthTelling[kind];
  const told = new Map(
    fieldsOf(kind).flatMap(([name], place) =>
      isToldElsewhere(name, kind) || (only && !only.includes(name))
        ? []
        : [[name, { name: capital(name.replaceAll("-", " ")), place }] as const],
    ),
  );
  toldByKind.set(kind, told);
  return told;
}

const toldByKind = new Map<
  BlockName,
  ReadonlyMap<string, { readonly name: string; readonly place: number }>
>();

/** Days, status, owner and success have lines of their own; the rest is about the text, not about the work. */
function isToldElsewhere(name: string, kind: BlockName): boolean {
  if (toldElsewhere.has(name)) return true;
  // Who takes part is told like an owner, but an action has its owner besides.
  if (name === "with" || name === "for") return kind !== "action";
  return name === "by" && (kind === "goal" || kind === "result");
}

const toldElsewhere: ReadonlySet<string> = new Set([
  "starts",
  "ends",
  "due",
  "lasts",
  "dates",
  "after",
  "status",
  "owner",
  "leader",
  "progress",
  "success",
  "visibility",
  "tags",
]);

/** Blocks with so many fields that a tooltip shows only these. */
const worthTelling: Partial<Record<BlockName, readonly string[]>> = {
  contract: ["sponsor", "sessions", "fee", "signed"],
};

/** The day that a field gives, where it is nothing but a day written as one. */
function dayIn({ values: [value, ...others] }: Field): Day | undefined {
  return value?.kind === "date" && others.length === 0 ? value.day : undefined;
}

function inWords(field: Field, entity: Entity, { names, tells }: Sight): string {
  return field.values
    .filter((value) => tells(entity, value))
    .map((value) => valueInWords(value, entity, names))
    .join(", ");
}

function valueInWords(value: Value, entity: Entity, names: Names): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "shift":
      return t`from “${value.from.text}” to “${value.to.text}”`;
    case "word": {
      const target = names.at(entity.span(value).start)?.target;
      return target ? nameOf(target.entity) : value.text.replaceAll("-", " ");
    }
    default:
      return written(value, entity);
  }
}

/** The day has its line; the time of day and how long it takes have not. */
function timeOf(field: Field, entity: Entity): string {
  const value = field.values[0];
  if (value?.kind !== "occasion") return "";
  const parts = [
    value.time && t`at ${value.time.written}`,
    value.length && t`for ${written(value.length, entity)}`,
  ];
  return isKind(entity, "milestone") ? "" : parts.filter((part) => part !== undefined).join(" ");
}

function written({ start, end }: Value, { block }: Entity): string {
  return block.segment.text.slice(start, end);
}
