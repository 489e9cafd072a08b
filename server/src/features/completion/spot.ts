/** Where the cursor stands while something is being written: what comes before it decides what may follow. */
import { fieldRow, isBlockName } from "../../language/table.ts";
import type { BlockName, FieldRow } from "../../language/types.ts";
import { use } from "../../language/words.ts";
import type { Document } from "../../syntax/document.ts";
import { MAX_LINE } from "../../syntax/scan.ts";
import type { Comment, Field } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import type { PlacedEntity } from "../shared/locate.ts";
import { blockSpan, childrenOf, locate, spanIn, textBetween, topLevelNear } from "../shared/locate.ts";
import { openText, type Piece, piecesOf } from "../shared/pieces.ts";

/** A place at which something is being written. All offsets count from the document's start. */
export interface Spot {
  readonly document: Document;
  readonly offset: number;
  /** The block in whose braces the cursor stands; undefined at the top level. */
  readonly body: PlacedEntity | undefined;
  /** The kind of that block, also where it stands in the wrong place; undefined where the language knows none such. */
  readonly kind: BlockName | undefined;
  /** The word or number that the cursor touches, empty where it touches none: what is accepted takes its place. */
  readonly word: Span;
  /** The part of it before the cursor. */
  readonly typed: string;
  /** What follows on the line, without white space before it. */
  readonly rest: string;
  readonly place: WritingPlace;
}

export type WritingPlace =
  | { readonly kind: "nothing" }
  | { readonly kind: "comment"; readonly span: Span }
  /** The beginning of a field or a block. */
  | { readonly kind: "member" }
  /** Behind a block's keyword; `title` where a title may follow, `body` where only a `{` may. */
  | {
      readonly kind: "header";
      readonly keyword: BlockName;
      readonly id: string | undefined;
      readonly next: "id" | "title" | "body";
    }
  /** Behind `use`; `content` is what stands between the quotes, where there are any. */
  | { readonly kind: "path"; readonly content: QuotedSpan | undefined }
  | ValuePlace;

/** In a field. */
export interface ValuePlace {
  readonly kind: "value";
  readonly name: string;
  readonly row: FieldRow;
  /** The field in the tree, where it was read. */
  readonly field: Field | undefined;
  /** Where the `:` is missing. */
  readonly colonAt: number | undefined;
  /** What is written of this value before the word at the cursor. */
  readonly pieces: readonly Piece[];
  /** Between quotes: what stands there. */
  readonly content: QuotedSpan | undefined;
}

/** What stands between quotes. */
export interface QuotedSpan extends Span {
  readonly closed: boolean;
  readonly block: boolean;
}

/** Reads the place. Total: any text, any offset. */
export function spotAt(document: Document, offset: number): Spot {
  const { lines } = document;
  const line = lines.span(lines.position(offset).line);
  const body = bodyAt(document, offset);
  const word = wordAt(document, line, offset);
  const spot = {
    document,
    offset,
    body: body.placed,
    kind: body.placed?.entity.kind ?? body.placed?.entity.known,
    word,
    typed: textBetween(document, word.start, offset),
    // Nobody reads more of a line of megabytes.
    rest: textBetween(document, word.end, Math.min(line.end, word.end + MAX_LINE)).trimStart(),
  };
  // What stands further right is not read.
  if (offset - line.start > MAX_LINE) return { ...spot, place: { kind: "nothing" } };
  const comment = commentAt(document, offset);
  return { ...spot, place: comment ? { kind: "comment", span: comment } : placeOf(spot, body, line) };
}

type Unread = Omit<Spot, "place">;

function placeOf(spot: Unread, body: Body, line: Span): WritingPlace {
  const { document, kind, word } = spot;
  const field = fieldGoingOn(document, body, Math.max(line.start, body.from));
  const from = field ? spanIn(document, body.placed, field).start : Math.max(line.start, body.from);
  const all = piecesOf(textBetween(document, from, word.start), from);
  const opened = openText(all);
  // A `;` in a text parts nothing.
  const begun = all.slice(0, opened?.index).findLastIndex((piece) => piece.kind === "part") + 1;
  const pieces = all.slice(begun);
  const open = opened && { ...opened, index: opened.index - begun };
  const content = open && contentOf(document, pieces[open.index]?.start ?? 0, open.quotes, line);
  const before = open ? pieces.slice(0, open.index) : pieces;

  const colon = before.findLastIndex((piece, i) => piece.kind === "colon" && before[i - 1]?.kind === "word");
  const first = before[0];
  if (colon > 0) return valuePlace(spot, before[colon - 1], undefined, before.slice(colon + 1), content);
  if (!first) return open ? { kind: "nothing" } : { kind: "member" };
  if (first.kind !== "word") return { kind: "nothing" };
  if (!body.placed && first.text === use.keyword) {
    return before.length === 1 ? { kind: "path", content } : { kind: "nothing" };
  }
  if (kind && fieldRow(kind, first.text)) return valuePlace(spot, first, first.end, before.slice(1), content);
  return content ? { kind: "nothing" } : headerPlace(before);
}

function valuePlace(
  { document, body, kind }: Unread,
  name: Piece | undefined,
  colonAt: number | undefined,
  behind: readonly Piece[],
  content: QuotedSpan | undefined,
): WritingPlace {
  const row = name && kind && fieldRow(kind, name.text);
  if (!row) return { kind: "nothing" };
  return {
    kind: "value",
    name: name.text,
    row,
    field: body?.entity.block.segment.fields.find(
      (field) => spanIn(document, body, field.name).start === name.start,
    ),
    colonAt,
    pieces: behind.slice(behind.findLastIndex((piece) => piece.kind === "comma") + 1),
    content,
  };
}

function headerPlace([keyword, second, third, ...more]: readonly Piece[]): WritingPlace {
  if (!keyword || !isBlockName(keyword.text) || more.length > 0) return { kind: "nothing" };
  const id = second?.kind === "word" ? second.text : undefined;
  const place = { kind: "header", keyword: keyword.text, id } as const;
  if (!second) return { ...place, next: "id" };
  if (second.kind === "text") return third ? { kind: "nothing" } : { ...place, next: "body" };
  if (second.kind !== "word") return { kind: "nothing" };
  if (!third) return { ...place, next: "title" };
  return third.kind === "text" ? { ...place, next: "body" } : { kind: "nothing" };
}

/** The body in which an offset lies, and where the text begins that may belong to the statement there. */
interface Body {
  readonly placed: PlacedEntity | undefined;
  readonly from: number;
}

function bodyAt(document: Document, offset: number): Body {
  let placed: PlacedEntity | undefined;
  let from = 0;
  let inner = topLevelNear(document, offset);
  for (;;) {
    const next = inner.findLast((one) => isInBody(document, one, offset));
    if (!next) break;
    placed = next;
    from = openEnd(document, next) ?? from;
    inner = childrenOf(next);
  }
  for (const one of inner) {
    const { end } = blockSpan(one);
    // A header without braces may be what is being written; behind a `}` something new begins.
    if (end <= offset && one.entity.block.segment.close) from = Math.max(from, end);
  }
  return { placed, from };
}

function isInBody(document: Document, placed: PlacedEntity, offset: number): boolean {
  const open = openEnd(document, placed);
  if (open === undefined || offset < open) return false;
  const { close } = placed.entity.block.segment;
  if (close) return offset <= spanIn(document, placed, close).start;
  const { start, end } = blockSpan(placed);
  return offset <= end || goesOnIn(document, start, end, offset);
}

/**
 * Whether a cursor behind the last word of a block that is not closed still stands in it: when nothing but white
 * space, comments and the word being typed stand between, and the line is indented more than the block's header.
 */
function goesOnIn(document: Document, start: number, end: number, offset: number): boolean {
  const { lines } = document;
  // Far below, mostly the first word tells: behind what is being typed stands nothing.
  const head = textBetween(document, end, Math.min(offset, end + HEAD));
  if (/^\s*[\p{L}_][\p{L}\p{M}\p{Nd}_-]*[^\p{L}\p{M}\p{Nd}_/-]/u.test(head)) return false;
  const between = textBetween(document, end, offset).replace(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, "");
  if (!/^\s*[\p{L}_]?[\p{L}\p{M}\p{Nd}_-]*$/u.test(between)) return false;
  const here = lines.position(offset);
  if (here.line === lines.position(end).line) return true;
  const lineText = textBetween(document, lines.span(here.line).start, offset);
  const header = lines.span(lines.position(start).line);
  return indentOf(lineText) > indentOf(textBetween(document, header.start, header.end));
}

/** UTF-16 units. */
const HEAD = 200;

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

function openEnd(document: Document, placed: PlacedEntity): number | undefined {
  const { open } = placed.entity.block.segment;
  return open && spanIn(document, placed, open).end;
}

/** The field that begins on an earlier line and goes on here: a list behind its comma, a text of several lines. */
function fieldGoingOn(document: Document, { placed }: Body, lineStart: number): Field | undefined {
  const { segment } = placed ? placed.entity.block : document.root;
  if (segment.fields.length === 0) return undefined;
  const field = segment.fields.findLast((one) => spanIn(document, placed, one).start < lineStart);
  if (!field) return undefined;
  const { end } = spanIn(document, placed, field);
  if (lineStart <= end) return field;
  const comma = field.commas.at(-1);
  const isOpen = comma !== undefined && comma.end >= field.end;
  const between = textBetween(document, end, lineStart).replace(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, "");
  return isOpen && between.trim() === "" ? field : undefined;
}

/** UTF-16 units. */
const LONGEST_WORD = 1_000;

/** The word, number, date or time at the offset, with its part behind it. */
function wordAt(document: Document, line: Span, offset: number): Span {
  // No word is longer, and a pattern takes very long over a line of megabytes.
  const written = textBetween(document, Math.max(line.start, offset - LONGEST_WORD), offset);
  const before = /(?:[\p{L}_][\p{L}\p{M}\p{Nd}_-]*|-?\d[\d\-.:/]*%?)$/u.exec(written)?.[0] ?? "";
  const behind = textBetween(document, offset, Math.min(line.end, offset + LONGEST_WORD));
  const isNumber = /^-?\d/.test(before === "" ? behind : before);
  const after = isNumber
    ? (/^-?[\d\-.:/]*%?/.exec(behind)?.[0] ?? "")
    : (/^[\p{L}\p{M}\p{Nd}_-]*/u.exec(behind)?.[0] ?? "");
  return { start: offset - before.length, end: offset + after.length };
}

function commentAt(document: Document, offset: number): Span | undefined {
  const located = locate(document, offset);
  const holders = [located.placed, ...outwards(located.placed)];
  for (const placed of holders) {
    const { segment } = placed ? placed.entity.block : document.root;
    for (const comment of segment.comments) {
      const span = spanIn(document, placed, comment);
      if (isInside(document, comment, span, offset)) return span;
    }
  }
  return undefined;
}

function isInside(document: Document, { kind }: Comment, { start, end }: Span, offset: number): boolean {
  const closed = kind === "block" && textBetween(document, end - 2, end) === "*/";
  return start + 1 < offset && (closed ? offset < end : offset <= end);
}

/** The blocks around a block, and the document. */
function outwards(placed: PlacedEntity | undefined): (PlacedEntity | undefined)[] {
  const around: (PlacedEntity | undefined)[] = [];
  for (let entity = placed?.entity.parent; entity && placed; entity = entity.parent) {
    around.push({ entity, unitStart: placed.unitStart });
  }
  return placed ? [...around, undefined] : around;
}

/** What stands between the quotes of a text that begins there, up to the end of the cursor's line at most. */
function contentOf(document: Document, quote: number, quotes: 1 | 3, line: Span): QuotedSpan {
  const start = quote + quotes;
  const rest = textBetween(document, start, line.end);
  if (quotes === 3) {
    // Nothing is put into such a text: where it ends further down does not matter.
    const end = rest.indexOf('"""');
    return { start, end: end < 0 ? line.end : start + end, closed: end >= 0, block: true };
  }
  const end = /^(?:[^"“”\\]|\\.)*/.exec(rest)?.[0].length ?? 0;
  const closed = end < rest.length;
  return { start, end: start + end, closed, block: false };
}
