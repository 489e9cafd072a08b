import type { Entity } from "../../analysis/entity.ts";
import { wordsOf } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import { hasField } from "../missing/present.ts";
import { blockRule } from "../rule.ts";
import { insertField } from "../shared/layout.ts";
import { Named } from "../shared/words.ts";

interface Undated {
  readonly action: Entity<"action">;
  readonly today: Day;
}

/** An action that is done, nobody knows since when. */
export const actionDoneWithoutDate = blockRule<"action", Undated>({
  code: "action/done-without-date",
  severity: "hint",
  about: "An action whose `status` is done, without the day on which it was (`done`).",
  blocks: ["action"],
  check(action, { today }, report) {
    const status = wordsOf(action.field("status"))[0];
    if (status?.text !== "done" || hasField(action, "done")) return;
    report({ data: { action, today }, span: action.span(status) });
  },
  message: ({ action, today }) => ({
    what: t`${Named(action)} is done, but not since when.`,
    why: t`Only with its day can you see whether the plan is kept, and learn for the next one.`,
    instead: t`Write the day on which it was finished, such as “done: ${shownDay(today)}”.`,
  }),
  fixes: ({ action, today }, context) => [
    {
      title: t`Say that it was done today`,
      preferred: true,
      edits: [insertField(context, action, "done", placeholder(1, formatDay(today)))],
    },
  ],
});
