import type { Entity } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import type { Contract } from "../shared/contracts.ts";
import { sessionsIn, signedOn, termOf } from "../shared/contracts.ts";
import { movedTo, occasionSpan } from "../shared/occasions.ts";
import { named } from "../shared/words.ts";

interface Unsigned {
  readonly contract: Contract;
  readonly session: Entity<"session">;
  readonly day: Day;
  readonly signed: Day;
}

/** Coaching before there is an agreement. */
export const sessionBeforeSigned = blockRule<"contract", Unsigned>({
  code: "session/before-signed",
  severity: "error",
  about:
    "A session listed in a contract that takes place before the contract's `signed` day. Cancelled sessions do not count.",
  blocks: ["contract"],
  check(contract, view, report) {
    const signed = signedOn(contract, view);
    if (signed === undefined) return;
    for (const { session, day } of sessionsIn(contract, view)) {
      if (day === undefined || day >= signed) continue;
      report({ data: { contract, session, day, signed }, span: occasionSpan(session) });
    }
  },
  message: ({ contract, day, signed }) => ({
    what: t`This session, on ${shownDay(day)}, takes place before ${named(contract)} is signed on ${shownDay(signed)}.`,
    why: t`Professional codes ask for the agreement first: until then the coachee does not know what stays in confidence.`,
    instead: t`Have the contract signed earlier, or hold the session later.`,
  }),
  related({ contract }) {
    const field = contract.field("signed");
    return field
      ? [{ unit: contract.unit, span: contract.span(field), says: t`The contract is signed on this day.` }]
      : [];
  },
  fixes({ contract, session, signed }, context) {
    const schedule = context.snapshot.schedule(context.uri, contract.unit);
    const first = Math.max(signed, termOf(contract, { schedule })?.start ?? signed);
    return movedTo(session, first, 1, context);
  },
});
