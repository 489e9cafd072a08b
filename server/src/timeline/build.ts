/** From a snapshot to what the timeline shows of a document. */

import type { Entity } from "../analysis/entity.ts";
import { isKind } from "../analysis/entity.ts";
import { type Audience, maySee } from "../analysis/visibility.ts";
import { textOf } from "../features/shared/who.ts";
import { inSeries } from "../language/shapes.ts";
import { rowOf } from "../language/table.ts";
import { findingsOf } from "../rules/findings.ts";
import { capital, nounFor } from "../rules/shared/words.ts";
import { holidaysOf } from "../rules/shared/workdays.ts";
import { t } from "../text/say.ts";
import type { PlacedUnit, Snapshot } from "../workspace/snapshot.ts";
import { sightOf } from "./build-audience.ts";
import { chainOf } from "./build-chain.ts";
import { type Around, isActivity, itemOf, namesIn, plannedSessions, titleIn } from "./build-items.ts";
import type { EngagementModel, Item, Lane, TimelineModel } from "./model.ts";

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
  const places = mistakes.map(({ span }) => span.start).sort((a, b) => a - b);
  const taken = new Map<string, number>();
  const engagements = snapshot.units(uri).flatMap((placed): EngagementModel[] => {
    const { top } = placed.unit;
    if (!isKind(top, "engagement") || !maySee(audience, top)) return [];
    const count = (taken.get(top.path) ?? 0) + 1;
    taken.set(top.path, count);
    const around: Around = {
      placed,
      ...sightOf(audience, snapshot.names(uri, placed.unit)),
      schedule: snapshot.schedule(uri, placed.unit),
      today: snapshot.today,
      broken: brokenIn(placed, places),
      // Two engagements of one name are a mistake, and still two.
      idOf: ({ path }) => (count === 1 ? path : `${path}@${count}`),
    };
    return [engagementModel(top, around)];
  });
  return { uri, version: document.version, today: snapshot.today, engagements, errors: mistakes.length };
}

function engagementModel(top: Entity<"engagement">, around: Around): EngagementModel {
  const { placed, names, schedule, broken, idOf } = around;
  const holidays = holidaysOf({ unit: top.unit, names });
  const [organization] = names.targets(top, "organization");
  const ambition = organization && textOf(organization.entity, "ambition");
  const { start, end } = schedule.dates(top);
  return {
    id: idOf(top),
    title: titleIn(top),
    ...(organization ? { organization: titleIn(organization.entity) } : {}),
    ...(ambition === undefined ? {} : { ambition }),
    sponsors: namesIn(top, names, "sponsor"),
    leaders: namesIn(top, names, "leaders"),
    coaches: namesIn(top, names, "coaches"),
    ...(start ? { start: start.day } : {}),
    ...(end ? { end: end.day } : {}),
    source: { start: placed.start + top.start, end: placed.start + top.end },
    holidays: holidays.map(([from, to]) => ({ from, to })),
    chain: chainOf(top, around, holidays),
    phases: seenIn(top, around).flatMap((child) => (isKind(child, "phase") ? [itemOf(child, around)] : [])),
    lanes: lanesOf(top, around),
    broken: broken.size > 0,
  };
}

/** What the engagement is for comes first, everything else in the order of the text. */
function lanesOf(top: Entity<"engagement">, around: Around): readonly Lane[] {
  const lanes: Lane[] = [];
  const id = around.idOf(top);
  const everywhere = [top, ...seenIn(top, around).filter((child) => isKind(child, "phase"))];
  const headlines = everywhere.flatMap((holder) =>
    seenIn(holder, around).filter((child) => isKind(child, "goal", "milestone", "review")),
  );
  if (headlines.length > 0) {
    const items = headlines.map((entity) => itemOf(entity, around));
    lanes.push({ id: `${id}/headlines`, kind: "goals", title: headlinesOf(items), items });
  }
  for (const child of seenIn(top, around)) {
    if (isKind(child, "phase")) lanes.push(...lanesOfPhase(child, around));
    else if (isKind(child, "commitment")) lanes.push(commitmentLane(child, around));
    else if (isKind(child, "contract")) lanes.push(contractLane(child, around));
  }
  const loose = actionsIn(top, around);
  if (loose.length > 0) lanes.push({ id: `${id}/actions`, kind: "actions", title: t`Actions`, items: loose });
  return lanes;
}

function lanesOfPhase(phase: Entity<"phase">, around: Around): readonly Lane[] {
  const lanes: Lane[] = [];
  const id = around.idOf(phase);
  const title = titleIn(phase);
  const inside = seenIn(phase, around);
  const activities = inside.filter((child) => isActivity(child) || isKind(child, "session"));
  if (activities.length > 0) {
    const items = activities.map((entity) => itemOf(entity, around));
    lanes.push({ id: `${id}/activities`, kind: "activities", title, items });
  }
  for (const child of inside) {
    if (isKind(child, "commitment")) lanes.push(commitmentLane(child, around));
  }
  const loose = actionsIn(phase, around);
  if (loose.length > 0)
    lanes.push({ id: `${id}/actions`, kind: "actions", title: t`Actions in ${title}`, items: loose });
  return lanes;
}

function commitmentLane(commitment: Entity<"commitment">, around: Around): Lane {
  const head = itemOf(commitment, around);
  return {
    id: `${head.id}/lane`,
    kind: "commitment",
    title: head.title,
    head,
    items: actionsIn(commitment, around),
  };
}

function contractLane(contract: Entity<"contract">, around: Around): Lane {
  const head = itemOf(contract, around);
  const isListed = contract.children.some((child) => isKind(child, "session"));
  const items = seenIn(contract, around).flatMap((child) =>
    isKind(child, "session", "review", "result") ? [itemOf(child, around)] : [],
  );
  return {
    id: `${head.id}/lane`,
    kind: "contract",
    title: head.title,
    head,
    items: isListed ? items : [...plannedSessions(contract, head, around), ...items],
  };
}

function actionsIn(holder: Entity, around: Around): readonly Item[] {
  return seenIn(holder, around).flatMap((child) => (isKind(child, "action") ? [itemOf(child, around)] : []));
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
    // A block comes before those in it, so the last one that holds the offset is the innermost.
    const entity = unit.entities.findLast(
      (each) => each.start <= at && at < Math.max(each.end, each.start + 1),
    );
    if (entity) broken.add(entity);
  }
  return broken;
}
