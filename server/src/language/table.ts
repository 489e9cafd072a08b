import { spokenTable } from "../text/say.ts";
import { common } from "./common.ts";
import { contract } from "./contract.ts";
import { diagnostic } from "./diagnostic.ts";
import { engagement } from "./engagement.ts";
import { people } from "./people.ts";
import { plan } from "./plan.ts";
import type { BlockName, BlockRow, FieldRow, Place } from "./types.ts";

/**
 * THE TABLE: every block of the language with its fields and words. Checks, completion, hover, fixes, colours and
 * the reference page are all derived from it; nothing else names the words of the language.
 */
const table = spokenTable({
  ...people,
  ...engagement,
  ...diagnostic,
  ...plan,
  ...contract,
} satisfies Record<BlockName, BlockRow>);

/** The fields that a block may have, those that every block takes included. */
export type FieldName<Block extends BlockName = BlockName> = Block extends BlockName
  ? Extract<keyof (typeof table)[Block]["fields"], string> | keyof typeof common
  : never;

/** Words come out of texts, and a map finds them without making each of them known to the whole program. */
const rows: ReadonlyMap<string, BlockRow> = new Map(Object.entries<BlockRow>(table));

/** All blocks, in the table's order. */
export const blockNames: readonly BlockName[] = Object.keys(table).filter(isBlockName);

/** Whether a word is the keyword of a block. */
export function isBlockName(word: string): word is BlockName {
  return rows.has(word);
}

/** The row of a block by its keyword, or undefined where the language has no such block. */
export function rowOf(keyword: BlockName): BlockRow;
export function rowOf(keyword: string): BlockRow | undefined;
export function rowOf(keyword: string): BlockRow | undefined {
  return rows.get(keyword);
}

/** The row of a block's field, or undefined where the block has none of that name. */
export function fieldRow<Block extends BlockName>(block: Block, field: FieldName<Block>): FieldRow;
export function fieldRow(block: BlockName, field: string): FieldRow | undefined;
export function fieldRow(block: BlockName, field: string): FieldRow | undefined {
  return fieldMaps.get(block)?.get(field);
}

/** A block's fields in the order in which a coach writes them, those that every block takes last. */
export function fieldsOf(block: BlockName): readonly (readonly [name: string, row: FieldRow])[] {
  return fieldLists.get(block) ?? [];
}

/** The blocks that may stand in that block, or at the top level of the document. */
export function innerBlocks(parent: Place): readonly BlockName[] {
  const known = innerLists.get(parent) ?? blockNames.filter((name) => mayStandIn(name, parent));
  innerLists.set(parent, known);
  return known;
}

const innerLists = new Map<Place, readonly BlockName[]>();

/** Whether the one block may stand in the other, or at the top level of the document. */
export function mayStandIn(child: BlockName, parent: Place): boolean {
  return rowOf(child).standsIn.includes(parent);
}

/** The blocks that have a field of that name; all of them for the common ones, none for an unknown name. */
export function placesOf(field: string): readonly BlockName[] {
  return blockNames.filter((block) => fieldRow(block, field) !== undefined);
}

const fieldLists: ReadonlyMap<BlockName, readonly (readonly [string, FieldRow])[]> = new Map(
  blockNames.map((block) => [
    block,
    [...Object.entries<FieldRow>(table[block].fields), ...Object.entries<FieldRow>(common)],
  ]),
);

const fieldMaps: ReadonlyMap<BlockName, ReadonlyMap<string, FieldRow>> = new Map(
  blockNames.map((block) => [block, new Map(fieldsOf(block))]),
);
