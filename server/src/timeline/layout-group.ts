/** The lanes as the reader wants them: as the plan has them, or by phase, owner, commitment, status or coach. */
import { spokenWords, t } from "../text/say.ts";
import { statusWords, titleOf } from "./labels.ts";
import type { EngagementModel, Item, ItemStatus, Lane, TimelineModel } from "./model.ts";

/** `plan` is the order of the text. */
export const groupings = ["plan", "phase", "owner", "commitment", "status", "coach"] as const;
export type Grouping = (typeof groupings)[number];

/**
 * The same plan in other lanes. Every part stands in one lane: with its first owner, in the phase in which it begins.
 * Commitments are lanes or nothing; goals, sessions and so on go with whom they belong to.
 */
export function grouped(model: TimelineModel, by: Grouping): TimelineModel {
  if (by === "plan") return model;
  return {
    ...model,
    engagements: model.engagements.map((engagement) => ({
      ...engagement,
      whole: engagement.whole ?? engagement,
      lanes: by === "commitment" ? commitmentsFirst(engagement) : lanesBy(engagement, by),
    })),
  };
}

function lanesBy(engagement: EngagementModel, by: Exclude<Grouping, "plan" | "commitment">): readonly Lane[] {
  const groups = new Map<string, Item[]>();
  for (const { kind, head, items } of engagement.lanes) {
    for (const item of head && kind === "contract" ? [head, ...items] : items) {
      const key = keyOf(item, by, engagement);
      const same = groups.get(key);
      if (same) same.push(item);
      else groups.set(key, [item]);
    }
  }
  const order = orderOf(by, engagement);
  const place = (key: string) => {
    const at = order.indexOf(key);
    return at < 0 ? order.length : at;
  };
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b) || (a === "" ? 1 : b === "" ? -1 : a.localeCompare(b)))
    .map(([key, items]) => ({
      id: `${engagement.id}/by-${by}/${key}`,
      kind: "group",
      title: titleOfGroup(key, by, engagement),
      items,
    }));
}

/** What parts of one lane have in common; empty where they have nothing of the kind. */
function keyOf(item: Item, by: "phase" | "owner" | "status" | "coach", { phases }: EngagementModel): string {
  switch (by) {
    case "phase": {
      const day = item.start ?? item.end;
      if (day === undefined) return "";
      const within = ({ start, end }: Item) => (start ?? day + 1) <= day && day <= (end ?? day - 1);
      return phases.find(within)?.id ?? "";
    }
    case "owner":
      return item.people[0] ?? (item.kind === "action" || item.kind === "goal" ? unowned : "");
    case "status":
      return item.status;
    case "coach":
      return item.coach ?? "";
  }
}

/** Which lanes come first; all others follow by name. */
function orderOf(by: "phase" | "owner" | "status" | "coach", { phases }: EngagementModel): readonly string[] {
  if (by === "phase") return [...phases.map(({ id }) => id), ""];
  if (by === "status") return statusOrder;
  return by === "owner" ? [unowned] : [];
}

/** No name of a person: what nobody answers for, though somebody should. It is what the reader looks for. */
const unowned = " ";

const statusOrder: readonly ItemStatus[] = [
  "overdue",
  "blocked",
  "in-progress",
  "planned",
  "unknown",
  "done",
  "held",
  "missed",
  "cancelled",
  "dropped",
];

function titleOfGroup(key: string, by: Grouping, { phases }: EngagementModel): string {
  if (key === unowned) return t`Nobody yet`;
  if (key === "") return nameless[by] ?? t`Everything else`;
  if (by === "status") {
    const word = statusOrder.find((status) => status === key);
    const title = word ? statusWords[word] : key;
    return title.charAt(0).toUpperCase() + title.slice(1);
  }
  const phase = by === "phase" ? phases.find(({ id }) => id === key) : undefined;
  return phase ? titleOf(phase) : key;
}

/** By what the lanes can be grouped, in words. */
export const groupWords: Readonly<Record<Grouping, string>> = spokenWords({
  plan: "as written",
  phase: "phase",
  owner: "owner",
  commitment: "commitment",
  status: "status",
  coach: "coach",
});

const nameless: Partial<Record<Grouping, string>> = spokenWords({
  phase: "Outside the phases",
  owner: "Nobody named",
  coach: "Without a coach",
});

function commitmentsFirst({ id, lanes }: EngagementModel): readonly Lane[] {
  const rest = lanes
    .filter(({ kind }) => kind !== "commitment")
    .flatMap(({ kind, head, items }) => (head && kind === "contract" ? [head, ...items] : items));
  const first = lanes.filter(({ kind }) => kind === "commitment");
  return rest.length === 0
    ? first
    : [
        ...first,
        { id: `${id}/by-commitment/`, kind: "group", title: t`Outside the commitments`, items: rest },
      ];
}
