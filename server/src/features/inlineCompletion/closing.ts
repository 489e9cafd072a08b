/** The brace that ends a block, where everything that the block needs stands in it. */
import { fieldRow, fieldsOf } from "../../language/table.ts";
import type { Context } from "../../rules/rule.ts";
import type { Document } from "../../syntax/document.ts";
import type { Value } from "../../syntax/tree.ts";
import type { Spot } from "../completion/spot.ts";
import {
  blockSpan,
  childrenOf,
  type PlacedEntity,
  spanIn,
  textBetween,
  topLevelNear,
} from "../shared/locate.ts";
import { isMissing } from "../shared/missing.ts";
import { indentOf, isOnOneLine } from "./place.ts";
import type { Rest } from "./rest.ts";

/** The brace that is missing at the cursor. */
export function closingBrace(context: Context, spot: Spot): Rest | undefined {
  const { document, offset, body, rest, place } = spot;
  if (rest !== "") return undefined;
  const { start } = document.lines.span(document.lines.position(offset).line);
  const before = textBetween(document, start, offset);
  if (before.trim() === "") {
    const open = unclosedAbove(spot);
    return open && indentOf(document, blockSpan(open).start) === before && isComplete(context, open)
      ? { text: "}" }
      : undefined;
  }
  if (place.kind !== "value" || place.content || !body || !isOpen(body)) return undefined;
  const value = place.field?.values.at(-1);
  if (!value || /[,:]\s*$/.test(before) || !isOnOneLine(document, body, offset)) return undefined;
  if (!isWhole(context, body, value) || !isComplete(context, body)) return undefined;
  return { text: /\s$/.test(before) ? "}" : " }" };
}

/** The innermost block that ends above the cursor without its brace. */
function unclosedAbove({ document, body, offset }: Spot): PlacedEntity | undefined {
  let found = body && isOpen(body) ? body : undefined;
  let inner = body ? childrenOf(body) : topLevelNear(document, offset);
  for (;;) {
    const last = inner.findLast((one) => blockSpan(one).start < offset);
    if (!last || !isOpen(last) || !isBlank(document, blockSpan(last).end, offset)) break;
    found = last;
    inner = childrenOf(last);
  }
  return found && isBlank(document, endBefore(document, found, offset), offset) ? found : undefined;
}

function isOpen({ entity }: PlacedEntity): boolean {
  const { open, close } = entity.block.segment;
  return open !== undefined && close === undefined;
}

function isBlank(document: Document, start: number, end: number): boolean {
  return textBetween(document, Math.min(start, end), end).trim() === "";
}

/** Where the last thing in a block ends that stands before the offset. */
function endBefore(document: Document, placed: PlacedEntity, offset: number): number {
  const { fields, comments } = placed.entity.block.segment;
  const ends = [
    ...[...fields, ...comments].map((one) => spanIn(document, placed, one).end),
    ...childrenOf(placed).map((child) => blockSpan(child).end),
  ];
  return Math.max(blockSpan(placed).start, ...ends.filter((end) => end <= offset));
}

/** Whether nobody would go on in the middle of it: a name that means something, a choice, a text, a day. */
function isWhole({ snapshot, uri }: Context, { entity }: PlacedEntity, value: Value): boolean {
  switch (value.kind) {
    case "text":
      return value.closed;
    case "word": {
      const names = snapshot.names(uri, entity.unit);
      const field = entity.block.segment.fields.find(({ values }) => values.includes(value));
      const row = entity.kind && field && fieldRow(entity.kind, field.name.text as string);
      const isChoice = row?.takes.choices?.some(({ word }) => word === value.text);
      return isChoice || names.at(entity.span(value).start)?.target !== undefined;
    }
    case "date":
      return value.day !== undefined;
    case "occasion":
      return value.date.kind === "date" && value.date.day !== undefined && !value.length && !value.time;
    case "money":
      return true;
    default:
      return false;
  }
}

/** Whether it lacks nothing that its absence would be told of. */
function isComplete(context: Context, { entity }: PlacedEntity): boolean {
  const { kind } = entity;
  const { fields, strays, problems } = entity.block.segment;
  if (!kind || fields.length === 0 || strays.length > 0 || fields.some(({ values }) => values.length === 0))
    return false;
  if (problems.some(({ code }) => code !== "syntax/unclosed-block")) return false;
  const present = new Set(fields.map(({ name }) => name.text));
  return fieldsOf(kind).every(
    ([name, { need }]) => need?.level !== "required" || !isMissing(context, entity, name, need, present),
  );
}
