import type { Entity } from "../../analysis/entity.ts";
import { isKind, wordsOf } from "../../analysis/entity.ts";
import { finderOf } from "../../analysis/inside.ts";
import type { Day } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import type { UnitView } from "../rule.ts";
import { unitRule } from "../rule.ts";
import { dueSpan } from "../shared/due.ts";
import { counted, Named, named } from "../shared/words.ts";

interface Bunch {
  readonly engagement: Entity;
  /** In the order of their days. */
  readonly due: readonly Due[];
  readonly all: number;
}

interface Due {
  readonly action: Entity<"action">;
  readonly day: Day;
}

/** Many actions that are all due at once. */
export const actionBunched = unitRule<Bunch>({
  code: "action/bunched",
  severity: "hint",
  about:
    "More than a third of an engagement's actions fall due within seven days in a row; only where it has at least six. Dropped actions do not count. Told once, at the first of the seven days on which most of them fall; the others are related places.",
  blocks: ["action"],
  heeds: ["action"],
  check(view, report) {
    if (!isKind(view.unit.top, "engagement")) return;
    const dropped = new Set(droppedIn(view.unit));
    const actions = view.unit.entities.filter(
      (entity): entity is Entity<"action"> => isKind(entity, "action") && !dropped.has(entity),
    );
    if (actions.length < FEWEST) return;
    const due = largestBunch(view, actions);
    const [first] = due;
    if (!first || due.length * 3 <= actions.length) return;
    report({
      data: { engagement: view.unit.top, due, all: actions.length },
      span: dueSpan(first.action),
    });
  },
  message: ({ engagement, due, all }) => ({
    what: t`${due.length} of the ${counted(all, "action")} in ${named(engagement)} fall due within a week, ${between(due)}.`,
    why: t`What is all due in one week is looked at by nobody properly, and done in haste or not at all.`,
    instead: t`Spread the days, the ones that others wait for first.`,
  }),
  related: ({ due }) =>
    due.slice(1).map(({ action, day }) => ({
      unit: action.unit,
      span: dueSpan(action),
      says: t`${Named(action)} is due on ${shownDay(day)}.`,
    })),
});

const droppedIn = finderOf(
  (entity) => isKind(entity, "action") && wordsOf(entity.field("status"))[0]?.text === "dropped",
);

/** In a plan with fewer actions than these, chance alone brings some together. */
const FEWEST = 6;

/** Calendar days, the first and the last one included. */
const WINDOW = 7;

/** Of all stretches of seven days the earliest on which the most fall due. */
function largestBunch({ schedule }: UnitView, actions: readonly Entity<"action">[]): readonly Due[] {
  const all = actions
    .flatMap((action): Due[] => {
      const day = schedule.soundEnd(action);
      return day === undefined ? [] : [{ action, day }];
    })
    .sort((a, b) => a.day - b.day);
  let first = 0;
  let largest = { from: 0, to: 0 };
  all.forEach(({ day }, last) => {
    while (day - (all[first]?.day ?? day) >= WINDOW) first++;
    if (last - first + 1 > largest.to - largest.from) largest = { from: first, to: last + 1 };
  });
  return all.slice(largest.from, largest.to);
}

function between(due: readonly Due[]): string {
  const [first = "", last = ""] = [due[0], due.at(-1)].map((one) => shownDay(one?.day ?? 0));
  return first === last ? t`on ${first}` : t`from ${first} to ${last}`;
}
