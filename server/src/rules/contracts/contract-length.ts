import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import { formatDay } from "../../calendar/day.ts";
import { formatDuration } from "../../calendar/duration.ts";
import { shownDay, shownDuration } from "../../language/shownDay.ts";
import { either, t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import { limitsOf } from "../limits.ts";
import type { Context, Fix } from "../rule.ts";
import { blockRule } from "../rule.ts";
import type { Contract } from "../shared/contracts.ts";
import { coacheeOf, keepsSessions, lastDayOf, termOf } from "../shared/contracts.ts";
import { placeOf } from "../shared/layout.ts";
import type { Term } from "../shared/months.ts";
import { inMonths, isLonger, isShorter, monthsLater } from "../shared/months.ts";
import { hasItsReviews } from "../shared/reviews.ts";
import { Named } from "../shared/words.ts";

const CODE = "contract/length";

const limits = {
  longest: { default: 4, says: "Calendar months that a contract with one person may run." },
  shortest: { default: 3, says: "Calendar months that a contract with one person should run at least." },
  longestOfTeam: { default: 12, says: "Calendar months that a contract with a team may run." },
} as const;

interface Length extends Term {
  readonly contract: Entity<"contract">;
  /** The limit that it is beyond, in months. */
  readonly months: number;
  readonly tooLong: boolean;
  /** How long it should be, in words. */
  readonly wanted: { readonly from: number | undefined; readonly to: number };
}

/** A contract that is longer or shorter than coaching for results takes. */
export const contractLength = blockRule<"contract", Length, typeof limits>({
  code: CODE,
  severity: "warning",
  about: `A contract that runs for more than ${limits.longest.default} calendar months; as a hint, one that runs for less than ${limits.shortest.default}. A team's contract may run for ${limits.longestOfTeam.default} months, and be as short as it likes. Three days more or less do not count.`,
  limits,
  blocks: ["contract"],
  check(contract, view, report) {
    const { shortest } = view.limits;
    const term = termOf(contract, view);
    const coachee = coacheeOf(contract, view);
    // Whether a person or a team is meant is unknown where the name is wrong.
    if (!term || (contract.field("coachee") && !coachee)) return;
    const ofTeam = coachee?.kind === "team";
    const most = mostMonths(ofTeam, view.limits);
    const tooLong = isLonger(term, most);
    if (!tooLong && (ofTeam || !isShorter(term, shortest))) return;
    const wanted = { from: ofTeam ? undefined : shortest, to: most };
    report({
      data: { ...term, contract, months: tooLong ? most : shortest, tooLong, wanted },
      span: spanOf(contract),
      severity: tooLong ? "warning" : "hint",
    });
  },
  message: ({ contract, start, end, months, tooLong, wanted }) => ({
    what: t`${Named(contract)} runs from ${shownDay(start)} to ${shownDay(end)}, ${either(tooLong, "more", "less")} than ${inMonths(months)}.`,
    why: tooLong
      ? t`Coaching for results needs an end in sight; a long contract makes people depend on the coach.`
      : t`Habits do not change in a few weeks, and there is no room for a review at half-time.`,
    instead: tooLong
      ? t`End it ${term(wanted)}, look at the results, and agree a new one if more is needed.`
      : t`Let it run for ${inMonths(months)} or more, or make it plain in a note why less is enough.`,
  }),
  triesFixes: true,
  fixes(length, context) {
    if (!length.tooLong && !hasItsReviews(length.contract)) return [];
    const fixes = [...untilThen(length, context), ...forSoLong(length, context)];
    return fixes.filter(({ edits }) => keepsSessions(length.contract, edits, context));
  },
});

/** Whether a contract with those days would be longer than it may be. */
export function wouldBeTooLong(contract: Contract, days: Term, { snapshot, uri }: Context): boolean {
  const names = snapshot.names(uri, contract.unit);
  const ofTeam = coacheeOf(contract, { names })?.kind === "team";
  return isLonger(days, mostMonths(ofTeam, limitsOf(CODE, limits, snapshot.settings)));
}

function mostMonths(
  ofTeam: boolean,
  held: { readonly longest: number; readonly longestOfTeam: number },
): number {
  return ofTeam ? held.longestOfTeam : held.longest;
}

function term({ from, to }: Length["wanted"]): string {
  return from === undefined ? t`within ${inMonths(to)}` : t`after ${from} to ${inMonths(to)}`;
}

function spanOf(contract: Entity<"contract">): Span {
  const field = contract.field("dates") ?? contract.field("ends") ?? contract.field("lasts");
  return field ? contract.span(field.values[0] ?? field) : headerSpan(contract);
}

/** Another length, where the contract's own length is written. */
function forSoLong({ contract, months }: Length, context: Context): Fix[] {
  const value = contract.field("lasts")?.values[0];
  if (!value || !Number.isInteger(months) || contract.field("dates") || contract.field("ends")) return [];
  const length = { amount: months, unit: "month" } as const;
  return [
    {
      title: t`Let it last ${shownDuration(length)}`,
      preferred: true,
      edits: [{ span: placeOf(context, contract, value), text: formatDuration(length) }],
    },
  ];
}

/** Another last day, where that is written. */
function untilThen({ contract, start, months }: Length, context: Context): Fix[] {
  const written = lastDayOf(contract);
  if (!written || contract.field("lasts")) return [];
  const text = formatDay(monthsLater(start, months) - 1);
  return [
    {
      title: t`Let it end on ${text}`,
      preferred: true,
      edits: [{ span: placeOf(context, contract, written), text }],
    },
  ];
}
