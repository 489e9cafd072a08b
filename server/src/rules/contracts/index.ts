import type { Rule } from "../rule.ts";
import { coachDoubleBooked } from "./coach-double-booked.ts";
import { contractBeforePlan } from "./contract-before-plan.ts";
import { contractBothBossAndReport } from "./contract-both-boss-and-report.ts";
import { contractLength } from "./contract-length.ts";
import { contractManyResults } from "./contract-many-results.ts";
import { contractSessionCount } from "./contract-session-count.ts";
import { contractUnsignedParties } from "./contract-unsigned-parties.ts";
import { reviewLeaderAbsent } from "./review-leader-absent.ts";
import { reviewMidpointOffCentre } from "./review-midpoint-off-centre.ts";
import { reviewNoClosing } from "./review-no-closing.ts";
import { reviewNoMidpoint } from "./review-no-midpoint.ts";
import { reviewNoThreeWayStart } from "./review-no-three-way-start.ts";
import { sessionBeforeSigned } from "./session-before-signed.ts";
import { sessionFarApart } from "./session-far-apart.ts";
import { sessionOutsideContract } from "./session-outside-contract.ts";

/** Whether contracts, their sessions and their reviews hold what coaching for results asks for. */
export const contracts: readonly Rule[] = [
  coachDoubleBooked,
  contractBeforePlan,
  contractBothBossAndReport,
  contractLength,
  contractManyResults,
  contractSessionCount,
  contractUnsignedParties,
  reviewLeaderAbsent,
  reviewMidpointOffCentre,
  reviewNoClosing,
  reviewNoMidpoint,
  reviewNoThreeWayStart,
  sessionBeforeSigned,
  sessionFarApart,
  sessionOutsideContract,
];
