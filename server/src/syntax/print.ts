/** From the tree back to the text. */
import { lastAtOrBefore } from "../text/lines.ts";
import type { Block } from "./tree.ts";

/** The author's text of a block and everything in it. */
export function print(block: Block): string {
  let out = gapOf(block, 0);
  block.children.forEach((child, i) => {
    out += print(child) + gapOf(block, i + 1);
  });
  return out;
}

/**
 * The text of a block from one place in it to another (UTF-16 units from its start, end exclusive; what lies outside
 * is left out): only the inner blocks between the two are printed.
 */
export function printBetween(block: Block, start: number, end: number): string {
  const { children, starts, width } = block;
  if (start <= 0 && end >= width) return print(block);
  let out = "";
  for (let i = starts.length === 0 ? 0 : lastAtOrBefore(starts, start); ; i++) {
    const gapStart = i === 0 ? 0 : (starts[i - 1] ?? 0) + (children[i - 1]?.width ?? 0);
    out += gapOf(block, i).slice(Math.max(0, start - gapStart), Math.max(0, end - gapStart));
    const child = children[i];
    const childStart = starts[i];
    if (!child || childStart === undefined || childStart >= end) return out;
    if (childStart + child.width > start) out += printBetween(child, start - childStart, end - childStart);
  }
}

/** A block's own text before its inner block of that number; behind the last one where there is none. */
export function gapOf({ segment: { text, holes } }: Block, i: number): string {
  return text.slice(i === 0 ? 0 : (holes[i - 1] ?? 0) + 1, holes[i]);
}

/** Where an offset of the block's segment lies in the block, in UTF-16 units from its start. */
export function segmentToBlock({ segment: { holes }, starts, children }: Block, offset: number): number {
  if ((holes[0] ?? Number.POSITIVE_INFINITY) >= offset) return offset;
  // The last hole before the offset; one that stands right at it is not yet passed.
  const i = lastAtOrBefore(holes, offset - 1);
  return (starts[i] ?? 0) + (children[i]?.width ?? 0) + (offset - (holes[i] ?? 0) - 1);
}
