import type { Document } from "../../syntax/document.ts";
import { type PlacedEntity, spanIn, textBetween } from "../shared/locate.ts";

/** The white space with which the line of an offset begins. */
export function indentOf(document: Document, offset: number): string {
  const { start, end } = document.lines.span(document.lines.position(offset).line);
  return /^[ \t]*/.exec(textBetween(document, start, end))?.[0] ?? "";
}

/** Whether the block's opening brace stands on the same line as the offset. */
export function isOnOneLine(document: Document, placed: PlacedEntity, offset: number): boolean {
  const { open } = placed.entity.block.segment;
  if (!open) return false;
  const { lines } = document;
  return lines.position(spanIn(document, placed, open).start).line === lines.position(offset).line;
}
