/**
 * The grammar of one segment (LANGUAGE.md §3): a header and the fields behind it, inner blocks being mere marks.
 *
 * It is total: every token list is a segment. What cannot be read is skipped up to the statement's end and gets one
 * message; the next statement is read as if nothing had happened.
 */
import type { IToken } from "chevrotain";
import { EOF } from "chevrotain";
import { lineStartsIn } from "../text/lines.ts";
import { Remembered } from "../text/memory.ts";
import type { Span } from "../text/span.ts";
import * as t from "./lexer.ts";
import { endOf, spanOf, withEnds, wordOf } from "./tokens.ts";
import type {
  Comment,
  Field,
  Segment,
  Stray,
  SyntaxProblem,
  TextValue,
  Use,
  Value,
  Word,
  Words,
} from "./tree.ts";
import { ValueGrammar } from "./values.ts";

/** What the grammar needs to know of the block beside its text. */
export interface SegmentInput extends t.LexInput {
  /** The document itself: no header, `use` allowed. */
  readonly isDocument: boolean;
  /** It ends with its `}`. */
  readonly closed: boolean;
  /** It has a `{` and no `}`. */
  readonly unclosed: boolean;
}

/** Reads a segment. Never throws. */
export function parseSegment(input: SegmentInput, words: Words): Segment {
  const { tokens, comments } = t.lex(input);
  parser.begin(input, words, withEnds(tokens, input.text));
  parser.segment();
  const built = parser.finish();
  const forcedComments = comments.filter((token) => token.tokenType === t.UnclosedComment);
  for (const token of forcedComments)
    built.problems.push({ code: "syntax/unclosed-comment", ...spanOf(token), found: "/*" });
  for (const [start, end] of input.overlong ?? []) {
    // The lines of a text that does not begin have the message of the field that they are meant for.
    const isText = /[\r\n]/.test(input.text.slice(start, end));
    if (!isText) built.problems.push({ code: "syntax/line-too-long", start, end, found: "" });
  }
  return new ReadSegment(input, built, comments);
}

/** A class, so that all segments are of one shape to V8, whatever stands in them. */
class ReadSegment extends Remembered implements Segment {
  readonly text: string;
  readonly holes: readonly number[];
  readonly lineStarts: readonly number[];
  readonly forced: Segment["forced"];
  readonly unclosed: boolean;
  readonly keyword: Word | undefined;
  readonly id: Word | undefined;
  readonly title: TextValue | undefined;
  readonly open: Span | undefined;
  readonly close: Span | undefined;
  readonly fields: readonly Field[];
  readonly uses: readonly Use[];
  readonly strays: readonly Stray[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];

  constructor({ text, holes, forced, unclosed }: SegmentInput, built: Built, comments: readonly IToken[]) {
    super();
    this.text = text;
    this.holes = holes;
    this.lineStarts = lineStartsIn(text);
    this.forced = forced;
    this.unclosed = unclosed;
    this.keyword = built.keyword;
    this.id = built.id;
    this.title = built.title;
    this.open = built.open;
    this.close = built.close;
    this.fields = built.fields;
    this.uses = built.uses;
    this.strays = built.strays;
    this.comments = comments.map((token) => ({
      kind: token.tokenType === t.LineComment ? "line" : "block",
      ...spanOf(token),
    }));
    this.problems = built.problems;
  }
}

interface Built {
  keyword: Word | undefined;
  id: Word | undefined;
  title: TextValue | undefined;
  open: Span | undefined;
  close: Span | undefined;
  fields: Field[];
  uses: Use[];
  strays: Stray[];
  problems: SyntaxProblem[];
}

function nothingBuilt(): Built {
  return {
    keyword: undefined,
    id: undefined,
    title: undefined,
    open: undefined,
    close: undefined,
    fields: [],
    uses: [],
    strays: [],
    problems: [],
  };
}

/** Small words behind which something belongs. */
const danglers: ReadonlySet<string> = new Set(["to", "on", "per", "from", "every"]);

class SegmentGrammar extends ValueGrammar {
  private built = nothingBuilt();
  private words: Words | undefined;
  private isDocument = false;
  private unclosed = false;
  /** The end of a line that is too long is not read: the block's `}` may stand there. */
  private isCut = false;
  /** Where the block's own `}` stands; another one is a mistake. */
  private closeAt = -1;
  /** The last field, as long as a value on the next line may be meant for it. */
  private waiting = false;

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  begin(input: SegmentInput, words: Words, tokens: IToken[]): void {
    this.input = tokens;
    this.words = words;
    this.isDocument = input.isDocument;
    this.unclosed = input.unclosed;
    this.isCut = (input.overlong ?? []).length > 0;
    this.built = nothingBuilt();
    this.closeAt = input.closed ? (tokens.at(-1)?.startOffset ?? -1) : -1;
    this.problems = [];
    this.told = false;
    this.broken = false;
    this.waiting = false;
  }

  finish(): Built {
    const { built } = this;
    // A `{` without a word before it is one mistake, whatever stands in it.
    if (built.open && !built.keyword) {
      built.problems = this.problems.filter(({ code }, i) => i === 0 || code === "syntax/too-deep");
      return built;
    }
    if (this.unclosed && built.open && !this.isCut) {
      const header = {
        start: (built.keyword ?? built.title ?? built.open).start,
        end: (built.title ?? built.id ?? built.keyword ?? built.open).end,
      };
      const end = this.LA(0).tokenType === EOF ? built.open.end : Math.max(endOf(this.LA(0)), built.open.end);
      this.problems.push({
        code: "syntax/unclosed-block",
        ...header,
        found: built.keyword?.text ?? "{",
        related: built.open,
        insertAt: end,
      });
    }
    if (built.close && !built.open && !built.keyword) {
      const { start, end } = built.fields[0]?.name ?? built.close;
      this.problems.push({ code: "syntax/unopened-block", start, end, found: "}" });
    }
    // A title that is not closed may have taken in the `{`.
    if (built.close && !built.open && built.keyword && built.title?.closed !== false) {
      const { start } = built.keyword;
      const { end } = built.title ?? built.id ?? built.keyword;
      this.problems.push({
        code: "syntax/unopened-block",
        start,
        end,
        found: built.keyword.text,
        insertAt: end,
      });
    }
    built.problems = this.problems;
    return built;
  }

  private endsStatement(): boolean {
    return (
      this.is(1, t.Semicolon, t.End, t.Hole, EOF) ||
      (this.is(1, t.Close) && this.LA(1).startOffset === this.closeAt)
    );
  }

  private isJunk(): boolean {
    return !this.endsStatement() && !this.startsField();
  }

  // ---------------------------------------------------------------- segment
  segment = this.RULE("segment", () => {
    if (!this.isDocument && !this.isHeadless()) this.header();
    while (!this.is(1, EOF)) this.member();
  });

  /** Whether the block's first line is missing: it begins with its members. */
  private isHeadless(): boolean {
    return this.is(1, t.Hole) || this.lacksBrace();
  }

  private header(): void {
    const { built } = this;
    if (this.isWord(1)) built.keyword = wordOf(this.CONSUME(t.Word));
    if (this.is(1, t.Colon)) this.tell("syntax/unexpected", spanOf(this.CONSUME(t.Colon)), ":");
    if (this.isWord(1) && !this.lacksBrace()) built.id = wordOf(this.CONSUME(t.Word));
    if (this.startsText(1)) built.title = this.text();
    if (this.is(1, t.End) && this.input.some(({ tokenType }) => tokenType === t.Open)) this.restBelow();
    while (!this.is(1, t.Open, t.End, t.Semicolon, t.Hole, EOF) && !this.lacksBrace()) {
      // `person lena fischer "Lena Fischer"`: what cannot be a name takes no title away.
      if (!built.title && this.startsText(1)) built.title = this.text();
      else this.tellRun(this.CONSUME(t.Anything));
    }
    if (!this.is(1, t.Open)) return;
    const open = this.CONSUME(t.Open);
    if (!built.keyword) this.tell("syntax/unexpected", spanOf(open), "{");
    built.open = spanOf(open);
    this.told = false;
  }

  /** An id or a title that stands below the header's line. */
  private restBelow(): void {
    const { built } = this;
    this.CONSUME(t.End);
    const { startOffset, image } = this.LA(1);
    if (this.isWord(1)) built.id = wordOf(this.CONSUME(t.Word));
    if (this.startsText(1)) built.title = this.text();
    this.tell("syntax/unexpected", { start: startOffset, end: endOf(this.LA(0)) }, image);
  }

  /** Whether the block's fields begin here without its `{`: it has its `}`. */
  private lacksBrace(): boolean {
    return (
      this.closeAt >= 0 && this.startsField() && !this.input.some(({ tokenType }) => tokenType === t.Open)
    );
  }

  /** One word, or signs and words without white space between them, of which the first is taken already. */
  private tellRun(first: IToken): void {
    let [image, end] = [first.image, endOf(first)];
    while (this.is(1, t.Word, t.NumberLike, t.DateLike, t.Sign) && this.LA(1).startOffset === end) {
      const token = this.CONSUME(t.Anything);
      image += token.image;
      end = endOf(token);
    }
    this.tell("syntax/unexpected", { start: first.startOffset, end }, image);
  }

  private member(): void {
    this.told = false;
    this.broken = false;
    if (this.is(1, t.Hole)) {
      this.CONSUME(t.Hole);
      this.waiting = false;
    } else if (this.is(1, t.Semicolon)) {
      this.CONSUME(t.Semicolon);
      this.waiting = false;
    } else if (this.is(1, t.End)) this.CONSUME(t.End);
    else if (this.is(1, t.Close)) this.close();
    else if (this.startsField()) this.field();
    else if (this.isDocument && this.isWord(1, "use")) this.use();
    else if (this.isWord(1) && this.knowsField()) this.fieldWithoutColon();
    else this.stray();
  }

  private knowsField(): boolean {
    return this.words?.isField(this.LA(1).image, this.built.keyword?.text) ?? false;
  }

  private close(): void {
    const token = this.CONSUME(t.Close);
    if (token.startOffset === this.closeAt) this.built.close = spanOf(token);
    else this.tell("syntax/unexpected", spanOf(token), "}");
  }

  private use(): void {
    const keyword = this.CONSUME(t.Word);
    const path = this.startsText(1) ? this.text() : undefined;
    const end = path?.end ?? endOf(keyword);
    this.built.uses.push({ start: keyword.startOffset, end, ...(path && { path }) });
    if (!path) this.tell("syntax/missing-path", spanOf(keyword), "use", { insertAt: end });
    this.junk();
  }

  private stray(): void {
    const first = this.CONSUME(t.Anything);
    if (first.tokenType === t.Word) {
      const more = (this.isWord(1) || this.startsText(1)) && !this.startsField();
      const below = this.waiting ? this.built.fields.at(-1)?.name : undefined;
      this.told = true;
      this.waiting = false;
      this.junk();
      this.built.strays.push({
        word: wordOf(first),
        start: first.startOffset,
        end: endOf(this.LA(0)),
        looksLike: more ? "block" : "field",
        ...(below && { below }),
      });
      return;
    }
    if (first.tokenType === t.Open) this.tell("syntax/too-deep", spanOf(first), "{");
    // A value on the line below its `name:`: the missing value has been told.
    else if (this.waiting && first.tokenType !== t.Sign) this.told = true;
    else this.tellRun(first);
    this.waiting = false;
    this.junk();
  }

  /** Skips what is left of the statement, and tells of it once. */
  private junk(): void {
    if (!this.isJunk()) return;
    const first = this.CONSUME(t.Anything);
    let last = first;
    while (this.isJunk()) last = this.CONSUME(t.Anything);
    const span = { start: first.startOffset, end: endOf(last) };
    // `"Wait" to`: what should follow the small word is missing.
    const dangles = first === last && first.tokenType === t.Word && danglers.has(first.image);
    if (dangles) this.tell("syntax/missing-value", span, first.image, { insertAt: span.end });
    else this.tell("syntax/unexpected", span, first.image);
  }

  /** Whether the last message says that something is missing where the statement ends: `"Wait" to`. */
  private dangles(): boolean {
    const last = this.problems.at(-1);
    return last?.code === "syntax/missing-value" && last.insertAt === endOf(this.LA(0)) && last.found !== ",";
  }

  // ---------------------------------------------------------------- fields
  private field(): void {
    const name = this.CONSUME(t.Word);
    this.values(name, this.CONSUME(t.Colon));
  }

  private fieldWithoutColon(): void {
    const name = this.CONSUME(t.Word);
    this.tell("syntax/missing-colon", spanOf(name), name.image, { insertAt: endOf(name) });
    this.values(name, undefined);
  }

  private values(name: IToken, colon: IToken | undefined): void {
    const values: Value[] = [];
    const commas: Span[] = [];
    if (this.startsValue()) values.push(this.value());
    while (this.is(1, t.Comma)) {
      const comma = this.CONSUME(t.Comma);
      commas.push(spanOf(comma));
      const leads = values.length === 0 && commas.length === 1;
      if (this.startsValue()) values.push(this.value());
      if (leads || (values.at(-1)?.end ?? 0) <= comma.startOffset)
        this.tell("syntax/missing-value", spanOf(comma), ",", { insertAt: endOf(comma) });
    }
    const isEmpty = values.length === 0 && commas.length === 0;
    this.waiting = isEmpty && this.endsStatement();
    const place = { start: name.startOffset, end: endOf(colon ?? name) };
    // `owner: due: 2026-07-31`: another field on the line is no value either.
    if (this.waiting || (isEmpty && this.startsField()))
      this.tell("syntax/missing-value", place, name.image, { insertAt: place.end });
    this.junk();
    this.waiting ||= this.dangles();
    this.built.fields.push({
      start: name.startOffset,
      end: Math.max(endOf(this.LA(0)), endOf(colon ?? name)),
      name: wordOf(name),
      values,
      commas,
      broken: this.broken,
      colon: colon && spanOf(colon),
    });
  }
}

const parser = new SegmentGrammar();
