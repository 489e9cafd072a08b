import type { Lines, Range } from "./lines.ts";
import { linesOf } from "./lines.ts";

/** One replacement as LSP sends it; without a range the whole text is new. */
export interface Edit {
  readonly range?: Range;
  readonly text: string;
}

/**
 * Applies edits one after the other, each to the outcome of the one before, as `didChange` means them. `lines` are
 * those of the text.
 */
export function applyEdits(text: string, lines: Lines, edits: readonly Edit[]): string {
  return edits.reduce((before, edit, i) => {
    if (!edit.range) return edit.text;
    const places = i === 0 ? lines : linesOf(before);
    const a = places.offset(edit.range.start);
    const b = places.offset(edit.range.end);
    return before.slice(0, Math.min(a, b)) + edit.text + before.slice(Math.max(a, b));
  }, text);
}
