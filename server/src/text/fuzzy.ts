/**
 * How well a text fits what somebody types to find it: undefined where its letters do not come in this order, else a
 * number above 0, at most 1 (they are the same). Beginnings of words and letters in a row count for more; capitals
 * and accents do not count.
 */
export function fuzzyScore(query: string, text: string): number | undefined {
  const wanted = folded(query).replace(/\s+/g, "");
  const offered = folded(text);
  if (wanted === "") return undefined;
  if (wanted === offered) return 1;
  const inRow = offered.indexOf(wanted);
  if (inRow >= 0) return (isWordStart(offered, inRow) ? 0.8 : 0.6) + 0.1 * (wanted.length / offered.length);
  let at = -1;
  let good = 0;
  for (const letter of wanted) {
    const next = nextOf(offered, letter, at + 1);
    if (next < 0) return undefined;
    if (next === at + 1 || isWordStart(offered, next)) good++;
    at = next;
  }
  return 0.1 + (0.4 * good) / wanted.length;
}

/** The letter where it begins a word, if it does so further on without leaving out more than it must; else the next one. */
function nextOf(text: string, letter: string, from: number): number {
  const next = text.indexOf(letter, from);
  if (next < 0 || next === from || isWordStart(text, next)) return next;
  for (let at = next; at >= 0; at = text.indexOf(letter, at + 1)) if (isWordStart(text, at)) return at;
  return next;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{Nd}]/u.test(text.charAt(at - 1));
}

const marks = /\p{M}/gu;

function folded(text: string): string {
  return text.normalize("NFD").replace(marks, "").toLowerCase();
}
