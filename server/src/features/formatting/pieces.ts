/** A block's own text in pieces, as the formatter puts them on lines. */
import type { Document } from "../../syntax/document.ts";
import { segmentToBlock } from "../../syntax/print.ts";
import type { Block, Segment, SyntaxProblem } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import { type Phrase, phraseOf } from "./phrase.ts";

/** Something that stands on a line of its own, or beside something that does. In UTF-16 units from the document's start. */
export interface Piece extends Span {
  readonly kind: "member" | "block" | "comment" | "line comment";
  /** Of a member: how its words follow each other. */
  readonly phrase?: Phrase;
  /** Of a block. */
  readonly block?: Block;
  /** It could not be read, or would mean something else: nothing in it and beside it is touched. */
  readonly frozen: boolean;
}

/** A block with its place, its header and what stands in it. */
export interface Laid extends Span {
  readonly block: Block;
  /** Undefined for the document, and where it cannot be read. */
  readonly header: Phrase | undefined;
  /** What stands between the braces, in the order of the text. */
  readonly pieces: readonly Piece[];
  /** Where the `}` begins. */
  readonly close: number | undefined;
  /** Where its braces or its header are not right: then nobody knows what belongs to it. */
  readonly frozen: boolean;
}

/** The pieces of a block that begins at `at`, UTF-16 units from the document's start. */
export function piecesOf({ text, root }: Document, block: Block, at: number): Laid {
  const { segment } = block;
  const place = (span: Span): Span => ({
    start: at + segmentToBlock(block, span.start),
    end: at + segmentToBlock(block, span.end),
  });
  const headerEnd = block === root ? 0 : endOfHeader(segment);
  const header =
    block === root || isHeaderWrong(segment)
      ? undefined
      : phraseOf(text, place({ start: 0, end: headerEnd }));
  const members = [...segment.fields, ...segment.uses].map((member) => {
    const trouble =
      ("values" in member && (member.broken || member.values.length === 0)) ||
      segment.problems.some((problem) => touches(problem, member));
    return { member, trouble };
  });
  const outside = segment.comments.filter(
    ({ start, end }) =>
      start >= headerEnd && !members.some(({ member }) => member.start <= start && end <= member.end),
  );
  const pieces: Piece[] = [
    ...members.map(({ member, trouble }): Piece => {
      const span = place(member);
      const phrase = trouble ? undefined : phraseOf(text, span);
      return { kind: "member", ...span, ...(phrase && { phrase }), frozen: phrase === undefined };
    }),
    ...outside.map(({ kind, ...span }): Piece => {
      const written = segment.text.slice(span.start, span.end);
      const frozen = kind === "block" && !/^\/\*[\s\S]*\*\/$/.test(written);
      return { kind: kind === "line" ? "line comment" : "comment", ...place(span), frozen };
    }),
    ...block.children.map((child, i): Piece => {
      const start = at + (block.starts[i] ?? 0);
      return { kind: "block", start, end: start + child.width, block: child, frozen: isFrozen(child) };
    }),
  ];
  return {
    block,
    start: at,
    end: at + block.width,
    header,
    pieces: pieces.sort((a, b) => a.start - b.start),
    close: segment.close && place(segment.close).start,
    frozen: block !== root && (isFrozen(block) || !header),
  };
}

/** Whether something stands there that is neither white space nor a `;`. */
export function hasWords(text: string): boolean {
  return /[^\s;]/.test(text);
}

/** From where on a block's members stand. */
function endOfHeader({ open, title, id, keyword }: Segment): number {
  return (open ?? title ?? id ?? keyword)?.end ?? 0;
}

/** Mistakes after which nobody can tell where a block begins and ends. */
const aboutBraces: ReadonlySet<string> = new Set<SyntaxProblem["code"]>([
  "syntax/unclosed-block",
  "syntax/unopened-block",
  "syntax/too-deep",
]);

function isFrozen({ segment }: Block): boolean {
  const { open, close, problems } = segment;
  const uneven = (open === undefined) !== (close === undefined);
  return uneven || isHeaderWrong(segment) || problems.some(({ code }) => aboutBraces.has(code));
}

function isHeaderWrong(segment: Segment): boolean {
  const end = endOfHeader(segment);
  return (
    !segment.keyword ||
    segment.problems.some(({ code, start }) => start < end && code !== "syntax/unclosed-block")
  );
}

function touches(problem: Span, member: Span): boolean {
  return problem.start <= member.end && member.start <= problem.end;
}
