import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import type { Contract } from "../shared/contracts.ts";
import { counted, Named } from "../shared/words.ts";

const limits = { most: { default: 3, says: "Results that a contract may have." } } as const;

interface Many {
  readonly contract: Contract;
  readonly results: readonly Entity[];
  readonly most: number;
}

/** A contract for more than anybody can work on at once. */
export const contractManyResults = blockRule<"contract", Many, typeof limits>({
  code: "contract/many-results",
  severity: "warning",
  about: `A contract with more than ${counted(limits.most.default, "result")}; it is told at the first one that is too many.`,
  limits,
  blocks: ["contract"],
  check(contract, { limits: { most } }, report) {
    const results = contract.children.filter((child) => isKind(child, "result"));
    const first = results[Math.floor(most)];
    if (first) report({ data: { contract, results, most }, span: headerSpan(first) });
  },
  message: ({ contract, results, most }) => ({
    what: t`${Named(contract)} has ${counted(results.length, "result")}, more than ${most}.`,
    why: t`In a few months a leader can move one or two things that matter; a long list moves none.`,
    instead: t`Keep those that the goals of the engagement need most, and leave the others to actions or to a later contract.`,
  }),
  related: ({ contract, results, most }) =>
    results.slice(0, Math.floor(most)).map((result, i) => ({
      unit: contract.unit,
      span: headerSpan(result),
      says: t`Result ${i + 1} of ${results.length}.`,
    })),
});
