import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, wordsOf } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import type { Field } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { UnitView } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { dueSpan } from "../shared/due.ts";
import { placeOf } from "../shared/layout.ts";
import { Named, named } from "../shared/words.ts";
import { holidaysOf, nextWorkday } from "../shared/workdays.ts";

interface TooEarly {
  readonly action: Entity<"action">;
  readonly due: Day;
  /** What it waits for and is due before, with the last day of each; the one that ends last comes first. */
  readonly needed: readonly Needed[];
  /** The first working day on which it can be done. */
  readonly possible: Day;
}

interface Needed {
  readonly entity: Entity;
  readonly ends: Day;
}

/** An action that is due before it can begin. */
export const actionDueBeforeNeeded = blockRule<"action", TooEarly>({
  code: "action/due-before-needed",
  severity: "warning",
  about:
    "An action that is due before the day after something in its `after` ends. Actions that are dropped do not count, on either side.",
  blocks: ["action"],
  check(action, view, report) {
    const { end } = view.schedule.dates(action);
    if (isDropped(action) || !end || !view.schedule.isSound(end)) return;
    const needed = neededBy(action, view).filter(({ ends }) => end.day <= ends);
    const last = needed[0];
    if (!last) return;
    const possible = nextWorkday(last.ends + 1, 1, holidaysOf(view));
    report({
      data: { action, due: end.day, needed, possible },
      span: dueSpan(action),
    });
  },
  message: ({ action, due, needed: [last], possible }) => ({
    what: last
      ? t`${Named(action)} is due on ${shownDay(due)}, but comes after ${named(last.entity)}, which ends on ${shownDay(last.ends)}.`
      : t`${Named(action)} is due on ${shownDay(due)}, but comes after something that ends later.`,
    why: t`It cannot be done before it can begin: it will be late, or be done without what it needs.`,
    instead: t`Let it be due on ${shownDay(possible)} or later, or take out of “after:” what it need not wait for.`,
  }),
  related: ({ needed }) =>
    needed.map(({ entity, ends }) => ({
      unit: entity.unit,
      span: headerSpan(entity),
      says: t`${Named(entity)} ends on ${shownDay(ends)}.`,
    })),
  fixes({ action, possible }, context) {
    // What waits for itself is never due late enough.
    const { snapshot, uri } = context;
    const waitsFor = snapshot.names(uri, action.unit).targets(action, "after");
    if (waitsFor.some(({ entity }) => entity === action)) return [];
    // How long it takes counts from its start: that would have to move, too.
    if (action.field("lasts") && (action.field("starts") || action.field("dates"))) return [];
    const text = formatDay(possible);
    const edits = dueFields(action).flatMap(({ values: [value] }) => {
      const last = value?.kind === "range" ? value.to : value;
      // A stop, so that no day is moved unseen when a file is saved.
      return last
        ? [{ span: placeOf(context, action, last), text: placeholder(1, text), snippet: true }]
        : [];
    });
    return edits.length > 0 ? [{ title: t`Let it be due on ${text}`, preferred: true, edits }] : [];
  },
});

/** What an action waits for, as far as it is known when that ends; what ends last comes first. */
function neededBy(action: Entity<"action">, { names, schedule }: UnitView): readonly Needed[] {
  return names
    .targets(action, "after")
    .flatMap(({ entity }): Needed[] => {
      const { end } = schedule.dates(entity);
      return end && schedule.isSound(end) && !isDropped(entity) ? [{ entity, ends: end.day }] : [];
    })
    .sort((one, other) => other.ends - one.ends);
}

function isDropped({ block: { segment } }: Entity): boolean {
  return wordsOf(segment.fields.find(({ name }) => name.text === "status"))[0]?.text === "dropped";
}

/** The fields in which an action's last day is written. */
function dueFields(action: Entity<"action">): readonly Field[] {
  return (["due", "ends", "dates"] as const).flatMap((name) => action.field(name) ?? []);
}
