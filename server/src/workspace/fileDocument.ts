import { parse } from "../analysis/parse.ts";
import type { Document } from "../syntax/document.ts";
import type { Block } from "../syntax/tree.ts";
import { type Lines, linesOf } from "../text/lines.ts";

/**
 * A document that is not open. It keeps its text; its tree lives as long as somebody else holds on to it and is made
 * again when it is asked for. A firm has thousands of files, and trees are twenty times as large as their text.
 */
export function fileDocument(uri: string, text: string): Document {
  return new FileDocument(uri, text);
}

/** What holds a document's tree: whoever keeps it keeps the tree. */
export function treeOf(document: Document): Document {
  return document instanceof FileDocument ? document.whole() : document;
}

/**
 * Has the document's tree at hand until {@link letGo}, for whoever looks at one file after the other. Nothing but the
 * document holds it meanwhile: a tree that has a weak reference does not die young, and in a folder nearly all should.
 */
export function takeUp(document: Document): void {
  if (document instanceof FileDocument) document.takeUp();
}

/** The document's tree is not needed any more. */
export function letGo(document: Document): void {
  if (document instanceof FileDocument) document.letGo();
}

class FileDocument implements Document {
  readonly uri: string;
  readonly version = 0;
  readonly text: string;
  private tree: WeakRef<Document> | undefined;
  private atHand: Document | undefined;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.text = text;
  }

  get root(): Block {
    return this.whole().root;
  }

  get sound(): boolean {
    return this.whole().sound;
  }

  /** Counted in the text where nobody has the tree: whoever reports on a file needs no more of it. */
  get lines(): Lines {
    const tree = this.atHand ?? this.tree?.deref();
    if (tree) return tree.lines;
    if (counted?.of !== this) counted = { of: this, lines: linesOf(this.text) };
    return counted.lines;
  }

  whole(): Document {
    const known = this.atHand ?? this.tree?.deref();
    if (known) return known;
    const document = this.read();
    this.tree = new WeakRef(document);
    return document;
  }

  takeUp(): void {
    this.atHand ??= this.tree?.deref() ?? this.read();
  }

  letGo(): void {
    this.atHand = undefined;
  }

  private read(): Document {
    return parse(this.uri, this.version, this.text);
  }
}

/** The lines that were asked for last: files are reported on one after the other. */
let counted: { readonly of: Document; readonly lines: Lines } | undefined;
