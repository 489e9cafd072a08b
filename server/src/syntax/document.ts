import type { Lines } from "../text/lines.ts";
import type { Block } from "./tree.ts";

/** One version of a text and its tree. Never changes. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: Lines;
  /** The document as a block without a header; its children are the top-level blocks. */
  readonly root: Block;
}
