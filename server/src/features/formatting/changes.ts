/** White space that is replaced by other white space: as few and as small changes as will do. */
import type { Span } from "../../text/span.ts";

/** Replaces a span of the document, in UTF-16 units from its start. */
export interface Change extends Span {
  readonly text: string;
  /**
   * What has to lie in a range as a whole for the change to be made when only that range is laid out: a block is
   * parted into lines as a whole or not at all.
   */
  readonly owner: Span;
}

/** The text after changes, which come in the order of the text and do not overlap. */
export function changed(text: string, changes: readonly Change[]): string {
  let out = "";
  let at = 0;
  for (const change of changes) {
    out += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return out + text.slice(at);
}

/** What makes `wanted`, which holds no line break, of the white space in the span. */
export function onTheLine(text: string, { start, end }: Span, wanted: string, owner: Span): Change[] {
  const old = text.slice(start, end);
  return smallest(start, old, wanted, breaks.test(old) ? owner : undefined);
}

/**
 * What puts line breaks where the white space in the span is, and `indent` behind them: as many as there were, but at
 * least one and at most `most`. Lines keep the line break that they have; new ones get `lineBreak`.
 */
export function onNewLine(
  text: string,
  span: Span,
  { indent, most, lineBreak }: { readonly indent: string; readonly most: 1 | 2; readonly lineBreak: string },
  owner: Span,
): Change[] {
  const old = text.slice(span.start, span.end);
  const found = [...old.matchAll(allBreaks)].map((match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
  const [first, second] = found;
  const last = found.at(-1);
  if (!first || !last) return [{ ...span, text: lineBreak + indent, owner }];
  const lastKept = most === 2 ? (second ?? first) : first;
  const stretch = (start: number, end: number, wanted: string) =>
    smallest(start, text.slice(start, end), wanted, undefined);
  return [
    ...stretch(span.start, first.start, ""),
    ...(lastKept === first ? [] : stretch(first.end, lastKept.start, "")),
    ...stretch(lastKept.end, last.end, ""),
    ...stretch(last.end, span.end, indent),
  ];
}

/** A change that leaves alone what both have in common at their ends. */
function smallest(start: number, old: string, wanted: string, owner: Span | undefined): Change[] {
  if (old === wanted) return [];
  let same = 0;
  while (same < old.length && same < wanted.length && old[same] === wanted[same]) same++;
  let behind = 0;
  while (
    behind < old.length - same &&
    behind < wanted.length - same &&
    old[old.length - 1 - behind] === wanted[wanted.length - 1 - behind]
  )
    behind++;
  const span = { start: start + same, end: start + old.length - behind };
  return [{ ...span, text: wanted.slice(same, wanted.length - behind), owner: owner ?? span }];
}

const breaks = /[\r\n]/;
const allBreaks = /\r\n|\r|\n/g;
