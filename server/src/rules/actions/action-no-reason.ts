import type { Entity } from "../../analysis/entity.ts";
import { wordsOf } from "../../analysis/entity.ts";
import type { Word } from "../../syntax/tree.ts";
import { either, t } from "../../text/say.ts";
import { hasField } from "../missing/present.ts";
import { blockRule } from "../rule.ts";
import { valueFor } from "../shared/guess.ts";
import { insertField } from "../shared/layout.ts";
import { Named, quoted } from "../shared/words.ts";

interface Unexplained {
  readonly action: Entity<"action">;
  readonly status: Word;
}

/** An action that stands still, or was given up, and does not say why. */
export const actionNoReason = blockRule<"action", Unexplained>({
  code: "action/no-reason",
  severity: "hint",
  about: "An action whose status is `blocked` or `dropped`, without a `reason`.",
  blocks: ["action"],
  check(action, _view, report) {
    const status = wordsOf(action.field("status"))[0];
    if (!status || !unfinished.has(status.text) || hasField(action, "reason")) return;
    report({ data: { action, status }, span: action.span(status) });
  },
  message: ({ action, status }) => ({
    what: t`${Named(action)} is ${either(status.text === "blocked", "blocked", "dropped")}, and does not say why.`,
    why:
      status.text === "blocked"
        ? t`Nobody can clear a way of which nobody knows what stands in it.`
        : t`What is given up without a word comes back at the next meeting, or looks like neglect.`,
    instead: t`Write ${quoted("reason:")} and one sentence, such as ${quoted(reasonFor(status.text))}.`,
  }),
  fixes: ({ action }, context) => [
    {
      title: t`Add ${quoted("reason")}`,
      preferred: true,
      edits: [insertField(context, action, "reason", valueFor(context, action, "reason"))],
    },
  ],
});

const unfinished: ReadonlySet<string> = new Set(["blocked", "dropped"]);

function reasonFor(status: string): string {
  return status === "blocked" ? t`The works council answers in September` : t`The board prefers to wait`;
}
