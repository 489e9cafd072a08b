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
import { centreOf } from "../shared/parts.ts";
import { hasItsReviews, needsReviews, reviewsOf } from "../shared/reviews.ts";
import { named } from "../shared/words.ts";
import { holidaysOf, nextWorkday } from "../shared/workdays.ts";
import { unitViewOf } from "../unitView.ts";
import { wouldBeTooLong } from "./contract-length.ts";

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
  fixes: (data, context) => [...moved(data, context), ...extended(data, context)],
});

/** To the nearest working day of the contract on which nothing else of it takes place; not before it is signed. */
function moved({ contract, session, day, start, end }: Outside, context: Context): Fix[] {
  const { snapshot, uri } = context;
  const { unit } = contract;
  const schedule = snapshot.schedule(uri, unit);
  const holidays = holidaysOf({ unit, names: snapshot.names(uri, unit) });
  const others = contract.children.filter((child) => child !== session);
  const taken = new Set(others.flatMap((child) => schedule.dates(child).start?.day ?? []));
  const direction = day < start ? 1 : -1;
  let free = day < start ? start : end;
  for (let next = nextWorkday(free, direction, holidays); start <= next && next <= end; next += direction) {
    free = nextWorkday(next, direction, holidays);
    if (!taken.has(free)) break;
  }
  const signed = signedOn(contract, { schedule }) ?? start;
  return free < Math.max(start, signed) || free > end ? [] : movedTo(session, free, direction, context);
}

/** A later end of the contract, where its end is written and may be later. */
function extended({ contract, day, start, end }: Outside, context: Context): Fix[] {
  const written = lastDayOf(contract);
  if (!written || day <= end || contract.field("lasts")) return [];
  if (!mayRun(contract, { start, end }, { start, end: day }, context)) return [];
  const text = formatDay(day);
  return [
    {
      title: t`Let the contract end on ${text}`,
      edits: [{ span: placeOf(context, contract, written), text }],
    },
  ];
}

/** Whether it may run so long: within its limit and its engagement, with the reviews that it then needs. */
function mayRun(contract: Contract, now: Term, then: Term, context: Context): boolean {
  const view = unitViewOf(context.snapshot, context.uri, contract.unit);
  const around = view.schedule.dates(contract.unit.top).end;
  if (around && around.reason.kind !== "contains" && then.end > around.day) return false;
  if (wouldBeTooLong(contract, then, context)) return false;
  if (needsReviews(then) && !needsReviews(now) && !hasItsReviews(contract)) return false;
  const midpoints = [...reviewsOf(contract, view)].filter(({ kind }) => kind === "midpoint");
  const isCentral = (term: Term) => {
    const centre = centreOf(term);
    return midpoints.some(({ day = centre.best }) => centre.start <= day && day <= centre.end);
  };
  return !isCentral(now) || isCentral(then);
}
