import type { Entity } from "../../analysis/entity.ts";
import { parseDay } from "../../calendar/day.ts";
import type { Duration } from "../../calendar/duration.ts";
import { addDuration, endOf, movesDate } from "../../calendar/duration.ts";
import { currencyNamed } from "../../language/currencies.ts";
import { shownDuration } from "../../language/shownDay.ts";
import { fieldRow } from "../../language/table.ts";
import { moneyPer, smallWords } from "../../language/words.ts";
import { counted } from "../../rules/shared/words.ts";
import { MAX_LINE } from "../../syntax/scan.ts";
import type { DateExpression, DurationValue, Field, Value } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import { touches } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { distance, longDay } from "../shared/days.ts";
import { documentationOf } from "../shared/documentation.ts";
import { expressionsIn } from "../shared/expressions.ts";
import { type Located, textBetween } from "../shared/locate.ts";
import { paragraphs } from "../shared/markdown.ts";
import { describeName } from "../shared/people.ts";
import { type Piece, piecesOf } from "../shared/pieces.ts";
import { referenceAt } from "../shared/reference.ts";
import { moment, summary } from "./block.ts";
import type { Told } from "./told.ts";

/** On a value: who a name is, which day a date gives, how long a length is, what a word means. */
export function valueHover(
  snapshot: Snapshot,
  located: Located,
  field: Field,
  value: Value,
): Told | undefined {
  const { document, offset, placed, span } = located;
  if (!placed) return undefined;
  const { entity } = placed;
  const around = span(value);
  if (around.end - around.start > MAX_LINE) return undefined;
  const pieces = piecesOf(textBetween(document, around.start, around.end), around.start);
  const piece = pieces.find((one) => touches(one, offset) && one.kind !== "comma");
  if (!piece) return undefined;
  const at = { start: piece.start, end: piece.end };

  const found = referenceAt(snapshot, located);
  const target = found?.reference.target ?? found?.reference.otherwise;
  const date = expressionsIn(value).find((one) => touches(span(one), offset));
  const given = date && date.kind !== "date" ? dayGiven(snapshot, document.uri, entity, date) : undefined;
  if (target) {
    const isDated = found?.reference.role === "date";
    const who =
      isDated || target.entity !== target.entity.unit.top
        ? summary(snapshot, target.uri, target.entity)
        : describeName(snapshot, target, document.uri);
    return { text: paragraphs(given, given && "---", who), span: at };
  }
  if (piece.kind === "date") return { text: writtenDay(snapshot, piece.text), span: at };
  const length = lengthsIn(value).find((one) => touches(span(one), offset));
  if (length && !given)
    return {
      text: paragraphs(lengthInWords(snapshot, document.uri, entity, field, length.length)),
      span: span(length),
    };
  return {
    text: paragraphs(given, meaning(snapshot, entity, field, piece)),
    span: given && date ? span(date) : at,
  };
}

/** What a choice, a small word or a currency means. */
function meaning(
  snapshot: Snapshot,
  entity: Entity,
  field: Field,
  { kind, text }: Piece,
): string | undefined {
  const block = entity.kind ?? entity.known;
  if (kind !== "word" || !block) return undefined;
  const row = fieldRow(block, field.name.text);
  if (row?.takes.choices?.some(({ word }) => word === text)) {
    return documentationOf(snapshot, { kind: "choice", block, field: field.name.text, word: text });
  }
  if (Object.hasOwn(smallWords, text) || Object.hasOwn(moneyPer, text)) {
    return documentationOf(snapshot, { kind: "word", word: text });
  }
  return currencyNamed(text);
}

function writtenDay({ today }: Snapshot, written: string): string {
  const day = parseDay(written);
  return day === undefined ? "" : `**${longDay(day)}**, ${distance(day, today)}`;
}

function dayGiven(snapshot: Snapshot, uri: string, entity: Entity, date: DateExpression): string | undefined {
  const found = snapshot.schedule(uri, entity.unit).day(entity, date);
  return found && `${moment(found)}; ${distance(found.day, snapshot.today)}`;
}

/** A length in days, and for `lasts` the last day that it gives. */
function lengthInWords(
  snapshot: Snapshot,
  uri: string,
  entity: Entity,
  field: Field,
  length: Duration | undefined,
): string | undefined {
  if (!length || !movesDate(length.unit)) return undefined;
  const { start } = snapshot.schedule(uri, entity.unit).dates(entity);
  const from = start?.day ?? snapshot.today;
  const days = addDuration(from, length) - from;
  const words =
    length.unit === "day" ? shownDuration(length) : `${shownDuration(length)}: ${counted(days, "day")}`;
  if (field.name.text !== "lasts" || !start) return words;
  return paragraphs(words, t`From ${longDay(start.day)} to **${longDay(endOf(start.day, length))}**`);
}

/** The lengths of time in a value that stand for themselves. */
function lengthsIn(value: Value): readonly DurationValue[] {
  if (value.kind === "duration") return [value];
  return (value.kind === "occasion" || value.kind === "recurrence") && value.length ? [value.length] : [];
}
