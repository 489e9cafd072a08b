/** Days that the author begins to name: a weekday, so many weeks from now, the 5th of a month. */

import { CompletionItemKind } from "vscode-languageserver-types";
import type { Day } from "../../calendar/day.ts";
import { dateOf, dayOf, formatDay } from "../../calendar/day.ts";
import { addDuration } from "../../calendar/duration.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import { longWeekday, plainDay, shortDay } from "../shared/days.ts";
import type { Piece } from "../shared/pieces.ts";
import type { Proposal } from "./item.ts";

/** Which way the days lie that a field asks for. */
export type Direction = "past" | "future" | "either";

/**
 * Too many to be listed, so they come when something is typed that may mean them: `fri`, `next fri`, `in 10 d`.
 * Labels with their days.
 */
export function daysTyped(
  typed: string,
  today: Day,
  direction: Direction,
): readonly (readonly [string, Day])[] {
  if (!/^\p{L}/u.test(typed)) return [];
  const week = [1, 2, 3, 4, 5, 6, 7];
  if (direction === "past") {
    return week.map((away) => [t`last ${longWeekday(today - away)}`, today - away]);
  }
  const count = Number(/\d+/.exec(typed)?.[0] ?? 0);
  const counted: readonly (readonly [string, Day])[] =
    count < 2 || count > MOST
      ? []
      : [
          [t`in ${count} days`, today + count],
          [t`in ${count} weeks`, today + 7 * count],
          [t`in ${count} months`, addDuration(today, { amount: count, unit: "month" })],
        ];
  return [...counted, ...week.map((away) => [t`next ${longWeekday(today + away)}`, today + away] as const)];
}

/** Nobody plans further ahead, in whatever it is counted. */
const MOST = 100;

/** Behind a number, when a month is begun: that day of the months around. It takes the place of number and word. */
export function daysOfMonths(
  number: Piece | undefined,
  { typed, word }: { readonly typed: string; readonly word: Span },
  today: Day,
  direction: Direction,
): Proposal[] {
  const date = Number(number?.text);
  if (!number || !/^\p{L}/u.test(typed) || !Number.isInteger(date)) return [];
  const { year, month } = dateOf(today);
  const months = Array.from({ length: 13 }, (_, i) => month + i - monthsBack[direction]);
  return months.flatMap((counted): Proposal[] => {
    const day = dayOf({
      year: year + Math.floor((counted - 1) / 12),
      month: ((counted + 11) % 12) + 1,
      day: date,
    });
    if (day === undefined || (direction !== "either" && liesWrong(day - today, direction))) return [];
    return [
      {
        label: plainDay(day),
        text: formatDay(day),
        short: shortDay(day),
        detail: `${formatDay(day)} · ${shortDay(day)}`,
        kind: CompletionItemKind.Value,
        rank: 25,
        replaces: { start: number.start, end: word.end },
      },
    ];
  });
}

const monthsBack: Readonly<Record<Direction, number>> = { past: 12, future: 0, either: 3 };

function liesWrong(away: number, direction: "past" | "future"): boolean {
  return direction === "past" ? away > 0 : away < 0;
}
