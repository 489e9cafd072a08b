/** Which blocks of the document before an edit stand in the new one as they were. */
import type { Skeleton } from "./scan.ts";
import type { Block } from "./tree.ts";

/** The blocks of an old text, by where they stood in it. */
export interface Known {
  /** The old block that is this one: the same text, of which nothing was edited, and read in the same way. */
  same(skeleton: Skeleton): Block | undefined;
  /** The old block that began where this one begins, with something edited in it. */
  edited(skeleton: Skeleton): Block | undefined;
}

/** What was replaced: from and to in the old text, and the length of what stands there now. */
export interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

export const nothingKnown: Known = { same: () => undefined, edited: () => undefined };

/** The blocks and everything in them; `starts` says where in the old text each of them began. */
export function knownBlocks(
  blocks: readonly Block[],
  starts: readonly number[],
  { from, to, by }: Replaced,
): Known {
  const byStart = new Map<number, Block>();
  const add = (block: Block, start: number) => {
    byStart.set(start, block);
    block.children.forEach((child, i) => {
      add(child, start + (block.starts[i] ?? 0));
    });
  };
  blocks.forEach((block, i) => {
    add(block, starts[i] ?? 0);
  });
  return {
    same(skeleton) {
      const { start, end } = skeleton;
      let block: Block | undefined;
      if (end <= from) block = byStart.get(start);
      else if (start >= from + by) block = byStart.get(start - by + to - from);
      return block && sameShape(block, skeleton) ? block : undefined;
    },
    edited: ({ start }) => (start <= from ? byStart.get(start) : undefined),
  };
}

/** The same words may be read otherwise where a brace or a quote is missing somewhere around them. */
function sameShape({ segment, children, starts, width }: Block, skeleton: Skeleton): boolean {
  return (
    width === skeleton.end - skeleton.start &&
    segment.unclosed === skeleton.unclosed &&
    segment.forced.length === skeleton.forced.length &&
    children.length === skeleton.children.length &&
    skeleton.children.every((inner, i) => {
      const child = children[i];
      return child && starts[i] === inner.start - skeleton.start && sameShape(child, inner);
    })
  );
}
