import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import type { WrongLength } from "../shared/lengths.ts";
import { lengthInWords, lengthSpan, rightLength, wrongLength } from "../shared/lengths.ts";
import { inMonths } from "../shared/months.ts";
import { kindOfPhase } from "../shared/phases.ts";

/** A plan phase in which nobody can find the time to commit, or in which nothing begins. */
export const phasePlanLength = blockRule({
  code: "phase/plan-length",
  severity: "warning",
  about:
    "A plan phase that does not take about two months: less than one and a half, or more than two and a half calendar months. Three days more or less do not count.",
  limits: {
    shortest: { default: 1.5, says: "Calendar months that a plan phase takes at least." },
    longest: { default: 2.5, says: "Calendar months that a plan phase takes at most." },
  },
  blocks: ["phase"],
  check(phase, view, report) {
    const wrong = kindOfPhase(phase) === "plan" ? wrongLength(phase, view, view.limits) : undefined;
    if (wrong) report({ data: wrong, span: lengthSpan(phase) });
  },
  message: (wrong: WrongLength) => ({
    what: lengthInWords(wrong),
    why: wrong.tooLong
      ? t`While the plan is still being made nothing changes, and what the diagnostic has stirred up settles again.`
      : t`Leaders need time to take in what was found and to commit themselves; a plan made over their heads is not theirs.`,
    instead: wrong.tooLong
      ? t`Keep to ${inMonths(wrong.months)}; what is not settled by then can be settled on the way.`
      : t`Take ${inMonths(wrong.months)} at least.`,
  }),
  fixes: rightLength,
});
