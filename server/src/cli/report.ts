import { messageText } from "../features/diagnostic.ts";
import type { Finding } from "../rules/findings.ts";
import type { Document } from "../syntax/document.ts";

/** A plan that was checked, and what was found in it. */
export interface Checked {
  /** From the folder one is in, with `/`. */
  readonly file: string;
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/** The report for programs: one array, two spaces deep. */
export function jsonReport(checked: readonly Checked[]): string {
  const rows = inOrder(checked).map(({ file, document, finding }) => {
    const start = document.lines.position(finding.span.start);
    const end = document.lines.position(finding.span.end);
    return {
      file,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      code: finding.code,
      severity: finding.severity,
      message: messageText(finding.message),
    };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** The report for people: each finding with the words at fault, and a line that sums up. */
export function humanReport(checked: readonly Checked[], colors: boolean): string {
  const paint: Paint = colors ? (text, style) => `\u001B[${styles[style]}m${text}\u001B[0m` : (text) => text;
  const found = inOrder(checked);
  return [...found.map((row) => describe(row, paint)), summary(checked, paint)].join("\n");
}

interface Row {
  readonly file: string;
  readonly document: Document;
  readonly finding: Finding;
}

function inOrder(checked: readonly Checked[]): Row[] {
  const files = [...checked].sort((a, b) => compare(a.file, b.file));
  return files.flatMap(({ file, document, findings }) =>
    [...findings]
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.code, b.code))
      .map((finding) => ({ file, document, finding })),
  );
}

/** By code unit, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Style = "error" | "warning" | "information" | "hint" | "strong" | "faint";
type Paint = (text: string, style: Style) => string;

const styles: Readonly<Record<Style, string>> = {
  error: "31",
  warning: "33",
  information: "36",
  hint: "36",
  strong: "1",
  faint: "2",
};

function describe({ file, document, finding }: Row, paint: Paint): string {
  const { line, character } = document.lines.position(finding.span.start);
  const place = paint(`${file}:${line + 1}:${character + 1}`, "strong");
  const head = `${place}  ${paint(finding.severity, finding.severity)}  ${paint(finding.code, "faint")}`;
  const { what, why, instead } = finding.message;
  return `${[head, `  ${what}`, `  ${why}`, `  ${instead}`, ...excerpt(document, finding, paint)].join("\n")}\n`;
}

/** The line in which the finding begins, with its words underlined. */
function excerpt(document: Document, { span, severity }: Finding, paint: Paint): string[] {
  const { line } = document.lines.position(span.start);
  const whole = document.lines.span(line);
  const text = document.text.slice(whole.start, whole.end);
  const number = String(line + 1);
  const from = Math.min(span.start, whole.end) - whole.start;
  const to = Math.min(span.end, whole.end) - whole.start;
  // Tabs stay tabs, so that the marks stand under their words at whatever width the terminal gives them.
  const before = blank(text.slice(0, from));
  const marks = "^".repeat(Math.max(1, [...text.slice(from, to)].length));
  const bar = paint("|", "faint");
  return [
    `  ${" ".repeat(number.length)} ${bar}`,
    `  ${paint(number, "faint")} ${bar} ${text}`,
    `  ${" ".repeat(number.length)} ${bar} ${before}${paint(marks, severity)}`,
  ];
}

function blank(text: string): string {
  return [...text].map((letter) => (letter === "\t" ? "\t" : " ")).join("");
}

function summary(checked: readonly Checked[], paint: Paint): string {
  const count = (severity: Finding["severity"]) =>
    checked.reduce(
      (sum, { findings }) => sum + findings.filter((one) => one.severity === severity).length,
      0,
    );
  const errors = count("error");
  const warnings = count("warning");
  const notes = count("information") + count("hint");
  const parts = [
    paint(many(errors, "error"), errors > 0 ? "error" : "strong"),
    paint(many(warnings, "warning"), warnings > 0 ? "warning" : "strong"),
    ...(notes > 0 ? [paint(many(notes, "hint"), "hint")] : []),
  ];
  return `${many(checked.length, "plan")} checked: ${parts.join(", ")}.\n`;
}

function many(count: number, what: string): string {
  return `${count === 0 ? "no" : count} ${what}${count === 1 ? "" : "s"}`;
}
