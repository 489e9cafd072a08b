import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import type { Contract } from "../shared/contracts.ts";
import { statusOf, termOf } from "../shared/contracts.ts";
import { movedTo, occasionSpan } from "../shared/occasions.ts";
import { centreOf, percentOf } from "../shared/parts.ts";
import { reviewsOf } from "../shared/reviews.ts";
import { named } from "../shared/words.ts";

interface OffCentre {
  readonly contract: Contract;
  readonly review: Entity<"review">;
  readonly day: Day;
  /** Where in the contract the day lies. */
  readonly percent: number;
  readonly centre: ReturnType<typeof centreOf>;
}

/** A midpoint review that is far from the middle. */
export const reviewMidpointOffCentre = blockRule<"contract", OffCentre>({
  code: "review/midpoint-off-centre",
  severity: "hint",
  about:
    "A contract's midpoint review that takes place before 35 % of the contract have passed, or after 65 %. Where there are several, one of them near the middle is enough.",
  blocks: ["contract"],
  heeds: ["review"],
  check(contract, view, report) {
    const term = termOf(contract, view);
    if (!term || statusOf(contract) === "cancelled") return;
    const centre = centreOf(term);
    let nearest: { readonly review: Entity<"review">; readonly day: Day } | undefined;
    for (const { review, kind, day, certain } of reviewsOf(contract, view)) {
      if (kind !== "midpoint") continue;
      // One that is near the middle, or may be, is enough.
      if (!certain || day === undefined || (centre.start <= day && day <= centre.end)) return;
      if (!nearest || Math.abs(day - centre.best) < Math.abs(nearest.day - centre.best))
        nearest = { review, day };
    }
    if (!nearest) return;
    const { review, day } = nearest;
    const data = { contract, review, day, percent: percentOf(day, term), centre };
    report({ data, span: occasionSpan(review) });
  },
  message: ({ contract, day, percent, centre }) => ({
    what: where(shownDay(day), percent, named(contract)),
    why: t`Too early there is nothing to look at yet; too late there is no time left to change course.`,
    instead: t`Hold it between ${shownDay(centre.start)} and ${shownDay(centre.end)}, best about ${shownDay(centre.best)}.`,
  }),
  related: ({ contract }) => [
    { unit: contract.unit, span: headerSpan(contract), says: t`This is the contract.` },
  ],
  fixes: ({ review, centre }, context) => movedTo(review, centre.best, 1, context),
});

function where(day: string, percent: number, contract: string): string {
  if (percent < 0) return t`This midpoint review, on ${day}, comes before the start of ${contract}.`;
  return percent > 100
    ? t`This midpoint review, on ${day}, comes after the end of ${contract}.`
    : t`This midpoint review, on ${day}, comes after ${percent} % of ${contract}.`;
}
