import type { Entity } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import type { Context, Fix } from "../rule.ts";
import { blockRule } from "../rule.ts";
import type { Contract } from "../shared/contracts.ts";
import { lastDayOf, sessionsIn, signedOn, termOf } from "../shared/contracts.ts";
import { placeOf } from "../shared/layout.ts";
import type { Term } from "../shared/months.ts";
import { movedTo, occasionSpan } from "../shared/occasions.ts";
import { named } from "../shared/words.ts";

interface Outside extends Term {
  readonly contract: Contract;
  readonly session: Entity<"session">;
  readonly day: Day;
}

/** A session on a day on which its contract does not hold. */
export const sessionOutsideContract = blockRule<"contract", Outside>({
  code: "session/outside-contract",
  severity: "warning",
  about:
    "A session listed in a contract that takes place before the contract's first day or after its last one. Cancelled sessions do not count, nor those of which `session/before-signed` is told.",
  blocks: ["contract"],
  check(contract, view, report) {
    const term = termOf(contract, view);
    if (!term) return;
    const signed = signedOn(contract, view) ?? Number.NEGATIVE_INFINITY;
    for (const { session, day } of sessionsIn(contract, view)) {
      if (day === undefined || (term.start <= day && day <= term.end)) continue;
      // That it comes before the signature is the graver thing, and moving it mends both.
      if (day < signed && day < term.start) continue;
      report({ data: { ...term, contract, session, day }, span: occasionSpan(session) });
    }
  },
  message: ({ contract, day, start, end }) => ({
    what:
      day < start
        ? t`This session, on ${shownDay(day)}, takes place before ${named(contract)} starts on ${shownDay(start)}.`
        : t`This session, on ${shownDay(day)}, takes place after ${named(contract)} ends on ${shownDay(end)}.`,
    why: t`Outside its contract a session is under no agreement: neither its fee nor its confidence is settled.`,
    instead: t`Correct the day, or let the contract run as long as the coaching does.`,
  }),
  fixes(data, context) {
    const { session, day, start, end } = data;
    const moved = day < start ? movedTo(session, start, 1, context) : movedTo(session, end, -1, context);
    return [...moved, ...extended(data, context)];
  },
});

/** A later end of the contract, where its end is written. */
function extended({ contract, day, end }: Outside, context: Context): Fix[] {
  const written = lastDayOf(contract);
  if (!written || day <= end || contract.field("lasts")) return [];
  const text = formatDay(day);
  return [
    {
      title: t`Let the contract end on ${text}`,
      edits: [{ span: placeOf(context, contract, written), text }],
    },
  ];
}
