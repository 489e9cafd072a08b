import type { Entity } from "../../analysis/entity.ts";
import { unitOf } from "../../analysis/entity.ts";
import type { Document } from "../../syntax/document.ts";
import { printBetween, segmentToBlock } from "../../syntax/print.ts";
import type { Comment, Field, Segment, TextValue, Use, Value, Word } from "../../syntax/tree.ts";
import { lastAtOrBefore } from "../../text/lines.ts";
import type { Span } from "../../text/span.ts";
import { shifted, touches } from "../../text/span.ts";

/** What stands at a place of a document. All spans in `part` count from the segment's start. */
export interface Located {
  readonly document: Document;
  /** UTF-16 units from the document's start. */
  readonly offset: number;
  /** The innermost block around the place; undefined between the top-level blocks. */
  readonly placed: PlacedEntity | undefined;
  /** That block's own text, or what stands between the top-level blocks. */
  readonly segment: Segment;
  readonly part: Part;
  /** A span of the segment as one of the document. */
  span(inSegment: Span): Span;
}

/** A block with the place where its unit begins in the document. */
export interface PlacedEntity {
  readonly entity: Entity;
  readonly unitStart: number;
}

export type Part =
  | { readonly kind: "comment"; readonly comment: Comment }
  | { readonly kind: "keyword" | "id"; readonly word: Word }
  | { readonly kind: "title"; readonly text: TextValue }
  | { readonly kind: "field-name"; readonly field: Field }
  | { readonly kind: "value"; readonly field: Field; readonly value: Value }
  | { readonly kind: "use"; readonly use: Use }
  | { readonly kind: "nothing" };

/** The innermost block at an offset (its last character's end counts as in it) and what stands there in it. */
export function locate(document: Document, offset: number): Located {
  let placed = topLevelNear(document, offset).findLast((one) => touches(blockSpan(one), offset));
  for (let inner = placed; inner; inner = innerAt(inner, offset)) placed = inner;
  const { segment } = placed ? placed.entity.block : document.root;
  const span = (inSegment: Span) => spanIn(document, placed, inSegment);
  const at = (one: Span | undefined): one is Span => one !== undefined && touches(span(one), offset);
  return { document, offset, placed, segment, part: partAt(segment, at), span };
}

/** A span of a block's own text (of the text between the top-level blocks where there is none) as one of the document. */
export function spanIn(document: Document, placed: PlacedEntity | undefined, { start, end }: Span): Span {
  return placed
    ? shifted(placed.entity.span({ start, end }), placed.unitStart)
    : { start: segmentToBlock(document.root, start), end: segmentToBlock(document.root, end) };
}

/** The top-level blocks, in the order of the text. */
export function topLevel({ root }: Document): readonly PlacedEntity[] {
  return root.children.map((block, i) => ({ entity: unitOf(block).top, unitStart: root.starts[i] ?? 0 }));
}

/** The top-level blocks that may hold an offset, or have what stands there as their next neighbour. */
export function topLevelNear({ root }: Document, offset: number): readonly PlacedEntity[] {
  const last = lastAtOrBefore(root.starts, offset);
  const first = Math.max(0, last - 1);
  return root.children
    .slice(first, last + 1)
    .map((block, i) => ({ entity: unitOf(block).top, unitStart: root.starts[first + i] ?? 0 }));
}

/** The document's text from one offset to another; after a key, nobody has to put the whole text together for it. */
export function textBetween({ root }: Document, start: number, end: number): string {
  return printBetween(root, start, Math.max(start, end));
}

/** The blocks that stand in a block, in the order of the text. */
export function childrenOf({ entity, unitStart }: PlacedEntity): readonly PlacedEntity[] {
  return entity.children.map((child) => ({ entity: child, unitStart }));
}

/** From a block's first character to its last, in the document. */
export function blockSpan({ entity: { start, end }, unitStart }: PlacedEntity): Span {
  return shifted({ start, end }, unitStart);
}

function innerAt(placed: PlacedEntity, offset: number): PlacedEntity | undefined {
  return childrenOf(placed).findLast((child) => touches(blockSpan(child), offset));
}

function partAt(segment: Segment, at: (span: Span | undefined) => boolean): Part {
  const comment = segment.comments.find(at);
  if (comment) return { kind: "comment", comment };
  const { keyword, id, title } = segment;
  if (id && at(id)) return { kind: "id", word: id };
  if (keyword && at(keyword)) return { kind: "keyword", word: keyword };
  if (title && at(title)) return { kind: "title", text: title };
  const use = segment.uses.find(at);
  if (use) return { kind: "use", use };
  const field = segment.fields.find(at);
  if (!field) return { kind: "nothing" };
  const value = field.values.find(at);
  if (value) return { kind: "value", field, value };
  return at(field.name) ? { kind: "field-name", field } : { kind: "nothing" };
}
