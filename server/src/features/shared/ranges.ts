import type { Range } from "vscode-languageserver-types";
import type { Document } from "../../syntax/document.ts";
import type { Span } from "../../text/span.ts";

/** A span of a document as LSP gives places. */
export function rangeOf({ lines }: Document, { start, end }: Span): Range {
  return { start: lines.position(start), end: lines.position(end) };
}

/** The same range so many lines further down. */
export function movedRange({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
