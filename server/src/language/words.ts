import { spokenTable } from "../text/say.ts";
/**
 * The small words between the values: they mean something only where they stand, so that a person may still have
 * the id `start` or `after`.
 */

/** What a small word means. */
export interface WordRow {
  /** One sentence. */
  readonly says: string;
  /** The word at work, as it stands behind a colon. */
  readonly example: string;
}

/** The small words of values. */
export const smallWords = spokenTable({
  to: {
    says: "From the one to the other: two days, both included, or two states of mind.",
    example: "2026-02-10 to 2026-02-12",
  },
  start: {
    says: "The first day of something in this engagement, whatever day that turns out to be.",
    example: "start of implementation",
  },
  end: {
    says: "The last day of something in this engagement, whatever day that turns out to be.",
    example: "end of diagnostic",
  },
  of: {
    says: "Of what: the id of something with dates in this engagement.",
    example: "start of implementation",
  },
  after: {
    says: "So much later than a day, or than the last day of what is named.",
    example: "8 days after diagnostic",
  },
  before: {
    says: "So much earlier than a day, or than the first day of what is named.",
    example: "1 week before implementation",
  },
  at: {
    says: "The time of day, from 00:00 to 23:59.",
    example: "2026-02-04 at 14:00",
  },
  for: {
    says: "How long it takes.",
    example: "2026-02-04 at 14:00 for 90 minutes",
  },
  every: {
    says: "How often it comes back; a number before it says how many times in all.",
    example: "8 every 2 weeks",
  },
  on: {
    says: "On which day: of the week for what comes back, of the calendar for what was measured.",
    example: "8 every 2 weeks on Tuesday",
  },
  from: {
    says: "The day from which it comes back.",
    example: "8 every 2 weeks from 2026-05-28",
  },
  per: {
    says: "For each session, day or month.",
    example: "450 GBP per session",
  },
} satisfies Readonly<Record<string, WordRow>>);

/** What money may be counted by, behind `per`. */
export const moneyPer = spokenTable({
  session: { says: "For each session held." },
  day: { says: "For each day of work." },
  month: { says: "For each month of the contract." },
} satisfies Readonly<Record<string, Pick<WordRow, "says">>>);

/** The days of the week, from Monday, as they are written behind `on`; small letters do as well. */
export const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const satisfies readonly string[];

/** The weekday that a word names, 1 for Monday to 7 for Sunday; undefined where it names none. */
export function weekdayNamed(word: string): number | undefined {
  const found = weekdays.findIndex((name) => name.toLowerCase() === word.toLowerCase());
  return found < 0 ? undefined : found + 1;
}

/** What makes the names of another file visible; it stands at the top level, like a block, and is none. */
export const use = spokenTable({
  keyword: "use",
  label: "Take people, coaches and teams from another file",
  says: "Makes the organizations, people, coaches, teams and engagements of another file known in this one.",
  why: "People who take part in several engagements are described once, and every plan stays up to date.",
  example: 'use "people.coachplan"',
} as const);
