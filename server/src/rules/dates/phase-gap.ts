import { headerSpan } from "../../analysis/entity.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import { unitRule } from "../rule.ts";
import type { Neighbours } from "../shared/phases.ts";
import { beginning, beginsDayAfter, neighbours } from "../shared/phases.ts";
import { counted, named } from "../shared/words.ts";
import { workingDays } from "../shared/workdays.ts";

interface Gap extends Neighbours {
  /** Working days on which no phase is under way. */
  readonly days: number;
}

/** Working days between two phases. */
export const phaseGap = unitRule<Gap>({
  code: "phase/gap",
  severity: "warning",
  about:
    "Two phases that follow one another, neither with `after`, with working days between them (weekends and the organization's holidays do not count).",
  blocks: ["phase"],
  heeds: ["unclear"],
  check(view, report) {
    for (const pair of neighbours(view)) {
      const days = workingDays(view, pair.ends + 1, pair.starts - 1);
      if (days > 0) report({ data: { ...pair, days }, span: beginning(pair.phase) });
    }
  },
  message: ({ before, phase, ends, starts, days }) => ({
    what: t`Between ${named(before)}, which ends on ${shownDay(ends)}, and ${named(phase)}, which begins on ${shownDay(starts)}, lie ${counted(days, "working day")}.`,
    why: t`While no phase is under way nobody feels responsible, and what was begun cools down.`,
    instead: t`Let ${named(phase)} begin the day after, make the one before it longer, or write “after:” if the pause is meant.`,
  }),
  fixes: beginsDayAfter,
  related: ({ before }) => [
    { unit: before.unit, span: headerSpan(before), says: t`This is the phase before it.` },
  ],
});
