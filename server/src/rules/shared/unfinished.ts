/** What somebody is in the middle of writing: one message, about what is not closed, is enough for it. */
import type { Entity } from "../../analysis/entity.ts";
import type { Segment } from "../../syntax/tree.ts";

/**
 * Whether the block's own line is not finished: its title is not closed, something in its header cannot be read, or it
 * is written on one line and has no end yet. What it lacks may be about to come.
 */
export function isUnfinished({ block: { segment } }: Entity): boolean {
  if (segment.title && !segment.title.closed) return true;
  const opening = segment.open?.start ?? segment.text.length;
  const inHeader = segment.problems.some(
    ({ code, start }) => code === "syntax/unexpected" && start < opening,
  );
  return inHeader || isOpenOnOneLine(segment);
}

/** It is written on one line and lacks its `}`. */
function isOpenOnOneLine({ text, open, problems }: Segment): boolean {
  const unclosed = open && problems.find(({ code }) => code === "syntax/unclosed-block");
  return unclosed !== undefined && !/[\r\n]/.test(text.slice(open?.end, unclosed.insertAt ?? text.length));
}
