/** A stretch of text: UTF-16 offsets from wherever its holder says, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same stretch, `by` code units further on. */
export function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Whether the offset lies in the span; a cursor right behind its last character counts as in it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
