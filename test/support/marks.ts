/**
 * Documents with marks: tests that read like the language, with what is looked for under the very words.
 *
 * ```
 * --- people.coachplan
 * person lena "Lena Fischer" { role: "Depot manager"; level: middle }
 * --- plan.coachplan
 * use "people.coachplan"
 * action standup "Daily stand-up" { owner: lnea; due: 2026-05‸-01 }
 *                                          ^^^^ error name/not-found
 * ```
 *
 * - A line of carets marks the words right above them in the last line that is no mark. Behind the carets stands
 *   what the test is about: for findings `severity code`. Several mark lines may follow one line of text. A mark
 *   line may begin with `//` (`//   ^^^^ error …`); to mark words in the first two columns, leave that out.
 * - Mark lines are taken out as whole lines: no offset in the document knows of them.
 * - `‸` is where the cursor stands; it is taken out too. Several cursors may stand in one text.
 * - A line `--- name` begins a file of that name; a text without such lines is one file, `plan.coachplan`.
 *
 * Offsets are UTF-16 code units from the start of the file, end exclusive. What covers several lines is marked on
 * the first of them; what covers nothing (an empty span) is marked by one caret.
 */
import { filesOf, markLine } from "../../build/generate/marked.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import type { Span } from "../../server/src/text/span.ts";

/** Words of a file that are marked, and what is said of them. */
export interface Mark {
  readonly span: Span;
  readonly says: string;
}

/** One file of a marked text, its marks taken out. */
export interface MarkedFile {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Offsets of the cursors in the order of the text. */
  readonly cursors: readonly number[];
}

/** Where a cursor stands. */
export interface Cursor {
  readonly uri: string;
  /** UTF-16 units from the file's start. */
  readonly offset: number;
}

/** Reads a marked text into its files. Throws where a mark stands under nothing. */
export function readMarks(marked: string): readonly MarkedFile[] {
  return filesOf(withoutFrame(marked)).map(({ name, lines }) => readFile(name, lines));
}

/** The one cursor of a marked text. Throws where there is none, or more than one. */
export function cursorOf(files: readonly MarkedFile[]): Cursor {
  const [cursor, ...more] = files.flatMap(({ uri, cursors }) => cursors.map((offset) => ({ uri, offset })));
  if (cursor === undefined || more.length > 0)
    throw new Error(`The text needs exactly one cursor (${CURSOR}).`);
  return cursor;
}

/**
 * Writes marks under a text, as {@link readMarks} reads them: what a test found can so be compared with what it
 * wanted, line by line. Marks of one line stand in the order of their places, then of their words.
 */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const lines = linesOf(text);
  const below = new Map<number, { column: number; width: number; says: string }[]>();
  for (const { span, says } of marks) {
    const { line, character } = lines.position(span.start);
    const end = Math.min(span.end, Math.max(lines.span(line).end, span.start));
    const list = below.get(line) ?? [];
    list.push({ column: character, width: Math.max(1, end - span.start), says });
    below.set(line, list);
  }
  return text
    .split("\n")
    .flatMap((line, index) => [
      line,
      ...(below.get(index) ?? [])
        .sort((a, b) => a.column - b.column || a.width - b.width || (a.says < b.says ? -1 : 1))
        .map(({ column, width, says }) => `${" ".repeat(column)}${"^".repeat(width)} ${says}`.trimEnd()),
    ])
    .join("\n");
}

/** The address that a file of a test has. */
export function uriOf(name: string): string {
  return `memory:///${name}`;
}

const CURSOR = "‸";

/** A template literal begins with a line break that nobody means. */
function withoutFrame(marked: string): string {
  return marked.startsWith("\n") ? marked.slice(1) : marked;
}

function readFile(name: string, lines: readonly string[]): MarkedFile {
  const marks: Mark[] = [];
  const cursors: number[] = [];
  let text = "";
  let last: { start: number; raw: string } | undefined;
  for (const raw of lines) {
    const mark = markLine.exec(raw);
    if (!mark) {
      const start = last === undefined ? 0 : text.length + 1;
      const parts = raw.split(CURSOR);
      const clean = parts.join("");
      let at = start;
      for (const part of parts.slice(0, -1)) {
        at += part.length;
        cursors.push(at);
      }
      text = last === undefined ? clean : `${text}\n${clean}`;
      last = { start, raw };
      continue;
    }
    if (last === undefined) throw new Error(`${name}: nothing stands above the mark “${raw.trim()}”.`);
    const column = mark[1]?.length ?? 0;
    const at = (seen: number) => seen - (last?.raw.slice(0, seen).split(CURSOR).length ?? 1) + 1;
    marks.push({
      span: { start: last.start + at(column), end: last.start + at(column + (mark[2]?.length ?? 0)) },
      says: mark[3] ?? "",
    });
  }
  return { name, uri: uriOf(name), text, marks, cursors };
}
