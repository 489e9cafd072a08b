import { headerSpan } from "../../analysis/entity.ts";
import { occurrences } from "../../analysis/schedule/occurrences.ts";
import type { Day } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import type { NumberValue, RecurrenceValue } from "../../syntax/tree.ts";
import { either, t } from "../../text/say.ts";
import type { UnitView } from "../rule.ts";
import { blockRule } from "../rule.ts";
import type { Contract, ListedSession } from "../shared/contracts.ts";
import { agreedSessions, sessionsIn, statusOf, termOf } from "../shared/contracts.ts";
import { placeOf } from "../shared/layout.ts";
import { counted, Named, named } from "../shared/words.ts";

interface Count {
  readonly contract: Contract;
  readonly written: NumberValue;
  readonly agreed: number;
  /** How many there are: listed, or within the contract. */
  readonly there: number;
  /** Whether that number would be right. */
  readonly fitting: boolean;
  readonly fault:
    | { readonly kind: "more" | "fewer"; readonly sessions: readonly ListedSession[] }
    | { readonly kind: "too late"; readonly last: Day; readonly end: Day };
}

/** Sessions that are more or fewer than was agreed, or that do not fit into the contract. */
export const contractSessionCount = blockRule<"contract", Count>({
  code: "contract/session-count",
  severity: "warning",
  about:
    "A contract that lists more sessions than were agreed under `sessions`; fewer, where it is completed and lists any; or whose sessions, as often as agreed, run past its end. A cancelled session is neither one too many nor one that is missing.",
  blocks: ["contract"],
  check(contract, view, report) {
    const agreed = agreedSessions(contract);
    if (!agreed) return;
    const { written, count, recurrence } = agreed;
    const room = roomIn(contract, recurrence, view);
    const fault = listed(contract, count, room, view) ?? pastTheEnd(contract, room, view);
    if (fault) report({ data: { contract, written, agreed: count, ...fault }, span: contract.span(written) });
  },
  message: ({ contract, agreed, there, fault }) => {
    if (fault.kind === "too late") {
      return {
        what: t`Of the ${counted(agreed, "session")} of ${named(contract)}, the last is on ${shownDay(fault.last)}, after the contract ends on ${shownDay(fault.end)}.`,
        why: t`Sessions after the end are under no agreement, and what was agreed to is not delivered in time.`,
        instead: t`Agree ${there}, meet more often, or let the contract end later.`,
      };
    }
    return {
      what: t`${Named(contract)} lists ${counted(there, "session")}, ${either(fault.kind === "more", "more", "fewer")} than the ${agreed} that were agreed.`,
      why: t`Coachee and sponsor agreed to so much of the coach's time, and the fee rests on it.`,
      instead:
        fault.kind === "more"
          ? t`Agree the others with the sponsor and write the new number, or take them out.`
          : t`Add those that are not listed, or write how many there were in the end, and why.`,
    };
  },
  related: ({ contract, agreed, fault }) =>
    fault.kind === "more"
      ? fault.sessions.slice(agreed).map(({ session }) => ({
          unit: contract.unit,
          span: headerSpan(session),
          says: t`One more than agreed.`,
        }))
      : [],
  fixes: ({ contract, written, there, fitting }, context) =>
    fitting
      ? [
          {
            title: t`Agree ${counted(there, "session")}`,
            edits: [{ span: placeOf(context, contract, written), text: String(there) }],
          },
        ]
      : [],
});

type Fault = Pick<Count, "there" | "fitting" | "fault">;

function listed(contract: Contract, agreed: number, room: number, view: UnitView): Fault | undefined {
  const sessions = sessionsIn(contract, view);
  const all = contract.children.filter(({ kind }) => kind === "session").length;
  if (sessions.length > agreed) {
    const there = sessions.length;
    return { there, fitting: there <= room, fault: { kind: "more", sessions } };
  }
  if (statusOf(contract) !== "completed" || all === 0 || all >= agreed) return undefined;
  return { there: all, fitting: true, fault: { kind: "fewer", sessions } };
}

function pastTheEnd(contract: Contract, room: number, view: UnitView): Fault | undefined {
  const term = termOf(contract, view);
  const last = view.schedule.occurrences(contract).at(-1);
  if (!term || room === Number.POSITIVE_INFINITY || last === undefined || last <= term.end) return undefined;
  const fitting = room > 0 && room >= sessionsIn(contract, view).length;
  return { there: room, fitting, fault: { kind: "too late", last, end: term.end } };
}

/** How many sessions there can be until the contract ends; without limit where that is unknown. */
function roomIn(contract: Contract, recurrence: RecurrenceValue, view: UnitView): number {
  const { schedule } = view;
  const { count: _agreed, ...endless } = recurrence;
  const term = termOf(contract, view);
  const from = recurrence.from && schedule.day(contract, recurrence.from);
  if (!term || (recurrence.from && !(from && schedule.isSound(from)))) return Number.POSITIVE_INFINITY;
  return occurrences(endless, from?.day ?? term.start, term.end).length;
}
