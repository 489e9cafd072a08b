/** A place as LSP counts it: line and UTF-16 code unit in that line, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Two places as LSP gives them, end exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Turns offsets of one text (UTF-16 code units) into positions and back. Total: what lies outside is clamped. */
export interface Lines {
  /** How many lines there are; an empty text has one. */
  readonly count: number;
  position(offset: number): Position;
  offset(position: Position): number;
  /** Where the line begins and where its text ends, its line break left out. */
  span(line: number): { readonly start: number; readonly end: number };
}

/** Reads where the lines of a text begin. LF, CRLF and a lone CR end a line, as LSP says. */
export function linesOf(text: string): Lines {
  const starts = [0, ...lineStartsIn(text)];
  const clampLine = (line: number) => Math.min(Math.max(line, 0), starts.length - 1);
  const startOf = (line: number) => starts[line] ?? text.length;
  const contentEnd = (line: number) => {
    let end = line + 1 < starts.length ? startOf(line + 1) : text.length;
    const start = startOf(line);
    while (end > start && isBreak(text.charCodeAt(end - 1))) end--;
    return end;
  };
  return {
    count: starts.length,
    position(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, at);
      return { line, character: at - startOf(line) };
    },
    offset({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      return Math.min(startOf(line) + Math.max(character, 0), contentEnd(line));
    },
    span(line) {
      const at = clampLine(line);
      return { start: startOf(at), end: contentEnd(at) };
    },
  };
}

/** The index of the last entry that is not greater than `value`, in a list that rises; 0 where there is none. */
export function lastAtOrBefore(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rising[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Where the lines of a text begin, but for the first. */
export function lineStartsIn(text: string): number[] {
  const starts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
