/** What stays on the screen while the text is being mended. */
import type { Item, Lane, TimelineModel } from "../../server/src/timeline/model.ts";

/** What is on the screen: a model and what is known of it. */
export interface Shown {
  readonly model: TimelineModel;
  /** The newest version that the host has sent; the model is older where `outdated`. */
  readonly version: number;
  /** The document's opening: versions begin anew with each. */
  readonly opening: number;
  readonly outdated: boolean;
}

/**
 * What is to be shown when a model comes: a late one never replaces a newer one, a text that is just being mended
 * never empties the picture, and a part whose days cannot be read just now stays where it was, marked.
 */
export function nextShown(before: Shown | undefined, model: TimelineModel, opening: number): Shown {
  const { version } = model;
  if (before?.model.uri !== model.uri) return { model, version, opening, outdated: false };
  if (before.opening === opening && version < before.version) return before;
  const isLost = model.engagements.length === 0 && model.errors > 0 && before.model.engagements.length > 0;
  return isLost
    ? { model: before.model, version, opening, outdated: true }
    : { model: withLastDays(before.model, model), version, opening, outdated: false };
}

/** Broken parts that have lost their days keep those that they had. */
function withLastDays(before: TimelineModel, now: TimelineModel): TimelineModel {
  if (!now.engagements.some(({ broken }) => broken)) return now;
  const known = new Map<string, Item>();
  for (const { phases, lanes } of before.engagements) {
    for (const phase of phases) known.set(phase.id, phase);
    for (const { head, items } of lanes) {
      if (head) known.set(head.id, head);
      for (const item of items) known.set(item.id, item);
    }
  }
  const kept = (item: Item): Item => {
    const last = known.get(item.id);
    const hasLost = item.broken && item.start === undefined && item.end === undefined;
    if (!last || !hasLost || (last.start === undefined && last.end === undefined)) return item;
    const { start, end } = last;
    return {
      ...item,
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      outdated: true,
    };
  };
  const lane = (each: Lane): Lane => ({
    ...each,
    items: each.items.map(kept),
    ...(each.head ? { head: kept(each.head) } : {}),
  });
  return {
    ...now,
    engagements: now.engagements.map((engagement) =>
      engagement.broken
        ? { ...engagement, phases: engagement.phases.map(kept), lanes: engagement.lanes.map(lane) }
        : engagement,
    ),
  };
}
