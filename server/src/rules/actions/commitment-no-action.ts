import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import { hasBlock } from "../missing/present.ts";
import { blockRule } from "../rule.ts";
import { insertBlock } from "../shared/layout.ts";
import { newBlock } from "../shared/newBlock.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { Named, quoted } from "../shared/words.ts";

/** A promise that nothing follows from. */
export const commitmentNoAction = blockRule<"commitment", Entity<"commitment">>({
  code: "commitment/no-action",
  severity: "hint",
  about: "A commitment in which no action stands.",
  blocks: ["commitment"],
  check(commitment, _view, report) {
    if (isUnfinished(commitment) || hasBlock(commitment, "action")) return;
    report({ data: commitment, span: headerSpan(commitment) });
  },
  message: (commitment) => ({
    what: t`${Named(commitment)} has no action.`,
    why: t`A promise without a first step is soon only a memory.`,
    instead: t`Write at least one block ${quoted("action")} in it, with its owner, the day it is due and how success will be seen.`,
  }),
  fixes: (commitment, context) => [
    {
      title: t`Add an action`,
      preferred: true,
      edits: [insertBlock(context, commitment, newBlock(context, commitment, "action"))],
    },
  ],
});
