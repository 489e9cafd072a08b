/** What is said of a lane as a whole. */
import { kindWords, statusWords } from "./labels.ts";
import { plain } from "./layout-text.ts";
import type { Item, ItemStatus, Lane } from "./model.ts";

/** The second line under a lane's title; empty where there is nothing to add. */
export function laneNote(lane: Lane): string {
  const { head } = lane;
  const actions = lane.items.filter(isAction);
  const settled = actions.filter(({ status }) => status === "done").length;
  const owner = head?.owner === undefined ? "" : plain(head.owner, 80);
  const done = actions.length === 0 ? "" : `${settled} of ${many(actions.length, "action")} done`;
  return [owner, done].filter((part) => part !== "").join(" · ");
}

/** What a collapsed lane holds: `4 actions: 2 done, 1 overdue`, `8 sessions, 3 reviews`. */
export function laneSummary({ items }: Lane): string {
  const kinds = new Map<string, Item[]>();
  for (const item of items) {
    const word = kindWords[item.kind].toLowerCase();
    const same = kinds.get(word);
    if (same) same.push(item);
    else kinds.set(word, [item]);
  }
  return [...kinds]
    .map(([word, all]) => {
      const counts = worthSaying.flatMap((status) => {
        const count = all.filter((item) => item.status === status).length;
        return count === 0 ? [] : [`${count} ${statusWords[status]}`];
      });
      return `${many(all.length, word)}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}`;
    })
    .join(kinds.size > 1 ? "; " : "");
}

const worthSaying: readonly ItemStatus[] = ["overdue", "blocked", "in-progress", "done"];

function isAction({ kind }: Item): boolean {
  return kind === "action";
}

function many(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
