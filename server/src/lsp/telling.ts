import type { TimelineResult } from "../protocol.ts";
import type { TimelineModel } from "../timeline/model.ts";
import { changesOf } from "../timeline/model-changes.ts";

/**
 * Makes answers of models: what has changed since the one that the client names, where it is one of the last that were
 * told, else all of it. One of these for a connection; what it names means nothing to any other.
 */
export function telling(): (model: TimelineModel, previousResultId: string | undefined) => TimelineResult {
  const told = new Map<string, TimelineModel>();
  // A client may ask by what a server has told it that is gone.
  const own = Math.random().toString(36).slice(2);
  let count = 0;
  return (model, previousResultId) => {
    const resultId = `${own}.${++count}`;
    const known = { ...model, resultId };
    const before = previousResultId === undefined ? undefined : told.get(previousResultId);
    told.set(resultId, known);
    const [oldest] = told.keys();
    if (told.size > most && oldest !== undefined) told.delete(oldest);
    const changes = before && changesOf(before, known);
    return changes ? { since: before.resultId ?? "", changes } : known;
  };
}

/** As many as there may be panels, each of which asks by its own last answer. */
const most = 8;
