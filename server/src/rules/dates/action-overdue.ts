import type { Entity } from "../../analysis/entity.ts";
import { isKind, wordsOf } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import type { Field } from "../../syntax/tree.ts";
import { either, t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Context, Fix, FixEdit } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { dueField, dueSpan } from "../shared/due.ts";
import { insertFields, placeOf } from "../shared/layout.ts";
import { Named } from "../shared/words.ts";
import { workdayNear } from "../shared/workdays.ts";

interface Overdue {
  readonly action: Entity<"action">;
  readonly due: Day;
  readonly today: Day;
}

/** An action whose day has passed. */
export const actionOverdue = blockRule<"action", Overdue>({
  code: "action/overdue",
  severity: "warning",
  about:
    "An action that was due before today and is neither done nor dropped. Silent where the engagement is a draft, on hold or cancelled.",
  blocks: ["action"],
  check(action, { unit, schedule, today }, report) {
    if (isKind(unit.top, "engagement") && sleeping.has(wordIn(unit.top.field("status")))) return;
    if (closed.has(wordIn(action.field("status"))) || action.field("done")) return;
    const { end } = schedule.dates(action);
    if (!end || end.day >= today || !schedule.isSound(end)) return;
    report({ data: { action, due: end.day, today }, span: dueSpan(action) });
  },
  message: ({ action, due, today }) => ({
    what: t`${Named(action)} was due on ${shownDay(due)}, ${today - due} ${either(today - due === 1, "day", "days")} ago.`,
    why: t`What is late without a word teaches everybody that the days in the plan are not meant.`,
    instead: t`Mark it as done, agree a new day with its owner, or drop it and say why.`,
  }),
  fixes: (data, context) => [markedDone(data, context), ...newDay(data, context)],
});

const sleeping: ReadonlySet<string> = new Set(["draft", "on-hold", "cancelled"]);
const closed: ReadonlySet<string> = new Set(["done", "dropped"]);

function wordIn(field: Field | undefined): string {
  return wordsOf(field)[0]?.text ?? "";
}

function markedDone({ action, today }: Overdue, context: Context): Fix {
  const put: [string, string][] = [];
  const edits: FixEdit[] = [];
  const status = action.field("status");
  const old = status?.values[0];
  if (old) edits.push({ span: placeOf(context, action, old), text: "done" });
  else put.push(["status", "done"]);
  const progress = action.field("progress")?.values[0];
  if (progress) edits.push({ span: placeOf(context, action, progress), text: "100%" });
  put.push(["done", formatDay(today)]);
  return {
    title: t`Mark it as done today`,
    edits: [...edits, insertFields(context, action, put, { plain: true })],
  };
}

function newDay({ action, today }: Overdue, context: Context): Fix[] {
  const value = dueField(action)?.values[0];
  const last = value?.kind === "range" ? value.to : value;
  if (!last || last.kind === "duration") return [];
  const day = formatDay(workdayNear(context, action, today + TWO_WEEKS, 1));
  return [
    {
      title: t`Move it to ${day}`,
      edits: [{ span: placeOf(context, action, last), text: placeholder(1, day), snippet: true }],
    },
  ];
}

const TWO_WEEKS = 14;
