/**
 * Finds where blocks begin and end, without reading what stands in them: the skeleton (skeleton.ts) that parse.ts fills.
 *
 * Long because the two readings share one state.
 *
 * It needs to know only comments, texts, braces and where a statement begins. Where the braces come out even they are
 * believed. Where they do not, the stretch between two top-level headers in the first column in which that is so is
 * read again with an eye on the indentation, so that one missing or superfluous brace is one mistake in one place, and
 * changes nothing elsewhere.
 */

import * as p from "./patterns.ts";
import { type Known, newSkeleton, nothingKnown, type Skeleton } from "./skeleton.ts";
import type { Words } from "./tree.ts";

/** How deep blocks may stand in each other before their braces are taken as mere signs. The language itself needs five. */
const MAX_DEPTH = 200;

/** How many blocks may be open where a first line is missing: all lines below are looked at for each. */
const DEEPEST_HEADLESS = 10;

/** In how many others a block may stand that is passed over: not so deep that the limit on depth may count in it. */
const DEEPEST_KNOWN = 40;

/**
 * How far into its line a word is read, in UTF-16 units: nobody wrote what stands further right by
 * hand, VS Code does not show it either, and a line of megabytes would keep everybody waiting.
 */
export const MAX_LINE = 10_000;

/** How often something is missing without which the text has to be guessed at. */
export interface Flaws {
  /** Stretches between top-level headers in the first column whose braces do not come out even. */
  readonly uneven: number;
  /** Comments and text blocks that are not closed: their end may yet turn up anywhere behind them. */
  readonly open: number;
  /** Texts that are not closed, which end with their line, and braces that are mere signs in theirs. */
  readonly texts: number;
  /** Lines that are too long to be read to their end, and lines of a text that does not begin. */
  readonly long: number;
}

/** The document's skeleton, and what is missing in it. */
export interface Scan {
  readonly root: Skeleton;
  readonly flaws: Flaws;
}

/** Reads a text. Total: any text gives a skeleton. Blocks that are known from before an edit are passed over. */
export function scan(text: string, words: Words, known: Known = nothingKnown): Scan {
  const first = new Scanner(text, words, known, undefined);
  first.run();
  const uneven = first.repairs();
  if (!uneven) return first.result(0);
  const second = new Scanner(text, words, known, uneven);
  second.run();
  return second.result(uneven.filter(({ sound }) => !sound).length);
}

/** Reads a text in which all braces come out even and every comment and text block ends; undefined for any other. */
export function scanSound(text: string, words: Words, known: Known): Scan | undefined {
  const only = new Scanner(text, words, known, undefined);
  only.run();
  const isSound = only.flaws.open + only.flaws.long === 0 && !only.repairs();
  return isSound ? only.result(0) : undefined;
}

/**
 * Whether a whole top-level header with its `{` stands at the beginning of a line of that text (its first line is one
 * only with `atStart`). No text block goes on beyond such a line.
 */
export function hasTopLevelHeader(text: string, words: Words, atStart = false): boolean {
  const found = text.matchAll(/(^|[\r\n])([\p{L}_-]+)[ \t]+[\p{L}_][^\s{]*(?:[ \t]+"[^"\r\n]*")?[ \t]*\{/gu);
  for (const [, before, word] of found) {
    if ((before !== "" || atStart) && words.isTopLevel(word ?? "")) return true;
  }
  return false;
}

/** What may stand behind a top-level keyword; else it is a word like any other. */
const afterTopLevel = /[ \t]+[\p{L}_"“]/uy;

/**
 * Whether a stretch begins at that offset, which stands at the beginning of a line: a top-level header without
 * indentation. Nothing that is open above can go on behind it.
 */
export function beginsStretch(text: string, at: number, words: Words): boolean {
  const end = p.wordEnd(text, at);
  return end > at && words.isTopLevel(text.slice(at, end)) && p.matchEnd(afterTopLevel, text, end) > 0;
}

/** A stretch that begins with a top-level header in the first column. */
interface Chunk {
  /** How many `}` it lacks, or has too many: negative. */
  lacks: number;
  /** How far it goes below the depth at which it begins: 0 or less. */
  lowest: number;
  /** Its braces come out even, with those of its neighbours: they are believed. */
  sound: boolean;
  /** What is open above ends where it begins. */
  first: boolean;
}

function newChunk(): Chunk {
  return { lacks: 0, lowest: 0, sound: false, first: false };
}

interface Frame {
  readonly skeleton: Skeleton;
  readonly keyword: string | undefined;
  /** Columns before the first word of the line on which its header stands; -1 for the document. */
  readonly indent: number;
  readonly line: number;
  /** Indentation of the first statement on a line of its own in it. */
  contentIndent: number | undefined;
  /** Something stands on the header's line behind the `{`. */
  startedOnHeaderLine: boolean;
}

interface Lexeme {
  readonly kind: "word" | "text" | "colon" | "comma" | "other";
  readonly start: number;
  readonly end: number;
}

/** Braces around something on one line that is no member of a block. */
const valueInBraces = /\{[^{}:;\r\n]*\}/y;

const COLON = 58;
const OPEN = 123;
const CLOSE = 125;

class Scanner {
  private readonly root: Skeleton;
  /** What is missing, apart from braces. */
  readonly flaws = { open: 0, texts: 0, long: 0 };
  private at = 0;
  private line = 0;
  private lineStart = 0;
  /** Lexemes of the statement that is being read. */
  private statement: Lexeme[] = [];
  /** The end of the last lexeme or brace. */
  private lastEnd = 0;
  private readonly frames: Frame[];
  /** Braces opened beyond the depth that is followed. */
  private beyond = 0;
  /** Where the `}` stands that ends a value in braces. */
  private looseEnd = -1;
  /** Where the line begins that ends the last lines that stand too deep for no reason. */
  private shallowAt = -1;
  private readonly chunks: Chunk[] = [newChunk()];
  private current = 0;
  private readonly text: string;
  private readonly words: Words;
  private readonly to: number;
  private readonly known: Known;
  /** Given on the second reading. */
  private readonly repair: readonly Chunk[] | undefined;

  constructor(text: string, words: Words, known: Known, repair: readonly Chunk[] | undefined) {
    this.text = text;
    this.words = words;
    this.known = known;
    this.to = text.length;
    this.repair = repair;

    this.root = newSkeleton(0, text.length, [0], undefined);
    this.frames = [
      {
        skeleton: this.root,
        keyword: undefined,
        indent: -1,
        line: -1,
        contentIndent: undefined,
        startedOnHeaderLine: false,
      },
    ];
  }

  /**
   * The stretches, where the braces of one of them do not come out even; a stretch that lacks some may be made up for
   * by those that follow (nobody has to begin inner blocks deeper). Each stretch is told by itself and by those with
   * which it comes out even, never by others: what is wrong elsewhere does not change how it is read.
   */
  repairs(): readonly Chunk[] | undefined {
    const { chunks } = this;
    // Stretches whose end is looked for, with the depth at which they begin; it rises from one to the next.
    const pending: { readonly from: number; readonly depth: number }[] = [];
    const ends = new Map<number, number>();
    let depth = 0;
    chunks.forEach(({ lacks, lowest }, i) => {
      pending.push({ from: i, depth });
      const deepest = depth + lowest;
      while ((pending.at(-1)?.depth ?? deepest) > deepest) pending.pop();
      depth += lacks;
      const begun = pending.at(-1);
      if (begun?.depth !== depth) return;
      ends.set(begun.from, i);
      pending.pop();
    });
    let uneven = false;
    let known = -1;
    chunks.forEach((chunk, i) => {
      if (i > known) {
        chunk.first = true;
        const end = ends.get(i);
        if (end === undefined) uneven = true;
        else known = end;
      }
      chunk.sound = i <= known;
    });
    return uneven ? chunks : undefined;
  }

  run(): void {
    this.readAll();
    this.endStatement();
    while (this.frames.length > 1) this.closeFrame(this.lastEnd, true);
    this.root.own.push(this.to);
  }

  /**
   * The loop alone: V8 compiles a loop while it runs, and throws that away at its end, with every text anew, where
   * something follows that it has not seen yet.
   */
  private readAll(): void {
    while (this.at < this.to) this.step();
  }

  /** What was found, in a text in which the braces of so many stretches do not come out even. */
  result(uneven: number): Scan {
    const { open, texts, long } = this.flaws;
    return { root: this.root, flaws: { uneven, open, texts, long } };
  }

  private step(): void {
    const code = this.text.charCodeAt(this.at);
    if (p.isBlank(code)) this.at++;
    else if (p.isLineBreak(code)) this.lineBreak(code);
    else if (this.at - this.lineStart > MAX_LINE) this.passOverLine();
    else if (code === 47 && this.comment()) return;
    else if (p.isQuote(code)) this.quoted();
    else if (code === OPEN) this.openBrace();
    else if (code === CLOSE) this.closeBrace();
    else if (code === 59) {
      this.endStatement();
      this.lastEnd = ++this.at;
    } else if (code === COLON) {
      this.openForField();
      this.take("colon", this.at + 1);
    } else if (code === 44) this.take("comma", this.at + 1);
    else {
      const end = p.wordEnd(this.text, this.at);
      const last = this.lineStart + MAX_LINE + 1;
      if (end > 0 && end <= this.to) this.take("word", Math.min(end, last));
      else this.take("other", Math.min(this.otherEnd(), last));
    }
  }

  /** What is left of a line that is too long belongs to nothing. */
  private passOverLine(): void {
    this.endStatement();
    const end = p.lineEnd(this.text, this.at);
    this.flaws.long++;
    this.top.skeleton.overlong.push([this.at, end]);
    this.at = end;
    this.lastEnd = end;
  }

  /** Numbers, dates and stray signs: up to what can begin something else. */
  private otherEnd(): number {
    let end = this.at + 1;
    while (end < this.to) {
      const code = this.text.charCodeAt(end);
      if ((code >= 48 && code <= 57) || code === 46 || code === 45 || code === 37) end++;
      // `14:00` is one thing: its colon makes no field.
      else if (
        code === COLON &&
        isDigit(this.text.charCodeAt(end - 1)) &&
        isDigit(this.text.charCodeAt(end + 1))
      )
        end++;
      else break;
    }
    return end;
  }

  private take(kind: Lexeme["kind"], end: number): void {
    if (this.statement.length === 0) {
      this.beginStatement(kind);
      if (kind === "word" && this.passOverKnown(this.text.slice(this.at, end))) return;
    }
    this.statement.push({ kind, start: this.at, end });
    this.at = end;
    this.lastEnd = end;
  }

  /**
   * Passes over a block that stood here before the edit, where what is missing around it cannot change how it is read.
   * Where there is a `}` too many, any of its lines may be taken for somebody else's.
   */
  private passOverKnown(word: string): boolean {
    const { at, chunk } = this;
    if (this.beyond > 0 || this.frames.length > DEEPEST_KNOWN || (chunk && !chunk.sound && chunk.lacks < 0))
      return false;
    const block = this.words.isBlock(word)
      ? this.known.regular(at, this.indentOf(this.lineStart))
      : undefined;
    if (!block || this.words.isField(word, this.top.keyword)) return false;
    const end = at + block.width;
    const { skeleton } = this.top;
    skeleton.own.push(at, end);
    skeleton.children.push(newSkeleton(at, end, [at, end], block));
    if (block.breaks > 0) {
      this.line += block.breaks;
      this.lineStart = at + block.lastLine;
    }
    this.at = end;
    this.lastEnd = end;
    return true;
  }

  private lineBreak(code: number): void {
    if (this.passOverText()) return;
    if (!this.goesOn()) this.endStatement(true);
    this.at += code === 13 && this.text.charCodeAt(this.at + 1) === 10 ? 2 : 1;
    this.line++;
    this.lineStart = this.at;
  }

  /** Below a field without a value: the lines of a text block that lacks its first `"""` belong to nothing. */
  private passOverText(): boolean {
    if (this.statement.length !== 2 || this.statement[1]?.kind !== "colon") return false;
    const end = this.closingBelow(this.at);
    if (end < 0) return false;
    this.endStatement();
    this.flaws.long++;
    this.top.skeleton.overlong.push([this.at, end]);
    this.passOver(end);
    return true;
  }

  /** Where the `"""` on a line of its own ends that closes the lines below this line break; -1 where there is none. */
  private closingBelow(lineEnd: number): number {
    let end = lineEnd;
    for (let lines = 0; end < this.to; lines++) {
      const start = this.behindBreak(end);
      end = Math.min(p.lineEnd(this.text, start), this.to);
      const line = this.text.slice(start, end);
      if (line.trim() === '"""') return lines > 0 ? end : -1;
      if (line.includes('"""') || this.looksLikeStructure(line)) return -1;
    }
    return -1;
  }

  private behindBreak(at: number): number {
    return this.text.charCodeAt(at) === 13 && this.text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }

  /** Goes to an offset, counting the lines on the way. */
  private passOver(end: number): void {
    for (let i = this.at; i < end; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 10 || (code === 13 && this.text.charCodeAt(i + 1) !== 10)) {
        this.line++;
        this.lineStart = i + 1;
      }
    }
    this.at = end;
    this.lastEnd = end;
  }

  /** Whether the statement goes on behind the line break: a list behind its comma, a header whose `{` comes next. */
  private goesOn(): boolean {
    const last = this.statement.at(-1);
    if (!last) return false;
    const hasColon = this.statement.some((l) => l.kind === "colon");
    if (hasColon && last.kind !== "comma") return false;
    const next = this.nextAt(this.at);
    // White space means nothing between a field's name and its `:`.
    if (this.statement.length === 1 && last.kind === "word" && this.text.charCodeAt(next) === COLON)
      return true;
    if (hasColon) return !this.isHeaderAt(next) && !this.isFieldAt(next);
    return (
      (this.statement.length <= 3 && this.text.charCodeAt(next) === OPEN) || this.isRestOfHeader(last, next)
    );
  }

  /** Whether a block's header with its title or its `{` begins there: no entry of a list. */
  private isHeaderAt(at: number): boolean {
    const end = p.wordEnd(this.text, at);
    if (end < 0 || !this.words.isBlock(this.text.slice(at, end))) return false;
    const id = p.blankEnd(this.text, end);
    const behind = p.blankEnd(this.text, Math.max(p.wordEnd(this.text, id), id));
    const code = this.text.charCodeAt(behind);
    return code === OPEN || p.isQuote(code);
  }

  /** Whether a field begins there, or anything else with a colon behind its first word: no entry of a list. */
  private isFieldAt(at: number): boolean {
    const end = p.wordEnd(this.text, at);
    return end > 0 && this.text.charCodeAt(p.blankEnd(this.text, end)) === COLON;
  }

  /** Whether a title with its `{` stands there that belongs to a header above, or an id where that has none. */
  private isRestOfHeader(last: Lexeme, at: number): boolean {
    if (this.statement.length > 2 || last.kind === "text" || !this.isInHeader()) return false;
    const word = p.wordEnd(this.text, at);
    if (word > 0 && (this.statement.length > 1 || this.words.isBlock(this.text.slice(at, word))))
      return false;
    const behind = word > 0 ? p.blankEnd(this.text, word) : at;
    const isText = p.isQuote(this.text.charCodeAt(behind));
    // An inner block may do without an id and a body, and the next one may be mistyped.
    if (!isText && !this.words.isTopLevel(this.text.slice(last.start, last.end))) return false;
    const end = isText ? p.textEnd(this.text, behind) : word;
    return end > 0 && this.text.charCodeAt(this.nextAt(end)) === OPEN;
  }

  /** Where the next character is that is neither white space nor comment, from an offset on; moves nothing. */
  private nextAt(from: number): number {
    let i = from;
    while (i < this.to) {
      const code = this.text.charCodeAt(i);
      if (p.isBlank(code) || p.isLineBreak(code)) i++;
      else {
        const end = Math.max(
          p.matchEnd(p.lineCommentPattern, this.text, i),
          p.matchEnd(p.blockCommentPattern, this.text, i),
        );
        if (end < 0) return i;
        i = end;
      }
    }
    return this.to;
  }

  private comment(): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    if (next === 47) {
      this.at = Math.min(p.lineEnd(this.text, this.at), this.to);
      return true;
    }
    if (next !== 42) return false;
    const end = p.matchEnd(p.blockCommentPattern, this.text, this.at);
    if (end > 0 && end <= this.to) {
      for (let i = this.at; i < end; i++) {
        const code = this.text.charCodeAt(i);
        if (code !== 10 && code !== 13) continue;
        // A statement ends with its line, also where the line ends inside a comment.
        if (!this.goesOn()) this.endStatement();
        if (code === 13 && this.text.charCodeAt(i + 1) === 10) i++;
        this.line++;
        this.lineStart = i + 1;
      }
      this.at = end;
    } else {
      const last = Math.min(p.lineEnd(this.text, this.at), this.to);
      // What stands below the first line of a block belongs to it, also behind a mere sign.
      const stop = this.opensBlock(this.at + 2, last) ? this.at + 2 : last;
      this.flaws.open++;
      this.top.skeleton.forced.push([this.at, stop]);
      this.at = stop;
      this.lastEnd = stop;
    }
    return true;
  }

  /** Whether the rest of a line is the first line of a block that goes on below it. */
  private opensBlock(from: number, lineEnd: number): boolean {
    const [, word] =
      /^[ \t]*([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)[^:;]*\{[ \t]*$/u.exec(this.text.slice(from, lineEnd)) ?? [];
    return word !== undefined && this.words.isBlock(word);
  }

  private quoted(): void {
    if (this.text.startsWith('"""', this.at)) {
      const end = this.textBlockEnd();
      if (end.closed) this.takeLines(end.at);
      else this.takeUnclosed(end.at);
      return;
    }
    const last = this.text.startsWith('""', this.at) ? p.lineEnd(this.text, this.at) : -1;
    const isEmpty = last > 0 && this.text.slice(this.at + 2, last).trim() === "";
    const closing = isEmpty && this.statement.at(-1)?.kind === "colon" ? this.closingBelow(last) : -1;
    if (closing > 0) {
      this.takeUnclosed(closing);
      return;
    }
    if (p.isStrayQuote(this.text, this.at)) {
      this.takeLoose();
      return;
    }
    const end = p.textEnd(this.text, this.at);
    const another = end > 0 && p.beginsAnother(this.text, end);
    if (end > 0 && end <= this.to && !another) this.take("text", end);
    else {
      const brace = this.isInHeader() ? p.endBeforeBrace(this.text, this.at) : -1;
      if (brace > 0 && (!another || brace < end)) this.takeUnclosed(brace);
      else if (another) this.takeUnclosed(p.endBeforeText(this.text, this.at, end - 1));
      else this.takeUnclosed(Math.min(p.unclosedTextEnd(this.text, this.at), this.to));
    }
  }

  /** Whether a text that begins here is a block's title. */
  private isInHeader(): boolean {
    const [first] = this.statement;
    if (first?.kind !== "word" || this.statement.some(({ kind }) => kind === "colon")) return false;
    const word = this.text.slice(first.start, first.end);
    return this.words.isBlock(word) && !this.words.isField(word, this.top.keyword);
  }

  /** Takes a text of one or more lines. */
  private takeLines(end: number): void {
    const start = this.at;
    this.take("text", end);
    this.at = start;
    this.passOver(end);
  }

  private takeUnclosed(end: number): void {
    const start = this.at;
    this.takeLines(end);
    if (this.text.startsWith('""', start)) this.flaws.open++;
    else this.flaws.texts++;
    this.top.skeleton.forced.push([start, end]);
  }

  /**
   * Where a text block ends. It is taken as not closed where its `"""` turns out to open the next one
   * (`name: """`), or where a whole top-level header stands in it in the first column.
   */
  private textBlockEnd(): { at: number; closed: boolean } {
    const end = p.matchEnd(p.textBlockPattern, this.text, this.at);
    if (end > 0 && end <= this.to) {
      const content = this.text.slice(this.at + 3, end - 3);
      const opensNext = /(?:^|[\r\n])[ \t]*[\p{L}_][\p{L}\p{M}\p{Nd}_-]*[ \t]*:[ \t]*$/u.test(content);
      if (!opensNext && !hasTopLevelHeader(content, this.words)) return { at: end, closed: true };
    }
    const lineEnd = p.lineEnd(this.text, this.at);
    const last = this.beforeStructure(lineEnd);
    // With nothing below it, it ends like a text on one line: `{ role: """Chief executive }`.
    const isOnOneLine = this.text.slice(lineEnd, last).trim() === "";
    return { at: isOnOneLine ? p.unclosedTextEnd(this.text, this.at) : last, closed: false };
  }

  private looksLikeStructure(line: string): boolean {
    const words = /^[ \t]*(?:\}|([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)[ \t]*(:|\{|[\p{L}_"“]))/u.exec(line);
    return words !== null && (words[1] === undefined || words[2] === ":" || this.words.isBlock(words[1]));
  }

  /** The end of the last line, from `from` on, before one that is indented no deeper than this line and looks like structure. */
  private beforeStructure(from: number): number {
    const indent = this.indentOf(this.lineStart);
    let end = from;
    while (end < this.to) {
      const start = this.behindBreak(end);
      const stop = Math.min(p.lineEnd(this.text, start), this.to);
      if (this.looksLikeStructure(this.text.slice(start, stop)) && this.indentOf(start) <= indent) break;
      if (start > this.to) return this.to;
      end = stop;
    }
    return Math.min(end, this.to);
  }

  private get top(): Frame {
    const frame = this.frames.at(-1);
    if (!frame) throw new Error("the document's own frame is never closed");
    return frame;
  }

  private indentOf(lineStart: number): number {
    let at = lineStart;
    while (at < this.to && p.isBlank(this.text.charCodeAt(at))) at++;
    return at - lineStart;
  }

  /** Called with the first lexeme of a statement, before it is taken. */
  private beginStatement(kind: Lexeme["kind"]): void {
    const indent = this.indentOf(this.lineStart);
    const leads = this.lineStart + indent === this.at;
    if (leads && kind === "word") {
      this.lineWord(indent);
      this.openHeadless(indent);
    }
    const frame = this.top;
    if (leads && frame.line !== this.line) frame.contentIndent ??= indent;
    else if (frame.line === this.line) frame.startedOnHeaderLine = true;
  }

  /** A word that begins a line may show that blocks above it lack their `}`. */
  private lineWord(indent: number): void {
    if (indent === 0 && beginsStretch(this.text, this.at, this.words)) {
      this.current++;
      if (!this.repair) this.chunks.push(newChunk());
      if (this.chunk?.first) while (this.frames.length > 1) this.closeFrame(this.lastEnd, true);
      return;
    }
    const { chunk } = this;
    if (!chunk || chunk.sound) return;
    const end = p.wordEnd(this.text, this.at);
    const word = this.text.slice(this.at, end);
    const isField = /^[ \t]*:/.test(this.text.slice(end, end + 40));
    const fits = (frame: Frame) =>
      isField ? this.words.isField(word, frame.keyword) : this.words.mayStandIn(word, frame.keyword);
    while (chunk.lacks > 0 && this.frames.length > 1) {
      const frame = this.top;
      if (indent > frame.indent || !this.frames.slice(0, -1).some(fits)) return;
      const hasDeeperContent = frame.startedOnHeaderLine || (frame.contentIndent ?? -1) > frame.indent;
      if (!hasDeeperContent && fits(frame) && !this.isBeside(frame, indent, fits)) return;
      chunk.lacks--;
      this.closeFrame(this.lastEnd, true);
    }
  }

  /**
   * Whether a line goes on with what stands around a block that has nothing in it yet: it fits there as well, and
   * stands where the members do that stand deeper than the header around them.
   */
  private isBeside(frame: Frame, indent: number, fits: (frame: Frame) => boolean): boolean {
    const around = this.frames.at(-2);
    if (!around || around.contentIndent !== indent || around.indent >= indent) return false;
    return frame.contentIndent === undefined && fits(around);
  }

  /**
   * Where there is a `}` too many: lines that stand deeper than what is above them, with a `}` at their end that stands
   * as that does, belong to a block whose first line is missing.
   */
  private openHeadless(indent: number): void {
    const { chunk } = this;
    if (!chunk || chunk.sound || chunk.lacks >= 0 || this.at < this.shallowAt) return;
    if (this.frames.length > DEEPEST_HEADLESS) return;
    const members = this.frames.length === 1 ? 0 : this.top.contentIndent;
    if (members === undefined || indent <= members) return;
    let line = this.lineStart;
    while (line < this.to && (this.indentOf(line) >= indent || this.isBlankLine(line)))
      line = this.behindBreak(p.lineEnd(this.text, line));
    const closes = this.indentOf(line) === members && this.text.charCodeAt(line + members) === CLOSE;
    // Above a line that closes nothing, no other needs to ask; in a block without its first line, another may stand.
    this.shallowAt = closes ? -1 : line;
    if (!closes) return;
    chunk.lacks++;
    this.openFrame(this.at, false, members);
  }

  private isBlankLine(lineStart: number): boolean {
    const at = lineStart + this.indentOf(lineStart);
    return at >= this.to || p.isLineBreak(this.text.charCodeAt(at));
  }

  /** On the second reading: the stretch that is being read. */
  private get chunk(): Chunk | undefined {
    return this.repair?.[this.current];
  }

  private count(by: 1 | -1): void {
    const chunk = this.repair ? undefined : this.chunks[this.current];
    if (!chunk) return;
    chunk.lacks += by;
    chunk.lowest = Math.min(chunk.lowest, chunk.lacks);
  }

  private openBrace(): void {
    if (this.isLoose()) {
      this.takeLoose();
      return;
    }
    this.count(1);
    if (this.frames.length > MAX_DEPTH || this.beyond > 0) {
      this.beyond++;
      this.statement = [];
      this.lastEnd = ++this.at;
      return;
    }
    this.openFrame(this.headerStart(), true);
    this.statement = [];
    this.lastEnd = ++this.at;
  }

  /**
   * Whether the `{` begins no block, so that it is one wrong sign in its statement and nothing else: no word of a block
   * stands before it, and it is closed on its line (`with: {lena}`) or, where some `}` is missing, not at all.
   */
  private isLoose(): boolean {
    const first = this.statement[0];
    const word = first ? this.text.slice(first.start, first.end) : "";
    const isBlock = this.words.isBlock(word);
    if (isBlock && !this.statement.some(({ kind }) => kind === "colon")) return false;
    const isBegun = !isBlock && this.words.isField(word, this.top.keyword);
    if (!isBegun && this.headerStart() !== this.at) return false;
    const end = p.matchEnd(valueInBraces, this.text, this.at);
    if (end > 0 && first) {
      this.looseEnd = end - 1;
      return true;
    }
    const { chunk } = this;
    if (!chunk || chunk.sound || chunk.lacks <= 0) return false;
    chunk.lacks--;
    return true;
  }

  private takeLoose(): void {
    const { at } = this;
    this.take("other", at + 1);
    this.flaws.texts++;
    this.top.skeleton.forced.push([at, at + 1]);
  }

  /** Where the header of the block begins whose `{` stands here. */
  private headerStart(): number {
    const lexemes = this.statement;
    const first = lexemes[0];
    if (!first) return this.at;
    const colon = lexemes.some((l) => l.kind === "colon");
    const firstWord = this.text.slice(first.start, first.end);
    if (!colon || (this.words.isBlock(firstWord) && !this.words.isField(firstWord, this.top.keyword)))
      return first.start;
    // `with: dana review closing {`: the block begins at the last word that is a block's.
    const tail = lexemes
      .slice(lexemes.findLastIndex((l) => l.kind === "colon" || l.kind === "comma") + 1)
      .slice(-3);
    const header = tail
      .filter((l) => l.kind === "word")
      .findLast((l) => this.words.isBlock(this.text.slice(l.start, l.end)));
    return header?.start ?? this.at;
  }

  private closeBrace(): void {
    if (this.at === this.looseEnd) {
      this.takeLoose();
      return;
    }
    this.endStatement();
    this.count(-1);
    if (this.beyond > 0) {
      this.beyond--;
      this.lastEnd = ++this.at;
      return;
    }
    if (this.closesTooMuch()) {
      this.lastEnd = ++this.at;
      return;
    }
    this.lastEnd = ++this.at;
    if (this.frames.length > 1) this.closeFrame(this.at, false);
  }

  /**
   * Where braces do not come out even, the indentation of a `}` tells whose it is: blocks above that one lack theirs,
   * and one that is nobody's is passed over (then the answer is true).
   */
  private closesTooMuch(): boolean {
    const { chunk } = this;
    if (!chunk || chunk.sound || chunk.lacks === 0 || this.frames.length === 1) return false;
    const indent = this.indentOf(this.lineStart);
    const leads = this.lineStart + indent === this.at;
    if (chunk.lacks < 0) {
      const own = leads ? this.top.indent === indent : this.top.line === this.line;
      if (!own) chunk.lacks++;
      return !own;
    }
    const matching = leads
      ? this.frames.findLastIndex((f) => f.indent === indent && f.line !== this.line)
      : -1;
    while (matching > 0 && this.frames.length - 1 > matching && chunk.lacks > 0) {
      chunk.lacks--;
      this.closeFrame(this.lastEnd, true);
    }
    return false;
  }

  /** Ends a statement that is not followed by `{`; a header without a body is a block as well. */
  private endStatement(withItsLine = false): void {
    const [first, second] = this.statement;
    const last = this.statement.at(-1);
    if (
      first?.kind === "word" &&
      last &&
      second?.kind !== "colon" &&
      this.frames.length <= MAX_DEPTH &&
      this.beyond === 0
    ) {
      const word = this.text.slice(first.start, first.end);
      if (this.words.isBlock(word) && !this.words.isField(word, this.top.keyword)) {
        const lacksBrace = withItsLine && this.isBodyBelow();
        this.openFrame(first.start, lacksBrace);
        if (!lacksBrace) this.closeFrame(last.end, false);
      }
    }
    this.statement = [];
  }

  /**
   * Whether a header without `{` seems to have lost it: there is a `}` too many somewhere behind it, and the next line
   * stands deeper than this one.
   */
  private isBodyBelow(): boolean {
    const { chunk } = this;
    if (!chunk || chunk.sound || chunk.lacks >= 0) return false;
    let next = this.at;
    while (
      next < this.to &&
      (p.isBlank(this.text.charCodeAt(next)) || p.isLineBreak(this.text.charCodeAt(next)))
    )
      next++;
    const below = next < this.to && next - this.lineStartOf(next) > this.indentOf(this.lineStart);
    if (below) chunk.lacks++;
    return below;
  }

  /** `person dana "Dana" role: "…" }`: a header that goes on with a field lacks its `{`, where there is a `}` too many. */
  private openForField(): void {
    const { chunk } = this;
    if (!chunk || chunk.sound || chunk.lacks >= 0 || !this.isInHeader()) return;
    const [first] = this.statement;
    const last = this.statement.at(-1);
    if (!first || last?.kind !== "word" || last === first) return;
    const keyword = this.text.slice(first.start, first.end);
    if (!this.words.isField(this.text.slice(last.start, last.end), keyword)) return;
    chunk.lacks++;
    this.openFrame(first.start, true);
    this.statement = [];
    this.beginStatement("word");
    this.statement.push(last);
  }

  /** `headless`: how deep the `}` of a block stands that has no first line. */
  private openFrame(start: number, braced: boolean, headless?: number): void {
    const parent = this.top;
    parent.skeleton.own.push(start);
    const skeleton = newSkeleton(start, start, [start], undefined);
    // What was forced in the header belongs to the header's segment.
    const forced = parent.skeleton.forced;
    while (forced.length > 0 && (forced.at(-1)?.[0] ?? -1) >= start)
      skeleton.forced.unshift(...forced.splice(-1));
    parent.skeleton.children.push(skeleton);
    const wordEnd = headless === undefined ? p.wordEnd(this.text, start) : -1;
    this.frames.push({
      skeleton,
      keyword: wordEnd > 0 ? this.text.slice(start, wordEnd) : undefined,
      indent: headless ?? this.indentOf(this.lineStartOf(start)),
      line: braced ? this.line : -1,
      contentIndent: undefined,
      startedOnHeaderLine: false,
    });
  }

  /** The header may have begun on an earlier line than the one that is being read. */
  private lineStartOf(offset: number): number {
    let at = offset;
    while (at > 0 && !p.isLineBreak(this.text.charCodeAt(at - 1))) at--;
    return at;
  }

  private closeFrame(end: number, unclosed: boolean): void {
    const frame = this.frames.pop();
    if (!frame) return;
    const { skeleton } = frame;
    skeleton.own.push(Math.max(end, skeleton.own.at(-1) ?? end));
    skeleton.end = skeleton.own.at(-1) ?? end;
    skeleton.unclosed = unclosed;
    this.top.skeleton.own.push(skeleton.end);
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
