import { spokenTable, t } from "../text/say.ts";
import { rowOf } from "./table.ts";
import type { Shape, Takes } from "./types.ts";

/**
 * What a field takes, in words that follow "takes": "a date", "one or more texts in quotes, separated by commas", "the name of a
 * person or a team", "one of planned, done or dropped".
 */
export function takesInWords(takes: Takes): string {
  const kinds = takes.kinds ?? [];
  const words = (takes.choices ?? []).map(({ word }) => word);
  const parts = takes.shapes.map((shape) => {
    if (shape === "reference") {
      return takes.list
        ? t`names of ${inSeries(kinds.map((kind) => rowOf(kind).many))}`
        : t`the name of ${inSeries(kinds.map((kind) => rowOf(kind).one))}`;
    }
    if (shape === "choice") return t`one of ${inSeries(words)}`;
    if (shape === "number" && takes.whole) return takes.list ? t`whole numbers` : t`a whole number`;
    return takes.list ? shapes[shape].many : shapes[shape].one;
  });
  return takes.list ? t`one or more ${inSeries(parts)}, separated by commas` : inSeries(parts);
}

/** Alternatives as they are spoken: "a", "a or b", "a, b or c". */
export function inSeries(parts: readonly string[], last: "or" | "and" = "or"): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${last === "or" ? t`or` : t`and`} ${parts.at(-1)}`;
}

/** Each shape in words: one of them, several, how it is written and an example. */
export const shapes = spokenTable({
  text: {
    one: "a text in quotes",
    many: "texts in quotes",
    says: 'Words between quotes. For several lines, put `"""` before and after them; Markdown works inside.',
    example: '"Depot managers, Leeds"',
  },
  shift: {
    one: "two texts with `to` between them",
    many: "pairs of texts with `to` between them",
    says: "A change, from what to what.",
    example: '"Wait to be told" to "Decide on the spot"',
  },
  date: {
    one: "a date",
    many: "dates",
    says: "A day as year-month-day, or one that counts from something else in the engagement.",
    example: "2026-02-04",
  },
  range: {
    one: "two dates with `to` between them",
    many: "pairs of dates with `to` between them",
    says: "From one day to another; both belong to it.",
    example: "2026-02-10 to 2026-02-12",
  },
  duration: {
    one: "a length of time",
    many: "lengths of time",
    says: "A whole number and a unit: minutes, hours, days, weeks, months or years.",
    example: "6 weeks",
  },
  occasion: {
    one: "a date, with the time if known",
    many: "dates, with their times if known",
    says: "A day; `at` gives the time, `for` how long it takes.",
    example: "2026-02-04 at 14:00 for 90 minutes",
  },
  recurrence: {
    one: "a number of times and how often",
    many: "numbers of times and how often",
    says: "How many times, how often, and where you like on which weekday, from when, at what time and for how long.",
    example: "8 every 2 weeks on Tuesday at 10:00 for 90 minutes",
  },
  reading: {
    one: "a figure, with its day if known",
    many: "figures, with their days if known",
    says: "What was measured; `on` gives the day.",
    example: "22 on 2026-06-12",
  },
  money: {
    one: "an amount of money",
    many: "amounts of money",
    says: "A number and a currency of three capital letters; `per` says for each session, day or month.",
    example: "12000 GBP",
  },
  number: {
    one: "a number",
    many: "numbers",
    says: "Digits, with a point before the decimals and nothing between the thousands.",
    example: "12.5",
  },
  percent: {
    one: "a percentage",
    many: "percentages",
    says: "A number with a percent sign right behind it.",
    example: "40%",
  },
  choice: {
    one: "one of the words offered",
    many: "some of the words offered",
    says: "One of a few words, without quotes.",
    example: "in-progress",
  },
  reference: {
    one: "a name",
    many: "names",
    says: "The id of a block that is written elsewhere, without quotes.",
    example: "omar",
  },
  tag: {
    one: "a word of your own",
    many: "words of your own",
    says: "A word of your own: letters, digits, `-` and `_`, without quotes.",
    example: "quick-win",
  },
} satisfies Readonly<Record<Shape, { one: string; many: string; says: string; example: string }>>);
