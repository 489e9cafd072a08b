import type { Rule } from "../rule.ts";
import { actionDoneWithoutDate } from "./action-done-without-date.ts";
import { actionDueBeforeNeeded } from "./action-due-before-needed.ts";
import { actionOverdue } from "./action-overdue.ts";
import { dateCircular } from "./date-circular.ts";
import { dateDisagree } from "./date-disagree.ts";
import { dateEndsBeforeStart } from "./date-ends-before-start.ts";
import { dateHoliday } from "./date-holiday.ts";
import { dateOutsideEngagement } from "./date-outside-engagement.ts";
import { dateOutsidePhase } from "./date-outside-phase.ts";
import { dateWeekend } from "./date-weekend.ts";
import { engagementLength } from "./engagement-length.ts";
import { phaseDiagnosticLength } from "./phase-diagnostic-length.ts";
import { phaseGap } from "./phase-gap.ts";
import { phaseOrder } from "./phase-order.ts";
import { phaseOverlap } from "./phase-overlap.ts";
import { phasePlanLength } from "./phase-plan-length.ts";

/** Whether the days make sense, alone and together. */
export const dates: readonly Rule[] = [
  actionDoneWithoutDate,
  actionDueBeforeNeeded,
  actionOverdue,
  dateCircular,
  dateDisagree,
  dateEndsBeforeStart,
  dateHoliday,
  dateOutsideEngagement,
  dateOutsidePhase,
  dateWeekend,
  engagementLength,
  phaseDiagnosticLength,
  phaseGap,
  phaseOrder,
  phaseOverlap,
  phasePlanLength,
];
