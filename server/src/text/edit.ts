import type { Range } from "./lines.ts";
import { linesOf } from "./lines.ts";

/** One replacement as LSP sends it; without a range the whole text is new. */
export interface Edit {
  readonly range?: Range;
  readonly text: string;
}

/** Applies edits one after the other, each to the outcome of the one before, as `didChange` means them. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, edit) => {
    if (!edit.range) return edit.text;
    const lines = linesOf(before);
    const a = lines.offset(edit.range.start);
    const b = lines.offset(edit.range.end);
    return before.slice(0, Math.min(a, b)) + edit.text + before.slice(Math.max(a, b));
  }, text);
}
