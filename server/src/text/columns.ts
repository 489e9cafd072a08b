/**
 * How many columns of a terminal, or of an editor with a fixed pitch, a text without line breaks takes: two for
 * Chinese, Japanese and Korean signs and for emoji, none for accents that stand above another sign. A tab counts as one.
 */
export function columnsOf(text: string): number {
  // Nearly all texts are plain.
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += columnsOfSign(segment);
  return columns;
}

/** The signs of a text as a reader counts them (letter with its accents, emoji of several parts), one after the other. */
export function signsOf(text: string): readonly string[] {
  return plain.test(text) ? [...text] : [...graphemes.segment(text)].map(({ segment }) => segment);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const plain = /^[\t\x20-\x7E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027]*$/;

function columnsOfSign(sign: string): number {
  if (invisible.test(sign)) return 0;
  return wide.test(sign) ? 2 : 1;
}

const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;

/** Unicode's East Asian Wide and Fullwidth, by blocks; emoji that are shown in colour; flags. */
const wide =
  /^(?:[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{17000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator})/u;
