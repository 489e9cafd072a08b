/** What the scanner finds, and what it may know from before an edit. */
import type { Block } from "./tree.ts";

/** One block as the scanner sees it. All offsets count from the text's start. */
export interface Skeleton {
  readonly start: number;
  end: number;
  /** The stretches of its own text, from and to in turns; an inner block stands between two of them. */
  readonly own: number[];
  readonly children: Skeleton[];
  /** It has a `{` and no `}`. */
  unclosed: boolean;
  /** Texts and comments in its own text that are not closed, and braces that are mere signs: where each begins and ends. */
  readonly forced: [start: number, end: number][];
  /** What is passed over, the ends of lines that are too long and the lines of a text that does not begin: from and to. */
  readonly overlong: [start: number, end: number][];
  /** The block that stood here before the edit, where it was passed over: nothing of it is told here. */
  readonly same: Block | undefined;
}

/** A skeleton with nothing in it yet; see {@link Skeleton} for its parts. */
export function newSkeleton(start: number, end: number, own: number[], same: Block | undefined): Skeleton {
  return { start, end, own, children: [], unclosed: false, forced: [], overlong: [], same };
}

/** The blocks of an old text, by where they stood in it. */
export interface Known {
  /**
   * The old block that begins at that offset of the new text, on a line that is so deep indented, where nothing of it was
   * edited and it is laid out as blocks are (`layoutOf`): it reads the same whatever is missing around it.
   */
  regular(start: number, indent: number): Block | undefined;
  /** The old block that is this one: the same text, of which nothing was edited, and read in the same way. */
  same(skeleton: Skeleton): Block | undefined;
  /** The old block that began where this one begins, with something edited in it. */
  edited(skeleton: Skeleton): Block | undefined;
}

export const nothingKnown: Known = {
  regular: () => undefined,
  same: () => undefined,
  edited: () => undefined,
};
