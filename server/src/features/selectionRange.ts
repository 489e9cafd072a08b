import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { Document } from "../syntax/document.ts";
import type { DateExpression, Field, TextValue, Value } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { touches } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { blockSpan, type Located, locate, type PlacedEntity, spanIn, textBetween } from "./shared/locate.ts";
import { piecesOf } from "./shared/pieces.ts";
import { rangeOf } from "./shared/ranges.ts";

/**
 * For each place what to select step by step: word, part of a value, value, all values, field, what stands between the
 * braces, block, and so on outwards to the whole document. In a text also its sentence, line or paragraph.
 */
export function selectionRange(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly positions: readonly Position[] },
): SelectionRange[] | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  return params.positions.map((position) => stepsAt(document, document.lines.offset(position)));
}

function stepsAt(document: Document, offset: number): SelectionRange {
  const located = locate(document, offset);
  const spans = [...spansInPart(located), ...spansAround(document, located.placed)];
  const whole = { start: 0, end: document.root.width };
  let chosen: SelectionRange = { range: rangeOf(document, whole) };
  let outer: Span = whole;
  for (const span of spans.reverse()) {
    const isStep =
      touches(span, offset) &&
      outer.start <= span.start &&
      span.end <= outer.end &&
      span.end - span.start < outer.end - outer.start;
    if (!isStep) continue;
    chosen = { range: rangeOf(document, span), parent: chosen };
    outer = span;
  }
  return chosen;
}

/** From the innermost outwards. */
function spansInPart(located: Located): Span[] {
  const { document, offset, part, span } = located;
  switch (part.kind) {
    case "comment":
      return [wordAt(document, offset), lineAt(document, offset), span(part.comment)];
    case "keyword":
    case "id":
      return [span(part.word), headerOf(located)];
    case "title":
      return [...spansInText(document, span(part.text), part.text, offset), headerOf(located)];
    case "use":
      return [
        ...(part.use.path ? spansInText(document, span(part.use.path), part.use.path, offset) : []),
        span(part.use),
      ];
    case "field-name":
      return [span(part.field.name), span(part.field)];
    case "value":
      return [...spansInValue(located, part.value), allValues(located, part.field), span(part.field)];
    case "nothing":
      return [wordAt(document, offset)];
  }
}

function headerOf({ segment: { keyword, id, title }, span }: Located): Span {
  const words = [keyword, id, title].filter((one) => one !== undefined);
  return span({ start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 });
}

function allValues({ span }: Located, { values }: Field): Span {
  return span({ start: values[0]?.start ?? 0, end: values.at(-1)?.end ?? 0 });
}

function spansInValue({ document, offset, span }: Located, value: Value): Span[] {
  const text = textsIn(value).find((one) => touches(span(one), offset));
  if (text) return [...spansInText(document, span(text), text, offset), span(value)];
  const { start, end } = span(value);
  const word = piecesOf(textBetween(document, start, end), start).find((piece) => touches(piece, offset));
  const parts = partsOf(value)
    .map(span)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  return [...(word ? [{ start: word.start, end: word.end }] : []), ...parts, { start, end }];
}

/** Word, sentence or line, paragraph, what stands between the quotes, the text with its quotes. */
function spansInText(document: Document, around: Span, { block, closed }: TextValue, offset: number): Span[] {
  const quotes = block ? 3 : 1;
  const inner = { start: around.start + quotes, end: closed ? around.end - quotes : around.end };
  const steps = block
    ? [sentenceAt(document, offset), lineAt(document, offset), paragraphAt(document, inner, offset)]
    : [sentenceAt(document, offset)];
  return [wordAt(document, offset), ...steps.map((step) => within(step, inner)), inner, around];
}

function textsIn(value: Value): readonly TextValue[] {
  if (value.kind === "text") return [value];
  if (value.kind === "shift") return [value.from, value.to];
  return value.kind === "reading" && value.value.kind === "text" ? [value.value] : [];
}

/** The parts of a value that are something by themselves: a date, a length of time, an amount. */
function partsOf(value: Value): readonly Span[] {
  switch (value.kind) {
    case "offset":
      return [value.duration, ...partsOf(value.anchor), value.anchor];
    case "range":
      return [value.from, value.to].flatMap(withParts);
    case "occasion":
      return [...withParts(value.date), ...present(value.time, value.length)];
    case "recurrence":
      return [
        ...present(value.count, value.weekday, value.time, value.length),
        value.intervalSpan,
        ...(value.from ? withParts(value.from) : []),
      ];
    case "reading":
      return [value.value, ...withParts(value.on)];
    default:
      return [];
  }
}

function withParts(date: DateExpression): readonly Span[] {
  return [date, ...partsOf(date)];
}

function present(...spans: readonly (Span | undefined)[]): readonly Span[] {
  return spans.filter((span) => span !== undefined);
}

/** What stands between the braces without the white space around it, the block, and the same outwards. */
function spansAround(document: Document, placed: PlacedEntity | undefined): Span[] {
  const spans: Span[] = [];
  for (let entity = placed?.entity; entity && placed; entity = entity.parent) {
    const one = { entity, unitStart: placed.unitStart };
    const block = blockSpan(one);
    const { open, close } = entity.block.segment;
    if (open) {
      const start = spanIn(document, one, open).end;
      spans.push(trimmed(document, { start, end: close ? spanIn(document, one, close).start : block.end }));
    }
    spans.push(block);
  }
  return spans;
}

function trimmed(document: Document, { start, end }: Span): Span {
  const inner = textBetween(document, start, end);
  const from = start + (inner.length - inner.trimStart().length);
  return { start: Math.min(from, end), end: Math.max(from, start + inner.trimEnd().length) };
}

function within({ start, end }: Span, outer: Span): Span {
  return { start: Math.max(start, outer.start), end: Math.min(end, outer.end) };
}

function wordAt(document: Document, offset: number): Span {
  const line = near(document, offset);
  const before = /[\p{L}\p{M}\p{Nd}_'’-]*$/u.exec(textBetween(document, line.start, offset))?.[0] ?? "";
  const behind = /^[\p{L}\p{M}\p{Nd}_'’-]*/u.exec(textBetween(document, offset, line.end))?.[0] ?? "";
  return { start: offset - before.length, end: offset + behind.length };
}

function sentenceAt(document: Document, offset: number): Span {
  const line = near(document, offset);
  const before = /(?:[^.!?]|[.!?](?!\s))*$/.exec(textBetween(document, line.start, offset))?.[0] ?? "";
  const behind = /^(?:[^.!?]|[.!?](?!\s|$))*[.!?]?/.exec(textBetween(document, offset, line.end))?.[0] ?? "";
  const start = offset - before.trimStart().length;
  return { start: Math.min(start, offset), end: offset + behind.trimEnd().length };
}

/** The part of a line around an offset in which words and sentences are looked for: a pattern cannot search megabytes. */
function near({ lines }: Document, offset: number): Span {
  const { start, end } = lines.span(lines.position(offset).line);
  return { start: Math.max(start, offset - MAX_SENTENCE), end: Math.min(end, offset + MAX_SENTENCE) };
}

/** UTF-16 units. */
const MAX_SENTENCE = 5_000;

function lineAt(document: Document, offset: number): Span {
  return trimmed(document, document.lines.span(document.lines.position(offset).line));
}

function paragraphAt(document: Document, { start, end }: Span, offset: number): Span {
  const inner = textBetween(document, start, end);
  const at = offset - start;
  const blank = /\r?\n[ \t]*\r?\n/g;
  let from = 0;
  let to = inner.length;
  for (const gap of inner.matchAll(blank)) {
    if (gap.index + gap[0].length <= at) from = gap.index + gap[0].length;
    else if (gap.index >= at) {
      to = gap.index;
      break;
    }
  }
  const lead = inner.slice(from, to).search(/\S/);
  return {
    start: start + from + Math.max(lead, 0),
    end: start + from + inner.slice(from, to).trimEnd().length,
  };
}
