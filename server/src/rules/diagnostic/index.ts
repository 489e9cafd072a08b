import type { Rule } from "../rule.ts";
import { diagnosticCoverage } from "./diagnostic-coverage.ts";
import { diagnosticFewRaters } from "./diagnostic-few-raters.ts";
import { diagnosticNoObservation } from "./diagnostic-no-observation.ts";
import { planNoFeedback } from "./plan-no-feedback.ts";

/** Whether the diagnostic hears and sees enough, and those who decide hear of it. */
export const diagnostic: readonly Rule[] = [
  diagnosticCoverage,
  diagnosticFewRaters,
  diagnosticNoObservation,
  planNoFeedback,
];
