import { t } from "../../text/say.ts";
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
    what: t`${Named(contract)} has no midpoint review.`,
    why: t`At half-time there is still room to change course; at the end one can only look back.`,
    instead: t`Meet in the middle of the contract, the coachee, the coach and the sponsor together.`,
  }),
});
