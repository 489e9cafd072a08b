import type { Lines } from "../text/lines.ts";
import { linesOfTree } from "./places.ts";
import { print } from "./print.ts";
import type { Block } from "./tree.ts";

/** One version of a text and its tree. Never changes. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: Lines;
  /** The document as a block without a header; its children are the top-level blocks. */
  readonly root: Block;
  /** Every brace has its partner, every text and comment its end: a part can be read without the rest. */
  readonly sound: boolean;
}

/** Text and lines are put together only when somebody asks: after most keys nobody needs the whole text. */
export function documentOf(
  uri: string,
  version: number,
  root: Block,
  sound: boolean,
  text?: string,
): Document {
  return new TreeDocument(uri, version, root, sound, text);
}

class TreeDocument implements Document {
  readonly uri: string;
  readonly version: number;
  readonly root: Block;
  readonly sound: boolean;
  private whole: string | undefined;
  private counted: Lines | undefined;

  constructor(uri: string, version: number, root: Block, sound: boolean, text: string | undefined) {
    this.uri = uri;
    this.version = version;
    this.root = root;
    this.sound = sound;
    this.whole = text;
  }

  get text(): string {
    this.whole ??= print(this.root);
    return this.whole;
  }

  get lines(): Lines {
    this.counted ??= linesOfTree(this.root);
    return this.counted;
  }
}
