// The TextMate grammar: the colours of a document before the language server has looked at it, and in Markdown.

import { units } from "../../server/src/calendar/duration.ts";
import { blockNames, fieldsOf } from "../../server/src/language/table.ts";
import type { FieldRow } from "../../server/src/language/types.ts";
import { moneyPer, type smallWords, use, weekdays } from "../../server/src/language/words.ts";
import type { GeneratedFile } from "../generate.ts";
import { generatedNotice, json } from "./files.ts";

/** The grammar of `.coachplan` documents, for VS Code and everything else that reads TextMate grammars. */
export function outputs(): GeneratedFile[] {
  return [{ path: "syntaxes/coachplan.tmLanguage.json", content: json(grammar()) }];
}

/** A rule as TextMate grammars write it. */
interface Rule {
  readonly include?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
}

type Captures = Readonly<Record<string, { readonly name: string }>>;

// Scopes are chosen for how VS Code's own themes (2026, Modern, high contrast) paint them: blocks stand out, fields
// are quieter, names look alike where they are given and where they are used, and small words read like prose.
const scopes = {
  block: "keyword.control.block.coachplan",
  use: "keyword.control.import.coachplan",
  id: "entity.name.type.coachplan",
  title: "string.quoted.double.title.coachplan",
  field: "support.variable.field.coachplan",
  reference: "support.type.reference.coachplan",
  choice: "constant.language.choice.coachplan",
  tag: "variable.other.constant.tag.coachplan",
  text: "string.quoted.double.coachplan",
  textBlock: "string.quoted.triple.coachplan",
  escape: "constant.character.escape.coachplan",
  small: "keyword.operator.word.coachplan",
  weekday: "constant.language.weekday.coachplan",
  date: "constant.numeric.date.coachplan",
  time: "constant.numeric.time.coachplan",
  number: "constant.numeric.coachplan",
  percent: "constant.numeric.percentage.coachplan",
  unit: "keyword.other.unit.coachplan",
  currency: "keyword.other.unit.currency.coachplan",
  invalidDate: "invalid.illegal.date.coachplan",
  invalidTime: "invalid.illegal.time.coachplan",
  invalidNumber: "invalid.illegal.number.coachplan",
  lineComment: "comment.line.double-slash.coachplan",
  blockComment: "comment.block.coachplan",
  comma: "punctuation.separator.list.coachplan",
  colon: "punctuation.separator.key-value.coachplan",
  semicolon: "punctuation.terminator.coachplan",
  open: "punctuation.section.block.begin.coachplan",
  close: "punctuation.section.block.end.coachplan",
  textBegin: "punctuation.definition.string.begin.coachplan",
  textEnd: "punctuation.definition.string.end.coachplan",
  comment: "punctuation.definition.comment.coachplan",
} as const;

// Words of the language's lexical rules (§2); `not` before and after keeps a match from being part of a longer word.
const letter = "[\\p{L}_]";
const rest = "[\\p{L}\\p{M}\\p{N}_-]";
const notAfter = `(?<!${rest})`;
const notBefore = `(?!${rest})`;
const id = `${letter}${rest}*+`;
const keyword = `(?:${blockNames.join("|")})${notBefore}`;
const fieldStart = `${notAfter}${id}\\s*:`;
const blockStart = `${notAfter}${keyword}(?:\\s+${id})?\\s*["“{]`;

// Days that exist: months of 31, 30 and 28 days, and 29 February in leap years.
const year = "(?!0000)\\d{4}";
const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)";
const dayOfMonth =
  "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])";
const date = `(?:${year}-(?:${dayOfMonth})|${leapYear}-02-29)`;
const likeDate =
  "(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}|\\d{1,2}/\\d{1,2}/\\d{2,4})";
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const likeTime = "(?:\\d{1,2}:\\d{1,2}|\\d{1,2}(?::\\d{2})?\\s?[aApP][mM])";
const number = "-?\\d+(?:\\.\\d+)?";
const unit = `(?:${Object.entries(units)
  .flatMap(([one, many]) => [many, one])
  .join("|")})`;
const edge = "(?:start|end)\\s+of";
const weekday = `(?i:${weekdays.join("|")})`;

function grammar() {
  return {
    ...generatedNotice,
    name: "Coachplan",
    scopeName: "source.coachplan",
    fileTypes: ["coachplan"],
    patterns: [
      include("comments"),
      include("use"),
      include("block"),
      ...fieldGroups().map(({ key }) => include(key)),
      { match: "\\{", name: scopes.open },
      { match: "\\}", name: scopes.close },
      { match: ";", name: scopes.semicolon },
      include("values"),
    ],
    repository: {
      comments: { patterns: comments() },
      use: useRule(),
      block: blockRule(),
      ...Object.fromEntries(fieldGroups().map((group) => [group.key, fieldRule(group)])),
      values: {
        patterns: [include("texts"), include("dates"), include("amounts"), include("small-words")],
      },
      texts: { patterns: texts() },
      dates: { patterns: dates() },
      amounts: { patterns: amounts() },
      "small-words": { patterns: inContext() },
    },
  };
}

function comments(): Rule[] {
  return [
    {
      begin: "//",
      beginCaptures: { 0: { name: scopes.comment } },
      end: "$",
      name: scopes.lineComment,
    },
    {
      begin: "/\\*",
      beginCaptures: { 0: { name: scopes.comment } },
      end: "\\*/",
      endCaptures: { 0: { name: scopes.comment } },
      name: scopes.blockComment,
    },
  ];
}

/** `use "people.coachplan"` */
function useRule(): Rule {
  return {
    match: `${notAfter}(${use.keyword})(?=\\s*(?:["“]|$))`,
    captures: { 1: { name: scopes.use } },
  };
}

/** A keyword with its id and title, up to the `{` or the end of the line. */
function blockRule(): Rule {
  return {
    begin: `${notAfter}(${keyword})(?!\\s*:)(?:\\s+(${id})(?!\\s*:))?`,
    beginCaptures: { 1: { name: scopes.block }, 2: { name: scopes.id } },
    end: `(?=[{};])|$|(?=${fieldStart})`,
    name: "meta.block.header.coachplan",
    patterns: [include("comments"), ...quoted(scopes.title)],
  };
}

/** Fields that are coloured alike: what a word means behind their colon. */
interface FieldGroup {
  readonly key: string;
  /** A pattern for the names. */
  readonly names: string;
  readonly words: readonly Rule[];
}

/** Every field by what its words mean; any other name before a colon is coloured as a field of names. */
function fieldGroups(): FieldGroup[] {
  const byName = new Map<string, FieldRow[]>();
  for (const block of blockNames) {
    for (const [name, row] of fieldsOf(block)) byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  const groups: FieldGroup[] = [];
  const tagged: string[] = [];
  for (const [name, rows] of byName) {
    const choices = [...new Set(rows.flatMap(({ takes }) => takes.choices ?? []).map(({ word }) => word))];
    if (choices.length > 0) groups.push({ key: `field-${name}`, names: name, words: [word(choices)] });
    if (rows.some(({ takes }) => takes.shapes.includes("tag"))) tagged.push(name);
  }
  return [
    ...groups,
    { key: "field-of-tags", names: `(?:${tagged.join("|")})`, words: [{ match: id, name: scopes.tag }] },
    { key: "field", names: id, words: [{ match: id, name: scopes.reference }] },
  ];
}

/** One of these words, whole. */
function word(words: readonly string[]): Rule {
  return { match: `${notAfter}(?:${words.join("|")})${notBefore}`, name: scopes.choice };
}

/** A field ends with its line, unless that ends with a comma. */
function fieldRule({ names, words }: FieldGroup): Rule {
  return {
    begin: `${notAfter}(${names})\\s*(:)`,
    beginCaptures: { 1: { name: scopes.field }, 2: { name: scopes.colon } },
    end: `(?=[;}])|$|(?=${fieldStart})|(?=${blockStart})`,
    name: "meta.field.coachplan",
    patterns: [include("comments"), ...listPatterns(), include("values"), ...words],
  };
}

function listPatterns(): Rule[] {
  return [
    {
      begin: ",(?=\\s*(?://.*|/\\*.*\\*/\\s*)?$)",
      beginCaptures: { 0: { name: scopes.comma } },
      end: "^(?=\\s*(?!//|/\\*)\\S)",
      patterns: [include("comments")],
    },
    { match: ",", name: scopes.comma },
  ];
}

/**
 * A block of text is Markdown between the lines that hold its quotes. A `while` rule holds that inner part, because
 * it is asked before anything inside: no list or paragraph of the Markdown can swallow the closing quotes.
 */
function texts(): Rule[] {
  return [
    {
      begin: '"""',
      beginCaptures: { 0: { name: scopes.textBegin } },
      end: '"""',
      endCaptures: { 0: { name: scopes.textEnd } },
      name: scopes.textBlock,
      patterns: [
        {
          begin: '^(?!.*""")[ \\t]*',
          while: '^(?!.*""")[ \\t]*',
          contentName: "meta.embedded.block.markdown.coachplan",
          patterns: [{ include: "text.html.markdown" }],
        },
      ],
    },
    ...quoted(scopes.text),
  ];
}

/** A text on one line, in straight or curly quotes; one that is not closed ends with its line. */
function quoted(name: string): Rule[] {
  const between = (begin: string, end: string): Rule => ({
    begin,
    beginCaptures: { 0: { name: scopes.textBegin } },
    end: `${end}|$`,
    endCaptures: { 0: { name: scopes.textEnd } },
    name,
    patterns: [{ match: '\\\\["\\\\nt]', name: scopes.escape }],
  });
  return [between('"', '"'), between("“", "”")];
}

function dates(): Rule[] {
  const whole = (pattern: string) => `(?<![\\p{L}\\p{N}_.:/-])${pattern}(?![\\p{L}\\p{N}_:/-]|\\.\\d)`;
  return [
    { match: whole(date), name: scopes.date },
    { match: whole(likeDate), name: scopes.invalidDate },
    { match: whole(time), name: scopes.time },
    { match: whole(likeTime), name: scopes.invalidTime },
  ];
}

function amounts(): Rule[] {
  const begins = "(?<![\\p{L}\\p{N}_.])";
  return [
    { match: `${begins}-?\\d{1,3}(?:,\\d{3})+(?![\\d.])`, name: scopes.invalidNumber },
    {
      match: `${begins}(${number})\\s+([A-Z]{3})${notBefore}(?:\\s+(per)\\s+(${Object.keys(moneyPer).join("|")})${notBefore})?`,
      captures: {
        1: { name: scopes.number },
        2: { name: scopes.currency },
        3: { name: scopes.small },
        4: { name: scopes.unit },
      },
    },
    {
      match: `${begins}(${number})\\s+(${unit})${notBefore}(?:\\s+(after|before)${notBefore})?`,
      captures: { 1: { name: scopes.number }, 2: { name: scopes.unit }, 3: { name: scopes.small } },
    },
    { match: `${begins}${number}%`, name: scopes.percent },
    { match: `${begins}${number}${notBefore}`, name: scopes.number },
  ];
}

/** The small words mean something only before what they belong to; elsewhere they are names like any other. */
function inContext(): Rule[] {
  const before = (words: readonly SmallWord[], what: string): Rule => ({
    match: `${notAfter}(${words.join("|")})${notBefore}(?=\\s+(?:${what}))`,
    captures: { 1: { name: scopes.small } },
  });
  return [
    {
      match: `${notAfter}(start|end)\\s+(of)\\s+(${id})`,
      captures: { 1: { name: scopes.small }, 2: { name: scopes.small }, 3: { name: scopes.reference } },
    },
    {
      match: `${notAfter}(every)\\s+(${unit})${notBefore}`,
      captures: { 1: { name: scopes.small }, 2: { name: scopes.unit } },
    },
    {
      match: `${notAfter}(on)\\s+(${weekday})${notBefore}`,
      captures: { 1: { name: scopes.small }, 2: { name: scopes.weekday } },
    },
    before(["at", "for", "every"], "\\d"),
    before(["on", "from"], `\\d|${edge}`),
    before(["to"], `\\d|["“]|${edge}`),
  ];
}

type SmallWord = keyof typeof smallWords;

function include(key: string): Rule {
  return { include: `#${key}` };
}
