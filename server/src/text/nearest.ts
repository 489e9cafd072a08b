/**
 * The candidate that was most probably meant, or undefined where none is near enough to suggest.
 * Near: at most a third of the word's letters differ (one in words of up to three), where swapping two neighbours
 * is one difference and capitals and accents do not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return word.length > LONGEST ? undefined : new Candidates(candidates).nearest(word);
}

/** What may have been meant, made ready to be compared with many words. */
export class Candidates {
  private readonly known: readonly { readonly word: string; readonly folded: string; readonly has: number }[];
  private readonly others: Candidates | undefined;
  private readonly guesses = new Map<string, string | undefined>();

  /** Of words that are equally near, those of `others` come last. */
  constructor(words: Iterable<string>, others?: Candidates) {
    this.others = others;
    this.known = Array.from(new Set(words), (word) => {
      const plain = folded(word);
      return { word, folded: plain, has: lettersIn(plain) };
    });
  }

  /** As {@link nearest} says. */
  nearest(word: string): string | undefined {
    if (word.length > LONGEST) return undefined;
    if (!this.guesses.has(word)) this.guesses.set(word, this.compare(word));
    return this.guesses.get(word);
  }

  private compare(word: string): string | undefined {
    const wanted = folded(word);
    const wants = lettersIn(wanted);
    let best: string | undefined;
    let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
    for (const known of [this.known, this.others?.known ?? []]) {
      for (const candidate of known) {
        // Each difference takes away one sort of letter at most, and brings in one: most are told apart by that.
        if (count(wants & ~candidate.has) >= least || count(candidate.has & ~wants) >= least) continue;
        if (candidate.word === word) continue;
        const away = distance(wanted, candidate.folded, least);
        if (away < least) {
          least = away;
          best = candidate.word;
        }
      }
    }
    return best;
  }
}

/** Which sorts of letters stand in a word, as bits; some share one. */
function lettersIn(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

/** How many bits are set. */
function count(bits: number): number {
  let rest = bits;
  let found = 0;
  for (; rest !== 0; found++) rest &= rest - 1;
  return found;
}

/** No name is longer, in UTF-16 units. */
const LONGEST = 1_000;

function folded(word: string): string {
  // Mostly there is nothing to take off.
  if (/^[\w-]*$/.test(word)) return word.toLowerCase();
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
