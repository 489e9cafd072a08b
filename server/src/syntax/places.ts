/** Lines and columns of a tree, counted block by block: what an edit leaves alone is not counted again. */
import type { Lines, Position } from "../text/lines.ts";
import { lastAtOrBefore, linesOf } from "../text/lines.ts";
import { gapOf, print } from "./print.ts";
import type { Block } from "./tree.ts";

/** The lines of the document whose tree this is. */
export function linesOfTree(root: Block): Lines {
  return new TreeLines(root);
}

/** How far one has come in counting: the number of the line, from 0, and where it begins. */
interface Mark {
  readonly line: number;
  readonly lineStart: number;
}

const blockLines = new WeakMap<Block, Lines>();

function linesIn(block: Block): Lines {
  const kept = blockLines.get(block);
  if (kept) return kept;
  const lines = linesOf(print(block));
  blockLines.set(block, lines);
  return lines;
}

class TreeLines implements Lines {
  readonly count: number;
  private readonly root: Block;
  /** For each top-level block the line on which it begins and where that line begins. */
  private readonly lines: number[] = [];
  private readonly lineStarts: number[] = [];

  constructor(root: Block) {
    this.root = root;
    let mark: Mark = { line: 0, lineStart: 0 };
    root.children.forEach((_, i) => {
      mark = after(gapOf(root, i), this.gapStart(i), mark);
      this.lines.push(mark.line);
      this.lineStarts.push(mark.lineStart);
      mark = this.markBehind(i);
    });
    const last = root.children.length;
    this.count = after(gapOf(root, last), this.gapStart(last), mark).line + 1;
  }

  position(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.root.width);
    const { line, lineStart } = this.markAt(at);
    return { line, character: at - lineStart };
  }

  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.count) return this.root.width;
    const { start, end } = this.span(line);
    return Math.min(start + Math.max(character, 0), end);
  }

  span(line: number): { readonly start: number; readonly end: number } {
    const at = Math.min(Math.max(line, 0), this.count - 1);
    const start = this.startOf(at);
    if (at + 1 >= this.count) return { start, end: this.root.width };
    const next = this.startOf(at + 1);
    const crlf = next - 2 >= start && this.charAt(next - 2) === "\r" && this.charAt(next - 1) === "\n";
    return { start, end: next - (crlf ? 2 : 1) };
  }

  /** The line that an offset is on. */
  private markAt(offset: number): Mark {
    const i = this.blockBefore(offset);
    if (i < 0) return within(linesOf(gapOf(this.root, 0)), 0, { line: 0, lineStart: 0 }, offset);
    const { block, start } = this.child(i);
    if (offset <= start + block.width) return within(linesIn(block), start, this.markOf(i), offset);
    return within(linesOf(gapOf(this.root, i + 1)), this.gapStart(i + 1), this.markBehind(i), offset);
  }

  private startOf(line: number): number {
    const i = (this.lines[0] ?? Number.POSITIVE_INFINITY) <= line ? lastAtOrBefore(this.lines, line) : -1;
    if (i < 0) return startOfLine(gapOf(this.root, 0), 0, { line: 0, lineStart: 0 }, line);
    const own = this.markOf(i);
    if (line === own.line) return own.lineStart;
    const { block, start } = this.child(i);
    const inner = linesIn(block);
    if (line < own.line + inner.count) return start + inner.span(line - own.line).start;
    return startOfLine(gapOf(this.root, i + 1), this.gapStart(i + 1), this.markBehind(i), line);
  }

  private charAt(offset: number): string {
    const i = this.blockBefore(offset);
    if (i < 0) return gapOf(this.root, 0).charAt(offset);
    const { block, start } = this.child(i);
    if (offset >= start + block.width) return gapOf(this.root, i + 1).charAt(offset - this.gapStart(i + 1));
    return print(block).charAt(offset - start);
  }

  /** The last top-level block that begins at or before the offset, or -1. */
  private blockBefore(offset: number): number {
    const { starts } = this.root;
    return (starts[0] ?? Number.POSITIVE_INFINITY) <= offset ? lastAtOrBefore(starts, offset) : -1;
  }

  private child(i: number): { block: Block; start: number } {
    const block = this.root.children[i];
    if (!block) throw new RangeError(`there is no top-level block ${i}`);
    return { block, start: this.root.starts[i] ?? 0 };
  }

  private markOf(i: number): Mark {
    return { line: this.lines[i] ?? 0, lineStart: this.lineStarts[i] ?? 0 };
  }

  /** The line on which a top-level block ends. */
  private markBehind(i: number): Mark {
    const { block, start } = this.child(i);
    const own = this.markOf(i);
    const lines = linesIn(block);
    if (lines.count === 1) return own;
    return { line: own.line + lines.count - 1, lineStart: start + lines.span(lines.count - 1).start };
  }

  /** Where the text before the top-level block of that number begins. */
  private gapStart(i: number): number {
    if (i === 0) return 0;
    const { block, start } = this.child(i - 1);
    return start + block.width;
  }
}

/** The line of an offset in a text that begins at `start`, on the line of the mark. */
function within(lines: Lines, start: number, mark: Mark, offset: number): Mark {
  const { line, character } = lines.position(offset - start);
  return line === 0 ? mark : { line: mark.line + line, lineStart: offset - character };
}

/** Counts on over a text that begins at that offset. */
function after(text: string, start: number, mark: Mark): Mark {
  const lines = linesOf(text);
  if (lines.count === 1) return mark;
  return { line: mark.line + lines.count - 1, lineStart: start + lines.span(lines.count - 1).start };
}

function startOfLine(text: string, start: number, mark: Mark, line: number): number {
  return line === mark.line ? mark.lineStart : start + linesOf(text).span(line - mark.line).start;
}
