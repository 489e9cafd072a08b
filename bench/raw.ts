/** A raw Chevrotain lexer and parser with embedded actions: the shape of the language, nothing of its meaning. */
import { createToken, EmbeddedActionsParser, Lexer } from "chevrotain";

/** Reads a plan into plain objects. Knows no fields, no recovery and no places but where things begin. */
export function rawParse(text: string): readonly RawBlock[] {
  parser.input = lexer.tokenize(text).tokens;
  return parser.document();
}

interface RawBlock {
  readonly keyword: string;
  readonly at: number;
  readonly names: readonly string[];
  readonly fields: readonly {
    readonly name: string;
    readonly at: number;
    readonly values: readonly string[];
  }[];
  readonly blocks: readonly RawBlock[];
}

const Space = createToken({ name: "Space", pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });
const Comment = createToken({ name: "Comment", pattern: /\/\/[^\r\n]*/, group: Lexer.SKIPPED });
const TextBlock = createToken({ name: "TextBlock", pattern: /"""[\s\S]*?"""/, line_breaks: true });
const Text = createToken({ name: "Text", pattern: /"(?:\\.|[^"\\\r\n])*"/ });
const Figure = createToken({ name: "Figure", pattern: /\d[\d.:%-]*/ });
const Word = createToken({ name: "Word", pattern: /[A-Za-z_\u00AA-\uFFDC][\w\-\u00AA-\uFFDC]*/ });
const Open = createToken({ name: "Open", pattern: "{" });
const Close = createToken({ name: "Close", pattern: "}" });
const Colon = createToken({ name: "Colon", pattern: ":" });
const Comma = createToken({ name: "Comma", pattern: "," });
const Semicolon = createToken({ name: "Semicolon", pattern: ";" });
const tokens = [Space, Comment, TextBlock, Text, Figure, Word, Open, Close, Colon, Comma, Semicolon];

const lexer = new Lexer(tokens, { positionTracking: "onlyOffset" });

class RawParser extends EmbeddedActionsParser {
  constructor() {
    super(tokens, { maxLookahead: 2, skipValidations: true });
    this.performSelfAnalysis();
  }

  readonly document = this.RULE("document", (): RawBlock[] => {
    const blocks: RawBlock[] = [];
    this.MANY(() => blocks.push(this.SUBRULE(this.block)));
    return blocks;
  });

  private readonly block = this.RULE("block", (): RawBlock => {
    const { image: keyword, startOffset: at } = this.CONSUME(Word);
    const names: string[] = [];
    const fields: RawBlock["fields"][number][] = [];
    const blocks: RawBlock[] = [];
    this.OPTION(() => names.push(this.CONSUME2(Word).image));
    this.OPTION1(() => names.push(this.CONSUME(Text).image));
    this.OPTION2(() => {
      this.CONSUME(Open);
      this.MANY(() => {
        this.OR([
          {
            GATE: () => this.LA(2).tokenType === Colon,
            ALT: () => fields.push(this.SUBRULE(this.field)),
          },
          { ALT: () => blocks.push(this.SUBRULE(this.block)) },
        ]);
        this.OPTION3(() => this.CONSUME(Semicolon));
      });
      this.CONSUME(Close);
    });
    return { keyword, at, names, fields, blocks };
  });

  private readonly field = this.RULE("field", () => {
    const { image: name, startOffset: at } = this.CONSUME(Word);
    this.CONSUME(Colon);
    const values: string[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        this.AT_LEAST_ONE({
          // The next field begins where a word has a colon behind it, the next block where an inner one opens.
          GATE: () => this.LA(2).tokenType !== Colon && !this.beginsBlock(),
          DEF: () =>
            values.push(
              this.OR([
                { ALT: () => this.CONSUME(TextBlock).image },
                { ALT: () => this.CONSUME(Text).image },
                { ALT: () => this.CONSUME(Figure).image },
                { ALT: () => this.CONSUME1(Word).image },
              ]),
            ),
        });
      },
    });
    return { name, at, values };
  });

  private beginsBlock(): boolean {
    return [2, 3, 4].some((ahead, i) => {
      const between = [2, 3, 4].slice(0, i).map((n) => this.LA(n).tokenType);
      return (
        this.LA(1).tokenType === Word &&
        this.LA(ahead).tokenType === Open &&
        between.every((type) => type === Word || type === Text)
      );
    });
  }
}

const parser = new RawParser();
