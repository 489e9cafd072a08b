/** What is said while something is done at the timeline. */

import type { Day } from "../../server/src/calendar/day.ts";
import type { Move } from "../../server/src/protocol.ts";
import { either, t } from "../../server/src/text/say.ts";
import { counted, type Labels, titleOf } from "../../server/src/timeline/labels.ts";
import { plain } from "../../server/src/timeline/layout-text.ts";
import type { Item, TimelineModel } from "../../server/src/timeline/model.ts";
import { type Drag, wantedDays } from "./drag.ts";

type Moving = Extract<Drag, { kind: "moving" }>;

/** `Mon, 8 Jun 2026 – Fri, 19 Jun 2026`: the days that it would have now. */
export function daysInWords(drag: Moving, { dates }: Labels, style: "full" | "withWeekday"): string {
  const { start = drag.part.start, end = drag.part.end } = wantedDays(drag);
  const says = (day: Day) => dates[style](day);
  if (start === end) return says(start);
  return style === "full" ? t`${says(start)} to ${says(end)}` : `${says(start)} – ${says(end)}`;
}

/** `5 days later`, `1 week shorter`; as it was where nothing has changed. */
export function changeInWords({ grip, days }: Moving): string {
  if (days === 0) return t`as it was`;
  const isMore = grip === "start" ? days < 0 : days > 0;
  const length = lengthInWords(Math.abs(days));
  return grip === "whole"
    ? t`${length} ${either(isMore, "later", "earlier")}`
    : t`${length} ${either(isMore, "longer", "shorter")}`;
}

/** `moves 3 others`; empty where nothing else moves. */
export function othersInWords(moves: readonly Move[], id: string, { engagements }: TimelineModel): string {
  // What only goes from the first to the last of what is in it is not drawn by itself.
  const around = new Set<string | undefined>([id]);
  for (const { id: engagement, lanes } of engagements) {
    around.add(engagement);
    for (const { kind, head } of lanes) if (kind === "commitment") around.add(head?.id);
  }
  const others = moves.filter((move) => !around.has(move.id)).length;
  return others === 0 ? "" : t`moves ${others} ${either(others === 1, "other part", "other parts")}`;
}

/** For who listens: what is moved, where to, and what comes of it. */
export function movingInWords(
  drag: Moving,
  item: Item,
  labels: Labels,
  moves: readonly Move[],
  model: TimelineModel,
): string {
  const others = othersInWords(moves, item.id, model);
  return [
    `${plain(titleOf(item), 80)}: ${daysInWords(drag, labels, "full")}, ${changeInWords(drag)}`,
    others === "" ? "" : capital(others),
  ]
    .filter((part) => part !== "")
    .join(". ")
    .concat(".");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lengthInWords(days: number): string {
  return days % 7 === 0 ? counted(days / 7, "week") : counted(days, "day");
}
