/**
 * Edits in the author's own layout: what is put in stands where the table's order has it, on a line of its own in a
 * block of several lines and behind a `;` in a block on one line; what is taken out leaves no gap behind.
 *
 * New lines are put in as whole lines, at the first column: editors indent the later lines of a snippet like the line
 * in which it begins, and so nothing is indented twice.
 */
import type { Entity } from "../../analysis/entity.ts";
import { indentUnit } from "../../language/layout.ts";
import { fieldsOf } from "../../language/table.ts";
import type { Field } from "../../syntax/tree.ts";
import { withoutStops } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import type { Context, FixEdit } from "../rule.ts";

/** A place to put something in, and what must stand around it there. */
interface Gap {
  /** UTF-16 units from the document's start. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
  /** How deep the lines of what is put in stand; undefined where it continues a line. */
  readonly indent: string | undefined;
}

/** Puts a field, `name: value`, into a block where the table's order has it. The value is a snippet unless `plain`. */
export function insertField(
  context: Context,
  entity: Entity,
  name: string,
  value: string,
  how: { readonly plain?: boolean } = {},
): FixEdit {
  return insertFields(context, entity, [[name, value]], how);
}

/** Puts fields into a block, all in one place: where the first of them belongs. Values are snippets unless `plain`. */
export function insertFields(
  context: Context,
  entity: Entity,
  fields: readonly (readonly [name: string, value: string])[],
  { plain = false }: { readonly plain?: boolean } = {},
): FixEdit {
  const gap = gapForField(context, entity, fields[0]?.[0] ?? "");
  const members = fields.map(([name, value]) => `${name}: ${value}`);
  const joined =
    gap.indent === undefined
      ? members.join("; ")
      : members.map((member) => `${gap.indent}${member}`).join(lineBreakOf(context));
  return filled(gap, joined, plain);
}

/**
 * Puts a block at the end of another one. `lines` are its lines, each with its indentation inside the block; they are
 * joined by `;` where the outer block stands on one line. They are snippets unless `plain`.
 */
export function insertBlock(
  context: Context,
  entity: Entity,
  lines: readonly string[],
  { plain = false }: { readonly plain?: boolean } = {},
): FixEdit {
  const gap = gapAtEnd(context, entity);
  const { indent } = gap;
  const text =
    indent === undefined
      ? onOneLine(lines)
      : lines.map((line) => (line === "" ? line : indent + line)).join(lineBreakOf(context));
  return filled(gap, text, plain);
}

/**
 * Puts blocks before another one that stands in the same block, and before the comments above it. `blocks` are their
 * lines, each with its indentation from there on.
 */
export function insertBefore(context: Context, entity: Entity, blocks: readonly string[]): FixEdit {
  const { text, lines } = context.document;
  const { start } = context.place(entity.unit, { start: entity.start, end: entity.start });
  if (!startsLine(context, start)) {
    return { span: { start, end: start }, text: `${onOneLine(blocks)}; ` };
  }
  let { line } = lines.position(start);
  const above = (at: number) => text.slice(lines.span(at).start, lines.span(at).end).trimStart();
  while (line > 0 && above(line - 1).startsWith("//")) line--;
  const at = lines.span(line).start;
  const indent = indentAt(context, start);
  return {
    span: { start: at, end: at },
    text: blocks.map((block) => indent + block + lineBreakOf(context)).join(""),
  };
}

/** Takes out a member: with its line where nothing else stands there, else with one of the `;` around it. */
export function remove({ document: { text, lines } }: Pick<Context, "document">, span: Span): FixEdit {
  const first = lines.span(lines.position(span.start).line);
  const last = lines.span(lines.position(span.end).line);
  const before = text.slice(first.start, span.start);
  const behind = text.slice(span.end, last.end);
  // What was silenced goes along with the member.
  if (before.trim() === "" && /^\s*;?\s*(?:\/\/\s*coachplan-ignore\b.*)?$/.test(behind)) {
    return { span: { start: first.start, end: nextLine(text, last.end) }, text: "" };
  }
  const next = /^\s*;[ \t]*/.exec(behind)?.[0].length;
  if (next !== undefined) return { span: { start: span.start, end: span.end + next }, text: "" };
  const previous = /;?[ \t]*$/.exec(before)?.[0].length ?? 0;
  return { span: { start: span.start - previous, end: span.end }, text: "" };
}

/** Takes out a field of a block. */
export function removeField(context: Context, entity: Entity, field: Field): FixEdit {
  return remove(context, placeOf(context, entity, field));
}

/** Takes out several fields of a block, by edits that do not overlap: neighbours on one line go as one. */
export function removeFields(context: Context, entity: Entity, fields: readonly Field[]): readonly FixEdit[] {
  const edits: FixEdit[] = [];
  let first: Field | undefined;
  for (const field of fields.toSorted((one, other) => one.start - other.start)) {
    const edit = removeField(context, entity, field);
    if (first && edit.span.start < (edits.at(-1)?.span.end ?? 0)) {
      edits.pop();
      edits.push(remove(context, placeOf(context, entity, { start: first.start, end: field.end })));
    } else {
      first = field;
      edits.push(edit);
    }
  }
  return edits;
}

/** A span of a block's own text as one of the document. */
export function placeOf(context: Context, entity: Entity, inSegment: Span): Span {
  return context.place(entity.unit, entity.span(inSegment));
}

/** The line break that the document uses: its first one. */
export function lineBreakOf({ document: { text } }: Pick<Context, "document">): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}

/** The white space with which the line of that offset begins. */
export function indentAt({ document: { text, lines } }: Pick<Context, "document">, offset: number): string {
  const { start, end } = lines.span(lines.position(offset).line);
  // A byte order mark at the file's start counts as white space, and is no indentation.
  return /^\uFEFF?([^\S\r\n]*)/.exec(text.slice(start, end))?.[1] ?? "";
}

/** One level deeper than the line of that offset. */
function deeper(context: Context, offset: number): string {
  const indent = indentAt(context, offset);
  return indent + (indent.includes("\t") ? "\t" : indentUnit);
}

function filled({ at, before, after }: Gap, text: string, plain: boolean): FixEdit {
  const span = { start: at, end: at };
  if (plain) return { span, text: before + text + after };
  // A snippet that begins with a line break would be indented twice.
  return /[\r\n]/.test(before)
    ? { span, text: before + withoutStops(text) + after }
    : { span, text: before + text + after, snippet: true };
}

function onOneLine(lines: readonly string[]): string {
  return lines
    .map((line, i) => {
      const text = line.trim();
      if (i === 0) return text;
      return text === "}" || lines[i - 1]?.endsWith("{") ? ` ${text}` : `; ${text}`;
    })
    .join("");
}

function gapForField(context: Context, entity: Entity, name: string): Gap {
  const { segment } = entity.block;
  if (!segment.open) return gapWithoutBraces(context, entity);
  const order = entity.kind === undefined ? [] : fieldsOf(entity.kind).map(([field]) => field);
  const rank = (field: Field) => order.indexOf(field.name.text);
  const own = order.indexOf(name);
  let above: Field | undefined;
  for (const field of segment.fields) {
    if (rank(field) >= 0 && rank(field) < own && (!above || rank(field) >= rank(above))) above = field;
  }
  if (above) return gapBelow(context, entity, above);
  const first = segment.fields[0];
  return first ? gapAbove(context, entity, first) : gapAtStart(context, entity);
}

function gapWithoutBraces(context: Context, entity: Entity): Gap {
  const { keyword, id, title } = entity.block.segment;
  const { end } = placeOf(context, entity, title ?? id ?? keyword ?? { start: 0, end: 0 });
  return { at: end, before: " { ", after: " }", indent: undefined };
}

function gapBelow(context: Context, entity: Entity, field: Field): Gap {
  const { start, end } = placeOf(context, entity, field);
  if (!startsLine(context, start) || !endsLine(context, end)) {
    return { at: end, before: "; ", after: "", indent: undefined };
  }
  return lineBelow(context, end, indentAt(context, start));
}

function gapAbove(context: Context, entity: Entity, field: Field): Gap {
  const { start } = placeOf(context, entity, field);
  const { lines } = context.document;
  if (!startsLine(context, start)) return { at: start, before: "", after: "; ", indent: undefined };
  const at = lines.span(lines.position(start).line).start;
  return { at, before: "", after: lineBreakOf(context), indent: indentAt(context, start) };
}

function gapAtStart(context: Context, entity: Entity): Gap {
  const { text } = context.document;
  const open = placeOf(context, entity, entity.block.segment.open ?? { start: 0, end: 0 });
  if (endsLine(context, open.end)) return lineBelow(context, open.end, innerIndent(context, entity));
  const empty = /^\s*\}/.test(text.slice(open.end, open.end + 100));
  const glued = !/\s/.test(text.charAt(open.end));
  return {
    at: open.end,
    before: " ",
    after: empty ? (glued ? " " : "") : glued ? "; " : ";",
    indent: undefined,
  };
}

function gapAtEnd(context: Context, entity: Entity): Gap {
  const { open, close } = entity.block.segment;
  if (!open) return gapWithoutBraces(context, entity);
  const { text, lines } = context.document;
  if (!close) return gapAtStart(context, entity);
  const end = placeOf(context, entity, close).start;
  if (startsLine(context, end)) {
    const at = lines.span(lines.position(end).line).start;
    return { at, before: "", after: lineBreakOf(context), indent: innerIndent(context, entity) };
  }
  const at = text.slice(0, end).trimEnd().length;
  const before = /[{;]$/.test(text.slice(0, at)) ? " " : "; ";
  return { at, before, after: at === end ? " " : "", indent: undefined };
}

/** A line of its own below the line of that offset. */
function lineBelow(context: Context, offset: number, indent: string): Gap {
  const { text, lines } = context.document;
  const end = lines.span(lines.position(offset).line).end;
  const at = nextLine(text, end);
  const lineBreak = lineBreakOf(context);
  return at > end
    ? { at, before: "", after: lineBreak, indent }
    : { at, before: lineBreak, after: "", indent };
}

/** How deep the members of a block stand: like those that it has, else one level deeper than itself. */
function innerIndent(context: Context, entity: Entity): string {
  const members = [
    ...entity.block.segment.fields.map((field) => placeOf(context, entity, field).start),
    ...entity.children.map(
      (child) => context.place(child.unit, { start: child.start, end: child.start }).start,
    ),
  ];
  const first = members.find((start) => startsLine(context, start));
  const header = context.place(entity.unit, { start: entity.start, end: entity.start }).start;
  return first === undefined ? deeper(context, header) : indentAt(context, first);
}

function startsLine({ document: { text, lines } }: Context, offset: number): boolean {
  return text.slice(lines.span(lines.position(offset).line).start, offset).trim() === "";
}

/** Whether nothing but a `;` and a comment follows on the line. */
function endsLine({ document: { text, lines } }: Context, offset: number): boolean {
  return /^\s*;?\s*(?:\/\/.*)?$/.test(text.slice(offset, lines.span(lines.position(offset).line).end));
}

/** Behind the line break at that offset, if there is one. */
function nextLine(text: string, lineEnd: number): number {
  if (text.startsWith("\r\n", lineEnd)) return lineEnd + 2;
  return lineEnd < text.length ? lineEnd + 1 : lineEnd;
}
