/** The brace that ends a block, where everything that the block needs stands in it. */
import { fieldsOf } from "../../language/table.ts";
import { holds } from "../../rules/missing/conditions.ts";
import type { Context } from "../../rules/rule.ts";
import type { Spot } from "../completion/spot.ts";
import {
  blockSpan,
  childrenOf,
  type PlacedEntity,
  spanIn,
  textBetween,
  topLevelNear,
} from "../shared/locate.ts";
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
  const isInside = place.kind === "value" && place.field && place.field.values.length > 0;
  if (!body || !isInside || body.entity.block.segment.close || !isOnOneLine(document, body, offset))
    return undefined;
  if (/[,:]\s*$/.test(before) || !isComplete(context, body)) return undefined;
  return { text: /\s$/.test(before) ? "}" : " }" };
}

/** The block that ends above the cursor without its brace. */
function unclosedAbove({ document, body, offset }: Spot): PlacedEntity | undefined {
  const isOpen = (placed: PlacedEntity) => {
    const { open, close } = placed.entity.block.segment;
    return open !== undefined && close === undefined;
  };
  if (body && isOpen(body) && textBetween(document, lastEnd(body), offset).trim() === "") return body;
  const above = (body ? childrenOf(body) : topLevelNear(document, offset)).findLast(
    (one) => blockSpan(one).start < offset,
  );
  if (!above || !isOpen(above)) return undefined;
  const { end } = blockSpan(above);
  return textBetween(document, Math.min(end, offset), offset).trim() === "" ? above : undefined;

  function lastEnd(placed: PlacedEntity): number {
    const { fields } = placed.entity.block.segment;
    const ends = [
      ...fields.map((field) => spanIn(document, placed, field).end),
      ...childrenOf(placed).map((child) => blockSpan(child).end),
    ].filter((end) => end <= offset);
    return Math.max(blockSpan(placed).start, ...ends);
  }
}

/** Whether it lacks nothing that its absence would be told of. */
function isComplete({ snapshot, uri }: Context, { entity }: PlacedEntity): boolean {
  const { kind, unit } = entity;
  const { fields, strays } = entity.block.segment;
  if (!kind || fields.length === 0 || strays.length > 0 || fields.some(({ values }) => values.length === 0))
    return false;
  const present = new Set(fields.map(({ name }) => name.text));
  const view = {
    uri,
    unit,
    names: snapshot.names(uri, unit),
    schedule: snapshot.schedule(uri, unit),
    today: snapshot.today,
    settings: snapshot.settings,
  };
  return fieldsOf(kind).every(
    ([name, { need }]) =>
      need?.level !== "required" ||
      [[name], ...need.or].some((all) => all.every((one) => present.has(one))) ||
      !holds(need.when, entity, name, view),
  );
}
