/** From a snapshot to what the timeline shows of a document. */

import type { Entity } from "../analysis/entity.ts";
import { isKind } from "../analysis/entity.ts";
import type { Names } from "../analysis/names.ts";
import { type Audience, maySee } from "../analysis/visibility.ts";
import type { Day } from "../calendar/day.ts";
import { textOf } from "../features/shared/who.ts";
import { inSeries } from "../language/shapes.ts";
import { rowOf } from "../language/table.ts";
import { findingsOf } from "../rules/findings.ts";
import { capital, nounFor } from "../rules/shared/words.ts";
import { holidaysOf } from "../rules/shared/workdays.ts";
import { firstIndex } from "../syntax/places.ts";
import { t } from "../text/say.ts";
import type { PlacedUnit, Snapshot } from "../workspace/snapshot.ts";
import { sightOf } from "./build-audience.ts";
import { chainOf } from "./build-chain.ts";
import { type Around, isActivity, itemOf, namesIn, plannedSessions, titleIn } from "./build-items.ts";
import type { EngagementModel, Item, Lane, TextPlace, TimelineModel } from "./model.ts";

/**
 * The engagements of a document with all that has a place in time and is for that audience; null where the document is
 * not known.
 */
export function buildTimeline(
  snapshot: Snapshot,
  uri: string,
  audience: Audience = "coach",
): TimelineModel | null {
  const document = snapshot.document(uri);
  if (!document) return null;
  const mistakes = findingsOf(snapshot, uri).filter(({ severity }) => severity === "error");
  const mistaken = mistakes.map(({ span }) => span.start).sort((a, b) => a - b);
  const taken = new Map<string, number>();
  const built = snapshot.units(uri).flatMap((placed) => {
    const { top } = placed.unit;
    if (!isKind(top, "engagement") || !maySee(audience, top)) return [];
    const count = (taken.get(top.path) ?? 0) + 1;
    taken.set(top.path, count);
    const { engagement, lanes } = engagementIn(snapshot, uri, top, {
      audience,
      count,
      broken: brokenIn(placed, mistaken),
    });
    const start = placed.start + top.start;
    return [{ engagement, place: { start, end: placed.start + top.end, lanes } }];
  });
  return {
    uri,
    version: document.version,
    today: snapshot.today,
    engagements: built.map(({ engagement }) => engagement),
    places: built.map(({ place }): TextPlace => place),
    errors: mistakes.length,
  };
}

/** What an engagement's picture depends on beside its names, in which are its text and its days. */
interface Asked {
  readonly audience: Audience;
  /** The how manieth of its name it is. */
  readonly count: number;
  readonly broken: ReadonlySet<Entity>;
}

interface Built {
  readonly engagement: EngagementModel;
  readonly lanes: TextPlace["lanes"];
}

/** The same object as long as nothing that it shows is another: a key in one engagement leaves the others as they are. */
function engagementIn(snapshot: Snapshot, uri: string, top: Entity<"engagement">, asked: Asked): Built {
  const { audience, count, broken } = asked;
  const { today } = snapshot;
  const names = snapshot.names(uri, top.unit);
  const before = builtBefore.get(names);
  const isSame =
    before?.today === today &&
    before.audience === audience &&
    before.count === count &&
    before.broken.size === broken.size &&
    [...broken].every((entity) => before.broken.has(entity));
  if (isSame) return before.built;
  const built = engagementModel(top, {
    ...sightOf(audience, names),
    schedule: snapshot.schedule(uri, top.unit),
    today,
    broken,
    // Two engagements of one name are a mistake, and still two.
    idOf: ({ path }) => (count === 1 ? path : `${path}@${count}`),
  });
  builtBefore.set(names, { ...asked, today, built });
  return built;
}

const builtBefore = new WeakMap<Names, Asked & { readonly today: Day; readonly built: Built }>();

function engagementModel(top: Entity<"engagement">, around: Around): Built {
  const { names, schedule, broken, idOf } = around;
  const holidays = holidaysOf({ unit: top.unit, names });
  const [organization] = names.targets(top, "organization");
  const ambition = organization && textOf(organization.entity, "ambition");
  const { start, end } = schedule.dates(top);
  const placed = lanesOf(top, around);
  const engagement: EngagementModel = {
    id: idOf(top),
    title: titleIn(top),
    ...(organization ? { organization: titleIn(organization.entity) } : {}),
    ...(ambition === undefined ? {} : { ambition }),
    sponsors: namesIn(top, names, "sponsor"),
    leaders: namesIn(top, names, "leaders"),
    coaches: namesIn(top, names, "coaches"),
    ...(start ? { start: start.day } : {}),
    ...(end ? { end: end.day } : {}),
    holidays: holidays.map(([from, to]) => ({ from, to })),
    chain: chainOf(top, around, holidays),
    phases: seenIn(top, around).flatMap((child) =>
      isKind(child, "phase") ? [itemOf(child, top, around)] : [],
    ),
    lanes: placed.map(({ lane }) => lane),
    broken: broken.size > 0,
  };
  return { engagement, lanes: placed.map(({ from }) => from.start - top.start) };
}

/** A lane, and the block from whose start its parts' places count. */
interface PlacedLane {
  readonly lane: Lane;
  readonly from: Entity;
}

/** What the engagement is for comes first, everything else in the order of the text. */
function lanesOf(top: Entity<"engagement">, around: Around): readonly PlacedLane[] {
  const lanes: PlacedLane[] = [];
  const id = around.idOf(top);
  const everywhere = [top, ...seenIn(top, around).filter((child) => isKind(child, "phase"))];
  const headlines = everywhere.flatMap((holder) =>
    seenIn(holder, around).filter((child) => isKind(child, "goal", "milestone", "review")),
  );
  if (headlines.length > 0) {
    const items = headlines.map((entity) => itemOf(entity, top, around));
    const lane: Lane = { id: `${id}/headlines`, kind: "goals", title: headlinesOf(items), items };
    lanes.push({ lane, from: top });
  }
  for (const child of seenIn(top, around)) {
    if (isKind(child, "phase")) lanes.push(...lanesOfPhase(child, around));
    else if (isKind(child, "commitment")) lanes.push(commitmentLane(child, around));
    else if (isKind(child, "contract")) lanes.push(contractLane(child, around));
  }
  const loose = actionsIn(top, around);
  if (loose.length > 0) {
    const lane: Lane = { id: `${id}/actions`, kind: "actions", title: t`Actions`, items: loose };
    lanes.push({ lane, from: top });
  }
  return lanes;
}

function lanesOfPhase(phase: Entity<"phase">, around: Around): readonly PlacedLane[] {
  const lanes: PlacedLane[] = [];
  const id = around.idOf(phase);
  const title = titleIn(phase);
  const inside = seenIn(phase, around);
  const activities = inside.filter((child) => isActivity(child) || isKind(child, "session"));
  if (activities.length > 0) {
    const items = activities.map((entity) => itemOf(entity, phase, around));
    lanes.push({ lane: { id: `${id}/activities`, kind: "activities", title, items }, from: phase });
  }
  for (const child of inside) {
    if (isKind(child, "commitment")) lanes.push(commitmentLane(child, around));
  }
  const loose = actionsIn(phase, around);
  if (loose.length > 0) {
    const lane: Lane = { id: `${id}/actions`, kind: "actions", title: t`Actions in ${title}`, items: loose };
    lanes.push({ lane, from: phase });
  }
  return lanes;
}

function commitmentLane(commitment: Entity<"commitment">, around: Around): PlacedLane {
  const head = itemOf(commitment, commitment, around);
  const items = actionsIn(commitment, around);
  return {
    lane: { id: `${head.id}/lane`, kind: "commitment", title: head.title, head, items },
    from: commitment,
  };
}

function contractLane(contract: Entity<"contract">, around: Around): PlacedLane {
  const head = itemOf(contract, contract, around);
  const isListed = contract.children.some((child) => isKind(child, "session"));
  const items = seenIn(contract, around).flatMap((child) =>
    isKind(child, "session", "review", "result") ? [itemOf(child, contract, around)] : [],
  );
  const all = isListed ? items : [...plannedSessions(contract, head, around), ...items];
  return {
    lane: { id: `${head.id}/lane`, kind: "contract", title: head.title, head, items: all },
    from: contract,
  };
}

function actionsIn(holder: Entity, around: Around): readonly Item[] {
  return seenIn(holder, around).flatMap((child) =>
    isKind(child, "action") ? [itemOf(child, holder, around)] : [],
  );
}

/** The blocks in it that are for the audience, in the order of the text. */
function seenIn(holder: Entity, { sees }: Around): readonly Entity[] {
  return holder.children.filter((child) => sees(child));
}

/** `Goals, milestones and reviews`, as far as there are any. */
function headlinesOf(items: readonly Item[]): string {
  const kinds = (["goal", "milestone", "review"] as const).flatMap((kind) => {
    const count = items.filter((item) => item.kind === kind).length;
    return count === 0 ? [] : [count === 1 ? nounFor(kind) : rowOf(kind).many];
  });
  return capital(inSeries(kinds, "and"));
}

/** The innermost blocks that hold one of the offsets, which rise and count from the document's start. */
function brokenIn({ unit, start }: PlacedUnit, offsets: readonly number[]): ReadonlySet<Entity> {
  const broken = new Set<Entity>();
  for (const offset of offsets) {
    const at = offset - start;
    if (at < 0) continue;
    if (at > unit.top.end) break;
    // The last block that begins before it holds it, or one around that block does.
    const { entities } = unit;
    let entity = entities[firstIndex(entities.length, (i) => (entities[i]?.start ?? 0) > at) - 1];
    while (entity && at >= Math.max(entity.end, entity.start + 1)) entity = entity.parent;
    if (entity) broken.add(entity);
  }
  return broken;
}
