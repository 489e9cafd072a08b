/**
 * The form of test documents: several files in one text, and mark lines (carets under the words at fault, behind them
 * what is said of these). test/support/marks.ts says how such documents are written.
 */

/** A mark line; the columns before its carets count as they are seen. */
export const markLine = /^(\s*(?:\/\/\s*)?)(\^+)(?:\s+(.*?))?\s*$/;

/** The files of a text: each begins with a line `--- name`; without such lines there is one, `plan.coachplan`. */
export function filesOf(
  text: string,
): readonly { readonly name: string; readonly lines: readonly string[] }[] {
  const files: { name: string; lines: string[] }[] = [];
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    const header = /^--- (\S+)$/.exec(line);
    if (header?.[1] !== undefined) {
      lines = [];
      files.push({ name: header[1], lines });
    } else lines.push(line);
  }
  return files.length > 0 ? files : [{ name: "plan.coachplan", lines }];
}

/** A marked text without its marks: what a coach would have written. */
export function withoutMarks(marked: string): string {
  return marked
    .split("\n")
    .filter((line) => !markLine.test(line))
    .join("\n");
}
