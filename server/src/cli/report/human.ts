import { columnsOf, signsOf } from "../../text/columns.ts";
import { type Paint, paintFor, visible } from "../paint.ts";
import { wrapped } from "../wrap.ts";
import { type Checked, inOrder, type Row } from "./checked.ts";

/** Where the report is read. */
export interface Terminal {
  readonly colors: boolean;
  /** How many columns it has; undefined where nobody knows. */
  readonly columns: number | undefined;
}

/** The report for people: each finding with the words at fault, and a line that sums up. */
export function humanReport(checked: readonly Checked[], { colors, columns }: Terminal): string {
  const paint = paintFor(colors);
  return [...inOrder(checked).map((row) => describe(row, paint, columns)), summary(checked, paint)].join(
    "\n",
  );
}

function describe(row: Row, paint: Paint, columns: number | undefined): string {
  const { file, document, finding } = row;
  const { line, character } = document.lines.position(finding.span.start);
  const place = paint(visible(`${file}:${line + 1}:${character + 1}`), "strong");
  const head = `${place}  ${paint(finding.severity, finding.severity)}  ${paint(finding.code, "faint")}`;
  const { what, why, instead } = finding.message;
  const words = [what, why, instead]
    .filter((part) => part !== "")
    .flatMap((part) => wrapped(visible(part), columns === undefined ? Number.POSITIVE_INFINITY : columns - 2))
    .map((part) => `  ${part}`);
  return `${[head, ...words, ...excerpt(row, paint, columns), ...elsewhere(row, paint)].join("\n")}\n`;
}

/** The other places that a finding speaks of, as terminals make a link of. */
function elsewhere({ related, document, finding }: Row, paint: Paint): string[] {
  const number = String(document.lines.position(finding.span.start).line + 1);
  const mark = `  ${" ".repeat(number.length)} ${paint("=", "faint")}`;
  const lines = related.slice(0, MOST_RELATED).map(({ file, document: { lines }, span, says }) => {
    const { line, character } = lines.position(span.start);
    return `${mark} ${visible(`${file}:${line + 1}:${character + 1}`)}  ${visible(says)}`;
  });
  const rest = related.length - lines.length;
  return rest > 0 ? [...lines, `${mark} … and ${rest} more`] : lines;
}

/** More places than these are no help. */
const MOST_RELATED = 8;

/** The line in which the finding begins, with its words underlined. */
function excerpt(
  { document, finding: { span, severity } }: Row,
  paint: Paint,
  columns: number | undefined,
): string[] {
  const { line } = document.lines.position(span.start);
  const whole = document.lines.span(line);
  const from = Math.min(span.start, whole.end);
  const parts = [
    document.text.slice(whole.start, from),
    document.text.slice(from, Math.min(span.end, whole.end)),
    document.text.slice(Math.min(span.end, whole.end), whole.end),
  ].map(shown);
  const number = String(line + 1);
  const room = (columns ?? LOG_WIDTH) - number.length - 5;
  const [before = "", at = "", behind = ""] = fitted(parts, Math.max(room, 20));
  const marks = "^".repeat(Math.max(1, columnsOf(at)));
  const bar = paint("|", "faint");
  const margin = " ".repeat(number.length);
  return [
    `  ${margin} ${bar}`,
    `  ${paint(number, "faint")} ${bar} ${before}${at}${behind}`.trimEnd(),
    `  ${margin} ${bar} ${" ".repeat(columnsOf(before))}${paint(marks, severity)}`,
  ];
}

/** The columns of an excerpt where nobody knows how wide it will be shown: a log, a file. */
const LOG_WIDTH = 160;

/** Tabs are as wide as a level is deep, so that the marks stand under their words at whatever width a terminal gives. */
function shown(text: string): string {
  return visible(text.replaceAll("\t", "  "));
}

/** What a long line has before, at and behind the words at fault, cut so that these are seen; “…” stands for the rest. */
function fitted([before = "", at = "", behind = ""]: readonly string[], room: number): readonly string[] {
  if (columnsOf(before + at + behind) <= room) return [before, at, behind];
  const words = firstColumns(at, room - 2);
  const left = room - columnsOf(words) - 2;
  const enough = columnsOf(behind) <= Math.floor(left / 2) ? left - columnsOf(behind) : Math.ceil(left / 2);
  const start = lastColumns(before, enough);
  const end = words === at ? firstColumns(behind, left - columnsOf(start)) : "";
  return [start === before ? start : `…${start}`, words, words + end === at + behind ? end : `${end}…`];
}

function firstColumns(text: string, room: number): string {
  let out = "";
  let used = 0;
  for (const sign of signsOf(text)) {
    used += columnsOf(sign);
    if (used > room) break;
    out += sign;
  }
  return out;
}

function lastColumns(text: string, room: number): string {
  const signs = [...signsOf(text)];
  let used = 0;
  let from = signs.length;
  while (from > 0) {
    used += columnsOf(signs[from - 1] ?? "");
    if (used > room) break;
    from--;
  }
  return signs.slice(from).join("");
}

function summary(checked: readonly Checked[], paint: Paint): string {
  const count = (...severities: readonly string[]) =>
    checked.reduce(
      (sum, { findings }) => sum + findings.filter((one) => severities.includes(one.severity)).length,
      0,
    );
  const errors = count("error");
  const warnings = count("warning");
  const notes = count("information", "hint");
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
