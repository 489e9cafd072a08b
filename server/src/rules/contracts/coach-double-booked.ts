import type { Day } from "../../calendar/day.ts";
import { minutesAhead } from "../../calendar/zone.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import type { Booking, Declared } from "../../workspace/facts.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Derivation, Facts, Question, Source, Told } from "../../workspace/tally.ts";
import { documentRule } from "../rule.ts";
import { inOrder, relatedTo, spanOf, unitWith } from "../shared/facts.ts";
import { quoted } from "../shared/words.ts";

/** One day of a booking. */
interface Slot extends Source {
  readonly booking: Booking;
  readonly day: Day;
  /** In which zone its time of day is; undefined where that is the machine's, or no other zone has to do with it. */
  readonly zone: string | undefined;
  /** In minutes, on one clock for all; an occasion without a time comes after those that have one. */
  readonly begin: number;
}

/** Two bookings that one coach cannot keep; told at the one that begins later. */
interface Clash extends Told {
  readonly at: Slot;
  readonly other: Slot;
  readonly kind: "overlap" | "sites";
}

interface Booked extends Clash {
  readonly coach: Declared;
}

/** A coach who is to be at two places at one time. */
export const coachDoubleBooked = documentRule<Booked>({
  code: "coach/double-booked",
  severity: "error",
  about:
    "Two occasions of one coach that overlap, in all plans of the workspace: those that name the coach under `by` or `with`, and the sessions and reviews of the coach's contracts. Without `for`, an occasion takes 60 minutes; without a time it overlaps nothing. Times of day are those of the engagement's organization (`timezone`). As a warning where one of the two comes from a contract's `sessions`, and where two occasions of one day have different sites. What is cancelled does not count. Told at the one that begins later.",
  everywhere: true,
  check({ uri, snapshot }, report) {
    for (const { home: coach, found } of snapshot.facts.toldIn(uri, bookedTwice)) {
      const { at, other, kind } = found;
      const unit = unitWith(snapshot, uri, at.facts);
      report({
        data: { ...found, coach },
        unit: unit ?? null,
        span: spanOf(unit, at.booking.spot),
        severity: kind === "sites" || at.booking.recurs || other.booking.recurs ? "warning" : "error",
      });
    }
  },
  message({ coach, at, other, kind }) {
    const who = quoted(coach.title ?? coach.id);
    const day = shownDay(at.day);
    return kind === "sites"
      ? {
          what: t`On ${day}, ${who} is to be at ${quoted(other.booking.site ?? "")} for ${quoted(other.booking.title)} and at ${quoted(at.booking.site ?? "")} for ${quoted(at.booking.title)}.`,
          why: t`The way from one to the other takes time that nobody has planned.`,
          instead: t`Hold both at one place, or move one of them to another day.`,
        }
      : {
          what: t`On ${day}, ${who} is booked twice: ${hours(other)} for ${quoted(other.booking.title)}, and ${hours(at)} for ${quoted(at.booking.title)}.`,
          why: t`One of the two will wait for a coach who sits elsewhere.`,
          instead: t`Move one of them, or ask another coach to take it.`,
        };
  },
  related: ({ other }, { snapshot }) => [
    relatedTo(snapshot, other, other.booking.spot, t`${quoted(other.booking.title)} stands here.`),
  ],
});

/** A day on which somebody is to be at two places, and what for; told at the one that begins later. */
export interface DoubleBooking {
  readonly who: string;
  readonly day: Day;
  readonly title: string;
  readonly other: string;
}

/** The double bookings that are told in that document, of every coach and of everybody whom they work with. */
export function doubleBookings(snapshot: Snapshot, uri: string): readonly DoubleBooking[] {
  return snapshot.facts.toldIn(uri, anybodyBookedTwice).map(({ home, found: { at, other } }) => ({
    who: home.title ?? home.id,
    day: at.day,
    title: at.booking.title,
    other: other.booking.title,
  }));
}

/** All clashes of one coach, or of somebody else: for each booking the gravest, each once. */
const clashes: Derivation<readonly Clash[]> = (coach, sources, facts) => {
  const booked = sources.flatMap((source) =>
    source.facts.bookings
      .filter(({ who, others }) =>
        [...who, ...others].some(
          (one) => one.id === coach.id && facts.home(source.uri, one)?.uri === coach.uri,
        ),
      )
      .flatMap((booking) => booking.days.map((day) => ({ ...source, booking, day }))),
  );
  const zones = new Map(sources.map((source) => [source.facts, zoneOf(source, facts)]));
  const severalZones = new Set(zones.values()).size > 1;
  const slots = booked
    .map((slot): Slot => {
      const zone = severalZones ? zones.get(slot.facts) : undefined;
      const ahead = severalZones ? minutesAhead(slot.day, zone) : 0;
      return { ...slot, zone, begin: slot.day * DAY + (slot.booking.from ?? DAY - 1) - ahead };
    })
    .sort((a, b) => a.begin - b.begin || inOrder(facts, a, b) || a.booking.spot.block - b.booking.spot.block);
  const found = new Map<Booking, Clash>();
  // What has been listed is graver than what comes back, so it is looked for first.
  const running: { listed: Slot[]; recurring: Slot[] } = { listed: [], recurring: [] };
  /** By site, what is to take place there, as places among the slots. */
  const sites = new Map<string, number[]>();
  for (const [i, slot] of slots.entries()) {
    const previous = slots[i - 1];
    // Thousands may begin at one moment: what is over is put away once for all of them.
    if (slot.begin !== previous?.begin) {
      running.listed = running.listed.filter((other) => end(other) > slot.begin);
      running.recurring = running.recurring.filter((other) => end(other) > slot.begin);
    }
    if (slot.day !== previous?.day) {
      for (const [site, there] of sites)
        sites.set(
          site,
          there.filter((place) => isStill(slots[place], slot.day)),
        );
    }
    const isOther = (other: Slot) => differ(slot, other);
    const other = hasTime(slot)
      ? (running.listed.find(isOther) ?? running.recurring.find(isOther))
      : undefined;
    const elsewhere = other ? undefined : slots[firstElsewhere(slot, sites, slots)];
    const clash: Clash | undefined = other
      ? { at: slot, other, kind: "overlap" }
      : elsewhere && { at: slot, other: elsewhere, kind: "sites" };
    const before = found.get(slot.booking);
    if (clash && (!before || (before.kind === "sites" && clash.kind === "overlap")))
      found.set(slot.booking, clash);
    if (hasTime(slot)) (slot.booking.recurs ? running.recurring : running.listed).push(slot);
    const site = siteOf(slot);
    const there = site === undefined ? undefined : sites.get(site);
    if (there) there.push(i);
    else if (site !== undefined) sites.set(site, [i]);
  }
  return [...found.values()];
};

function isStill(slot: Slot | undefined, day: Day): boolean {
  return slot !== undefined && lastDay(slot) >= day;
}

/** The first slot of that day at another site; -1 where there is none. */
function firstElsewhere(
  slot: Slot,
  sites: ReadonlyMap<string, readonly number[]>,
  slots: readonly Slot[],
): number {
  const own = siteOf(slot);
  if (own === undefined) return -1;
  let first = -1;
  for (const [site, there] of sites) {
    const place = site === own ? undefined : there.find((at) => (slots[at]?.day ?? 0) <= slot.day);
    if (place !== undefined && (first < 0 || place < first)) first = place;
  }
  return first;
}

const bookedTwice: Question<Clash> = { kinds: ["coach"], about: clashes };
const anybodyBookedTwice: Question<Clash> = { kinds: ["coach", "person"], about: clashes };

/** A contract's sessions are listed beside the rhythm that was agreed: that is one booking, not two. */
function differ({ facts, booking }: Slot, other: Slot): boolean {
  const oneContract = other.facts === facts && other.booking.contract === booking.contract;
  return other.booking !== booking && !(oneContract && (booking.recurs || other.booking.recurs));
}

function hasTime({ booking }: Slot): boolean {
  return booking.from !== undefined;
}

/** What takes several days takes all of them; an evening that goes on behind midnight stays an evening. */
function lastDay({ day, booking }: Slot): Day {
  return day + Math.max(Math.ceil(booking.length / DAY) - 1, 0);
}

function siteOf({ booking }: Slot): string | undefined {
  return booking.site?.toLocaleLowerCase();
}

const DAY = 24 * 60;

function end(slot: Slot): number {
  return slot.begin + slot.booking.length;
}

/** The zone of the organization that an engagement is for. */
function zoneOf({ uri, facts }: Source, all: Facts): string | undefined {
  const organization = facts.mentions.find(({ wants }) => wants.includes("organization"));
  return organization && all.home(uri, organization)?.timezone;
}

function hours(slot: Slot): string {
  const from = slot.booking.from ?? 0;
  const words = t`from ${clock(from)} to ${clock(from + slot.booking.length)}`;
  return slot.zone === undefined ? words : `${words} (${quoted(slot.zone)})`;
}

function clock(minutes: number): string {
  const inDay = minutes % DAY;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}
