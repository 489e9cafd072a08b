/**
 * A contract's reviews: those inside it, and those elsewhere in its engagement in which its coachee (a team: its lead
 * or the team) and one of its coaches take part, from two weeks before its start to two weeks after its end.
 */

import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind, wordsOf } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import type { Schedule } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { fieldRow } from "../../language/table.ts";
import { memoryOf } from "../../text/memory.ts";
import { t } from "../../text/say.ts";
import type { BlockRule, Context, Fix, Message, UnitView } from "../rule.ts";
import { blockRule } from "../rule.ts";
import type { Contract } from "./contracts.ts";
import { absentFrom, clearNames, partiesTo, statusOf, termOf } from "./contracts.ts";
import { insertBlock } from "./layout.ts";
import { mayBeLost } from "./lost.ts";
import type { Term } from "./months.ts";
import { isShorter } from "./months.ts";
import { isUnfinished } from "./unfinished.ts";
import { holidaysOf, nextWorkday } from "./workdays.ts";

/** A review of a contract, or one that may be, where what it says cannot be understood. */
export interface ContractReview {
  readonly review: Entity<"review">;
  /** Undefined where nobody can tell. */
  readonly kind: string | undefined;
  /** Undefined where it is unknown or in doubt. */
  readonly day: Day | undefined;
  /** Whether it is known to be one of the contract's. */
  readonly certain: boolean;
}

/**
 * The reviews of a contract, its own first. Those elsewhere are looked for only when somebody gets so far: in an
 * engagement with many contracts they are many. `others`: whether those that stand in other contracts count.
 */
export function* reviewsOf(
  contract: Contract,
  view: UnitView,
  { others = true }: { readonly others?: boolean } = {},
): Generator<ContractReview> {
  const { known, free, all } = reviewsIn(view);
  for (const child of contract.children) {
    const own = known.get(child);
    if (own) yield { ...own, certain: true };
  }
  const term = termOf(contract, view);
  const sides = partiesTo(contract, view, "take part").filter(
    ({ role, unclear }) => role !== "sponsor" && !unclear,
  );
  const met = new Set<Known>();
  for (const one of concerning(others ? all : free, sides[0]?.people)) {
    const { review, day, people } = one;
    if (review.parent === contract || met.has(one)) continue;
    met.add(one);
    if (term && day !== undefined && (day < term.start - AROUND || day > term.end + AROUND)) continue;
    if (people && absentFrom(people, sides).length > 0) continue;
    const certain = people !== undefined && sides.length === 2 && term !== undefined && day !== undefined;
    yield { ...one, certain };
  }
}

/** How a rule on a review that a contract lacks differs from the others. */
interface LackingReview {
  readonly code: string;
  readonly about: string;
  /** Reviews of any of these kinds do; the first is the one that the fix puts in. */
  readonly kinds: readonly [string, ...string[]];
  /** Whether the rule has anything to say of the contract. */
  applies?(contract: Contract, view: UnitView): boolean;
  /** The days on which the review may be, and the one of them on which it had best be. */
  days(term: Term): Term & { readonly best: Day };
  /** Whether it must not be later. */
  readonly early?: boolean;
  message(contract: Contract, term: Term): Message;
}

/** `review/no-…`: a contract of three months or more that lacks a review. */
export function lackingReview(parts: LackingReview): BlockRule {
  const { code, about, kinds, days } = parts;
  return blockRule<"contract", Term & { readonly contract: Contract }>({
    code,
    severity: "warning",
    about: `${about} Silent for a contract that is cancelled.`,
    blocks: ["contract"],
    heeds: ["review", "unclear"],
    check(contract, view, report) {
      const term = termOf(contract, view);
      if (!term || !needsReviews(term) || statusOf(contract) === "cancelled") return;
      if (isUnfinished(contract) || mayBeLost(contract.unit, "review")) return;
      if (parts.applies?.(contract, view) === false) return;
      const last = parts.early ? days(term).end : Number.POSITIVE_INFINITY;
      for (const { kind, day } of reviewsOf(contract, view)) {
        if ((kind === undefined || kinds.includes(kind)) && (day === undefined || day <= last)) return;
      }
      report({ data: { ...term, contract }, span: headerSpan(contract) });
    },
    message: ({ contract, ...term }) => parts.message(contract, term),
    fixes: ({ contract, ...term }, context) => [added(kinds[0], contract, days(term), context)],
  });
}

/** Whether a contract with those days is so long that it needs its reviews. */
export function needsReviews(term: Term): boolean {
  return !isShorter(term, LONG);
}

/** Whether a contract has in it the reviews that a long one needs. */
export function hasItsReviews(contract: Contract): boolean {
  const kinds = contract.children.map((child) => (isKind(child, "review") ? kindOf(child) : undefined));
  const begins = contract.field("sponsor") === undefined || startKinds.some((kind) => kinds.includes(kind));
  return begins && kinds.includes("midpoint") && kinds.includes("closing");
}

/** The reviews in which all who have signed meet when the coaching begins. */
export const startKinds = ["three-way", "kickoff"] as const satisfies readonly string[];

/** Calendar months from which on a contract needs its reviews. */
const LONG = 3;

/** Days by which a review elsewhere in the engagement may come before or after the contract. */
const AROUND = 14;

/** What a review says of itself. */
interface Known extends Omit<ContractReview, "certain"> {
  /** Who takes part; undefined where it does not say so clearly. */
  readonly people: readonly Entity[] | undefined;
}

interface Reviews {
  readonly known: ReadonlyMap<Entity, Known>;
  readonly all: Filed;
  /** Those that stand in no contract. */
  readonly free: Filed;
}

/** Reviews by those who take part. */
interface Filed {
  readonly withPerson: ReadonlyMap<Entity, readonly Known[]>;
  /** Those that say clearly who takes part, and those that do not. */
  readonly clear: readonly Known[];
  readonly unclear: readonly Known[];
}

const kept = memoryOf<Schedule, { readonly names: Names; readonly reviews: Reviews }>();

function reviewsIn({ unit, names, schedule }: UnitView): Reviews {
  const before = kept.get(schedule);
  if (before?.names === names) return before.reviews;
  const known = new Map<Entity, Known>();
  for (const review of unit.entities) {
    if (!isKind(review, "review")) continue;
    const { start } = schedule.dates(review);
    const day = start && schedule.isSound(start) ? start.day : undefined;
    const people = review.field("with") && clearNames(review, "with", names);
    known.set(review, { review, kind: kindOf(review), day, people });
  }
  const all = [...known.values()];
  const free = all.filter(({ review }) => !isKind(review.parent, "contract"));
  const reviews = { known, all: filed(all), free: filed(free) };
  kept.set(schedule, { names, reviews });
  return reviews;
}

function filed(reviews: readonly Known[]): Filed {
  const withPerson = new Map<Entity, Known[]>();
  for (const one of reviews) {
    for (const person of new Set(one.people)) {
      const same = withPerson.get(person);
      if (same) same.push(one);
      else withPerson.set(person, [one]);
    }
  }
  return {
    withPerson,
    clear: reviews.filter(({ people }) => people !== undefined),
    unclear: reviews.filter(({ people }) => people === undefined),
  };
}

/** The reviews in which one of these people takes part, or may do so; all where nobody knows who it is. */
function* concerning({ withPerson, clear, unclear }: Filed, people: readonly Entity[] | undefined) {
  if (!people) yield* clear;
  for (const person of people ?? []) yield* withPerson.get(person) ?? [];
  yield* unclear;
}

/** What kind of review it is; undefined where it does not say so in a way that can be understood. */
function kindOf(review: Entity<"review">): string | undefined {
  const field = review.field("kind");
  const word = field ? wordsOf(field)[0]?.text : review.id;
  return fieldRow("review", "kind")?.takes.choices?.find((choice) => choice.word === word)?.word;
}

function added(
  kind: string,
  contract: Contract,
  { start, end, best }: Term & { readonly best: Day },
  context: Context,
): Fix {
  const { today } = context.snapshot;
  const names = context.snapshot.names(context.uri, contract.unit);
  const holidays = holidaysOf({ unit: contract.unit, names });
  const wanted = today > best && today <= end ? today : best;
  const later = nextWorkday(wanted, 1, holidays);
  const day = later <= end ? later : Math.max(start, nextWorkday(wanted, -1, holidays));
  const people = partiesTo(contract, { names }, "take part").flatMap(({ writes }) => writes ?? []);
  const taken = contract.unit.ids.has(kind) || contract.unit.top.id === kind;
  const members = [
    ...(taken ? [`kind: ${kind}`] : []),
    ...(people.length > 0 ? [`with: ${people.join(", ")}`] : []),
    `on: ${formatDay(day)}`,
  ];
  return {
    title: t`Add a ${kind} review on ${shownDay(day)}`,
    preferred: true,
    edits: [
      insertBlock(context, contract, [`review ${taken ? "" : `${kind} `}{ ${members.join("; ")} }`], {
        plain: true,
      }),
    ],
  };
}
