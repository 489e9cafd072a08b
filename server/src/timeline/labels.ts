/** The picture's words: short ones beside marks, whole ones in tooltips, full sentences for who listens. */

import type { Day } from "../calendar/day.ts";
import { either, inSense, say, spokenTable, spokenWords, t } from "../text/say.ts";
import { type Dates, datesIn } from "./labels-dates.ts";
import { plain } from "./layout-text.ts";
import type { EngagementModel, Item, ItemKind, ItemStatus, Standing, TimelineModel } from "./model.ts";
import { standingOn } from "./model-standing.ts";

export interface Labels {
  readonly dates: Dates;
  /** The reader's digits and separators. */
  number(value: number): string;
}

/** Words for a reader of that locale (a BCP 47 tag): days and numbers are written its way. */
export function labelsFor(locale: string): Labels {
  const dates = datesIn(locale);
  let format: Intl.NumberFormat;
  try {
    format = new Intl.NumberFormat(locale);
  } catch {
    format = new Intl.NumberFormat("en-GB");
  }
  return { dates, number: (value) => format.format(value) };
}

/** What the part is called. */
export function titleOf(item: Pick<Item, "title" | "keyword">): string {
  return plain(item.title) || t`Untitled ${item.keyword}`;
}

/**
 * What stands behind the title in dim letters: who answers for it and, where it needs a word, where it stands. The
 * fullest form first, then the one of both that matters more.
 */
export function metasOf(item: Item, today: Day): readonly string[] {
  const { kind, status, start, end } = item;
  // Who answers for something is worth its place in the picture; who takes part stands in the tooltip.
  const isOwned = kind === "action" || kind === "goal" || kind === "result" || kind === "milestone";
  const owner = isOwned && item.owner !== undefined ? plain(item.owner, 80) : "";
  // What has simply taken place is told by its shape.
  const isQuiet =
    status === "planned" ||
    status === "unknown" ||
    status === "held" ||
    (status === "done" && kind !== "action");
  const isOpen = !isMoment(kind) && (start === undefined) !== (end === undefined);
  const open = isOpen ? (start === undefined ? t`no start yet` : t`no end yet`) : "";
  const stands = [newWord(item), isQuiet ? "" : statusOf(item, today), open]
    .filter((part) => part !== "")
    .join(", ");
  if (owner === "" || stands === "") return owner === stands ? [] : [owner || stands];
  const isNews = status === "overdue" || status === "blocked" || item.change !== undefined;
  return [`${owner} · ${stands}`, isNews ? stands : owner];
}

/** Said of a part that the state of the plan with which it is compared did not have. */
export function newWord({ change }: Item): string {
  return change === "came" ? t`new` : "";
}

/** What stands in the bar of a lane that is a part itself, and whose name and people stand in front of the lane. */
export function headText(item: Item, today: Day, { dates }: Labels): string {
  const { start, end } = item;
  const range = start !== undefined && end !== undefined && start <= end ? dates.range(start, end) : "";
  const status = item.status === "unknown" ? "" : statusOf(item, today);
  return [range, status].filter((part) => part !== "").join(" · ");
}

/** Where the part stands, in a few words: `in progress, 40%`, `12 days overdue`. */
export function statusOf(item: Item, today: Day): string {
  // That somebody is booked twice is no work that could be late.
  if (item.keyword === "load") return "";
  const last = item.end ?? item.start;
  if (item.status === "overdue")
    return last === undefined ? statusWords.overdue : t`${counted(today - last, "day")} overdue`;
  const word = writtenStatus(item) ?? statusWords[item.status];
  return item.progress !== undefined && item.status === "in-progress" ? `${word}, ${item.progress}%` : word;
}

/** The word that is written in the plan, where it says more than the picture's own. */
function writtenStatus({ statusWord }: Item): string | undefined {
  if (statusWord === undefined) return undefined;
  return writtenStatuses[statusWord] ?? statusWord.replaceAll("-", " ");
}

const writtenStatuses: Readonly<Record<string, string>> = spokenWords({
  draft: "draft",
  proposed: "proposed",
  signed: "signed",
  active: "active",
  "on-hold": "on hold",
  completed: "completed",
});

/** The words for a status, as the legend writes them. */
export const statusWords: Readonly<Record<ItemStatus, string>> = spokenWords({
  planned: "planned",
  "in-progress": "in progress",
  done: "done",
  blocked: "blocked",
  dropped: "dropped",
  overdue: "overdue",
  held: "held",
  cancelled: "cancelled",
  missed: "missed",
  unknown: "no status",
});

/** The words for a kind of part, as the legend writes them. */
export const kindWords: Readonly<Record<ItemKind, string>> = spokenWords({
  phase: "Phase",
  action: "Action",
  contract: "Contract",
  session: "Session",
  review: "Review",
  milestone: "Milestone",
  goal: "Goal",
  result: "Result",
  commitment: "Commitment",
  activity: "Activity",
});

/** So many parts of a kind: `1 action`, `3 activities`. */
export function countedKind(count: number, kind: ItemKind): string {
  const { one, many } = kindCounts[kind];
  return (count === 1 ? one : many).replace("{0}", String(count));
}

/** Several parts of a kind: `actions`. */
export function kindInPlural(kind: ItemKind): string {
  return kindCounts[kind].many.replace("{0}", "").trim();
}

const kindCounts: Readonly<Record<ItemKind, { readonly one: string; readonly many: string }>> = spokenTable({
  phase: { one: "{0} phase", many: "{0} phases" },
  action: { one: "{0} action", many: "{0} actions" },
  contract: { one: "{0} contract", many: "{0} contracts" },
  session: { one: "{0} session", many: "{0} sessions" },
  review: { one: "{0} review", many: "{0} reviews" },
  milestone: { one: "{0} milestone", many: "{0} milestones" },
  goal: { one: "{0} goal", many: "{0} goals" },
  result: { one: "{0} result", many: "{0} results" },
  commitment: { one: "{0} commitment", many: "{0} commitments" },
  activity: { one: "{0} activity", many: "{0} activities" },
});

/** Where the engagement stands today, in words. */
export interface StandingWords {
  /** `Day 87 of 212`, or how far its start or end is from today. */
  readonly day?: string;
  /** How much of its time has passed, 0 to 1. */
  readonly passed?: number;
  readonly phase?: string;
  readonly done?: string;
  readonly overdue?: string;
  readonly broken?: string;
}

export function standingOf(engagement: EngagementModel, today: Day, { number }: Labels): StandingWords {
  return {
    // Between the first and the last of several engagements no day means anything.
    ...(engagement.summary === undefined ? dayOfEngagement(engagement, today, number) : {}),
    ...standingInWords(standingOn(engagement, today)),
    ...(engagement.broken ? { broken: t`Parts with a mistake are marked` } : {}),
  };
}

/** In which phase it is, and how far its actions are. */
export function standingInWords({ phases, actions, done, overdue }: Standing): StandingWords {
  const names = phases.map((phase) =>
    /phase/i.test(phase.title) ? titleOf(phase) : inSense("named")`${titleOf(phase)} phase`,
  );
  return {
    ...(names.length > 0 ? { phase: names.join(` ${t`and`} `) } : {}),
    ...(actions > 0 ? { done: t`${done} of ${counted(actions, "action")} done` } : {}),
    ...(overdue > 0 ? { overdue: t`${counted(overdue, "action")} overdue` } : {}),
  };
}

/** People and their part, for the header, and how long it runs: only what is known. */
export function rolesOf(
  engagement: EngagementModel,
  { dates }: Labels,
): readonly (readonly [role: string, names: string])[] {
  const { sponsors, leaders, coaches, start, end } = engagement;
  const runs =
    start === undefined || end === undefined || end < start
      ? []
      : [[t`Runs`, dates.range(start, end)] as const];
  const row = (one: string, many: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [[names.length === 1 ? one : many, names.map((name) => plain(name, 80)).join(", ")] as const];
  return [
    ...row(t`Sponsor`, t`Sponsors`, sponsors),
    ...row(t`Leader`, t`Leaders`, leaders),
    ...row(t`Coach`, t`Coaches`, coaches),
    ...runs,
  ];
}

/** `4 May – 14 Jun 2026 (6 weeks)`, or what is known of it; undefined where nothing is. */
export function whenOf({ start, end, kind }: Item, dates: Dates): string | undefined {
  if (start === undefined && end === undefined) return undefined;
  if (end === undefined && start !== undefined)
    return isMoment(kind) ? dates.withWeekday(start) : t`from ${dates.withWeekday(start)}`;
  if (start === undefined && end !== undefined) return t`until ${dates.withWeekday(end)}`;
  if (start === undefined || end === undefined || start === end) return dates.withWeekday(start ?? end ?? 0);
  return start < end
    ? `${dates.range(start, end)} (${lengthInWords(end - start + 1)})`
    : t`${dates.day(start)} to ${dates.day(end)}: it ends before it starts`;
}

/** Everything about a part in one breath, with its days in full, and the row and the phases in which it stands. */
export function spoken(
  item: Item,
  today: Day,
  { dates }: Labels,
  {
    lane,
    phases = [],
  }: { readonly lane?: string | undefined; readonly phases?: readonly Item[] | undefined } = {},
): string {
  const kind = kindOf(item);
  const status = item.status === "unknown" ? "" : capital(statusOf(item, today));
  const { start, end } = item;
  const day =
    start !== undefined && end !== undefined && start !== end
      ? t`From ${dates.full(start)} to ${dates.full(end)}, ${lengthInWords(Math.abs(end - start) + 1)}`
      : start !== undefined || end !== undefined
        ? dates.full(start ?? end ?? 0)
        : t`No dates yet`;
  const owner = item.owner === undefined ? "" : `${ownerWord(item)} ${plain(item.owner, 80)}`;
  const row = lane === undefined ? "" : t`In ${plain(lane, 80)}`;
  const during = item.kind === "phase" ? [] : phases.filter((phase) => overlap(item, phase)).map(titleOf);
  const column =
    during.length === 0
      ? ""
      : t`${either(during.length > 1, "Phases", "Phase")} ${during.join(` ${t`and`} `)}`;
  const broken = item.broken ? t`Has a mistake in the text` : "";
  const outdated = item.outdated ? t`Its days are those from before the mistake` : "";
  const fresh = capital(newWord(item));
  return `${[`${kind}: ${titleOf(item)}`, owner, fresh, status, day, row, column, broken, outdated].filter((part) => part !== "").join(". ")}.`;
}

/** What changed for the whole, for who listens: short, and the same while nothing of it changes. */
export function summaryOf(model: TimelineModel): string {
  const parts = model.engagements.flatMap(({ lanes }) => lanes.flatMap(({ items }) => items));
  const actions = parts.filter(({ kind }) => kind === "action");
  const overdue = actions.filter(({ status }) => status === "overdue").length;
  const undated = parts.filter(({ start, end }) => start === undefined && end === undefined).length;
  const said = [
    t`Timeline with ${counted(model.engagements.length, "engagement")} and ${counted(actions.length, "action")}`,
    overdue > 0 ? t`${overdue} overdue` : "",
    undated > 0 ? t`${undated} without dates` : "",
    model.errors > 0 ? t`${counted(model.errors, "mistake")} in the text` : "",
  ];
  return `${said.filter((part) => part !== "").join(", ")}.`;
}

/** `1 day`, `12 days` */
export function counted(count: number, noun: string): string {
  return say(`{0} ${noun}${count === 1 ? "" : "s"}`, count);
}

function dayOfEngagement(
  { start, end }: EngagementModel,
  today: Day,
  number: (value: number) => string,
): StandingWords {
  if (start === undefined) return {};
  if (today < start)
    return { day: t`Starts in ${start - today} ${either(start - today === 1, "day", "days")}`, passed: 0 };
  if (end === undefined || end < start) return { day: t`Day ${number(today - start + 1)}` };
  if (today > end)
    return { day: t`Ended ${today - end} ${either(today - end === 1, "day", "days")} ago`, passed: 1 };
  const length = end - start + 1;
  return {
    day: t`Day ${number(today - start + 1)} of ${number(length)}`,
    passed: (today - start + 1) / length,
  };
}

/** Whole weeks as weeks, everything else as days: never rounded. */
function lengthInWords(days: number): string {
  return days >= 14 && days % 7 === 0 ? counted(days / 7, "week") : counted(days, "day");
}

/** What kind of part it is: an activity by its own word, `Workshop`. */
export function kindOf(item: Item): string {
  if (item.keyword === "load" && !item.load) return t`Double booking`;
  return item.kind === "activity"
    ? (activityWords[item.keyword] ?? capital(item.keyword))
    : kindWords[item.kind];
}

const activityWords: Readonly<Record<string, string>> = spokenWords({
  conversation: "Conversation",
  observation: "Observation",
  assessment: "Assessment",
  feedback: "Feedback",
  workshop: "Workshop",
  training: "Training",
  advising: "Advising",
  load: "Load",
});

/** What those are to it who stand as its owner. */
export function ownerWord({ kind }: Item): string {
  if (kind === "contract") return t`Between`;
  if (kind === "commitment") return t`Leader`;
  return kind === "action" || kind === "goal" || kind === "result" ? t`Owner` : t`With`;
}

function overlap(item: Item, phase: Item): boolean {
  const start = item.start ?? item.end;
  const end = item.end ?? item.start;
  if (start === undefined || end === undefined) return false;
  return (phase.start ?? end + 1) <= end && start <= (phase.end ?? start - 1);
}

function isMoment(kind: ItemKind): boolean {
  return kind !== "action" && kind !== "contract" && kind !== "phase" && kind !== "commitment";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
