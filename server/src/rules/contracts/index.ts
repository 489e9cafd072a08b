import type { Rule } from "../rule.ts";
import { contractLength } from "./contract-length.ts";

/** Whether contracts hold what coaching for results asks for. */
export const contracts: readonly Rule[] = [contractLength];
