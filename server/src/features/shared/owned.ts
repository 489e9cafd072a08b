/** Who answers for how much: of people over all plans, of engagements in their own. */

import type { Entity, Unit } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { Schedule } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { inOrder, placeOf } from "../../rules/shared/facts.ts";
import { memoryOf } from "../../text/memory.ts";
import { sameFile } from "../../workspace/files.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Derivation, Facts } from "../../workspace/tally.ts";
import { wordOf } from "./who.ts";

/** An open action of somebody. */
export interface Owned {
  readonly uri: string;
  /** UTF-16 units from the document's start. */
  readonly span: { readonly start: number; readonly end: number };
  readonly title: string;
  readonly end: Day;
  /** The title of the engagement that it stands in. */
  readonly engagement: string;
}

/** The open actions of a person or team in all plans, those that are due first in front. */
export function ownedBy(snapshot: Snapshot, uri: string, entity: Entity): readonly Owned[] {
  return workOf(snapshot, uri, entity).map(({ source, work }) => {
    const top = source.facts.declares.find(({ kind }) => kind === "engagement");
    return {
      uri: source.uri,
      span: placeOf(snapshot, source, work.spot),
      title: work.title,
      end: work.end,
      engagement: top?.title ?? top?.id ?? "",
    };
  });
}

/** Whether there are any such actions. */
export function ownsAny(snapshot: Snapshot, uri: string, entity: Entity): boolean {
  const { facts } = snapshot;
  const before = owning.get(entity);
  if (before?.facts === facts && before.version === facts.version && before.uri === uri) return before.any;
  const any = workOf(snapshot, uri, entity).length > 0;
  owning.set(entity, { facts, version: facts.version, uri, any });
  return any;
}

/** Of people and teams, as long as nothing else is said anywhere: everybody in a document is asked about after each key. */
const owning = memoryOf<
  Entity,
  { readonly facts: Facts; readonly version: number; readonly uri: string; readonly any: boolean }
>();

function workOf({ facts }: Snapshot, uri: string, { id, known }: Entity): ReturnType<typeof openWork> {
  const home = facts
    .homes(uri, id ?? "")
    .find((one) => one.kind === known && (one.uri === uri || sameFile(one.uri) === sameFile(uri)));
  return home ? facts.about(home, openWork) : [];
}

type Work = Parameters<Derivation<unknown>>[1][number]["facts"]["work"][number];
type Source = Parameters<Derivation<unknown>>[1][number];

const openWork: Derivation<readonly { readonly source: Source; readonly work: Work }[]> = (
  home,
  sources,
  facts,
) =>
  sources
    .flatMap((source) => source.facts.work.map((work) => ({ source, work })))
    .filter(({ source, work }) => {
      const owner = facts.home(source.uri, work.owner);
      return owner?.id === home.id && sameFile(owner.uri) === sameFile(home.uri) && owner.kind === home.kind;
    })
    .sort(
      (a, b) =>
        a.work.end - b.work.end ||
        inOrder(facts, a.source, b.source) ||
        a.work.spot.block - b.work.spot.block,
    );

/** The actions of an engagement by where they stand; dropped ones are left out. */
export interface Progress {
  readonly open: readonly Entity[];
  readonly done: readonly Entity[];
  readonly overdue: readonly Entity[];
  readonly ownerless: readonly Entity[];
}

/** Where the actions of an engagement stand on the day that counts as today. */
export function progressOf(snapshot: Snapshot, uri: string, unit: Unit): Progress {
  const schedule = snapshot.schedule(uri, unit);
  const before = kept.get(schedule);
  if (before?.today === snapshot.today) return before.progress;
  const progress = counted(unit, schedule, snapshot.today);
  kept.set(schedule, { today: snapshot.today, progress });
  return progress;
}

const kept = new WeakMap<Schedule, { readonly today: Day; readonly progress: Progress }>();

/** In an engagement that is only a draft, on hold or cancelled, nothing is late. */
const asleep: ReadonlySet<string> = new Set(["draft", "on-hold", "cancelled"]);

function counted(unit: Unit, schedule: Schedule, today: Day): Progress {
  const actions = unit.entities.filter(
    (entity): entity is Entity<"action"> =>
      isKind(entity, "action") && wordOf(entity, "status") !== "dropped",
  );
  const isDone = (action: Entity<"action">) =>
    wordOf(action, "status") === "done" || action.field("done") !== undefined;
  const open = actions.filter((action) => !isDone(action));
  const sleeps = asleep.has(wordOf(unit.top, "status") ?? "");
  return {
    open,
    done: actions.filter(isDone),
    overdue: open.filter((action) => {
      const { end } = schedule.dates(action);
      return !sleeps && end !== undefined && end.day < today && schedule.isSound(end);
    }),
    ownerless: open.filter((action) => !action.field("owner")),
  };
}
