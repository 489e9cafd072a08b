/** Where the parts of a plan stand in its text. */
import type { EngagementModel, Item, Source, TextPlace, TimelineModel } from "./model.ts";

/** A plan with the places of its texts: as the server made it, with nothing left out and in no other order. */
export type Placed = Pick<TimelineModel, "engagements" | "places">;

/** The parts of an engagement, each with its place in the document. */
export function* placesIn(
  { phases, lanes }: EngagementModel,
  place: TextPlace,
): Iterable<readonly [item: Item, source: Source]> {
  for (const phase of phases) yield [phase, shifted(phase.source, place.start)];
  for (const [index, { head, items }] of lanes.entries()) {
    // What has come into the picture beside the plan stands nowhere in its text.
    const from = place.start + (place.lanes[index] ?? 0);
    if (head) yield [head, shifted(head.source, from)];
    for (const item of items) yield [item, shifted(item.source, from)];
  }
}

/** The place of what stands in no text. */
export const nowhere: Source = { start: 0, end: 0 };

function shifted(source: Source, by: number): Source {
  return source.end > source.start ? { ...source, start: source.start + by, end: source.end + by } : nowhere;
}
