/** Several engagements as one picture: how far each one is, and what its coaches and leaders have to do meanwhile. */
import type { Audience } from "../analysis/visibility.ts";
import { type Day, dateOf } from "../calendar/day.ts";
import { doubleBookings } from "../rules/contracts/coach-double-booked.ts";
import { t } from "../text/say.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { buildTimeline } from "./build.ts";
import type { EngagementModel, Item, ItemStatus, Lane, TimelineModel } from "./model.ts";

/**
 * One picture of all engagements in those documents, as that audience sees them: a lane for each, then one for each
 * coach and each leader with what they carry at one time. Days on which a coach is booked twice are shown to coaches.
 */
export function buildPortfolio(
  snapshot: Snapshot,
  uris: readonly string[],
  { audience, title }: { readonly audience: Audience; readonly title: string },
): TimelineModel {
  const plans = uris.flatMap((uri) => buildTimeline(snapshot, uri, audience) ?? []);
  const engagements = plans.flatMap((plan) =>
    plan.engagements.map((engagement) => ({ engagement, uri: plan.uri })),
  );
  const all = engagements.map(({ engagement }) => engagement);
  const clashes = audience === "coach" ? uris.flatMap((uri) => doubleBookings(snapshot, uri)) : [];
  const coaches = all.flatMap((each) => [
    ...each.coaches,
    ...itemsOf(each).flatMap(({ coach }) => coach ?? []),
  ]);
  const loads = [
    ...inOrder(coaches).map((name) =>
      loadLane("coach", name, [
        ...months(occasionsOf(name, all)),
        ...clashes
          .filter(({ coach }) => coach === name)
          .map(({ day, title: what, other }) => clash(day, [what, other])),
      ]),
    ),
    ...inOrder(all.flatMap(({ leaders }) => leaders)).map((name) =>
      loadLane("leader", name, stretches(actionsOf(name, all))),
    ),
  ];
  const lanes: readonly Lane[] = [
    ...engagements.map(({ engagement, uri }, index) => engagementLane(engagement, uri, index)),
    ...loads.filter(({ items }) => items.length > 0),
  ];
  const days = all.flatMap(({ start, end }) => [start, end]).filter((day) => day !== undefined);
  const whole: EngagementModel = {
    id: "portfolio",
    title,
    sponsors: [],
    leaders: [],
    coaches: [],
    ...(days.length > 0 ? { start: Math.min(...days), end: Math.max(...days) } : {}),
    source: nowhere,
    holidays: [],
    chain: [],
    phases: [],
    lanes,
    broken: false,
  };
  return {
    uri: "",
    version: 0,
    today: snapshot.today,
    engagements: all.length === 0 ? [] : [whole],
    errors: plans.reduce((sum, { errors }) => sum + errors, 0),
  };
}

const nowhere = { start: 0, end: 0 };

/** Its phases, and what the steering committee asks about. Two plans may have engagements of one id. */
function engagementLane(engagement: EngagementModel, uri: string, index: number): Lane {
  const { title, phases } = engagement;
  const shown = [
    ...phases,
    ...itemsOf(engagement).filter(
      ({ kind }) => kind === "milestone" || kind === "goal" || kind === "contract",
    ),
    ...engagement.lanes.filter(({ kind }) => kind === "goals").flatMap(reviewsIn),
  ];
  return {
    id: `${index}/${engagement.id}`,
    kind: "group",
    title,
    items: shown.map((item) => ({
      ...item,
      id: `${index}/${item.id}`,
      // A phase is a bar like any other here.
      ...(item.kind === "phase" ? { kind: "activity" as const } : {}),
      after: [],
      countsFrom: [],
      source: { ...item.source, uri },
    })),
  };
}

function reviewsIn({ items }: Lane): readonly Item[] {
  return items.filter(({ kind }) => kind === "review");
}

function itemsOf({ lanes }: EngagementModel): readonly Item[] {
  return lanes.flatMap(({ head, items }) => (head ? [head, ...items] : items));
}

function inOrder(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

function loadLane(role: "coach" | "leader", name: string, loads: readonly Load[]): Lane {
  const items = loads.map(
    ({ from, to, words, status, about }, index): Item => ({
      id: `${role}/${name}/${index}`,
      kind: status === "overdue" ? "milestone" : "activity",
      keyword: "load",
      title: words,
      start: from,
      end: to,
      status,
      people: [name],
      facts: about.length === 0 ? [] : [[t`What`, about.join("; ")]],
      after: [],
      countsFrom: [],
      source: nowhere,
      broken: false,
    }),
  );
  return {
    id: `${role}/${name}`,
    kind: "group",
    title: role === "coach" ? t`${name}: occasions a month` : t`${name}: open actions`,
    items,
  };
}

/** How much somebody carries from day to day, both inclusive. */
interface Load {
  readonly from: Day;
  readonly to: Day;
  readonly words: string;
  readonly status: ItemStatus;
  /** The titles of what it is. */
  readonly about: readonly string[];
}

interface Piece {
  readonly from: Day;
  readonly to: Day;
  readonly title: string;
}

/** Open actions that somebody answers for. */
function actionsOf(name: string, engagements: readonly EngagementModel[]): readonly Piece[] {
  return engagements
    .flatMap(itemsOf)
    .flatMap(({ kind, owner, status, start, end, title }) =>
      kind === "action" && owner === name && status !== "done" && status !== "dropped" && end !== undefined
        ? [{ from: Math.min(start ?? end, end), to: end, title }]
        : [],
    );
}

/** Sessions, reviews and other occasions that take a coach's time. */
function occasionsOf(name: string, engagements: readonly EngagementModel[]): readonly Piece[] {
  return engagements.flatMap(itemsOf).flatMap(({ kind, coach, people, status, start, end, title }) => {
    const isOccasion = kind === "session" || kind === "review" || kind === "activity";
    const isTheirs = coach === name || people.includes(name);
    if (!isOccasion || !isTheirs || status === "cancelled" || start === undefined) return [];
    return [{ from: start, to: Math.max(end ?? start, start), title }];
  });
}

/** From each day on which something begins or ends to the next one: so many at one time. */
function stretches(pieces: readonly Piece[]): readonly Load[] {
  const edges = [...new Set(pieces.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  const found: Load[] = [];
  for (const [index, from] of edges.entries()) {
    const to = (edges[index + 1] ?? from) - 1;
    const during = pieces.filter((piece) => piece.from <= from && to <= piece.to);
    if (to >= from && during.length > 0) found.push(loadOf(from, to, during));
  }
  return found;
}

/** So many in each calendar month. */
function months(pieces: readonly Piece[]): readonly Load[] {
  const found: Load[] = [];
  const last = Math.max(...pieces.map(({ to }) => to));
  let from = firstOfMonth(Math.min(...pieces.map((piece) => piece.from)));
  while (from <= last) {
    // Thirty-one days on, it is the next month, whichever this one is.
    const next = firstOfMonth(from + 31);
    const to = next - 1;
    const during = pieces.filter((piece) => piece.from < next && from <= piece.to);
    if (during.length > 0) found.push(loadOf(from, to, during));
    from = next;
  }
  return found;
}

function firstOfMonth(day: Day): Day {
  return day - dateOf(day).day + 1;
}

function loadOf(from: Day, to: Day, pieces: readonly Piece[]): Load {
  return {
    from,
    to,
    words: String(pieces.length),
    status: "planned",
    about: pieces.map(({ title }) => title),
  };
}

function clash(day: Day, about: readonly string[]): Load {
  return { from: day, to: day, words: t`Booked twice`, status: "overdue", about };
}
