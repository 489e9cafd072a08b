import type { Entity } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import type { Context, Fix } from "../rule.ts";
import { blockRule } from "../rule.ts";
import type { Contract } from "../shared/contracts.ts";
import { agreedSessions, sessionsIn, statusOf } from "../shared/contracts.ts";
import { insertBlock } from "../shared/layout.ts";
import { occasionSpan } from "../shared/occasions.ts";
import { counted } from "../shared/words.ts";
import { holidaysOf, nextWorkday } from "../shared/workdays.ts";

const limits = {
  weeks: { default: 6, says: "Weeks that may lie between two sessions that follow each other." },
} as const;

interface Gap {
  readonly contract: Contract;
  readonly before: Entity<"session">;
  readonly session: Entity<"session">;
  readonly from: Day;
  readonly to: Day;
  /** Weeks that may lie between them. */
  readonly weeks: number;
}

/** A long pause between two sessions. */
export const sessionFarApart = blockRule<"contract", Gap, typeof limits>({
  code: "session/far-apart",
  severity: "hint",
  about: `Two sessions of a contract that follow each other with more than ${limits.weeks.default} weeks between them. Cancelled sessions do not count; silent for a contract that is on hold or cancelled.`,
  limits,
  blocks: ["contract"],
  check(contract, view, report) {
    const { weeks } = view.limits;
    if (pausing.has(statusOf(contract) ?? "")) return;
    const sessions = sessionsIn(contract, view);
    if (sessions.some(({ day }) => day === undefined)) return;
    const inOrder = sessions
      .flatMap(({ session, day }) => (day === undefined ? [] : [{ session, day }]))
      .sort((a, b) => a.day - b.day);
    inOrder.slice(1).forEach(({ session, day }, i) => {
      const before = inOrder[i];
      if (!before || day - before.day <= 7 * weeks) return;
      report({
        data: { contract, before: before.session, session, from: before.day, to: day, weeks },
        span: occasionSpan(session),
      });
    });
  },
  message: ({ from, to, weeks }) => ({
    what: t`Between this session, on ${shownDay(to)}, and the one before it, on ${shownDay(from)}, lie ${counted(to - from, "day")}, more than ${counted(weeks, "week")}.`,
    why: t`New habits need somebody to come back to; after a long pause each session begins from the start.`,
    instead: t`Put a session in between, or agree on a short call.`,
  }),
  related: ({ before }) => [
    { unit: before.unit, span: occasionSpan(before), says: t`This is the session before it.` },
  ],
  fixes: between,
});

const pausing: ReadonlySet<string> = new Set(["on-hold", "cancelled"]);

/** A session in the middle of the pause, where that is enough, still to come, and agreed. */
function between({ contract, from, to, weeks }: Gap, context: Context): Fix[] {
  const { snapshot, uri } = context;
  const { unit } = contract;
  const schedule = snapshot.schedule(uri, unit);
  const holidays = holidaysOf({ unit, names: snapshot.names(uri, unit) });
  const day = nextWorkday(from + Math.floor((to - from) / 2), 1, holidays);
  const isEnough = day - from <= 7 * weeks && to - day <= 7 * weeks;
  const agreed = agreedSessions(contract)?.count ?? Number.POSITIVE_INFINITY;
  const isAgreed = sessionsIn(contract, { schedule }).length < agreed;
  const { start, end } = schedule.dates(contract);
  const isInside = (!start || start.day <= day) && (!end || day <= end.day);
  if (!isEnough || !isAgreed || !isInside || day < snapshot.today) return [];
  const title = t`Add a session on ${shownDay(day)}`;
  const line = `session { on: ${formatDay(day)} }`;
  return [{ title, edits: [insertBlock(context, contract, [line], { plain: true })] }];
}
