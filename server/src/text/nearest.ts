/**
 * The candidate that was most probably meant, or undefined where none is near enough to suggest.
 * Near: at most a third of the word's letters differ (one in words of up to three), where swapping two neighbours
 * is one difference and capitals and accents do not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = folded(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const away = distance(wanted, folded(candidate), least);
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

/** No name is longer, in UTF-16 units. */
const LONGEST = 1_000;

function folded(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Damerau-Levenshtein (neighbours swapped count once); gives up at `limit`, which it then returns. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest >= limit) return limit;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? limit, limit);
}
