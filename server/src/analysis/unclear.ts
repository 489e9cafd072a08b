/** Blocks whose first word says nothing: what they may be meant for. */
import { blockNames } from "../language/table.ts";
import type { BlockName } from "../language/types.ts";
import { nearest } from "../text/nearest.ts";
import type { Entity } from "./entity.ts";

/** Whether a first word that the language does not know may stand for this one: as a slip, or because it is lost. */
export function mayMean(word: string | undefined, kind: BlockName): boolean {
  if (word === undefined || nearest(word, [kind]) === kind) return true;
  // `midpoint { … }`: nothing like it is a block's first word.
  return !(blockNames as readonly string[]).includes(word) && nearest(word, blockNames) === undefined;
}

/** Whether a block may be one of that kind whose first word is mistyped or lost. */
export function mayBe({ known, block: { segment } }: Entity, kind: BlockName): boolean {
  const hasBraces = segment.open !== undefined || segment.close !== undefined;
  return known === undefined && hasBraces && mayMean(segment.keyword?.text, kind);
}
