/**
 * The grammar of one segment (LANGUAGE.md §3): a header and the fields behind it, inner blocks being mere marks.
 *
 * It is total: every token list is a segment. What cannot be read is skipped up to the statement's end and gets one
 * message; the next statement is read as if nothing had happened.
 */
import type { IToken } from "chevrotain";
import { createTokenInstance, EOF } from "chevrotain";
import { lineStartsIn } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import * as t from "./lexer.ts";
import { endOf, spanOf, withEnds, wordOf } from "./tokens.ts";
import type { Field, Segment, Stray, SyntaxProblem, TextValue, Use, Value, Word, Words } from "./tree.ts";
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
  for (const [start, end] of input.overlong ?? [])
    built.problems.push({ code: "syntax/line-too-long", start, end, found: "" });
  return {
    text: input.text,
    holes: input.holes,
    lineStarts: lineStartsIn(input.text),
    forced: input.forced,
    unclosed: input.unclosed,
    ...built,
    comments: comments.map((token) => ({
      kind: token.tokenType === t.LineComment ? "line" : "block",
      ...spanOf(token),
    })),
  };
}

interface Built {
  keyword?: Word;
  id?: Word;
  title?: TextValue;
  open?: Span;
  close?: Span;
  fields: Field[];
  uses: Use[];
  strays: Stray[];
}

// Chevrotain runs each rule once without arguments to learn the grammar; this stands in for them.
const noToken: IToken = createTokenInstance(t.End, "", 0, -1, 0, 0, 0, 0);

/** Small words behind which something belongs. */
const danglers: ReadonlySet<string> = new Set(["to", "on", "per", "from", "every"]);

class SegmentGrammar extends ValueGrammar {
  private built: Built = { fields: [], uses: [], strays: [] };
  private words: Words | undefined;
  private isDocument = false;
  private unclosed = false;
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
    this.built = { fields: [], uses: [], strays: [] };
    this.closeAt = input.closed ? (tokens.at(-1)?.startOffset ?? -1) : -1;
    this.problems = [];
    this.told = false;
    this.broken = false;
    this.waiting = false;
  }

  finish(): Built & { problems: SyntaxProblem[] } {
    const { built } = this;
    if (this.unclosed && built.open) {
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
    if (built.close && !built.open && built.keyword) {
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
    return { ...built, problems: this.problems };
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
    this.OPTION({ GATE: () => !this.isDocument, DEF: () => this.SUBRULE(this.header) });
    this.MANY({ GATE: () => !this.is(1, EOF), DEF: () => this.SUBRULE(this.member) });
  });

  private header = this.RULE("header", () => {
    this.OPTION({
      GATE: () => this.isWord(1),
      DEF: () => {
        this.built.keyword = wordOf(this.CONSUME(t.Word));
      },
    });
    this.OPTION2({
      GATE: () => this.is(1, t.Colon),
      DEF: () => {
        const colon = this.CONSUME(t.Colon);
        this.ACTION(() => this.tell("syntax/unexpected", spanOf(colon), ":"));
      },
    });
    this.OPTION3({
      GATE: () => this.isWord(1),
      DEF: () => {
        this.built.id = wordOf(this.CONSUME2(t.Word));
      },
    });
    this.OPTION4({
      GATE: () => this.is(1, t.Text, t.TextBlock, t.UnclosedText),
      DEF: () => {
        this.built.title = this.SUBRULE(this.text);
      },
    });
    this.SUBRULE(this.junkBeforeBrace);
    this.OPTION5(() => {
      const open = this.CONSUME(t.Open);
      this.ACTION(() => {
        if (!this.built.keyword) this.tell("syntax/unexpected", spanOf(open), "{");
        this.built.open = spanOf(open);
        this.told = false;
      });
    });
  });

  private junkBeforeBrace = this.RULE("junkBeforeBrace", () => {
    this.MANY({
      GATE: () => !this.is(1, t.Open, t.End, t.Semicolon, t.Hole, EOF),
      DEF: () => {
        const token = this.CONSUME(t.Anything);
        this.ACTION(() => this.tell("syntax/unexpected", spanOf(token), token.image));
      },
    });
  });

  private member = this.RULE("member", () => {
    this.ACTION(() => {
      this.told = false;
      this.broken = false;
    });
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Hole);
          this.ACTION(() => {
            this.waiting = false;
          });
        },
      },
      { ALT: () => this.CONSUME(t.Semicolon) },
      { ALT: () => this.CONSUME(t.End) },
      { GATE: () => this.is(1, t.Close), ALT: () => this.SUBRULE(this.close) },
      { GATE: () => this.startsField(), ALT: () => this.SUBRULE(this.field) },
      { GATE: () => this.isDocument && this.isWord(1, "use"), ALT: () => this.SUBRULE(this.use) },
      { GATE: () => this.isWord(1) && this.knowsField(), ALT: () => this.SUBRULE(this.fieldWithoutColon) },
      { ALT: () => this.SUBRULE(this.stray) },
    ]);
  });

  private knowsField(): boolean {
    return this.words?.isField(this.LA(1).image, this.built.keyword?.text) ?? false;
  }

  private close = this.RULE("close", () => {
    const token = this.CONSUME(t.Close);
    this.ACTION(() => {
      if (token.startOffset === this.closeAt) this.built.close = spanOf(token);
      else this.tell("syntax/unexpected", spanOf(token), "}");
    });
  });

  private use = this.RULE("use", () => {
    const keyword = this.CONSUME(t.Word);
    const path = this.OPTION({
      GATE: () => this.is(1, t.Text, t.UnclosedText, t.TextBlock),
      DEF: () => this.SUBRULE(this.text),
    });
    this.ACTION(() => {
      const end = path?.end ?? endOf(keyword);
      this.built.uses.push({ start: keyword.startOffset, end, ...(path && { path }) });
      if (!path) this.tell("syntax/missing-path", spanOf(keyword), "use", { insertAt: end });
    });
    this.SUBRULE(this.junk);
  });

  private stray = this.RULE("stray", () => {
    const first = this.CONSUME(t.Anything);
    this.ACTION(() => {
      if (first.tokenType === t.Word) {
        const more = this.is(1, t.Word, t.Text, t.UnclosedText, t.TextBlock) && !this.startsField();
        this.built.strays.push({
          word: wordOf(first),
          ...spanOf(first),
          looksLike: more ? "block" : "field",
        });
        this.told = true;
      } else if (first.tokenType === t.Open) this.tell("syntax/too-deep", spanOf(first), "{");
      // A value on the line below its `name:`: the missing value has been told.
      else if (this.waiting && first.tokenType !== t.Sign) this.told = true;
      else this.tell("syntax/unexpected", spanOf(first), first.image);
      this.waiting = false;
    });
    this.SUBRULE(this.junk);
  });

  /** Skips what is left of the statement, and tells of it once. */
  private junk = this.RULE("junk", () => {
    let first = noToken;
    let last = noToken;
    this.MANY({
      GATE: () => this.isJunk(),
      DEF: () => {
        last = this.CONSUME(t.Anything);
        if (first === noToken) first = last;
      },
    });
    this.ACTION(() => {
      if (first === noToken) return;
      const span = { start: first.startOffset, end: endOf(last) };
      // `"Wait" to`: what should follow the small word is missing.
      const dangles = first === last && first.tokenType === t.Word && danglers.has(first.image);
      if (dangles) this.tell("syntax/missing-value", span, first.image, { insertAt: span.end });
      else this.tell("syntax/unexpected", span, first.image);
    });
  });

  // ---------------------------------------------------------------- fields
  private field = this.RULE("field", () => {
    const name = this.CONSUME(t.Word);
    const colon = this.CONSUME(t.Colon);
    this.SUBRULE(this.values, { ARGS: [name, colon] });
  });

  private fieldWithoutColon = this.RULE("fieldWithoutColon", () => {
    const name = this.CONSUME(t.Word);
    this.ACTION(() => this.tell("syntax/missing-colon", spanOf(name), name.image, { insertAt: endOf(name) }));
    this.SUBRULE(this.values, { ARGS: [name, undefined] });
  });

  private values = this.RULE("values", (name: IToken = noToken, colon: IToken | undefined = undefined) => {
    const values: Value[] = [];
    const commas: Span[] = [];
    this.OPTION({ GATE: () => this.startsValue(), DEF: () => values.push(this.SUBRULE(this.value)) });
    this.MANY({
      GATE: () => this.is(1, t.Comma),
      DEF: () => {
        const comma = this.CONSUME(t.Comma);
        this.ACTION(() => commas.push(spanOf(comma)));
        this.OPTION2({ GATE: () => this.startsValue(), DEF: () => values.push(this.SUBRULE2(this.value)) });
        this.ACTION(() => {
          if ((values.at(-1)?.end ?? 0) <= comma.startOffset)
            this.tell("syntax/missing-value", spanOf(comma), ",", { insertAt: endOf(comma) });
        });
      },
    });
    this.ACTION(() => {
      const isEmpty = values.length === 0 && commas.length === 0;
      this.waiting = isEmpty && this.endsStatement();
      const place = { start: name.startOffset, end: endOf(colon ?? name) };
      // `owner: due: 2026-07-31`: another field on the line is no value either.
      if (this.waiting || (isEmpty && this.startsField()))
        this.tell("syntax/missing-value", place, name.image, { insertAt: place.end });
    });
    this.SUBRULE(this.junk);
    this.ACTION(() => {
      const end = Math.max(endOf(this.LA(0)), endOf(colon ?? name));
      this.built.fields.push({
        start: name.startOffset,
        end,
        name: wordOf(name),
        values,
        commas,
        broken: this.broken,
        ...(colon && { colon: spanOf(colon) }),
      });
    });
  });
}

const parser = new SegmentGrammar();
