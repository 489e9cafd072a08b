/** What stays on the screen while the text is being mended. */
import type { EngagementModel, Item, Lane, TimelineModel } from "../../server/src/timeline/model.ts";

/** What is on the screen: a model and what is known of it. */
export interface Shown {
  /** What is drawn: the same object as before where a key has changed nothing that can be seen. */
  readonly model: TimelineModel;
  /** The newest version that the host has sent; the model is older where `outdated`. */
  readonly version: number;
  /** The newest model in which there is something: by it the parts are found in the text, and changed there. */
  readonly text: TimelineModel;
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
  const as = { version, text: model, opening, outdated: false };
  if (before?.model.uri !== model.uri) return { ...as, model };
  if (before.opening === opening && version < before.version) return before;
  const isLost = model.engagements.length === 0 && model.errors > 0 && before.model.engagements.length > 0;
  if (isLost) return { ...as, model: before.model, text: before.text, outdated: true };
  const shown = withLastDays(before.model, model);
  return { ...as, model: looksAlike(before.model, shown) ? before.model : shown };
}

/** Whether the same is to be drawn of both. */
function looksAlike(one: TimelineModel, other: TimelineModel): boolean {
  return (
    one.engagements === other.engagements &&
    one.today === other.today &&
    one.errors === other.errors &&
    one.since === other.since
  );
}

/**
 * What cannot be dated while the text is being mended keeps the days that it had: the part with the mistake, and
 * whatever is counted from it. Otherwise half a plan would jump at every key in one duration.
 */
function withLastDays(before: TimelineModel, now: TimelineModel): TimelineModel {
  if (!now.engagements.some(({ broken }) => broken)) return now;
  const known = new Map(before.engagements.flatMap(partsOf).map((part) => [part.id, part]));
  const lastOf = new Map(before.engagements.map((engagement) => [engagement.id, engagement]));
  return {
    ...now,
    engagements: now.engagements.map((engagement): EngagementModel => {
      if (!engagement.broken) return engagement;
      const kept = (item: Item) => keptDays(item, known.get(item.id));
      const phases = engagement.phases.map(kept);
      const lanes = engagement.lanes.map(
        (each): Lane => ({
          ...each,
          items: each.items.map(kept),
          ...(each.head ? { head: kept(each.head) } : {}),
        }),
      );
      const shown = { ...engagement, phases, lanes };
      const last = lastOf.get(engagement.id);
      return last && partsOf(shown).some(({ outdated }) => outdated)
        ? { ...shown, ...aroundBoth(engagement, last) }
        : shown;
    }),
  };
}

function partsOf({ phases, lanes }: EngagementModel): readonly Item[] {
  return [...phases, ...lanes.flatMap(({ head, items }) => (head ? [head, ...items] : items))];
}

function keptDays(item: Item, last: Item | undefined): Item {
  const start = item.start ?? last?.start;
  const end = item.end ?? last?.end;
  if (!last || (start === item.start && end === item.end)) return item;
  const fits = start === undefined || end === undefined || start <= end;
  const days = fits ? { start, end } : { start: last.start, end: last.end };
  return {
    ...item,
    ...(days.start === undefined ? {} : { start: days.start }),
    ...(days.end === undefined ? {} : { end: days.end }),
    outdated: true,
  };
}

/** Parts that keep their days keep their place in the picture, too. */
function aroundBoth(now: EngagementModel, last: EngagementModel) {
  const days = [now.start, now.end, last.start, last.end].filter((day) => day !== undefined);
  return days.length === 0 ? {} : { start: Math.min(...days), end: Math.max(...days) };
}
