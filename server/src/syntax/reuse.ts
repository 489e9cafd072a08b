/** Which blocks of the document before an edit stand in the new one as they were. */
import { memoryOf } from "../text/memory.ts";
import { blankEnd, isLineBreak } from "./patterns.ts";
import { firstIndex } from "./places.ts";
import type { Known, Skeleton } from "./skeleton.ts";
import { type Block, HOLE } from "./tree.ts";

/** What was replaced: from and to in the old text, and the length of what stands there now. */
export interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** The blocks and everything in them; `starts` says where in the old text each of them began. */
export function knownBlocks(
  blocks: readonly Block[],
  starts: readonly number[],
  { from, to, by }: Replaced,
): Known {
  /** The outermost block that began at an offset of the old text, or the first in it that is so wide. */
  const beginningAt = (start: number, width?: number): Block | undefined => {
    let [among, places, base] = [blocks, starts, 0];
    for (;;) {
      const index = firstIndex(places.length, (i) => base + (places[i] ?? 0) > start) - 1;
      const block = among[index];
      if (!block) return undefined;
      base += places[index] ?? 0;
      if (base === start && (width === undefined || block.width === width)) return block;
      [among, places] = [block.children, block.starts];
    }
  };
  /** Where what stands at an offset of the new text stood in the old one; -1 where it was typed just now. */
  const before = (start: number) => (start < from ? start : start >= from + by ? start - by + to - from : -1);
  const isLeftAlone = (start: number, { width }: Block) => start + width <= from || start >= from + by;
  return {
    regular(start, indent) {
      const block = beginningAt(before(start));
      if (!block || !isLeftAlone(start, block)) return undefined;
      const layout = layoutOf(block);
      return layout === ONE_LINE || layout === indent ? block : undefined;
    },
    same(skeleton) {
      const { start, end } = skeleton;
      if (skeleton.same) return skeleton.same;
      const block = beginningAt(before(start), end - start);
      return block && isLeftAlone(start, block) && sameShape(block, skeleton) ? block : undefined;
    },
    edited: ({ start }) => (start <= from ? beginningAt(start) : undefined),
  };
}

/**
 * The same words may be read otherwise where a brace or a quote is missing somewhere around them: what had signs without
 * a partner, or has some now, is read again.
 */
function sameShape({ segment, children, starts, width }: Block, skeleton: Skeleton): boolean {
  return (
    width === skeleton.end - skeleton.start &&
    segment.unclosed === skeleton.unclosed &&
    segment.forced.length + skeleton.forced.length === 0 &&
    children.length === skeleton.children.length &&
    skeleton.children.every((inner, i) => {
      const child = children[i];
      if (!child || starts[i] !== inner.start - skeleton.start) return false;
      return inner.same ? inner.same === child : sameShape(child, inner);
    })
  );
}

/** What {@link layoutOf} says of a block on one line, and of one that is laid out in no such way. */
const ONE_LINE = -1;
const IRREGULAR = -2;

/** Blocks that stand deeper in each other than those of any plan are irregular. */
const DEEPEST = 20;

/**
 * How deep the line is indented on which the block ends, where all in it can be read and is laid out as blocks are: each
 * block on one line, or with its `}` alone below its header and all lines between deeper than these. Neither the
 * indentation of its lines nor anything else in it tells of a missing brace then.
 */
function layoutOf(block: Block): number {
  const known = layouts.get(block);
  if (known !== undefined) return known;
  const layout = findLayout(block);
  layouts.set(block, layout);
  return layout;
}

const layouts = memoryOf<Block, number>();

function findLayout(block: Block): number {
  const { segment, children } = block;
  const { text, lineStarts, keyword, open, close } = segment;
  if (keyword?.start !== 0 || !open || close?.end !== text.length || segment.unclosed) return IRREGULAR;
  if (segment.forced.length + segment.problems.length + segment.strays.length > 0) return IRREGULAR;
  if ((lineStarts[0] ?? text.length) <= open.start || depthOf(block) > DEEPEST) return IRREGULAR;
  const last = lineStarts.at(-1);
  const ending = last === undefined ? ONE_LINE : blankEnd(text, last) - last;
  if (last !== undefined && last + ending !== close.start) return IRREGULAR;
  let line = 0;
  for (const start of lineStarts.slice(0, -1)) {
    const at = blankEnd(text, start);
    if (at - start <= ending && !isLineBreak(text.charCodeAt(at))) return IRREGULAR;
  }
  for (const [i, child] of children.entries()) {
    const hole = segment.holes[i] ?? 0;
    while ((lineStarts[line] ?? text.length) <= hole) line++;
    const start = lineStarts[line - 1] ?? 0;
    const leads = line > 0 && blankEnd(text, start) === hole;
    const layout = layoutOf(child);
    if (layout !== ONE_LINE && !(leads && layout === hole - start)) return IRREGULAR;
    if (!leads && !beginsBehind.has(text.slice(0, hole).trimEnd().at(-1))) return IRREGULAR;
  }
  return block.breaks === 0 ? ONE_LINE : ending;
}

/** Behind what a block begins in its line. */
const beginsBehind: ReadonlySet<string | undefined> = new Set(["{", ";", HOLE]);

function depthOf({ children }: Block): number {
  return 1 + children.reduce((deepest, child) => Math.max(deepest, depthOf(child)), 0);
}
