/** What people write for the months, in English and German. */
const months: readonly (readonly string[])[] = [
  ["jan", "january", "januar", "jänner"],
  ["feb", "february", "februar"],
  ["mar", "march", "mär", "märz", "mrz"],
  ["apr", "april"],
  ["may", "mai"],
  ["jun", "june", "juni"],
  ["jul", "july", "juli"],
  ["aug", "august"],
  ["sep", "sept", "september"],
  ["oct", "october", "okt", "oktober"],
  ["nov", "november"],
  ["dec", "december", "dez", "dezember"],
];

const byName = new Map(months.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));

/** The month that a word names, 1 to 12, in either case and with or without a full stop. */
export function monthNamed(word: string): number | undefined {
  return byName.get(word.replace(/\.$/, "").toLowerCase());
}
