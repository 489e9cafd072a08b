/** The hints of one block, whether they are switched on or not. */

import type { Entity, Unit } from "../../analysis/entity.ts";
import { headerEnd, isKind } from "../../analysis/entity.ts";
import { writtenIn } from "../../analysis/mentions.ts";
import type { Moment } from "../../analysis/schedule.ts";
import { counted } from "../../rules/shared/words.ts";
import type { DateExpression } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { HintKind } from "../../workspace/shown.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { moment } from "../hover/block.ts";
import { slackInWords } from "../hover/waiting.ts";
import { daySpan, distance, longDay, shortDay, shortWeekday } from "../shared/days.ts";
import { expressionsIn } from "../shared/expressions.ts";
import { paragraphs } from "../shared/markdown.ts";
import { nameSpan } from "../shared/mentions.ts";
import { describeName } from "../shared/people.ts";
import { wordOf } from "../shared/who.ts";

/** One hint. `at` counts from the start of the block's segment. */
export interface Hint {
  readonly kind: HintKind;
  readonly at: number;
  readonly label: string;
  /** What it means, as Markdown, and where it comes from. */
  explain(): { readonly tooltip: string; readonly target?: Target };
}

/** A place in a top-level block. */
interface Target {
  readonly uri: string;
  readonly unit: Unit;
  readonly span: Span;
}

/** Always in the same order for the same text. */
export function hintsOf(snapshot: Snapshot, uri: string, entity: Entity): readonly Hint[] {
  return [
    ...ownDays(snapshot, uri, entity),
    ...slackHint(snapshot, uri, entity),
    ...valueHints(snapshot, uri, entity),
    ...titleHints(snapshot, uri, entity),
  ];
}

/** Behind the header: the first and the last day, as far as the block does not write them. */
function ownDays(snapshot: Snapshot, uri: string, entity: Entity): readonly Hint[] {
  const { start, end } = snapshot.schedule(uri, entity.unit).dates(entity);
  const first = says(entity, startFields) ? undefined : start;
  const last = says(entity, endFields) ? undefined : end;
  if (!first && !last) return [];
  const label =
    first && last
      ? daySpan(first.day, last.day)
      : first
        ? t`from ${shortDay(first.day)}`
        : t`to ${shortDay(last?.day ?? 0)}`;
  const explain = () => ({
    tooltip: paragraphs(first && t`Starts on ${moment(first)}`, last && t`Ends on ${moment(last)}`),
    ...targetOf(uri, last ?? first),
  });
  return [{ kind: "dates", at: headerEnd(entity), label, explain }];
}

const startFields: ReadonlySet<string> = new Set(["starts", "dates", "on", "by"]);
const endFields: ReadonlySet<string> = new Set(["ends", "due", "dates", "on", "by"]);

function says({ block }: Entity, fields: ReadonlySet<string>): boolean {
  return block.segment.fields.some(({ name }) => fields.has(name.text));
}

/** Where a day comes from: the block or the field that it counts from. */
function targetOf(uri: string, at: Moment | undefined): { readonly target?: Target } {
  if (!at) return {};
  const { reason } = at;
  if ("of" in reason && reason.of) {
    return { target: { uri, unit: reason.of.unit, span: nameSpan(reason.of) } };
  }
  const { holder } = reason;
  const names = reason.kind === "lasts" ? ["lasts", "on", "dates"] : ["due", "ends", "starts", "on"];
  const field = holder.block.segment.fields.find(({ name }) => names.includes(name.text));
  return field ? { target: { uri, unit: holder.unit, span: holder.span(field) } } : {};
}

function slackHint(snapshot: Snapshot, uri: string, entity: Entity): readonly Hint[] {
  if (!isKind(entity, "action", "milestone") || closed.has(wordOf(entity, "status") ?? "")) return [];
  const schedule = snapshot.schedule(uri, entity.unit);
  const slack = schedule.slack(entity);
  if (slack === undefined) return [];
  const label =
    slack > 0 ? t`${counted(slack, "day")} of slack` : slack === 0 ? t`no slack` : t`ends too late`;
  const explain = () => {
    const [first] = schedule.waiting(entity);
    return {
      tooltip: slackInWords(snapshot, uri, entity) ?? label,
      ...(first && { target: { uri, unit: first.unit, span: nameSpan(first) } }),
    };
  };
  return [{ kind: "slack", at: headerEnd(entity), label, explain }];
}

const closed: ReadonlySet<string> = new Set(["done", "dropped"]);

/** Behind a written day its weekday, behind one that counts from something the day that it gives. */
function valueHints(snapshot: Snapshot, uri: string, entity: Entity): readonly Hint[] {
  return entity.block.segment.fields.flatMap(({ values }) =>
    values.flatMap(expressionsIn).flatMap((date) => dayHint(snapshot, uri, entity, date)),
  );
}

function dayHint(snapshot: Snapshot, uri: string, entity: Entity, date: DateExpression): readonly Hint[] {
  const at = date.end;
  if (date.kind === "date") {
    const { day } = date;
    if (day === undefined) return [];
    const label = shortWeekday(day);
    const explain = () => ({ tooltip: `**${longDay(day)}**, ${distance(day, snapshot.today)}` });
    return [{ kind: "weekdays", at, label, explain }];
  }
  const found = snapshot.schedule(uri, entity.unit).day(entity, date);
  if (!found) return [];
  const explain = () => ({
    tooltip: `${moment(found)}; ${distance(found.day, snapshot.today)}`,
    ...targetOf(uri, found),
  });
  return [{ kind: "dates", at, label: `= ${shortDay(found.day)}`, explain }];
}

/** Who or what an id stands for, unless the id says so itself. */
function titleHints(snapshot: Snapshot, uri: string, entity: Entity): readonly Hint[] {
  const written = entity.kind ? writtenIn(entity.kind, entity.block.segment) : [];
  return snapshot
    .names(uri, entity.unit)
    .of(entity)
    .flatMap(({ target, text }, i): readonly Hint[] => {
      const word = written[i]?.word;
      if (!target || !word) return [];
      const { title } = target.entity;
      if (title === undefined || title.trim() === "" || letters(title).includes(letters(text))) return [];
      const explain = () => ({
        tooltip: describeName(snapshot, target, uri),
        target: { uri: target.uri, unit: target.entity.unit, span: nameSpan(target.entity) },
      });
      return [{ kind: "titles", at: word.end, label: shortened(title), explain }];
    });
}

function letters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[^\p{L}\p{Nd}]+/gu, "")
    .toLowerCase();
}

function shortened(title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  const signs = [...line];
  return signs.length > longest ? `${signs.slice(0, longest - 1).join("")}…` : line;
}

const longest = 40;
