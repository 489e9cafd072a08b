/** How far it reaches into a document where something is missing. */
import { memoryOf } from "../text/memory.ts";
import { gapOf } from "./print.ts";
import { beginsStretch, hasTopLevelHeader } from "./scan.ts";
import type { Block, Words } from "./tree.ts";

/** Whether a top-level block begins a stretch: nothing that is wrong above it reaches into it. */
export function startsStretch(root: Block, i: number, words: Words): boolean {
  const gap = gapOf(root, i);
  const atLineStart = i === 0 && gap === "" ? true : /[\r\n]$/.test(gap);
  return atLineStart && beginsStretch(headOf(root.children[i]), 0, words);
}

function headOf(block: Block | undefined): string {
  return block ? gapOf(block, 0) : "";
}

/** Whether nothing behind the part can be the end of a comment or text block that is open in it. */
export function endsWithin(root: Block, behind: number, words: Words): boolean {
  const next = root.children[behind];
  if (!next) return true;
  // A text block ends before a header; a comment goes on to the next `*/`, wherever that stands.
  if (!hasTopLevelHeader(headOf(next), words, true)) return false;
  return (
    !root.segment.text.includes("*/", root.segment.holes[behind]) &&
    !root.children.slice(behind).some((block) => endsComment(block))
  );
}

/** Whether the end of a comment stands in a top-level block. */
function endsComment(block: Block): boolean {
  const known = commentEnds.get(block);
  if (known !== undefined) return known;
  const found = hasCommentEnd(block);
  commentEnds.set(block, found);
  return found;
}

const commentEnds = memoryOf<Block, boolean>();

function hasCommentEnd({ segment, children }: Block): boolean {
  return segment.text.includes("*/") || children.some(hasCommentEnd);
}
