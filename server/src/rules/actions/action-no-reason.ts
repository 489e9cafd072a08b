import type { Entity } from "../../analysis/entity.ts";
import { wordsOf } from "../../analysis/entity.ts";
import type { Word } from "../../syntax/tree.ts";
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
    what: `${Named(action)} is ${status.text}, and does not say why.`,
    why:
      status.text === "blocked"
        ? "Nobody can clear a way of which nobody knows what stands in it."
        : "What is given up without a word comes back at the next meeting, or looks like neglect.",
    instead: `Write ${quoted("reason:")} and one sentence, such as ${quoted(reasons[status.text] ?? "")}.`,
  }),
  fixes: ({ action }, context) => [
    {
      title: `Add ${quoted("reason")}`,
      preferred: true,
      edits: [insertField(context, action, "reason", valueFor(context, action, "reason"))],
    },
  ],
});

const unfinished: ReadonlySet<string> = new Set(["blocked", "dropped"]);

const reasons: Readonly<Record<string, string>> = {
  blocked: "The works council answers in September",
  dropped: "The board prefers to wait",
};
