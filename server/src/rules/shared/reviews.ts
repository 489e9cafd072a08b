/**
 * A contract's reviews: those inside it, and those elsewhere in its engagement in which its coachee (a team: its lead
 * or the team) and one of its coaches take part, from two weeks before its start to two weeks after its end.
 */
import type { Entity, Unit } from "../../analysis/entity.ts";
import { headerSpan, isKind, wordsOf } from "../../analysis/entity.ts";
import type { Names } from "../../analysis/names.ts";
import type { Schedule } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { fieldRow } from "../../language/table.ts";
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

/** The reviews of a contract, its own first. */
export function reviewsOf(contract: Contract, view: UnitView): readonly ContractReview[] {
  const known = ofContracts.get(contract);
  if (known?.schedule === view.schedule) return known.reviews;
  const reviews = findReviews(contract, view);
  ofContracts.set(contract, { schedule: view.schedule, reviews });
  return reviews;
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
    check(contract, view, report) {
      const term = termOf(contract, view);
      if (!term || isShorter(term, LONG) || statusOf(contract) === "cancelled") return;
      if (isUnfinished(contract) || mayBeLost(contract.unit, "review")) return;
      if (parts.applies?.(contract, view) === false) return;
      const last = parts.early ? days(term).end : Number.POSITIVE_INFINITY;
      const there = reviewsOf(contract, view).some(
        ({ kind, day }) => (kind === undefined || kinds.includes(kind)) && (day === undefined || day <= last),
      );
      if (!there) report({ data: { ...term, contract }, span: headerSpan(contract) });
    },
    message: ({ contract, ...term }) => parts.message(contract, term),
    fixes: ({ contract, ...term }, context) => [added(kinds[0], contract, days(term), context)],
  });
}

/** Calendar months from which on a contract needs its reviews. */
const LONG = 3;

/** Days by which a review elsewhere in the engagement may come before or after the contract. */
const AROUND = 14;

const ofContracts = new WeakMap<
  Contract,
  { readonly schedule: Schedule; readonly reviews: readonly ContractReview[] }
>();

function findReviews(contract: Contract, view: UnitView): readonly ContractReview[] {
  const { names, schedule } = view;
  const term = termOf(contract, view);
  const sides = partiesTo(contract, view, "take part").filter(
    ({ role, unclear }) => role !== "sponsor" && !unclear,
  );
  const { all, withPerson, unclear } = reviewsIn(contract.unit, names);
  const elsewhere = sides[0] ? sides[0].people.flatMap((person) => withPerson.get(person) ?? []) : all;
  const inside = contract.children.filter((child) => isKind(child, "review"));
  return [...new Set([...inside, ...elsewhere, ...unclear])].flatMap((review): ContractReview[] => {
    const { start } = schedule.dates(review);
    const day = start && schedule.isSound(start) ? start.day : undefined;
    const found = { review, kind: kindOf(review), day };
    if (review.parent === contract) return [{ ...found, certain: true }];
    if (term && day !== undefined && (day < term.start - AROUND || day > term.end + AROUND)) return [];
    const people = names.targets(review, "with").map(({ entity }) => entity);
    const isClear = !unclear.includes(review);
    if (isClear && absentFrom(people, sides).length > 0) return [];
    return [{ ...found, certain: isClear && sides.length === 2 && term !== undefined && day !== undefined }];
  });
}

interface Reviews {
  readonly all: readonly Entity<"review">[];
  readonly withPerson: ReadonlyMap<Entity, readonly Entity<"review">[]>;
  /** Those that do not say clearly who takes part. */
  readonly unclear: readonly Entity<"review">[];
}

const inUnits = new WeakMap<Names, Reviews>();

/** The reviews of an engagement by those who take part. */
function reviewsIn(unit: Unit, names: Names): Reviews {
  const known = inUnits.get(names);
  if (known) return known;
  const withPerson = new Map<Entity, Entity<"review">[]>();
  const all: Entity<"review">[] = [];
  const unclear: Entity<"review">[] = [];
  for (const review of unit.entities) {
    if (!isKind(review, "review")) continue;
    all.push(review);
    const people = clearNames(review, "with", names);
    if (!people || !review.field("with")) unclear.push(review);
    for (const person of new Set(people)) {
      const same = withPerson.get(person);
      if (same) same.push(review);
      else withPerson.set(person, [review]);
    }
  }
  const found = { all, withPerson, unclear };
  inUnits.set(names, found);
  return found;
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
    title: `Add a ${kind} review on ${formatDay(day)}`,
    preferred: true,
    edits: [
      insertBlock(context, contract, [`review ${taken ? "" : `${kind} `}{ ${members.join("; ")} }`], {
        plain: true,
      }),
    ],
  };
}
