/** What a block itself says, taken out of the text that it stands in. */
import type { Skeleton } from "./skeleton.ts";
import { HOLE } from "./tree.ts";

/** A block's own text with a mark for each inner block, and how offsets of the whole text map to it. */
export function ownText(
  text: string,
  skeleton: Skeleton,
): { own: string; holes: number[]; map: (offset: number) => number } {
  const { own: ranges } = skeleton;
  const holes: number[] = [];
  let own = "";
  for (let i = 0; i < ranges.length; i += 2) {
    if (i > 0) {
      holes.push(own.length);
      own += HOLE;
    }
    own += text.slice(ranges[i], ranges[i + 1]);
  }
  const map = (offset: number) => {
    let before = 0;
    for (let i = 0; i < ranges.length; i += 2) {
      const from = ranges[i] ?? 0;
      const to = ranges[i + 1] ?? 0;
      if (offset <= to) return before + Math.max(offset - from, 0);
      before += to - from + 1;
    }
    return own.length;
  };
  return { own, holes, map };
}
