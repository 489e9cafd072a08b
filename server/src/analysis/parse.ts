/** Reading documents of this language: the syntax room's parser with the table's words. */
import { fieldRow, isBlockName, mayStandIn } from "../language/table.ts";
import { parserFor } from "../syntax/parse.ts";
import type { Words } from "../syntax/tree.ts";

const words: Words = {
  isBlock: isBlockName,
  isTopLevel: (word) => isBlockName(word) && mayStandIn(word, "document"),
  mayStandIn: (word, parent) =>
    isBlockName(word) &&
    (parent === undefined ? mayStandIn(word, "document") : isBlockName(parent) && mayStandIn(word, parent)),
  isField: (word, block) => block !== undefined && isBlockName(block) && fieldRow(block, word) !== undefined,
};

export const { parse, change } = parserFor(words);
