import { parse } from "../analysis/parse.ts";
import type { Document } from "../syntax/document.ts";
import type { Block } from "../syntax/tree.ts";
import type { Lines } from "../text/lines.ts";

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

class FileDocument implements Document {
  readonly uri: string;
  readonly version = 0;
  readonly text: string;
  private tree: WeakRef<Document> | undefined;

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

  get lines(): Lines {
    return this.whole().lines;
  }

  whole(): Document {
    const known = this.tree?.deref();
    if (known) return known;
    const document = parse(this.uri, this.version, this.text);
    this.tree = new WeakRef(document);
    return document;
  }
}
