import { actions } from "./actions/index.ts";
import { contracts } from "./contracts/index.ts";
import { dates } from "./dates/index.ts";
import { diagnostic } from "./diagnostic/index.ts";
import { missing } from "./missing/index.ts";
import { privacy } from "./privacy/index.ts";
import type { Rule } from "./rule.ts";
import { writing } from "./writing/index.ts";

/** Every rule, by group: the folders beside this file. */
export const ruleGroups: Readonly<Record<string, readonly Rule[]>> = {
  writing,
  missing,
  dates,
  actions,
  contracts,
  diagnostic,
  privacy,
};

/** Every rule. */
export const rules: readonly Rule[] = Object.values(ruleGroups).flat();
