import type { Unit } from "../analysis/entity.ts";
import type { Document } from "../syntax/document.ts";
import { segmentToBlock } from "../syntax/print.ts";
import type { Segment } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { shifted } from "../text/span.ts";
import type { IgnoreComment } from "./rule.ts";

/** The comments of a document that silence findings. */
export interface Ignores {
  /** Whether a finding with that code, at that offset of the document, is silenced; remembers which comment did it. */
  silences(code: string, offset: number): boolean;
  /** Those that are about the line of that offset, in the order of the text. */
  about(offset: number): readonly IgnoreComment[];
  /** All of them, with what they have silenced so far. */
  comments(): readonly IgnoreComment[];
}

/** Those in a top-level block; places count from its start. */
export type IgnoresInUnit = readonly Written[];

/**
 * Reads `// coachplan-ignore code, code: reason`, on the line before or at the end of the line that it is about: those
 * between the top-level blocks, and those in the blocks that are given with their starts.
 */
export function commentsOf(
  document: Document,
  inUnits: readonly { readonly start: number; readonly ignores: IgnoresInUnit }[],
): Ignores {
  const { root } = document;
  const found = written(root.segment, (offset) => segmentToBlock(root, offset));
  for (const { start, ignores } of inUnits) for (const one of ignores) found.push(moved(one, start));
  const byLine = new Map<number, Written[]>();
  const aloneOn = new Set(
    found.filter((one) => isAlone(document, one)).map((one) => document.lines.position(one.span.start).line),
  );
  for (const one of found) {
    let { line } = document.lines.position(one.span.start);
    // Several such comments above one line are all about that line.
    while (aloneOn.has(line)) line++;
    byLine.set(line, [...(byLine.get(line) ?? []), one]);
  }
  const used = new Set<Span>();
  const told = ({ span, reason, codes }: Written): IgnoreComment => ({
    span,
    reason,
    codes: codes.map((code) => ({ ...code, silenced: used.has(code.span) })),
  });
  return {
    silences(code, offset) {
      if (byLine.size === 0 || !canBeSilenced(code)) return false;
      const here = byLine.get(document.lines.position(offset).line) ?? [];
      const hits = here.flatMap(({ codes }) => codes.filter(({ text }) => text === code));
      for (const hit of hits) used.add(hit.span);
      return hits.length > 0;
    },
    about: (offset) => (byLine.get(document.lines.position(offset).line) ?? []).map(told),
    comments: () => found.map(told),
  };
}

/** What cannot be read must not be hidden, since everything below may be misunderstood because of it. */
export function canBeSilenced(code: string): boolean {
  return !code.startsWith("syntax/");
}

interface Written {
  readonly span: Span;
  readonly codes: readonly { readonly text: string; readonly span: Span }[];
  readonly reason: string;
}

/** The comments in a top-level block that silence findings. */
export function ignoresIn(unit: Unit): IgnoresInUnit {
  const found: Written[] = [];
  for (const entity of unit.entities) {
    const { segment } = entity.block;
    if (segment.comments.length > 0)
      found.push(...written(segment, (offset) => entity.span({ start: offset, end: offset }).start));
  }
  return found;
}

const form = /^(?:\/\/|\/\*)\s*coachplan-ignore\b([^:]*)(?::([\s\S]*?))?(?:\*\/)?$/;

function written({ text, comments }: Segment, place: (offset: number) => number): Written[] {
  return comments.flatMap(({ start, end }) => {
    const parts = form.exec(text.slice(start, end));
    if (!parts) return [];
    const list = parts[1] ?? "";
    const listAt = start + text.slice(start, end).indexOf("coachplan-ignore") + "coachplan-ignore".length;
    const words = [...list.matchAll(/[^\s,*]+/g)];
    // `action/overdue - agreed with Dana`: what is no code any more is the reason, without its colon.
    const loose = words.findIndex(
      ({ 0: word, index }, i) => i > 0 && !word.includes("/") && !/,\s*$/.test(list.slice(0, index)),
    );
    const codes = words.slice(0, loose < 0 ? undefined : loose).map((code) => ({
      text: code[0],
      span: { start: place(listAt + code.index), end: place(listAt + code.index + code[0].length) },
    }));
    return [{ span: { start: place(start), end: place(end) }, codes, reason: (parts[2] ?? "").trim() }];
  });
}

function moved({ span, codes, reason }: Written, by: number): Written {
  return {
    span: shifted(span, by),
    codes: codes.map((code) => ({ ...code, span: shifted(code.span, by) })),
    reason,
  };
}

function isAlone({ text, lines }: Document, { span }: Written): boolean {
  const line = lines.span(lines.position(span.start).line);
  return text.slice(line.start, span.start).trim() === "" && text.slice(span.end, line.end).trim() === "";
}
