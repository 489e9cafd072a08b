import type { Entity } from "../../analysis/entity.ts";
import { wordsOf } from "../../analysis/entity.ts";
import type { PercentValue, Word } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import type { Context, Fix } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { placeOf, removeField } from "../shared/layout.ts";
import { Named } from "../shared/words.ts";

interface Contradiction {
  readonly action: Entity<"action">;
  readonly status: Word;
  readonly progress: PercentValue;
}

/** An action whose progress and status contradict each other. */
export const actionProgressStatus = blockRule<"action", Contradiction>({
  code: "action/progress-status",
  severity: "warning",
  about:
    "An action that is `done` with less than 100% of progress, or `planned` with more than 0%. Silent where status or progress is not written.",
  blocks: ["action"],
  check(action, _view, report) {
    const status = wordsOf(action.field("status"))[0];
    const progress = action.field("progress")?.values[0];
    // What is below 0 or above 100 has its own message.
    if (!status || progress?.kind !== "percent" || progress.value < 0 || progress.value > 100) return;
    const contradicts =
      (status.text === "done" && progress.value < 100) || (status.text === "planned" && progress.value > 0);
    if (contradicts) report({ data: { action, status, progress }, span: action.span(progress) });
  },
  message: ({ action, status, progress }) => ({
    what:
      status.text === "done"
        ? t`${Named(action)} is done, but its progress is ${progress.value}%.`
        : t`${Named(action)} is only planned, but its progress is ${progress.value}%.`,
    why: t`Whoever asks how far the plan has come gets two answers, and will trust neither.`,
    instead:
      status.text === "done"
        ? t`Write “progress: 100%”, or “status: in-progress” if something is left to do.`
        : t`Write “status: in-progress” if it has begun, or “progress: 0%” if it has not.`,
  }),
  related: ({ action, status }) => [
    { unit: action.unit, span: action.span(status), says: t`This is its status.` },
  ],
  fixes(data, context) {
    const begun = isOver(data, context) ? [] : [begunFix(data, context)];
    return data.status.text === "done"
      ? [progressFix(data, context, "100%", true), ...begun]
      : [...begun, progressFix(data, context, "0%", begun.length === 0)];
  },
});

function progressFix(
  { action, progress }: Contradiction,
  context: Context,
  text: string,
  preferred: boolean,
): Fix {
  return {
    title: t`Set the progress to ${text}`,
    preferred,
    edits: [{ span: placeOf(context, action, progress), text }],
  };
}

/** What is in progress again has no day on which it was done. */
function begunFix({ action, status }: Contradiction, context: Context): Fix {
  const done = action.field("done");
  return {
    title: t`Set the status to in-progress`,
    preferred: status.text === "planned",
    edits: [
      { span: placeOf(context, action, status), text: "in-progress" },
      ...(done ? [removeField(context, action, done)] : []),
    ],
  };
}

/** What is done and was due in the past would be overdue if it were in progress again. */
function isOver({ action, status }: Contradiction, { snapshot, uri }: Context): boolean {
  const { end } = snapshot.schedule(uri, action.unit).dates(action);
  return status.text === "done" && end !== undefined && end.day < snapshot.today;
}
