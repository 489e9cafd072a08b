/** Tokens as LSP sends them: five numbers each, places counted from the token before. */
import type { SemanticTokensEdit } from "vscode-languageserver-types";

/** Tokens that stay the same together, wherever they stand. */
export interface Chunk {
  /** The line of the document from which the lines of the tokens count. */
  readonly line: number;
  /** Five numbers each: line (from the chunk's first one), first UTF-16 unit in it, length, kind, modifiers. */
  readonly tokens: readonly number[];
}

/** The tokens of a chunk one by one. */
export function fieldsOfToken(tokens: readonly number[]): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (let i = 0; i < tokens.length; i += 5) found.push(tokens.slice(i, i + 5));
  return found;
}

/** All of them as one row of numbers. */
export function encoded(chunks: readonly Chunk[]): number[] {
  return write(chunks, 0, chunks.length);
}

/** The edits that make the second row of numbers out of the first. */
export function changes(before: readonly Chunk[], after: readonly Chunk[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && isSame(before[first], after[first])) first++;
  let last = 0;
  while (last < shorter - first && isSameBehind(before, after, last)) last++;
  // A chunk begins with the distance from the one before: the first one of the equal end belongs to what is written anew.
  const old = write(before, first, before.length - last);
  const now = write(after, first, after.length - last);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++;
  if (start === old.length && start === now.length) return [];
  const kept = before.slice(0, first).reduce((sum, { tokens }) => sum + tokens.length, 0);
  const data = now.slice(start, now.length - end);
  return [
    {
      start: kept + start,
      deleteCount: old.length - start - end,
      ...(data.length > 0 && { data }),
    },
  ];
}

function isSame(a: Chunk | undefined, b: Chunk | undefined): boolean {
  return a !== undefined && b !== undefined && a.line === b.line && sameTokens(a, b);
}

function sameTokens(a: Chunk, b: Chunk): boolean {
  if (a.tokens === b.tokens) return true;
  return a.tokens.length === b.tokens.length && a.tokens.every((one, i) => one === b.tokens[i]);
}

/** Whether the chunk so far from the end is written with the same numbers: also the distance to what stands before it. */
function isSameBehind(before: readonly Chunk[], after: readonly Chunk[], fromEnd: number): boolean {
  const i = before.length - 1 - fromEnd;
  const j = after.length - 1 - fromEnd;
  const [a, b] = [before[i], after[j]];
  if (!a || !b || !sameTokens(a, b)) return false;
  const [behindA, behindB] = [lastPlace(before, i), lastPlace(after, j)];
  const onNewLine = a.line + (a.tokens[0] ?? 0) > behindA[0] && b.line + (b.tokens[0] ?? 0) > behindB[0];
  return onNewLine && a.line - behindA[0] === b.line - behindB[0];
}

/** Line and first unit of the last token before the chunk of that number. */
function lastPlace(chunks: readonly Chunk[], index: number): readonly [line: number, character: number] {
  for (let i = index - 1; i >= 0; i--) {
    const chunk = chunks[i];
    if (chunk && chunk.tokens.length > 0) {
      const { line, tokens } = chunk;
      return [line + (tokens[tokens.length - 5] ?? 0), tokens[tokens.length - 4] ?? 0];
    }
  }
  return [0, 0];
}

function write(chunks: readonly Chunk[], from: number, to: number): number[] {
  let length = 0;
  for (let c = from; c < to; c++) length += chunks[c]?.tokens.length ?? 0;
  // Tens of thousands of words: a row that need not grow is written several times as fast.
  const data = new Array<number>(length);
  let [lastLine, lastCharacter] = lastPlace(chunks, from);
  let at = 0;
  for (let c = from; c < to; c++) {
    const { line: firstLine, tokens } = chunks[c] ?? { line: 0, tokens: [] };
    for (let i = 0; i < tokens.length; i += 5) {
      const line = firstLine + (tokens[i] ?? 0);
      const character = tokens[i + 1] ?? 0;
      data[at++] = line - lastLine;
      data[at++] = line === lastLine ? character - lastCharacter : character;
      data[at++] = tokens[i + 2] ?? 0;
      data[at++] = tokens[i + 3] ?? 0;
      data[at++] = tokens[i + 4] ?? 0;
      lastLine = line;
      lastCharacter = character;
    }
  }
  return data;
}
