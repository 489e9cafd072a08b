/** Days, times of day and lengths of time to choose from, each with the day that it gives. */

import { CompletionItemKind } from "vscode-languageserver-types";
import type { Entity } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { dateOf, dayOf, daysInMonth, formatDay, weekdayOf } from "../../calendar/day.ts";
import type { Duration } from "../../calendar/duration.ts";
import { addDuration, endOf, formatDuration, movesDate, unitNamed, units } from "../../calendar/duration.ts";
import { shownDuration } from "../../language/shownDay.ts";
import type { Context } from "../../rules/rule.ts";
import { usualLengths } from "../../rules/shared/phases.ts";
import { workdayNear } from "../../rules/shared/workdays.ts";
import { t } from "../../text/say.ts";
import { shortDay } from "../shared/days.ts";
import type { Proposal } from "./item.ts";
import { type Direction, daysTyped } from "./namedDays.ts";
import { datedNames } from "./names.ts";

/** Where a day, a length or a time is asked for. */
export interface DaysWanted {
  readonly context: Context;
  readonly holder: Entity;
  readonly field: string;
  /** What is written of the day. */
  readonly typed?: string;
}

/** Which way the days of a field lie. */
export function directionOf(field: string): Direction {
  if (lookingBack.has(field)) return "past";
  return edgeFirst.has(field) && field !== "starts" ? "future" : "either";
}

/** Days as coaches speak of them, and days that follow from something else in the engagement. */
export function dayProposals(wanted: DaysWanted): Proposal[] {
  return [...writtenDays(wanted), ...relativeDays(wanted)];
}

/** Days that are written as dates: today, next Monday, in two weeks. */
function writtenDays({ context, holder, field, typed = "" }: DaysWanted): Proposal[] {
  const { today } = context.snapshot;
  const workday = workdayNear(context, holder, today + 1, 1);
  const nextWorkday = [t`next working day`, workday] as const;
  const days: readonly (readonly [label: string, day: Day])[] = [
    [t`today`, today],
    ...(lookingBack.has(field)
      ? ([
          [t`yesterday`, today - 1],
          [t`a week ago`, today - 7],
        ] as const)
      : ([
          [t`tomorrow`, today + 1],
          ...(workday === today + 1 ? [] : [nextWorkday]),
          [t`next Monday`, today + 8 - weekdayOf(today)],
          [t`in 1 week`, today + 7],
          [t`in ${2} weeks`, today + 14],
          [t`in ${4} weeks`, today + 28],
          [t`in ${3} months`, addDuration(today, { amount: 3, unit: "month" })],
          [t`end of this month`, lastOfMonth(today, 1)],
          [t`end of this quarter`, lastOfMonth(today, 3)],
          ...(workday === today + 1 ? [nextWorkday] : []),
        ] as const)),
    ...daysTyped(typed, today, directionOf(field)),
  ];
  return days.map(([label, day]) => ({
    label,
    text: formatDay(day),
    // Found by its words alone: who types a date must not get another one that has the same figures.
    filter: label,
    short: shortDay(day),
    detail: `${formatDay(day)} · ${shortDay(day)}`,
    kind: CompletionItemKind.Value,
    rank: edgeFirst.has(field) ? 30 : 20,
  }));
}

/** The last day of the month, or of the months in a row of that many (counted from January) that the day falls in. */
function lastOfMonth(day: Day, inRow: number): Day {
  const { year, month } = dateOf(day);
  const last = Math.ceil(month / inRow) * inRow;
  return dayOf({ year, month: last, day: daysInMonth(year, last) }) ?? day;
}

/** `start of …`, `end of …`, `… after …`: the likely ones whole, the others to be gone on with. */
function relativeDays(wanted: DaysWanted): Proposal[] {
  const { context, holder, field } = wanted;
  const wholes = [...afterWhatComesBefore(wanted), ...edgesAround(wanted)];
  const named = holder.unit.entities.some((entity) => entity !== holder && entity.id !== undefined);
  if (!named || holder.unit.top.kind !== "engagement") return [];
  const schedule = context.snapshot.schedule(context.uri, holder.unit);
  // Where the days come from what stands inside, all of it would have to be worked out to know.
  const has = (edge: "start" | "end") =>
    holder.unit.entities.some((entity) => !dependsOnContents(entity) && schedule.dates(entity)[edge]);
  const begun: Proposal[] = [
    ...(has("start") ? [words("start of", t`The first day of something else`)] : []),
    ...(has("end") ? [words("end of", t`The last day of something else`)] : []),
    words("2 weeks after", t`So long after something else ends, or after a day`),
    words("1 week before", t`So long before something else begins, or before a day`),
  ];
  const rank = edgeFirst.has(field) ? 20 : 30;
  return [...wholes.map((one) => ({ ...one, rank: Math.max(rank, one.rank) })), ...begun];
}

/** The first and last days of what the block stands in, and of the phases. */
function edgesAround({ context, holder, field }: DaysWanted): Proposal[] {
  const schedule = context.snapshot.schedule(context.uri, holder.unit);
  const around: Entity[] = [];
  for (let entity = holder.parent; entity; entity = entity.parent) around.push(entity);
  const phases = holder.unit.top.children.filter(({ kind }) => kind === "phase");
  const edges = field === "starts" ? (["start", "end"] as const) : (["end", "start"] as const);
  // Nobody wants to be done by a day that has passed: it is offered behind everything else.
  const passed = directionOf(field) === "future" ? context.snapshot.today : Number.NEGATIVE_INFINITY;
  return edges.flatMap((edge) =>
    [...new Set([...around, ...phases])].flatMap((of): Proposal[] => {
      if (of.id === undefined || of === holder || dependsOnContents(of)) return [];
      const day = schedule.dates(of)[edge]?.day;
      if (day === undefined) return [];
      return [
        {
          label: `${edge} of ${of.id}`,
          text: `${edge} of ${of.id}`,
          short: shortDay(day),
          about: { kind: "word", word: edge },
          kind: CompletionItemKind.Reference,
          rank: day < passed ? 50 : 20,
        },
      ];
    }),
  );
}

/** Its days come from what stands in it, so nothing in it can count from them. */
function dependsOnContents(entity: Entity): boolean {
  const writes = (name: string) => entity.block.segment.fields.some((field) => field.name.text === name);
  return (
    entity.kind === "commitment" || (entity.kind === "engagement" && !writes("ends") && !writes("lasts"))
  );
}

/** The day after the block written before this one ends, or what it waits for. */
function afterWhatComesBefore({ context, holder, field }: DaysWanted): Proposal[] {
  if (field !== "starts" && field !== "on") return [];
  const schedule = context.snapshot.schedule(context.uri, holder.unit);
  const waitsFor = context.snapshot.names(context.uri, holder.unit).targets(holder, "after");
  const siblings = holder.parent?.children ?? [];
  const before = siblings[siblings.indexOf(holder) - 1];
  const found = [...waitsFor.map(({ entity }) => entity), ...(before ? [before] : [])];
  return found.slice(0, 2).flatMap((of): Proposal[] => {
    const day = schedule.dates(of).end?.day;
    if (of.id === undefined || day === undefined) return [];
    return [
      {
        label: t`the day after ${of.id} ends`,
        text: `1 day after ${of.id}`,
        filter: `1 day after ${of.id} ${t`the day after ${of.id} ends`}`,
        about: { kind: "word", word: "after" },
        short: shortDay(day + 1),
        kind: CompletionItemKind.Reference,
        rank: 20,
      },
    ];
  });
}

function words(label: string, short: string): Proposal {
  return {
    label: `${label} …`,
    text: `${label} `,
    filter: label,
    short,
    kind: CompletionItemKind.Keyword,
    rank: 40,
    goesOn: true,
  };
}

/** What `… after` or `… before` may count from: a day, a name, an edge of what a name stands for. */
export function anchorProposals(
  wanted: DaysWanted & { readonly typed: string },
  length: Duration | undefined,
  side: "after" | "before",
): Proposal[] {
  const move = (day: Day) =>
    length && movesDate(length.unit) ? addDuration(day, length, side === "after" ? 1 : -1) : day;
  return [
    ...datedNames(wanted, side === "after" ? "end" : "start", move),
    { ...words("start of", t`Counted from its first day`), rank: 40 },
    { ...words("end of", t`Counted from its last day`), rank: 40 },
    ...writtenDays(wanted).map((day) => ({ ...day, rank: 50 })),
  ];
}

/** Lengths of time; where the block's start is known, each with the last day that it gives. */
export function lengthProposals(wanted: DaysWanted): Proposal[] {
  const { context, holder, field } = wanted;
  const start = context.snapshot.schedule(context.uri, holder.unit).dates(holder).start?.day;
  return lengthsFor(holder, field).map((text) => {
    const length = lengthOf(text);
    const end = field === "lasts" && start !== undefined && length ? endOf(start, length) : undefined;
    return {
      label: text,
      text,
      ...(end !== undefined && { short: t`to ${shortDay(end)}` }),
      kind: CompletionItemKind.Value,
      rank: 20,
    };
  });
}

/** The last day of what begins on that day and lasts a usual time. */
export function lastDayProposals({ holder, field }: DaysWanted, start: Day): Proposal[] {
  return lengthsFor(holder, field).flatMap((text): Proposal[] => {
    const length = lengthOf(text);
    if (!length) return [];
    const day = endOf(start, length);
    return [
      {
        label: t`${text} in all`,
        text: formatDay(day),
        short: shortDay(day),
        kind: CompletionItemKind.Value,
        rank: 15,
      },
    ];
  });
}

function lengthsFor(holder: Entity, field: string): readonly string[] {
  if (field === "cancellation") return ["48 hours", "24 hours", "7 days", "14 days"];
  if (holder.kind === "engagement") return ["6 months", "8 months", "12 months", "18 months"];
  if (holder.kind === "contract") return ["3 months", "4 months", "6 months", "12 months"];
  const usual = holder.kind === "phase" ? usualLengths.get(holder.id ?? "") : undefined;
  const lengths = ["1 week", "2 weeks", "4 weeks", "6 weeks", "2 months", "3 months", "4 months"];
  return usual ? [...new Set([formatDuration(usual), ...lengths])] : lengths;
}

/** A length as it is written, or undefined where it is none. */
export function lengthOf(text: string): Duration | undefined {
  const [, amount, word = ""] = /^(\d+)\s+(\S+)$/.exec(text) ?? [];
  const unit = unitNamed(word);
  return unit && amount !== undefined && Number(amount) >= 1 ? { amount: Number(amount), unit } : undefined;
}

/** Units behind a number: minutes and hours only where they make sense. */
export function unitProposals(
  amount: number,
  { clock, dated }: { clock: boolean; dated: boolean },
): Proposal[] {
  return (Object.keys(units) as Duration["unit"][])
    .filter((unit) => (movesDate(unit) ? dated : clock))
    .map((unit) => {
      const text = amount === 1 ? unit : units[unit];
      return {
        label: text,
        text,
        short: shownDuration({ amount: Math.max(amount, 1), unit }),
        kind: CompletionItemKind.Unit,
        rank: unit === "week" && !clock ? 19 : 20,
      };
    });
}

/** How long meetings usually take. */
export function meetingLengths(): Proposal[] {
  return ["90 minutes", "60 minutes", "30 minutes", "2 hours", "3 hours", "4 hours", "1 day"].map((text) => ({
    label: text,
    text,
    kind: CompletionItemKind.Value,
    rank: 20,
  }));
}

/** When meetings usually begin. */
export function timeProposals(): Proposal[] {
  return ["09:00", "10:00", "11:00", "13:00", "14:00", "15:00", "16:00"].map((text) => ({
    label: text,
    text,
    kind: CompletionItemKind.Value,
    rank: 20,
  }));
}

/** How often sessions usually come back. */
export function recurrenceProposals(): Proposal[] {
  return [
    "8 every 2 weeks for 90 minutes",
    "6 every 2 weeks for 90 minutes",
    "12 every week for 60 minutes",
    "6 every month for 2 hours",
  ].map((text) => ({ label: text, text, kind: CompletionItemKind.Value, rank: 20 }));
}

/** Fields that say what has happened. */
const lookingBack: ReadonlySet<string> = new Set(["done", "signed", "actual"]);

/** Fields for which the edges of what stands around are likelier than a day of one's own. */
const edgeFirst: ReadonlySet<string> = new Set(["starts", "ends", "due", "by"]);
