import type { Span } from "../../text/span.ts";

/** What a hover says, as Markdown, and the words of the document that it is about. */
export interface Told {
  readonly text: string;
  readonly span: Span;
}
