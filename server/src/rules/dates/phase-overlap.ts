import { headerSpan } from "../../analysis/entity.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import { unitRule } from "../rule.ts";
import type { Neighbours } from "../shared/phases.ts";
import { beginning, beginsDayAfter, neighbours } from "../shared/phases.ts";
import { counted, Named, named } from "../shared/words.ts";

/** Two phases at the same time. */
export const phaseOverlap = unitRule<Neighbours>({
  code: "phase/overlap",
  severity: "warning",
  about: "Two phases that follow one another, neither with `after`, and share days.",
  blocks: ["phase"],
  heeds: ["unclear"],
  check(view, report) {
    for (const pair of neighbours(view)) {
      if (pair.starts <= pair.ends) report({ data: pair, span: beginning(pair.phase) });
    }
  },
  message: ({ before, phase, ends, starts }) => ({
    what: t`${Named(phase)} begins on ${shownDay(starts)}, ${counted(ends - starts + 1, "day")} before ${named(before)} is over (${shownDay(ends)}).`,
    why: t`A phase builds on what the one before it has brought.`,
    instead: t`Let it begin the day after, or write “after:” to say what it really waits for.`,
  }),
  fixes: beginsDayAfter,
  related: ({ before }) => [
    { unit: before.unit, span: headerSpan(before), says: t`This phase is not over by then.` },
  ],
});
