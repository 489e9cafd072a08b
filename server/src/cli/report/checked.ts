import type { Finding } from "../../rules/findings.ts";
import type { Document } from "../../syntax/document.ts";

/** A plan that was checked, and what was found in it. */
export interface Checked {
  /** From the folder one is in, with `/`. */
  readonly file: string;
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/** One finding with its plan. */
export interface Row {
  readonly file: string;
  readonly document: Document;
  readonly finding: Finding;
}

/** All findings, by file and place. */
export function inOrder(checked: readonly Checked[]): Row[] {
  const files = [...checked].sort((a, b) => compare(a.file, b.file));
  return files.flatMap(({ file, document, findings }) =>
    [...findings]
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.code, b.code))
      .map((finding) => ({ file, document, finding })),
  );
}

/** Where a finding stands, for programs: lines and columns (UTF-16 units) from 1, the end exclusive. */
export function placeOf({ document: { lines }, finding: { span } }: Row) {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** By code unit, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
