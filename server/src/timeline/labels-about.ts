/** Everything known about a part, for its tooltip. */

import type { Day } from "../calendar/day.ts";
import { t } from "../text/say.ts";
import { kindOf, type Labels, newWord, ownerWord, statusOf, titleOf, whenOf } from "./labels.ts";
import type { Dates } from "./labels-dates.ts";
import { plain } from "./layout-text.ts";
import type { Item, TimelineModel } from "./model.ts";

/** What a tooltip says about a part. */
export interface About {
  readonly title: string;
  /** `Action · in progress, 40%` */
  readonly line: string;
  readonly rows: readonly (readonly [name: string, says: string])[];
}

export function aboutItem(item: Item, model: TimelineModel, { dates }: Labels): About {
  const status = item.status === "unknown" ? "" : statusOf(item, model.today);
  const rows: [string, string][] = [];
  const add = (name: string, says: string | undefined) => {
    if (says) rows.push([name, says]);
  };
  add(ownerWord(item), item.owner);
  const others = item.owner === undefined ? [] : item.people.filter((name) => !item.owner?.includes(name));
  add(t`People`, others.join(", "));
  add(t`When`, whenOf(item, dates) ?? t`No dates yet`);
  if (item.start !== undefined && item.start === item.end && item.startReason === item.endReason)
    add(t`Because`, item.startReason);
  else {
    add(t`Start`, reasoned(item.start, item.startReason, dates));
    add(t`End`, reasoned(item.end, item.endReason, dates));
  }
  if (item.was) add(t`Before`, dates.range(item.was.from, item.was.to));
  if (item.progress !== undefined && item.status !== "in-progress") add(t`Progress`, `${item.progress}%`);
  add(t`Success`, item.success);
  for (const [name, says] of item.facts) add(name, typeof says === "number" ? dates.withWeekday(says) : says);
  const around = neighboursOf(item, model);
  add(t`Waits for`, around.before.join(", "));
  add(t`Leads to`, around.behind.join(", "));
  if (around.isCritical) add(t`Critical`, t`A day lost here moves the last day of the work.`);
  if (item.outdated) add(t`Days`, t`As they were before the text was broken.`);
  if (item.broken) add(t`Mistake`, t`Something in it is marked as wrong in the text.`);
  return {
    title: titleOf(item),
    line: [kindOf(item), newWord(item), status].filter((part) => part !== "").join(" · "),
    rows: rows.map(([name, says]) => [name, plain(says, 400)] as const),
  };
}

/** `Sat, 23 May 2026: the day after “Plan” ends`; a day that is written needs no reason. */
function reasoned(day: Day | undefined, reason: string | undefined, dates: Dates): string | undefined {
  if (day === undefined) return reason;
  return `${dates.withWeekday(day)}: ${reason ?? t`as written`}`;
}

interface Neighbours {
  /** Titles. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  readonly isCritical: boolean;
}

function neighboursOf(item: Item, { engagements }: TimelineModel): Neighbours {
  const before: string[] = [];
  const behind: string[] = [];
  const look = (other: Item) => {
    if (item.after.includes(other.id)) before.push(titleOf(other));
    if (other.after.includes(item.id)) behind.push(titleOf(other));
  };
  for (const { phases, lanes } of engagements) {
    phases.forEach(look);
    for (const { head, items } of lanes) {
      if (head) look(head);
      items.forEach(look);
    }
  }
  return { before, behind, isCritical: engagements.some(({ chain }) => chain.includes(item.id)) };
}
