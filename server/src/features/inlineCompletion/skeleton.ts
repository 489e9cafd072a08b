/** The fields of a block in which nothing stands yet. */
import { type Entity, isKind } from "../../analysis/entity.ts";
import { formatDay } from "../../calendar/day.ts";
import { formatDuration } from "../../calendar/duration.ts";
import { indentUnit } from "../../language/layout.ts";
import type { Context } from "../../rules/rule.ts";
import { dayFor, namesFor } from "../../rules/shared/guess.ts";
import { lineBreakOf } from "../../rules/shared/layout.ts";
import { kindOfPhase, usualLengths } from "../../rules/shared/phases.ts";
import { dayOfReview } from "../completion/snippets.ts";
import type { Spot } from "../completion/spot.ts";
import { spanIn, textBetween } from "../shared/locate.ts";
import { indentOf, isOnOneLine } from "./place.ts";
import type { Rest } from "./rest.ts";

/** What belongs in the block whose braces are open, as far as it follows from what stands around it. */
export function restOfBody(context: Context, spot: Spot): Rest | undefined {
  const { body, place, document, offset, word, rest } = spot;
  if (place.kind !== "member" || !body || word.end > word.start) return undefined;
  const { segment, children } = body.entity.block;
  const { fields, strays, comments, problems, open, close } = segment;
  const isUnread = strays.length + comments.length + children.length > 0;
  if (!open || isUnread || problems.some(({ code }) => code !== "syntax/unclosed-block")) return undefined;
  const missing = certainFields(context, body.entity).filter(
    ([name]) => !fields.some((field) => field.name.text === name),
  );
  if (missing.length === 0) return undefined;
  const written = missing.map(([name, value]) => `${name}: ${value}`);
  const indent = indentOf(document, spanIn(document, body, open).start);
  const lineBreak = lineBreakOf(context);
  const { start } = document.lines.span(document.lines.position(offset).line);
  const before = textBetween(document, start, offset);
  const isEmptyLine = before.trim() === "";
  const isClosed = close !== undefined;
  if (isEmptyLine && rest === "") {
    const inner = indent + indentUnit;
    const pad = inner.startsWith(before) ? inner.slice(before.length) : "";
    const text = pad + written.join(lineBreak + before + pad);
    return isClosed ? { text, insideQuotes: text.endsWith('""') } : { text: `${text}${lineBreak}${indent}}` };
  }
  if (isEmptyLine || !isOnOneLine(document, body, offset)) return undefined;
  const isBehindSpace = /\s$/.test(before);
  if (isKind(body.entity, "review")) {
    const parted = fields.length > 0 && !/;\s*$/.test(before) ? "; " : isBehindSpace ? "" : " ";
    const end = isClosed ? (textBetween(document, offset, offset + 1) === "}" ? " " : "") : " }";
    return { text: parted + written.join("; ") + end };
  }
  if (fields.length > 0 || (isClosed && rest === "")) return undefined;
  const lines = written.map((line) => `${lineBreak}${indent}${indentUnit}${line}`).join("");
  return { text: `${lines}${lineBreak}${indent}${isClosed ? "" : "}"}` };
}

/** Fields with values that follow from what stands around the block; a text of the author's own stays empty. */
function certainFields(
  context: Context,
  entity: Entity,
): readonly (readonly [name: string, value: string])[] {
  if (isKind(entity, "review")) {
    if (!isKind(entity.parent, "contract") || entity.id === undefined) return [];
    const day = dayOfReview(context, entity.parent, entity.id);
    const parties = partiesOf(context, entity.parent);
    if (day === undefined || parties.length < 2) return [];
    return [
      ["with", parties.join(", ")],
      ["on", formatDay(day)],
    ];
  }
  if (isKind(entity, "phase")) {
    const kind = kindOfPhase(entity);
    const usual = kind && usualLengths.get(kind);
    const ends = (["lasts", "ends", "dates"] as const).some((name) => entity.field(name));
    return usual && !ends ? [["lasts", formatDuration(usual)]] : [];
  }
  if (isKind(entity, "action") && entity.block.segment.fields.length === 0) {
    const [owner] = namesFor(context, entity, "owner", ["person", "team"], 1);
    if (owner === undefined) return [];
    return [
      ["owner", owner],
      ["due", formatDay(dayFor(context, entity, "ends"))],
      ["success", '""'],
    ];
  }
  return [];
}

/** Coachee, coach and sponsor, as the contract names them. */
function partiesOf({ snapshot, uri }: Context, contract: Entity<"contract">): readonly string[] {
  const names = snapshot.names(uri, contract.unit);
  const parties = (["coachee", "coach", "sponsor"] as const).flatMap((field) =>
    names.targets(contract, field).map(({ entity }) => entity.id ?? ""),
  );
  return [...new Set(parties)];
}
