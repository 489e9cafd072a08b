/** What somebody is in the middle of writing: one message, about what is not closed, is enough for it. */
import type { Entity, Unit } from "../../analysis/entity.ts";
import { finderOf } from "../../analysis/inside.ts";
import type { Segment } from "../../syntax/tree.ts";
import { memoryOf } from "../../text/memory.ts";
import type { Span } from "../../text/span.ts";

/**
 * Whether the block's own line is not finished: its title is not closed, something in its header cannot be read, or it
 * is written on one line and has no end yet, or one that stands too far to the right. What it lacks may be about to come.
 */
export function isUnfinished({ block: { segment } }: Entity): boolean {
  if (segment.title && !segment.title.closed) return true;
  if (segment.problems.some(({ code }) => code === "syntax/line-too-long")) return true;
  const opening = segment.open?.start ?? segment.text.length;
  const inHeader = segment.problems.some(
    ({ code, start }) => code === "syntax/unexpected" && start < opening,
  );
  return inHeader || typedFrom(segment) !== undefined;
}

/**
 * The last members of blocks that are written on one line and have no end yet: what is being typed. The message about the
 * missing end is enough for them. From the unit's start.
 */
export function beingTyped(unit: Unit): readonly Span[] {
  const known = kept.get(unit);
  if (known) return known;
  const found = lackingEnd(unit).flatMap((entity) => {
    const { segment } = entity.block;
    const start = typedFrom(segment);
    return start === undefined ? [] : [entity.span({ start, end: segment.text.length })];
  });
  kept.set(unit, found);
  return found;
}

const kept = memoryOf<Unit, readonly Span[]>();

const lackingEnd = finderOf(({ block: { segment } }) => segment.unclosed);

/** Where the last member of a block on one line begins that lacks its `}`; undefined for all other blocks. */
function typedFrom({ text, open, problems }: Segment): number | undefined {
  const unclosed = open && problems.find(({ code }) => code === "syntax/unclosed-block");
  if (!unclosed) return undefined;
  const written = text.slice(open.end, unclosed.insertAt ?? text.length);
  return /[\r\n]/.test(written) ? undefined : open.end + written.lastIndexOf(";") + 1;
}
