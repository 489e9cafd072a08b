/** What the text of a literal means. */
import { parseDay } from "../calendar/day.ts";
import type { DateValue, NumberValue, TextValue, TimeValue } from "./tree.ts";

/** A text as written, quotes included. */
export function textValue(image: string, start: number, closed: boolean): TextValue {
  const block = image.startsWith('"""');
  const text = block ? textBlockOf(image, closed) : textOf(image, closed);
  return { kind: "text", text, block, closed, start, end: start + image.length };
}

/** What a text says: quotes gone, escapes resolved. `image` is a whole text as written, closed or not. */
function textOf(image: string, closed: boolean): string {
  const content = image.slice(1, closed ? -1 : undefined);
  return content.includes("\\")
    ? content.replace(/\\(.)/g, (whole, sign: string) => escapes[sign] ?? whole)
    : content;
}

const escapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", n: "\n", t: "\t", "”": "”" };

/**
 * What a text block says: the first and the last line break and the common indentation are gone (blank lines do not
 * count for it).
 */
function textBlockOf(image: string, closed: boolean): string {
  const lines = image.slice(3, closed ? -3 : undefined).split(/\r\n|\r|\n/);
  if (lines.length > 1 && lines[0]?.trim() === "") lines.shift();
  if (lines.length > 1 && lines.at(-1)?.trim() === "") lines.pop();
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = indents.reduce((least, indent) => Math.min(least, indent), indents[0] ?? 0);
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(common))).join("\n");
}

export function dateValue(written: string, start: number): DateValue {
  const day = parseDay(written);
  return { kind: "date", start, end: start + written.length, written, ...(day !== undefined && { day }) };
}

export function timeValue(written: string, start: number): TimeValue {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(written);
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
  return {
    kind: "time",
    start,
    end: start + written.length,
    written,
    ...(minutes !== undefined && { minutes }),
  };
}

export function numberValue(written: string, start: number): NumberValue {
  const value = /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : undefined;
  return {
    kind: "number",
    start,
    end: start + written.length,
    written,
    ...(value !== undefined && { value }),
  };
}
