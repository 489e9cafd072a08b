import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import { hasField } from "../missing/present.ts";
import { blockRule } from "../rule.ts";
import { namesFor, valueFor } from "../shared/guess.ts";
import { insertField } from "../shared/layout.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { Named, quoted } from "../shared/words.ts";

/** An action that answers to nothing that was found out or wanted. */
export const actionNoInsight = blockRule<"action", Entity<"action">>({
  code: "action/no-insight",
  severity: "hint",
  about:
    "An action without `addresses`, outside of a commitment. Inside of one, what the commitment addresses counts for all its actions; where the commitment addresses nothing, that is told once, at the commitment (`commitment/missing-addresses`).",
  blocks: ["action"],
  check(action, _view, report) {
    if (isKind(action.parent, "commitment") || isUnfinished(action) || hasField(action, "addresses")) return;
    report({ data: action, span: headerSpan(action) });
  },
  message: (action) => ({
    what: t`${Named(action)} does not say which insight or goal it answers.`,
    why: t`When time gets short, what answers to nothing is the first to be given up, and nobody knows what is lost with it.`,
    instead: t`Write ${quoted("addresses:")} and the name of an insight or a goal, or move it into the commitment that it serves.`,
  }),
  fixes: (action, context) =>
    namesFor(context, action, "addresses", ["insight", "goal", "result"]).length === 0
      ? []
      : [
          {
            title: t`Add ${quoted("addresses")}`,
            preferred: true,
            edits: [insertField(context, action, "addresses", valueFor(context, action, "addresses"))],
          },
        ],
});
