import { centreOf } from "../shared/parts.ts";
import { lackingReview } from "../shared/reviews.ts";
import { Named } from "../shared/words.ts";

/** A contract without a review at half-time. */
export const reviewNoMidpoint = lackingReview({
  code: "review/no-midpoint",
  about: "A contract of three months or more without a midpoint review.",
  kinds: ["midpoint"],
  days: centreOf,
  message: (contract) => ({
    what: `${Named(contract)} has no midpoint review.`,
    why: "At half-time there is still room to change course; at the end one can only look back.",
    instead: "Meet in the middle of the contract, the coachee, the coach and the sponsor together.",
  }),
});
