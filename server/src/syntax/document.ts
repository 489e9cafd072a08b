import type { Lines } from "../text/lines.ts";
import { linesOfTree } from "./places.ts";
import { print } from "./print.ts";
import type { Flaws } from "./scan.ts";
import type { Block } from "./tree.ts";

/** One version of a text and its tree. Never changes. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: Lines;
  /** The document as a block without a header; its children are the top-level blocks. */
  readonly root: Block;
  /** Every brace has its partner, every text and comment its end. */
  readonly sound: boolean;
}

/** A document as the parser hands it on to itself for the next edit. */
export interface ParsedDocument extends Document {
  readonly flaws: Flaws;
  /** The part of it that was read last, where something is missing somewhere: the next edit is mostly in it again. */
  readonly part: Part | undefined;
}

/** Some blocks of a document that were read in one go. */
export interface Part {
  /** Where it begins. */
  readonly start: number;
  readonly text: string;
  readonly flaws: Flaws;
}

/** Text and lines are put together only when somebody asks: after most keys nobody needs the whole text. */
export function documentOf(
  uri: string,
  version: number,
  root: Block,
  flaws: Flaws,
  { text, part }: { readonly text?: string; readonly part?: Part | undefined } = {},
): ParsedDocument {
  return new TreeDocument(uri, version, root, flaws, text, part);
}

class TreeDocument implements ParsedDocument {
  readonly uri: string;
  readonly version: number;
  readonly root: Block;
  readonly flaws: Flaws;
  readonly part: Part | undefined;
  private whole: string | undefined;
  private counted: Lines | undefined;

  constructor(
    uri: string,
    version: number,
    root: Block,
    flaws: Flaws,
    text: string | undefined,
    part: Part | undefined,
  ) {
    this.uri = uri;
    this.version = version;
    this.root = root;
    this.flaws = flaws;
    this.whole = text;
    this.part = part;
  }

  get sound(): boolean {
    const { uneven, open, texts } = this.flaws;
    return uneven + open + texts === 0;
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
