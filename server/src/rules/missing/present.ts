import type { Entity } from "../../analysis/entity.ts";
import { fieldRow, fieldsOf, innerBlocks } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import type { Segment, Value } from "../../syntax/tree.ts";
import { memoryOf } from "../../text/memory.ts";
import { nearest } from "../../text/nearest.ts";

/**
 * Whether a block has a field, or something that is most likely meant for it: a mistyped name, the field's name
 * without its `:`, or the first letters of it. Those have their own message, and one is enough.
 */
export function hasField(entity: Entity, name: string): boolean {
  // Mostly it simply stands there.
  return (
    isWritten(entity.block.segment, name) || meant(entity).fields.has(name) || lacksName(entity.block.segment)
  );
}

/** Whether a value stands in it whose name is lost (`: lena`): it may be that of any field. */
function lacksName({ problems, open }: Segment): boolean {
  const inside = open?.end ?? 0;
  return problems.some(({ code, found, start }) => {
    return code === "syntax/unexpected" && found === ":" && start >= inside;
  });
}

/** Whether a field of that name stands in the block's own text: it has the field, whatever is around. */
export function isWritten({ fields }: Segment, name: string): boolean {
  return fields.some((field) => field.name.text === name);
}

/** Whether a block of that keyword stands in the block, or one whose keyword is mistyped or lost. */
export function hasBlock(entity: Entity, keyword: string): boolean {
  const stands = entity.children.some(
    ({ block: { segment } }) => !segment.keyword || segment.keyword.text === keyword,
  );
  return stands || meant(entity).blocks.has(keyword);
}

/** The fields and blocks that stand in a block, mistyped ones under the names that are meant. */
interface Meant {
  readonly fields: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
}

const kept = memoryOf<Entity, Meant>();

function meant(entity: Entity): Meant {
  if (isPlain(entity)) return nothingElse;
  const known = kept.get(entity);
  if (known) return known;
  const { fields, strays } = entity.block.segment;
  const names = entity.kind === undefined ? [] : namesOfFields(entity.kind);
  const keywords = entity.kind === undefined ? [] : innerBlocks(entity.kind);
  const words = new Set([...fields.map(({ name }) => name.text), ...strays.map(({ word }) => word.text)]);
  const children = entity.children.flatMap((child) => child.block.segment.keyword?.text ?? []);
  // A field that stands there already is hardly meant a second time.
  const read = (word: string, among: readonly string[]) =>
    among.includes(word)
      ? word
      : (nearest(
          word,
          among.filter((one) => !words.has(one)),
        ) ??
        nearest(word, among) ??
        word);
  const mistaken = entity.children.flatMap((child) =>
    child.kind === undefined ? (child.block.segment.keyword?.text ?? []) : [],
  );
  // A word that stands alone is being typed: it may become any that begins so.
  const begun = (among: readonly string[]) =>
    strays.flatMap(({ word }) => [
      read(word.text, among),
      ...among.filter((one) => one.startsWith(word.text)),
    ]);
  const swallowed = fields.flatMap(({ values }) => values.flatMap(fieldsIn));
  const around = [...(entity.parent ? [entity.parent] : []), ...entity.children].flatMap(misplacedFields);
  const found = {
    // A field without its `:` may look like a block (`coach priya`).
    fields: new Set([
      ...[...words, ...mistaken, ...swallowed, ...around].map((word) => read(word, names)),
      ...begun(names),
    ]),
    blocks: new Set([...children.map((word) => read(word, keywords)), ...begun(keywords)]),
  };
  kept.set(entity, found);
  return found;
}

/** What stands there is all that is meant. */
const nothingElse: Meant = { fields: new Set(), blocks: new Set() };

/** Whether nothing in a block, nor right around or inside it, may be meant for something else. */
function isPlain(entity: Entity): boolean {
  if (!isUnderstood(entity) || (entity.parent && !isUnderstood(entity.parent))) return false;
  for (const child of entity.children) if (!isUnderstood(child)) return false;
  return true;
}

/** Whether the block's own text holds nothing but fields that may stand there, and texts with their ends. */
function isUnderstood(entity: Entity): boolean {
  const known = understood.get(entity);
  if (known !== undefined) return known;
  const { kind, block } = entity;
  const { strays, fields } = block.segment;
  const isSo =
    kind !== undefined &&
    strays.length === 0 &&
    fields.every(
      ({ name, values }) =>
        fieldRow(kind, name.text) !== undefined &&
        values.every((value) => value.kind !== "text" || value.closed),
    );
  understood.set(entity, isSo);
  return isSo;
}

const understood = memoryOf<Entity, boolean>();

const fieldNames = new Map<BlockName, readonly string[]>();

function namesOfFields(kind: BlockName): readonly string[] {
  const known = fieldNames.get(kind) ?? fieldsOf(kind).map(([name]) => name);
  fieldNames.set(kind, known);
  return known;
}

/**
 * Fields that may not stand where they stand: they may be meant for the block around theirs, or one inside it. Between
 * braces without a word before them no field may.
 */
function misplacedFields({ kind, block: { segment } }: Entity): string[] {
  if (kind === undefined && segment.keyword) return [];
  return segment.fields.flatMap(({ name: { text } }) => (kind && fieldRow(kind, text) ? [] : [text]));
}

/** A text that is not closed may have taken in the fields behind it. */
function fieldsIn(value: Value): string[] {
  if (value.kind !== "text" || value.closed) return [];
  return [...value.text.matchAll(/([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)\s*:/gu)].flatMap((match) => match[1] ?? []);
}
