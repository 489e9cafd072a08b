import type { FormattingOptions, Position, Range, TextEdit } from "vscode-languageserver-types";
import { lineBreakOf } from "../rules/shared/layout.ts";
import type { Document } from "../syntax/document.ts";
import type { Block } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Change } from "./formatting/changes.ts";
import { layoutOf } from "./formatting/layout.ts";
import { locate } from "./shared/locate.ts";
import { rangeOf } from "./shared/ranges.ts";

interface About {
  readonly textDocument: { readonly uri: string };
}

/**
 * Lays a whole document out (LANGUAGE.md §8). How deep lines stand is the language's rule, whatever the editor's
 * options say; of these only the wish for a line break at the end of the file counts.
 */
export function formatting(
  snapshot: Snapshot,
  params: About & { readonly options: FormattingOptions },
): TextEdit[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const edits = editsOf(document, layoutOf(document));
  return params.options.insertFinalNewline === true ? [...edits, ...finalLineBreak(document)] : edits;
}

/** Lays out what lies in the range; a block or a list is parted or joined only where it lies in it as a whole. */
export function rangeFormatting(snapshot: Snapshot, params: About & { readonly range: Range }): TextEdit[] {
  return rangesFormatting(snapshot, { ...params, ranges: [params.range] });
}

/** Lays out what lies in one of the ranges. */
export function rangesFormatting(
  snapshot: Snapshot,
  params: About & { readonly ranges: readonly Range[] },
): TextEdit[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const seen = new Set<string>();
  return params.ranges
    .flatMap((range) => layoutOf(document, spanOf(document, range)))
    .filter(({ start, end }) => !seen.has(`${start} ${end}`) && seen.add(`${start} ${end}`))
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((change) => editOf(document, change));
}

/**
 * Lays out what has just been finished: behind a `}` its block, behind a line break the line above (the line of the
 * cursor is the author's), behind a `;` the field before it.
 */
export function onTypeFormatting(
  snapshot: Snapshot,
  params: About & { readonly position: Position; readonly ch: string },
): TextEdit[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const finished = finishedAt(document, params.position, params.ch);
  return finished ? editsOf(document, layoutOf(document, finished)) : [];
}

function finishedAt(document: Document, { line, character }: Position, sign: string): Span | undefined {
  const { lines } = document;
  const offset = lines.offset({ line, character });
  if (sign === "}") return blockEndingAt(document.root, 0, offset);
  if (sign === "\n") {
    const above = lines.span(line - 1);
    const own = lines.span(line);
    const words = /^\s*/.exec(document.text.slice(own.start, own.end))?.[0].length ?? 0;
    // Where words were carried over to the cursor's line, their indentation belongs to it.
    const isBlank = own.start + words === own.end;
    return line > 0 ? { start: above.start, end: isBlank ? above.end : own.start + words } : undefined;
  }
  return sign === ";" ? fieldBefore(document, offset - 1) : undefined;
}

function blockEndingAt(block: Block, start: number, offset: number): Span | undefined {
  const { segment, children, starts, width } = block;
  if (segment.close && start + width === offset) return { start, end: offset };
  const index = starts.findLastIndex((at) => start + at < offset);
  const child = children[index];
  return child && blockEndingAt(child, start + (starts[index] ?? 0), offset);
}

/** The field that ends before the `;` at that offset. */
function fieldBefore(document: Document, semicolon: number): Span | undefined {
  const at = locate(document, semicolon);
  const field = at.segment.fields
    .map((one) => at.span(one))
    .findLast(({ end }) => end <= semicolon && document.text.slice(end, semicolon).trim() === "");
  return field;
}

/** A line break behind the last line, where it has none. */
function finalLineBreak(document: Document): TextEdit[] {
  const { text, lines } = document;
  if (text.trim() === "" || /[\r\n]\s*$/.test(text)) return [];
  const end = lines.position(text.length);
  return [{ range: { start: end, end }, newText: lineBreakOf({ document }) }];
}

function spanOf({ lines }: Document, { start, end }: Range): Span {
  const [from = 0, to = 0] = [lines.offset(start), lines.offset(end)].sort((a, b) => a - b);
  return { start: from, end: to };
}

function editsOf(document: Document, changes: readonly Change[]): TextEdit[] {
  return changes.map((change) => editOf(document, change));
}

function editOf(document: Document, { start, end, text }: Change): TextEdit {
  return { range: rangeOf(document, { start, end }), newText: text };
}
