import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import { reasonInWords } from "../../analysis/reasons.ts";
import type { Dates, Moment } from "../../analysis/schedule.ts";
import { rowOf } from "../../language/table.ts";
import { counted, nounFor } from "../../rules/shared/words.ts";
import type { Document } from "../../syntax/document.ts";
import { t } from "../../text/say.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { distance, longDay, plainDay, shortDay } from "../shared/days.ts";
import { documentationOf } from "../shared/documentation.ts";
import { paragraphs, verbatim } from "../shared/markdown.ts";
import { describeName } from "../shared/people.ts";
import { wordOf } from "../shared/who.ts";
import { slackInWords, waitingInWords } from "./waiting.ts";

/** On a block's keyword: when it takes place, and what such a block is. */
export function blockHover(snapshot: Snapshot, document: Document, entity: Entity): string {
  const kind = entity.kind ?? entity.known;
  const meaning = kind && documentationOf(snapshot, { kind: "block", block: kind });
  const own = datesInWords(snapshot, document.uri, entity);
  return own === ""
    ? (meaning ?? "")
    : paragraphs(summary(snapshot, document.uri, entity), meaning && `---\n\n${meaning}`);
}

/** On its id or title: who or what it is, and when it takes place. */
export function headerHover(snapshot: Snapshot, document: Document, entity: Entity): string {
  const kind = entity.kind ?? entity.known;
  if (!kind) return "";
  if (rowOf(kind).standsIn.includes("document") && kind !== "engagement") {
    return describeName(snapshot, { uri: document.uri, entity });
  }
  return summary(snapshot, document.uri, entity);
}

/** A block's name, its days with how they come about, what waits for it, its owner and status. */
export function summary(snapshot: Snapshot, uri: string, entity: Entity): string {
  const kind = entity.kind ?? entity.known;
  const name = entity.title ?? entity.id;
  const noun = kind ? nounFor(kind) : t`block`;
  return paragraphs(
    name === undefined || name === "" ? `**${noun}**` : `**${verbatim(name)}** (${noun})`,
    datesInWords(snapshot, uri, entity),
    slackInWords(snapshot, uri, entity) ?? waitingInWords(snapshot, uri, entity),
    sessionsInWords(snapshot, uri, entity),
    answersFor(snapshot, uri, entity),
  );
}

/** The first and the last day with the way they come about; empty where nothing is known. */
function datesInWords(snapshot: Snapshot, uri: string, entity: Entity): string {
  const dates = snapshot.schedule(uri, entity.unit).dates(entity);
  const { start, end } = dates;
  if (!start && !end) return "";
  if (start && end && start.day === end.day) return t`On ${moment(end)}`;
  const lines = [start && t`Starts on ${moment(start)}`, end && t`Ends on ${moment(end)}`, lengthOf(dates)];
  return [...lines.filter((line) => line !== undefined), far(snapshot, dates)].filter(Boolean).join("  \n");
}

/** A day in bold, and behind it the reason. */
export function moment(at: Moment): string {
  return `**${longDay(at.day)}**, ${verbatim(reasonInWords(at, plainDay))}`;
}

function lengthOf({ start, end }: Dates): string | undefined {
  if (!start || !end) return undefined;
  const days = end.day - start.day + 1;
  const weeks = days >= 14 && days % 7 === 0 ? ` (${counted(days / 7, "week")})` : "";
  return t`Takes ${counted(days, "day") + weeks}`;
}

/** How far away it is: what has not begun, by its start; what has, by its end. */
function far({ today }: Snapshot, { start, end }: Dates): string {
  if (start && start.day > today) return t`Begins ${distance(start.day, today)}`;
  if (end && end.day >= today) return t`Ends ${distance(end.day, today)}`;
  return end ? t`Ended ${distance(end.day, today)}` : "";
}

/** The days of a contract's sessions, as far as they fit on a line or two. */
function sessionsInWords(snapshot: Snapshot, uri: string, entity: Entity): string | undefined {
  if (!isKind(entity, "contract")) return undefined;
  const days = snapshot.schedule(uri, entity.unit).occurrences(entity);
  if (days.length === 0) return undefined;
  const shown = days.slice(0, 8).map(shortDay).join(", ");
  return `${counted(days.length, "session")}: ${shown}${days.length > 8 ? ", …" : ""}`;
}

function answersFor(snapshot: Snapshot, uri: string, entity: Entity): string | undefined {
  const names = snapshot.names(uri, entity.unit);
  const who = ["owner", "leader", "coach", "coachee"].flatMap((field) => {
    const called = names
      .targets(entity, field)
      .map((one) => verbatim(one.entity.title ?? one.entity.id ?? ""));
    return called.length > 0 ? [`${field}: ${called.join(", ")}`] : [];
  });
  const status = wordOf(entity, "status");
  const facts = [...who, ...(status === undefined ? [] : [`status: ${verbatim(status)}`])];
  return facts.length > 0 ? facts.join(" · ") : undefined;
}
