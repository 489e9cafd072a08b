import type { Rule } from "../rule.ts";
import { actionOwnedByCoach } from "./action-owned-by-coach.ts";

/** Whether actions will be carried out. */
export const actions: readonly Rule[] = [actionOwnedByCoach];
