import type { Rule } from "../rule.ts";
import { actionBunched } from "./action-bunched.ts";
import { actionNoInsight } from "./action-no-insight.ts";
import { actionNoReason } from "./action-no-reason.ts";
import { actionOwnedByCoach } from "./action-owned-by-coach.ts";
import { actionOwnerLoad } from "./action-owner-load.ts";
import { actionProgressStatus } from "./action-progress-status.ts";
import { actionVagueSuccess } from "./action-vague-success.ts";
import { commitmentNoAction } from "./commitment-no-action.ts";

/** Whether actions will be carried out. */
export const actions: readonly Rule[] = [
  actionBunched,
  actionNoInsight,
  actionNoReason,
  actionOwnedByCoach,
  actionOwnerLoad,
  actionProgressStatus,
  actionVagueSuccess,
  commitmentNoAction,
];
