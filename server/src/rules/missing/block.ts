import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import { rowOf } from "../../language/table.ts";
import type { BlockName, InnerNeed } from "../../language/types.ts";
import { t } from "../../text/say.ts";
import type { BlockRule } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { insertBlock } from "../shared/layout.ts";
import { newBlock } from "../shared/newBlock.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { clause, kindOf, lowered, Named, nounFor, plain, quoted } from "../shared/words.ts";
import { hasBlock } from "./present.ts";

/** `<block>/missing-<inner>`: a block in which another one must stand. */
export function missingBlock(block: BlockName, needed: InnerNeed): BlockRule {
  const inner = needed.block;
  return blockRule<BlockName, Entity>({
    code: `${block}/missing-${inner}`,
    severity: "error",
    about: `${kindOf(block)} without a single \`${inner}\` in it. ${rowOf(inner).says}`,
    blocks: [block],
    check(entity, _view, report) {
      if (!isUnfinished(entity) && !hasBlock(entity, inner))
        report({ data: entity, span: headerSpan(entity) });
    },
    message: (entity) => ({
      what: t`${Named(entity)} has no ${nounFor(inner)}.`,
      why: plain(needed.why),
      instead: t`Write at least one block ${quoted(inner)} in it: ${lowered(clause(rowOf(inner).says))}.`,
    }),
    fixes: (entity, context) => [
      {
        title: t`Add ${rowOf(inner).one}`,
        preferred: true,
        edits: [insertBlock(context, entity, newBlock(context, entity, inner))],
      },
    ],
  });
}
