/** What moved, came and went between two states of a plan. */
import { t } from "../text/say.ts";
import type { EngagementModel, Item, ItemStatus, Lane, TimelineModel } from "./model.ts";
import type { Comparison, Difference } from "./model-comparison.ts";
import { nowhere } from "./model-places.ts";

/** What is different in `after`: parts are the same by their id or, where the author gave none, by kind and title. */
export function compare(before: TimelineModel, after: TimelineModel): Comparison {
  const { pairs, went } = matched(before, after);
  const changed = pairs.flatMap(({ item, was, engagement }): readonly Difference[] => {
    if (!was) return [{ kind: "came", item, engagement, standing: false }];
    const standing = standsOtherwise(was, item);
    return !standing && isSame(was, item)
      ? []
      : [{ kind: "changed", item, before: was, engagement, standing }];
  });
  return {
    differences: [
      ...changed,
      ...went.map(
        ({ item, engagement }): Difference => ({ kind: "went", item, engagement, standing: false }),
      ),
    ],
  };
}

/**
 * The plan as it is, with what it was: parts that have moved know their earlier days, those that came are known as new,
 * and parts that went stand where they stood, as gone.
 */
export function withBaseline(before: TimelineModel, after: TimelineModel): TimelineModel {
  const { pairs, went } = matched(before, after);
  const moved = new Map<Item, Item>();
  for (const { item, was } of pairs) {
    if (!was) moved.set(item, { ...item, change: "came" });
    const from = was?.start ?? was?.end;
    const to = was?.end ?? was?.start;
    if (from === undefined || to === undefined) continue;
    if (was?.start !== item.start || was?.end !== item.end) moved.set(item, { ...item, was: { from, to } });
  }
  const shown = (item: Item) => moved.get(item) ?? item;
  return {
    ...after,
    engagements: after.engagements.map((engagement): EngagementModel => {
      const gone = went.filter((part) => part.engagementId === engagement.id);
      const lane = (each: Lane): Lane => ({
        ...each,
        ...(each.head ? { head: shown(each.head) } : {}),
        items: [...each.items.map(shown), ...gone.filter(({ laneId }) => laneId === each.id).map(asGone)],
      });
      const known = new Set(engagement.lanes.map(({ id }) => id));
      const homeless = gone.filter(({ laneId, item }) => !known.has(laneId) && item.kind !== "phase");
      return {
        ...engagement,
        phases: engagement.phases.map(shown),
        lanes: [
          ...engagement.lanes.map(lane),
          ...(homeless.length === 0
            ? []
            : [
                {
                  id: `${engagement.id}/gone`,
                  kind: "group" as const,
                  title: t`No longer in the plan`,
                  items: homeless.map(asGone),
                },
              ]),
        ],
      };
    }),
  };
}

/** A part, and where it stands. */
interface Placed {
  readonly item: Item;
  readonly engagement: string;
  readonly engagementId: string;
  readonly laneId: string;
}

interface Matched {
  readonly pairs: readonly (Placed & { readonly was: Item | undefined })[];
  readonly went: readonly Placed[];
}

function matched(before: TimelineModel, after: TimelineModel): Matched {
  const old = partsOf(before);
  const now = partsOf(after);
  const left = new Map(old.map((part) => [part.item.id, part]));
  const found = new Map<Placed, Item>();
  const take = (part: Placed, was: Placed | undefined) => {
    if (!was) return;
    found.set(part, was.item);
    left.delete(was.item.id);
  };
  for (const part of now) if (!isCounted(part.item)) take(part, left.get(part.item.id));
  // Whoever has no id is known by its title; several of one title by their order.
  const byTitle = new Map<string, Placed[]>();
  for (const part of left.values()) {
    const key = titleKey(part);
    byTitle.set(key, [...(byTitle.get(key) ?? []), part]);
  }
  for (const part of now) if (!found.has(part)) take(part, byTitle.get(titleKey(part))?.shift());
  for (const part of now) {
    const same = left.get(part.item.id);
    if (!found.has(part) && same?.item.kind === part.item.kind && isUntitled(part.item)) take(part, same);
  }
  return {
    pairs: now.map((part) => ({ ...part, was: found.get(part) })),
    went: [...left.values()],
  };
}

function partsOf({ engagements }: TimelineModel): readonly Placed[] {
  return engagements.flatMap(({ id, title, phases, lanes }) => {
    const around = { engagement: title, engagementId: id };
    return [
      ...phases.map((item) => ({ ...around, item, laneId: id })),
      ...lanes.flatMap((lane) => [
        ...(lane.head ? [{ ...around, item: lane.head, laneId: lane.id }] : []),
        ...lane.items.map((item) => ({ ...around, item, laneId: lane.id })),
      ]),
    ];
  });
}

/** Its id counts where it stands among its like, so a block before it gives it another one. */
function isCounted({ id, keyword }: Item): boolean {
  const own = id.slice(id.lastIndexOf("/") + 1);
  return own.includes("~") || own === keyword;
}

/** Sessions of a rhythm have no title of their own. */
function isUntitled({ id }: Item): boolean {
  return id.includes("/session~");
}

function titleKey({ item: { kind, title }, engagementId }: Placed): string {
  return JSON.stringify([engagementId, kind, title]);
}

function isSame(before: Item, after: Item): boolean {
  return (
    before.title === after.title &&
    before.start === after.start &&
    before.end === after.end &&
    before.owner === after.owner
  );
}

function standsOtherwise(before: Item, after: Item): boolean {
  if (before.progress !== after.progress || before.statusWord !== after.statusWord) return true;
  const hasOnlyPassed = (one: Item, other: Item) =>
    (one.status === "overdue" || one.status === "unknown") && open.has(other.status);
  return before.status !== after.status && !hasOnlyPassed(before, after) && !hasOnlyPassed(after, before);
}

const open: ReadonlySet<ItemStatus> = new Set(["planned", "in-progress", "overdue", "unknown"]);

function asGone({ item }: Placed): Item {
  return {
    ...item,
    status: "dropped",
    statusWord: t`no longer planned`,
    change: "went",
    after: [],
    countsFrom: [],
    source: nowhere,
    broken: false,
  };
}
