/** Several engagements as one picture: how far each one is, and what its coaches and leaders have to do meanwhile. */
import type { Audience } from "../analysis/visibility.ts";
import { type Day, dateOf } from "../calendar/day.ts";
import { doubleBookings } from "../rules/contracts/coach-double-booked.ts";
import { either, t } from "../text/say.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { buildTimeline } from "./build.ts";
import type { EngagementModel, Item, Lane, TextPlace, TimelineModel } from "./model.ts";
import { nowhere, placesIn } from "./model-places.ts";
import { standingOn } from "./model-standing.ts";

/**
 * One picture of all engagements in those documents, as that audience sees them: a lane for each, then one for each
 * coach and each leader with what they carry at one time. Days on which one of them is booked twice are shown to
 * coaches.
 */
export function buildPortfolio(
  snapshot: Snapshot,
  uris: readonly string[],
  { audience, title }: { readonly audience: Audience; readonly title: string },
): TimelineModel {
  const plans = uris.flatMap((uri) => buildTimeline(snapshot, uri, audience) ?? []);
  const engagements = plans.flatMap(({ engagements: found, places, uri }) =>
    found.map((engagement, index) => ({ engagement, place: places[index] ?? noPlace, uri })),
  );
  const all = engagements.map(({ engagement }) => engagement);
  const clashes = audience === "coach" ? uris.flatMap((uri) => doubleBookings(snapshot, uri)) : [];
  const coaches = all.flatMap((each) => [
    ...each.coaches,
    ...itemsOf(each).flatMap(({ coach }) => coach ?? []),
  ]);
  const clashesOf = (name: string) =>
    clashes.flatMap(({ who, day, title: what, other }) =>
      who === name ? [{ day, about: [what, other] }] : [],
    );
  const ofCoaches = inOrder(coaches).map(
    (name): Carrier => ({ name, loads: months(occasionsOf(name, all)), clashes: clashesOf(name) }),
  );
  const ofLeaders = inOrder(all.flatMap(({ leaders }) => leaders)).map(
    (name): Carrier => ({ name, loads: stretches(actionsOf(name, all)), clashes: clashesOf(name) }),
  );
  const loads = [...loadLanes("coach", ofCoaches), ...loadLanes("leader", ofLeaders)];
  const lanes: readonly Lane[] = [
    ...engagements.map((each, index) => engagementLane(each, index, snapshot.today)),
    ...loads,
  ];
  const days = all.flatMap(({ start, end }) => [start, end]).filter((day) => day !== undefined);
  const whole: EngagementModel = {
    id: "portfolio",
    title,
    summary: summaryOf(
      all,
      new Set(clashes.map(({ day, title: what, other }) => `${day} ${what} ${other}`)).size,
    ),
    sponsors: [],
    leaders: [],
    coaches: [],
    ...(days.length > 0 ? { start: Math.min(...days), end: Math.max(...days) } : {}),
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
    places: all.length === 0 ? [] : [noPlace],
    errors: plans.reduce((sum, { errors }) => sum + errors, 0),
  };
}

/** A portfolio stands in no text, and the places of what it shows count from the beginnings of theirs. */
const noPlace: TextPlace = { ...nowhere, lanes: [] };

/** An engagement, and where it stands in which document. */
interface Written {
  readonly engagement: EngagementModel;
  readonly place: TextPlace;
  readonly uri: string;
}

/** Its phases, and what the steering committee asks about. Two plans may have engagements of one id. */
function engagementLane({ engagement, place, uri }: Written, index: number, today: Day): Lane {
  const { title, phases } = engagement;
  const sources = new Map(placesIn(engagement, place));
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
    standing: standingOn(engagement, today),
    items: shown.map((item) => ({
      ...item,
      id: `${index}/${item.id}`,
      after: [],
      countsFrom: [],
      source: { ...(sources.get(item) ?? nowhere), uri },
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

/** `7 engagements · 31 open actions, 4 of them overdue · 2 double bookings`: what a firm asks first. */
function summaryOf(engagements: readonly EngagementModel[], clashes: number): string {
  const open = engagements
    .flatMap(itemsOf)
    .filter(({ kind, status }) => kind === "action" && status !== "done" && status !== "dropped");
  const overdue = open.filter(({ status }) => status === "overdue").length;
  return [
    t`${engagements.length} ${either(engagements.length === 1, "engagement", "engagements")}`,
    overdue > 0
      ? t`${open.length} ${either(open.length === 1, "open action", "open actions")}, ${overdue} overdue`
      : t`${open.length} ${either(open.length === 1, "open action", "open actions")}`,
    ...(clashes > 0 ? [t`${clashes} ${either(clashes === 1, "double booking", "double bookings")}`] : []),
  ].join(" · ");
}

/** Somebody with what they carry over time. */
interface Carrier {
  readonly name: string;
  readonly loads: readonly Load[];
  readonly clashes: readonly Clash[];
}

/** How much somebody carries from day to day, both inclusive. */
interface Load {
  readonly from: Day;
  readonly to: Day;
  /** The titles of what it is. */
  readonly about: readonly string[];
}

interface Clash {
  readonly day: Day;
  readonly about: readonly string[];
}

/** A lane each for those who carry anything, so that one can be compared with the other. */
function loadLanes(role: "coach" | "leader", carriers: readonly Carrier[]): readonly Lane[] {
  const most = Math.max(...carriers.flatMap(({ loads }) => loads.map(({ about }) => about.length)), 1);
  return carriers.flatMap(({ name, loads, clashes }): Lane[] => {
    const of = (title: string, from: Day, to: Day, about: readonly string[], index: number) => ({
      id: `${role}/${name}/${index}`,
      keyword: "load",
      title,
      start: from,
      end: to,
      people: [name],
      facts: about.length === 0 ? [] : [[t`What`, about.join("; ")] as const],
      after: [],
      countsFrom: [],
      source: nowhere,
      broken: false,
    });
    const items = [
      ...loads.map(
        ({ from, to, about }, index): Item => ({
          ...of(loadWords(role, about.length), from, to, about, index),
          kind: "activity",
          status: "planned",
          load: { amount: about.length, most },
        }),
      ),
      ...clashes.map(
        ({ day, about }, index): Item => ({
          ...of(t`Booked twice`, day, day, about, loads.length + index),
          kind: "milestone",
          status: "overdue",
        }),
      ),
    ];
    if (items.length === 0) return [];
    const note = role === "coach" ? t`occasions a month` : t`open actions`;
    return [{ id: `${role}/${name}`, kind: "group", title: name, note, items }];
  });
}

function loadWords(role: "coach" | "leader", count: number): string {
  return role === "coach"
    ? t`${count} ${either(count === 1, "occasion", "occasions")}`
    : t`${count} ${either(count === 1, "open action", "open actions")}`;
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
  return { from, to, about: pieces.map(({ title }) => title) };
}
