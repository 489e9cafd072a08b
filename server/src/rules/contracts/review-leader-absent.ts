import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import { inSeries } from "../../language/shapes.ts";
import { either, t } from "../../text/say.ts";
import type { UnitView } from "../rule.ts";
import { unitRule } from "../rule.ts";
import type { Contract, Party } from "../shared/contracts.ts";
import { absentFrom, clearNames, partiesTo, partyInWords, statusOf } from "../shared/contracts.ts";
import { addNames, valuesSpan } from "../shared/lists.ts";
import { reviewsOf } from "../shared/reviews.ts";
import { named, quoted } from "../shared/words.ts";

interface Absence {
  readonly contract: Contract;
  readonly review: Entity<"review">;
  readonly parties: readonly Party[];
}

/** A three-way review without one of the three. */
export const reviewLeaderAbsent = unitRule<Absence>({
  code: "review/leader-absent",
  severity: "warning",
  about:
    "A three-way review of a contract to which its coachee (of a team its lead, or the team), a coach of it or a sponsor of it does not come. Where the coachee pays there is no sponsor to come.",
  blocks: ["contract"],
  heeds: ["contract", "review"],
  check(view, report) {
    for (const [review, absences] of threeWays(view)) {
      // One review may serve several contracts.
      const worst = absences.find(({ parties }) => parties.length > 0);
      if (worst && absences.every(({ parties }) => parties.length > 0)) {
        report({ data: worst, span: valuesSpan(review, "with") });
      }
    }
  },
  message: ({ contract, parties }) => ({
    what: t`In this three-way review of ${named(contract)} ${inSeries(parties.map(partyInWords), "and")} ${either(parties.length === 1, "does", "do")} not take part.`,
    why: t`What is agreed about somebody who is absent is not agreed; all three sides must hear the same words.`,
    instead: t`Add ${either(parties.length === 1, "the name", "the names")} under “with:”, or give the review another kind.`,
  }),
  related: ({ contract }) => [
    { unit: contract.unit, span: headerSpan(contract), says: t`This is the contract.` },
  ],
  fixes({ review, parties }, context) {
    const names = parties.flatMap(({ writes }) => writes ?? []);
    return names.length < parties.length
      ? []
      : [
          {
            title: t`Add ${inSeries(names.map(quoted), "and")}`,
            preferred: true,
            edits: [addNames(context, review, "with", names)],
          },
        ];
  },
});

/** The three-way reviews that say who takes part, each with the contracts that it is a review of. */
function threeWays(view: UnitView): ReadonlyMap<Entity<"review">, readonly Absence[]> {
  const found = new Map<Entity<"review">, Absence[]>();
  for (const contract of view.unit.entities) {
    if (!isKind(contract, "contract") || statusOf(contract) === "cancelled") continue;
    // A review in another contract is that one's, whomever else it concerns.
    for (const { review, kind, certain } of reviewsOf(contract, view, { others: false })) {
      if (kind !== "three-way" || !certain) continue;
      const people = clearNames(review, "with", view.names);
      if (!people || !review.field("with")) continue;
      const parties = absentFrom(people, partiesTo(contract, view, "take part"));
      found.set(review, [...(found.get(review) ?? []), { contract, review, parties }]);
    }
  }
  return found;
}
