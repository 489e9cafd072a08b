import { t } from "../../text/say.ts";
import { firstQuarterOf } from "../shared/parts.ts";
import { lackingReview, startKinds } from "../shared/reviews.ts";
import { Named } from "../shared/words.ts";

/** A contract with a sponsor, coach and coachee who do not meet when it begins. */
export const reviewNoThreeWayStart = lackingReview({
  code: "review/no-three-way-start",
  about:
    "A contract of three months or more that has a sponsor, and neither a three-way nor a kickoff review by the end of its first quarter.",
  kinds: startKinds,
  early: true,
  applies: (contract, { names }) => names.targets(contract, "sponsor").length > 0,
  days: firstQuarterOf,
  message: (contract) => ({
    what: t`${Named(contract)} has a sponsor, and no three-way or kickoff review in its first quarter.`,
    why: t`Unless coachee, coach and sponsor agree at the start what the coaching is for, each waits for something else.`,
    instead: t`Bring the three together before the first sessions, or soon after.`,
  }),
});
