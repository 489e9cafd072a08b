/** What is said of a lane as a whole. */
import { t } from "../text/say.ts";
import { counted, countedKind, standingInWords, statusWords } from "./labels.ts";
import { plain } from "./layout-text.ts";
import type { Item, ItemKind, ItemStatus, Lane } from "./model.ts";

/** The second line under a lane's title; empty where there is nothing to add. */
export function laneNote(lane: Lane): string {
  if (lane.note !== undefined) return lane.note;
  if (lane.standing) {
    const { overdue, phase, done } = standingInWords(lane.standing);
    // What is late first: the last of it may have no room.
    return [overdue, phase, done].filter((part) => part !== undefined).join(" · ");
  }
  const { head } = lane;
  const actions = lane.items.filter(isAction);
  const settled = actions.filter(({ status }) => status === "done").length;
  const owner = head?.owner === undefined ? "" : plain(head.owner, 80);
  // All of one status: how many of them are done is no news.
  if (lane.kind === "group" && lane.id.includes("/by-status/"))
    return actions.length === 0 ? "" : counted(actions.length, "action");
  const done = actions.length === 0 ? "" : t`${settled} of ${counted(actions.length, "action")} done`;
  return [owner, done].filter((part) => part !== "").join(" · ");
}

/** What a collapsed lane holds: `4 actions: 2 done, 1 overdue`, `8 sessions, 3 reviews`. */
export function laneSummary({ items }: Lane): string {
  const kinds = new Map<ItemKind, Item[]>();
  for (const item of items) {
    const same = kinds.get(item.kind);
    if (same) same.push(item);
    else kinds.set(item.kind, [item]);
  }
  return [...kinds]
    .sort(([one], [other]) => kindOrder.indexOf(one) - kindOrder.indexOf(other))
    .map(([kind, all]) => {
      const counts = worthSaying.flatMap((status) => {
        const count = all.filter((item) => item.status === status).length;
        return count === 0 ? [] : [`${count} ${statusWords[status]}`];
      });
      return `${countedKind(all.length, kind)}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}`;
    })
    .join(kinds.size > 1 ? "; " : "");
}

/** The same in every lane, so that closed lanes can be compared. */
const kindOrder: readonly ItemKind[] = [
  "phase",
  "action",
  "activity",
  "goal",
  "milestone",
  "contract",
  "session",
  "review",
  "result",
];

const worthSaying: readonly ItemStatus[] = ["overdue", "blocked", "in-progress", "done"];

function isAction({ kind }: Item): boolean {
  return kind === "action";
}
