/**
 * The layout of plans (LANGUAGE.md §8), as changes to the white space between the words.
 *
 * What cannot be read is not touched, nor the white space beside it. All that a change can do is to add and take away
 * white space and `;`, and to straighten quotes.
 */
import { parse } from "../../analysis/parse.ts";
import { indentUnit, mostFieldsOnOneLine, widestLine } from "../../language/layout.ts";
import { lineBreakOf } from "../../rules/shared/layout.ts";
import type { Document } from "../../syntax/document.ts";
import type { Block } from "../../syntax/tree.ts";
import { columnsOf } from "../../text/columns.ts";
import { memoryOf } from "../../text/memory.ts";
import type { Span } from "../../text/span.ts";
import { type Change, changed, onNewLine, onTheLine } from "./changes.ts";
import { meaningOf } from "./meaning.ts";
import { layPhrase, listFurther } from "./phrase.ts";
import { hasWords, type Laid, type Piece, piecesOf } from "./pieces.ts";

/**
 * What lays a document out, in the order of the text; nothing where it is laid out already. With `range`, only what
 * lies in it is changed, and what is parted or joined as a whole only where it lies in it as a whole.
 */
export function layoutOf(
  document: Document,
  range: Span = { start: 0, end: document.text.length },
): Change[] {
  const all = layout(document, range, () => true);
  if (document.sound || all.length === 0) return all;
  // Where braces or quotes are missing, the indentation has a say in what the text means.
  const before = meaningOf(document.root);
  const keepsMeaning = (changes: readonly Change[]) =>
    meaningOf(parse(document.uri, 0, changed(document.text, changes)).root) === before;
  if (keepsMeaning(all)) return all;
  const careful = layout(document, range, isWhole);
  return keepsMeaning(careful) ? careful : [];
}

/** Whether nothing in a top-level block is in the way of reading it. */
function isWhole({ segment, children }: Block): boolean {
  return segment.problems.length === 0 && children.every(isWhole);
}

function layout(document: Document, range: Span, wanted: (topLevel: Block) => boolean): Change[] {
  const { text, root } = document;
  const painter = new Layout(document, range);
  if (root.children.every(wanted)) painter.lay(piecesOf(document, root, 0), "", false);
  else {
    root.children.forEach((block, i) => {
      if (wanted(block)) painter.layWhereItStands(block, root.starts[i] ?? 0);
    });
  }
  return painter.changes
    .filter((change) => lies(change, range) && lies(change.owner, range))
    .filter(({ start, end, text: put }) => text.slice(start, end) !== put)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Blocks that are laid out already, with the line break and the indentation for which they are. */
const neat = memoryOf<Block, string>();

function lies(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

class Layout {
  readonly changes: Change[] = [];
  private readonly document: Document;
  private readonly text: string;
  private readonly lineBreak: string;
  private readonly range: Span;

  constructor(document: Document, range: Span) {
    this.document = document;
    this.text = document.text;
    this.lineBreak = lineBreakOf({ document });
    this.range = range;
  }

  /** Lays out a block whose line has that white space before it. */
  lay(laid: Laid, indent: string, framed = true): void {
    if (laid.end < this.range.start || laid.start > this.range.end) return;
    if (laid.frozen) {
      this.layWhatIsSound(laid);
      return;
    }
    const onOneLine = framed && !hasLineBreak(this.written(laid));
    if (onOneLine && this.hasFrozen(laid)) return;
    if (laid.header) this.phrase(laid.header, indent, "");
    if (framed && laid.close === undefined) return;
    if (onOneLine && this.fitsOnOneLine(laid, indent)) this.alongTheLine(laid);
    else this.downThePage(laid, framed ? indent + indentUnit : indent, indent, onOneLine);
  }

  /** Lays out a block that stays in the column in which it stands. */
  layWhereItStands(block: Block, at: number): void {
    const indent = this.indentOf(at);
    if (indent !== undefined) this.lay(piecesOf(this.document, block, at), indent);
  }

  /** Of a block whose braces are not right, what stands on lines of its own: each stays where it stands. */
  private layWhatIsSound({ block, start, header, pieces }: Laid): void {
    for (const phrase of [header, ...pieces.map((piece) => piece.phrase)]) {
      const indent = phrase && this.indentOf(phrase.start);
      if (phrase && indent !== undefined) this.phrase(phrase, indent, phrase === header ? "" : listFurther);
    }
    block.children.forEach((child, i) => {
      this.layWhereItStands(child, start + (block.starts[i] ?? 0));
    });
  }

  /** The white space before a place, where nothing else stands before it on its line. */
  private indentOf(at: number): string | undefined {
    const { lines } = this.document;
    const indent = this.text.slice(lines.span(lines.position(at).line).start, at);
    return indent.trim() === "" ? indent : undefined;
  }

  private phrase(phrase: NonNullable<Piece["phrase"]>, indent: string, further: string): void {
    const { text, lineBreak } = this;
    this.changes.push(...layPhrase(phrase, { text, lineBreak, indent, further }));
  }

  private hasFrozen(laid: Laid): boolean {
    return (
      laid.pieces.some(({ frozen }) => frozen) ||
      [...laid.pieces, undefined].some((_, i) => hasWords(this.written(gapBefore(laid, i))))
    );
  }

  private fitsOnOneLine(laid: Laid, indent: string): boolean {
    const { pieces, header } = laid;
    const fields = pieces.filter(isMember);
    if (fields.length > mostFieldsOnOneLine || pieces.some(({ kind }) => kind === "block")) return false;
    const inside = pieces.map(
      (piece, i) => this.between(laid, i) + (piece.phrase?.flat ?? this.written(piece)),
    );
    const content = inside.join("") + (inside.length > 0 ? " " : "");
    return columnsOf(`${indent}${header?.flat}${content}}`) <= widestLine;
  }

  private written({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** `{ with: dana; on: 2026-02-04 }` */
  private alongTheLine(laid: Laid): void {
    const { pieces } = laid;
    pieces.forEach((piece, i) => {
      this.changes.push(...onTheLine(this.text, gapBefore(laid, i), this.between(laid, i), laid));
      if (piece.phrase) this.phrase(piece.phrase, "", listFurther);
    });
    const end = gapBefore(laid, pieces.length);
    this.changes.push(...onTheLine(this.text, end, pieces.length > 0 ? " " : "", laid));
  }

  /** What parts a piece of a line from the one before it. */
  private between(laid: Laid, i: number): string {
    const { pieces } = laid;
    const memberBefore = pieces.findLastIndex((piece, k) => k < i && isMember(piece));
    if (memberBefore < 0) return " ";
    const semicolonAt = (k: number) => this.written(gapBefore(laid, k)).includes(";");
    const memberBehind = pieces.findIndex((piece, k) => k >= i && isMember(piece));
    if (memberBehind < 0) return " ";
    if (semicolonAt(i))
      return pieces.some((_, k) => memberBefore < k && k < i && semicolonAt(k)) ? " " : "; ";
    const parted = pieces.some((_, k) => memberBefore < k && k <= memberBehind && semicolonAt(k));
    return i === memberBehind && !parted ? "; " : " ";
  }

  /** One member a line. */
  private downThePage(laid: Laid, indent: string, outer: string, fromOneLine: boolean): void {
    const { pieces, header, close } = laid;
    pieces.forEach((piece, i) => {
      const before = pieces[i - 1];
      const gap = gapBefore(laid, i);
      const owner = fromOneLine ? laid : gap;
      if (before?.frozen || piece.frozen || hasWords(this.written(gap)))
        this.besideTrouble(gap, before?.frozen ?? false, piece.frozen, indent);
      else if (!before && !header) this.topOfFile(gap);
      else if (this.isBeside(laid, i)) this.changes.push(...onTheLine(this.text, gap, " ", owner));
      else this.newLine(gap, indent, this.isOpening(laid, i - 1) ? 1 : 2, owner);
      this.inside(piece, indent);
    });
    const gap = gapBefore(laid, pieces.length);
    const frozen = pieces.at(-1)?.frozen ?? false;
    if (frozen || hasWords(this.written(gap))) this.besideTrouble(gap, frozen, close === undefined, outer);
    else if (close === undefined) this.endOfFile(gap);
    else this.newLine(gap, outer, 1, fromOneLine ? laid : gap);
  }

  /** Between lines of which one cannot be read, the other is laid out as far as its own line goes. */
  private besideTrouble(
    { start, end }: Span,
    frozenBefore: boolean,
    frozenBehind: boolean,
    indent: string,
  ): void {
    const { text } = this;
    const gap = text.slice(start, end);
    const first = /[\r\n]/.exec(gap)?.index;
    if (first === undefined) return;
    const ending = { start, end: start + first };
    const beginning = { start: start + Math.max(gap.lastIndexOf("\n"), gap.lastIndexOf("\r")) + 1, end };
    if (!frozenBefore && !hasWords(this.written(ending)))
      this.changes.push(...onTheLine(text, ending, "", ending));
    if (!frozenBehind && !hasWords(this.written(beginning)))
      this.changes.push(...onTheLine(text, beginning, indent, beginning));
  }

  /** Whether the piece stands beside the `{`; what comes before the first one is the `{` itself. */
  private isOpening(laid: Laid, i: number): boolean {
    return i < 0 ? laid.header !== undefined : this.isBeside(laid, i) && this.isOpening(laid, i - 1);
  }

  private inside(piece: Piece, indent: string): void {
    if (piece.block) this.inner(piece.block, piece.start, indent);
    else if (piece.phrase) this.phrase(piece.phrase, indent, listFurther);
    else if (piece.kind === "line comment") this.trimEnd(piece);
  }

  /** Lays out a block in another one; one in which there was nothing to do is not looked at again. */
  private inner(block: Block, at: number, indent: string): void {
    const asked = this.lineBreak + indent;
    if (neat.get(block) === asked) return;
    const laid = piecesOf(this.document, block, at);
    const before = this.changes.length;
    this.lay(laid, indent);
    // Where its braces are not right, it hangs on where it stands.
    const isNeat = this.changes.length === before && !laid.frozen && lies(laid, this.range);
    if (isNeat) neat.set(block, asked);
  }

  private newLine(gap: Span, indent: string, most: 1 | 2, owner: Span): void {
    this.changes.push(...onNewLine(this.text, gap, { indent, most, lineBreak: this.lineBreak }, owner));
  }

  private trimEnd(piece: Piece): void {
    const start = piece.start + this.written(piece).trimEnd().length;
    if (start < piece.end)
      this.changes.push({ start, end: piece.end, text: "", owner: { start, end: piece.end } });
  }

  /**
   * Whether a piece stays on the line of the one before it: a comment beside what it is about, and what a comment
   * stands right before.
   */
  private isBeside(laid: Laid, i: number): boolean {
    const piece = laid.pieces[i];
    if (!piece || this.beginsLine(laid, i)) return false;
    return isComment(piece) ? !this.leads(laid, i) : this.leads(laid, i - 1);
  }

  /** Whether a comment (or a run of them) stands before what it is about: on the same line, at its beginning. */
  private leads(laid: Laid, i: number): boolean {
    const next = laid.pieces[i + 1];
    if (laid.pieces[i]?.kind !== "comment" || !next || this.beginsLine(laid, i + 1)) return false;
    if (isComment(next) && !this.leads(laid, i + 1)) return false;
    return this.hasOnlyCommentsBefore(laid, i);
  }

  /** Whether nothing but comments stands before a piece on its line, or since the last `;`. */
  private hasOnlyCommentsBefore(laid: Laid, i: number): boolean {
    const before = laid.pieces[i - 1];
    if (!before || this.beginsLine(laid, i) || this.written(gapBefore(laid, i)).includes(";")) return true;
    return isComment(before) && this.hasOnlyCommentsBefore(laid, i - 1);
  }

  private beginsLine(laid: Laid, i: number): boolean {
    return hasLineBreak(this.written(gapBefore(laid, i)));
  }

  /** A mark of the byte order stays, empty lines go. */
  private topOfFile(gap: Span): void {
    const start = gap.start + (this.written(gap).startsWith("\uFEFF") ? 1 : 0);
    this.changes.push(...onTheLine(this.text, { start, end: gap.end }, "", gap));
  }

  /** At most one line break, and none where there was none. */
  private endOfFile(gap: Span): void {
    if (gap.start === 0) this.topOfFile(gap);
    else if (hasLineBreak(this.written(gap))) this.newLine(gap, "", 1, gap);
    else this.changes.push(...onTheLine(this.text, gap, "", gap));
  }
}

/** The white space before a piece; before the `}` where there is no such piece. */
function gapBefore({ pieces, header, start, close, end }: Laid, i: number): Span {
  return {
    start: pieces[i - 1]?.end ?? header?.end ?? start,
    end: pieces[i]?.start ?? close ?? end,
  };
}

function isMember({ kind }: Piece): boolean {
  return kind === "member";
}

function isComment({ kind }: Piece): boolean {
  return kind === "comment" || kind === "line comment";
}

function hasLineBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}
