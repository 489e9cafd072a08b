/** Small helpers over tokens. Offsets count UTF-16 units from the segment's start. */
import type { IToken } from "chevrotain";
import { createTokenInstance } from "chevrotain";
import type { Span } from "../text/span.ts";
import * as t from "./lexer.ts";
import type { Word } from "./tree.ts";

/** Puts an `End` where a statement ends with its line. */
export function withEnds(tokens: readonly IToken[], text: string): IToken[] {
  const out: IToken[] = [];
  let colon = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const before = out.at(-1);
    if (
      before &&
      hasLineBreak(text, endOf(before), token.startOffset) &&
      token.tokenType !== t.Open &&
      !(colon && before.tokenType === t.Comma) &&
      !goesOn(out, token)
    ) {
      out.push(createTokenInstance(t.End, "", endOf(before), endOf(before) - 1, 0, 0, 0, 0));
      colon = false;
    }
    if (token.tokenType === t.Colon) colon = true;
    else if (token.tokenType === t.Semicolon || token.tokenType === t.Open || token.tokenType === t.Hole)
      colon = false;
    out.push(token);
  }
  return out;
}

/** Whether a word alone on its line goes on on the next one: a field's name with its `:`, or `use` with its path. */
function goesOn(before: readonly IToken[], token: IToken): boolean {
  const word = before.at(-1);
  const above = before.at(-2)?.tokenType;
  const isAlone =
    above === undefined || above === t.End || above === t.Semicolon || above === t.Open || above === t.Hole;
  if (!isAlone || word?.tokenType !== t.Word) return false;
  return token.tokenType === t.Colon || (word.image === "use" && token.tokenType === t.Text);
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return true;
  }
  return false;
}

/** The offset behind a token. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}

/** A word as names are compared: in NFC. */
export function wordOf({ image, startOffset }: IToken): Word {
  // Nearly all words are plain, and are what they are.
  const text = isAscii(image) ? image : image.normalize("NFC");
  return { kind: "word", text, start: startOffset, end: startOffset + image.length };
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
