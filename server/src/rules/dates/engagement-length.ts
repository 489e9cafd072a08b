import { isKind, wordsOf } from "../../analysis/entity.ts";
import { endOf } from "../../calendar/duration.ts";
import { t } from "../../text/say.ts";
import type { Fix } from "../rule.ts";
import { blockRule } from "../rule.ts";
import type { WrongLength } from "../shared/lengths.ts";
import { lastingUntil, lengthInWords, lengthSpan, rightLength, wrongLength } from "../shared/lengths.ts";
import { mayBeLost } from "../shared/lost.ts";
import { inMonths } from "../shared/months.ts";
import { kindOfPhase, phasesOf } from "../shared/phases.ts";

/** An engagement that is over before anything can have changed. */
export const engagementLength = blockRule({
  code: "engagement/length",
  severity: "information",
  about:
    "An engagement that takes less than six calendar months; longer is never a fault, implementation may go on. Three days less do not count. Silent while the end is neither written nor planned for by an implementation phase, while the end of a phase is not known, and where the engagement is cancelled.",
  limits: { shortest: { default: 6, says: "Calendar months that an engagement takes at least." } },
  blocks: ["engagement"],
  heeds: ["unclear"],
  check(engagement, view, report) {
    if (wordsOf(engagement.field("status"))[0]?.text === "cancelled") return;
    const endsByContents = view.schedule.dates(engagement).end?.reason.kind === "contains";
    const phases = phasesOf(engagement);
    const planned = phases.some((phase) => kindOfPhase(phase) === "implementation");
    // A phase that does not say when it ends has its own message; until then nobody knows how long all of them take.
    const known = phases.every((phase) => view.schedule.dates(phase).end !== undefined);
    if (endsByContents && (!planned || !known || mayBeLost(engagement.unit, "phase"))) return;
    const wrong = wrongLength(engagement, view, view.limits);
    if (wrong) report({ data: wrong, span: lengthSpan(engagement) });
  },
  message: (wrong: WrongLength) => ({
    what: lengthInWords(wrong),
    why: t`Listening, planning and results that last take their time; what is hurried through falls back as soon as the coach has left.`,
    instead: t`Plan for ${inMonths(wrong.months)} or more, or expect less of it.`,
  }),
  fixes: (wrong, context): Fix[] => {
    const own = rightLength(wrong, context);
    const { entity, start, months } = wrong;
    const last = isKind(entity, "engagement") ? phasesOf(entity).at(-1) : undefined;
    const begins = last && context.snapshot.schedule(context.uri, entity.unit).dates(last).start?.day;
    if (own.length > 0 || !last || begins === undefined) return own;
    return lastingUntil(last, begins, endOf(start, { amount: Math.ceil(months), unit: "month" }), context);
  },
});
