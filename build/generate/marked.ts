/**
 * The form of the mark lines in test documents: carets under the words at fault, behind them what is said of these.
 * Columns before the carets count as they are seen. test/support/marks.ts says how such documents are written.
 */
export const markLine = /^(\s*(?:\/\/\s*)?)(\^+)(?:\s+(.*?))?\s*$/;

/** A marked text without its marks: what a coach would have written. */
export function withoutMarks(marked: string): string {
  return marked
    .split("\n")
    .filter((line) => !markLine.test(line))
    .join("\n");
}
