/**
 * What people write instead of the language's own way: other quotes, `£100`, `40 %`, `from … until …`, `two weeks`.
 * Each way back is one row; whoever asks keeps what the field takes and drops the rest.
 */
import { weekdayNamed } from "../../language/words.ts";
import { numbersMeant, timesMeant } from "./readings.ts";

/** How a value may be meant, the likeliest first: each slip put right alone, then all of them. Without the value itself. */
export function rewritten(written: string): readonly string[] {
  const each = ways.map((way) => way(written));
  const all = ways.reduce((text, way) => way(text), written);
  return [...new Set([...each, all])].filter((one) => one !== written);
}

const NUMBER = String.raw`-?\d[\d,.'’ ]*`;

const ways: readonly ((written: string) => string)[] = [
  // Quotes of other tongues, and single ones.
  (written) =>
    written.replace(
      /(?<![\p{L}\p{Nd}])[‘‚'«‹»›]\s?([^‘’‚'«»‹›"“”\\\r\n]+?)\s?[’‘'»›«‹](?![\p{L}\p{Nd}])/gu,
      '"$1"',
    ),
  // `""Half a day"`
  (written) => written.replace(/^""(?=[^"])/, '"'),
  // `=lena`, `:lena`
  (written) => written.replace(/^[=:]\s*/, ""),
  // `{lena}`, `[lena, omar]`, `(12)`
  (written) => written.replace(/^[([{]\s*(.*?)\s*[)\]}]?$/u, "$1"),
  // `two weeks`, `a day after plan`, `8 times every week`
  (written) => written.replace(/^\p{L}+(?= )/u, (word) => numberWords.get(word.toLowerCase()) ?? word),
  (written) => written.replace(/^(\d+) ?(?:times|x|mal|×) /i, "$1 "),
  // `+3`, `~640`, `ca. 640`, `.5`
  (written) =>
    written.replace(/^(?:[+~≈]|ca?\.|about|approx\.?)\s*(?=\d)/i, "").replace(/^(-?)\.(?=\d)/, "$10."),
  // `£12,000`, `100 €`, `GBP 100`
  (written) =>
    written
      .replace(
        new RegExp(`^(?:([£€$¥])|([A-Z]{3}) )\\s?(${NUMBER})`),
        (_, sign, code, number) => `${plain(number)} ${code ?? symbols[sign] ?? ""}`,
      )
      .replace(
        new RegExp(`^(${NUMBER})\\s?([£€$¥])`),
        (_, number, sign) => `${plain(number)} ${symbols[sign] ?? ""}`,
      ),
  (written) => written.replace(/(?<=[A-Z]{3})\s?(?:\/|pro |a |an )\s?(?=\p{L}+$)/u, " per "),
  // `40 %`, `12,5%`, `40 percent`
  (written) =>
    written.replace(
      new RegExp(`^(${NUMBER}?)\\s*(?:%|percent|per cent|Prozent)`),
      (_, number) => `${plain(number)}%`,
    ),
  // `at 14:00 to 15:30`
  (written) =>
    written.replace(/\bat (\S+)\s*(?:-|–|—|to|until|till|bis)\s*(\S+)$/, (whole, from, to) => {
      const minutes = minutesOf(to) - minutesOf(from);
      return minutes > 0 ? `at ${timesMeant(from)[0]} for ${minutes} minutes` : whole;
    }),
  // `2026-06-01 - 2026-06-02`, `from 2026-06-01 until 2026-06-02`
  (written) =>
    written
      .replace(/^from (?=\d)/, "")
      .replace(/(?<=\d)\s*(?:[–—]|\s-\s|\s(?:-|until|till|through|thru|bis)\s)\s*(?=\d)/, " to "),
  // `2 weeks from plan`, `start of plan + 2 weeks`, `beginning of plan`, `start plan`
  (written) =>
    written
      .replace(/(?<=^\d+ \p{L}+ )(?:from|since|past|nach)(?= )/u, "after")
      .replace(/(?<=^\d+ \p{L}+ )(?:until|till|ahead of|vor)(?= )/u, "before"),
  (written) => written.replace(/^(.+?)\s*\+\s*(\d+ \p{L}+)$/u, "$2 after $1"),
  (written) =>
    written
      .replace(/\b(?:begin|beginning|Beginn|Anfang)(?= of )/, "start")
      .replace(/\b(start|end) (?!of\b)(?=\p{L}+$)/u, "$1 of "),
  // `after "plan"`, `start of 2026-05-01`
  (written) => written.replace(/(?<=\b(?:after|before|of) )"([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)"/gu, "$1"),
  (written) => written.replace(/\b(?:start|end) of (?=\d{4}-\d\d-\d\d$)/, ""),
  inOrder,
  // `weekly`, `8 every Tuesday`
  (written) => often.get(written.toLowerCase()) ?? written,
  (written) =>
    written.replace(
      /\bevery (\p{L}+)/u,
      (whole, word) =>
        often.get(`every ${word.toLowerCase()}`) ??
        (weekdayNamed(word) === undefined ? whole : `every week on ${word}`),
    ),
];

const numberWords: ReadonlyMap<string, string> = new Map(
  [
    ["one", "a", "an", "ein", "eine", "einen"],
    ["two", "zwei"],
    ["three", "drei"],
    ["four", "vier"],
    ["five", "fünf"],
    ["six", "sechs"],
    ["seven", "sieben"],
    ["eight", "acht"],
    ["nine", "neun"],
    ["ten", "zehn"],
    ["eleven", "elf"],
    ["twelve", "zwölf"],
  ].flatMap((words, i) => words.map((word) => [word, String(i + 1)] as const)),
);

const symbols: Readonly<Record<string, string>> = { "£": "GBP", "€": "EUR", $: "USD", "¥": "JPY" };

const often: ReadonlyMap<string, string> = new Map([
  ["daily", "every day"],
  ["weekly", "every week"],
  ["fortnightly", "every 2 weeks"],
  ["biweekly", "every 2 weeks"],
  ["bi-weekly", "every 2 weeks"],
  ["monthly", "every month"],
  ["yearly", "every year"],
  ["every fortnight", "every 2 weeks"],
  ["every quarter", "every 3 months"],
]);

/** A number as the language writes it. */
function plain(number: string): string {
  const trimmed = number.trim();
  return numbersMeant(trimmed)[0] ?? trimmed;
}

function minutesOf(time: string): number {
  const [hours = Number.NaN, minutes = 0] = (timesMeant(time)[0] ?? "").split(":").map(Number);
  return hours * 60 + minutes;
}

/** `for 90 minutes at 14:00`: the small clauses behind a date or a recurrence have one order. */
function inOrder(written: string): string {
  const [head = "", ...clauses] = written.split(/ (?=(?:on|from|at|for) )/);
  const place = (clause: string) => ["on", "from", "at", "for"].indexOf(clause.split(" ")[0] ?? "");
  return [head, ...clauses.sort((one, other) => place(one) - place(other))].join(" ");
}
