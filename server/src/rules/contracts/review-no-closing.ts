import { t } from "../../text/say.ts";
import { lackingReview } from "../shared/reviews.ts";
import { Named } from "../shared/words.ts";

/** A contract without a review at its end. */
export const reviewNoClosing = lackingReview({
  code: "review/no-closing",
  about: "A contract of three months or more without a closing review.",
  kinds: ["closing"],
  days: ({ start, end }) => ({ start: Math.max(start, end - 6), end, best: end }),
  message: (contract) => ({
    what: t`${Named(contract)} has no closing review.`,
    why: t`Results that nobody looks at together were agreed for nothing, and what comes after the coaching stays open.`,
    instead: t`Meet in the last week, look at each result beside its target, and settle what comes next.`,
  }),
});
