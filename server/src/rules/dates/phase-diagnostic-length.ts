import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import type { WrongLength } from "../shared/lengths.ts";
import { lengthInWords, lengthSpan, rightLength, wrongLength } from "../shared/lengths.ts";
import { inMonths } from "../shared/months.ts";
import { kindOfPhase } from "../shared/phases.ts";

/** A diagnostic that is too short to hear everybody, or so long that nobody remembers why. */
export const phaseDiagnosticLength = blockRule({
  code: "phase/diagnostic-length",
  severity: "warning",
  about:
    "A diagnostic phase that takes less than one or more than two calendar months. Three days more or less do not count.",
  limits: {
    shortest: { default: 1, says: "Calendar months that a diagnostic takes at least." },
    longest: { default: 2, says: "Calendar months that a diagnostic takes at most." },
  },
  blocks: ["phase"],
  check(phase, view, report) {
    const wrong = kindOfPhase(phase) === "diagnostic" ? wrongLength(phase, view, view.limits) : undefined;
    if (wrong) report({ data: wrong, span: lengthSpan(phase) });
  },
  message: (wrong: WrongLength) => ({
    what: lengthInWords(wrong),
    why: wrong.tooLong
      ? t`People who have spoken openly wait to see what comes of it; the longer they wait, the less they believe.`
      : t`In so short a time not every layer is heard, from the board to the front line, and the plan is built on guesses.`,
    instead: wrong.tooLong
      ? t`Keep to ${inMonths(wrong.months)}, and leave what is still open to the plan.`
      : t`Take ${inMonths(wrong.months)} at least, or begin the plan later.`,
  }),
  fixes: rightLength,
});
