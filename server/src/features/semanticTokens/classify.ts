/** Which kind each word of a block's own text is. */
import type { Entity } from "../../analysis/entity.ts";
import { writtenIn } from "../../analysis/mentions.ts";
import { unitNamed } from "../../calendar/duration.ts";
import { fieldRow, isBlockName } from "../../language/table.ts";
import { smallWords, weekdayNamed } from "../../language/words.ts";
import type { Field, Segment, TextValue, Value } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import { lexed } from "../shared/pieces.ts";
import { nameType, type TokenType } from "./legend.ts";

/** A word, number, text or comment with its kind; from the segment's start. */
export interface Coloured extends Span {
  /** Undefined where it has a kind only if it names something. */
  readonly type: TokenType | undefined;
  readonly declares: boolean;
  /** It may name something; then what it names counts. */
  readonly mayName: boolean;
}

/**
 * The coloured words of a segment, in no particular order. Blocks of text are left out: their Markdown has colours of
 * its own. `entity` is the segment's block, undefined for what stands between the top-level blocks.
 */
export function colouredIn(segment: Segment, entity: Entity | undefined): readonly Coloured[] {
  const known = knownWords(segment, entity);
  const open = [...unclosedTexts(segment), ...unclosedComments(segment)];
  const overlong = segment.problems.flatMap(({ code, start, end }): [number, number][] =>
    code === "syntax/line-too-long" ? [[start, end]] : [],
  );
  const { pieces, comments } = lexed(segment.text, segment.holes, open, overlong);
  const found: Coloured[] = comments.map((span) => ({ ...span, type: "comment", ...plain }));
  for (const { kind, text, start, end } of pieces) {
    const type = pieceTypes[kind];
    if (type) {
      if (kind !== "text" || !text.startsWith('"""')) found.push({ start, end, type, ...plain });
      continue;
    }
    const word = kind === "word" ? known.get(start) : undefined;
    if (word) found.push({ start, end, ...word });
  }
  return found;
}

const pieceTypes: Readonly<Partial<Record<string, TokenType>>> = {
  text: "string",
  number: "number",
  percent: "number",
  date: "date",
  time: "date",
};

type KnownWord = Omit<Coloured, keyof Span>;

const plain = { declares: false, mayName: false };

/** By the place where the word begins. */
function knownWords(segment: Segment, entity: Entity | undefined): ReadonlyMap<number, KnownWord> {
  const known = new Map<number, KnownWord>();
  const put = ({ start }: Span, type: TokenType, declares = false) =>
    known.set(start, { type, declares, mayName: false });
  const { keyword, id } = segment;
  if (keyword && entity?.known) put(keyword, "keyword");
  if (id && entity?.known) put(id, nameType(entity.known), true);
  for (const use of segment.uses) put(use, "keyword");
  for (const { word } of segment.strays) {
    const isField = entity?.known && fieldRow(entity.known, word.text);
    if (isField) put(word, "property");
    else if (isBlockName(word.text)) put(word, "keyword");
  }
  for (const field of segment.fields) {
    put(field.name, "property");
    if (entity) for (const value of field.values) colourValue(segment, entity, field, value, put);
  }
  for (const { word, role } of entity?.kind ? writtenIn(entity.kind, segment) : []) {
    // What is a choice is no name; `start` in a date may be one.
    const type = known.get(word.start)?.type;
    if (role === "date" || !type) known.set(word.start, { type, declares: false, mayName: true });
  }
  return known;
}

function colourValue(
  segment: Segment,
  entity: Entity,
  field: Field,
  value: Value,
  put: (span: Span, type: TokenType) => void,
): void {
  const takes = entity.known && fieldRow(entity.known, field.name.text)?.takes;
  if (value.kind === "word") {
    const isChoice = takes?.choices?.some(({ word }) => word === value.text) ?? false;
    if (isChoice || takes?.shapes.includes("tag")) put(value, "enumMember");
    return;
  }
  if (value.kind === "text") return;
  for (const word of wordsBetween(segment.text, value)) {
    const type = smallWordType(word.text);
    if (type) put(word, type);
  }
}

function wordsBetween(text: string, { start, end }: Span): readonly (Span & { readonly text: string })[] {
  return [...text.slice(start, end).matchAll(/"(?:[^"\\\r\n]|\\.)*"|[\p{L}_][\p{L}\p{M}\p{Nd}_-]*/gu)]
    .filter(([word]) => !word.startsWith('"'))
    .map((match) => ({
      text: match[0],
      start: start + match.index,
      end: start + match.index + match[0].length,
    }));
}

function smallWordType(word: string): TokenType | undefined {
  if (Object.hasOwn(smallWords, word)) return "operator";
  if (weekdayNamed(word) !== undefined) return "enumMember";
  return unitNamed(word) !== undefined || /^[A-Z]{3}$/.test(word) || word === "session" ? "unit" : undefined;
}

/** Where the scanner had to end what the author did not close. */
function unclosedTexts({ title, fields, uses }: Segment): readonly (readonly [number, number])[] {
  const texts = [
    ...(title ? [title] : []),
    ...uses.flatMap(({ path }) => path ?? []),
    ...fields.flatMap(({ values }) => values.flatMap(textsIn)),
  ];
  return texts.filter(({ closed }) => !closed).map(({ start, end }) => [start, end]);
}

function textsIn(value: Value): readonly TextValue[] {
  if (value.kind === "text") return [value];
  if (value.kind === "shift") return [value.from, value.to];
  return value.kind === "reading" && value.value.kind === "text" ? [value.value] : [];
}

function unclosedComments({ text, comments }: Segment): readonly (readonly [number, number])[] {
  return comments
    .filter(({ kind, start, end }) => kind === "block" && !(end - start > 3 && text.endsWith("*/", end)))
    .map(({ start, end }) => [start, end]);
}
