/** What was probably meant by dates, times and numbers that are written in other ways than the language's. */
import { daysInMonth, formatDay, parseDay } from "../../calendar/day.ts";
import { monthNamed } from "../../calendar/months.ts";

/**
 * The days that may be meant by `2026-2-5`, `05.02.2026`, `2026/02/05`, `5 February 2026`, `2026-02-30`, `2026-02`,
 * `05.02.`, as the language writes them, the likeliest first. Empty where it looks like no date. `year` is taken where
 * none is written.
 */
export function datesMeant(written: string, year?: number): readonly string[] {
  const plain = written.replace(/[\u2010-\u2015\u2212]/g, "-");
  const spelled = spelledOut(plain);
  if (spelled) return daysOf([spelled]);
  const month = /^(\d{4})[-/](\d{1,2})[-/]?$/.exec(plain);
  if (month) return endsOfMonth(Number(month[1]), Number(month[2]));
  const reversed = /^(\d{1,2})\/(\d{4})$/.exec(plain);
  if (reversed) return endsOfMonth(Number(reversed[2]), Number(reversed[1]));
  const short = /^(\d{1,2})\.(\d{1,2})\.$/.exec(plain);
  if (short) return year === undefined ? [] : daysOf(bothOrders(Number(short[1]), Number(short[2]), year));
  const parts = /^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})/.exec(plain);
  const [a, b, c] = [1, 2, 3].map((group) => Number(parts?.[group] ?? Number.NaN));
  if (a === undefined || b === undefined || c === undefined || Number.isNaN(a)) return [];
  return (parts?.[1]?.length ?? 0) > 2
    ? daysOf([[a, b, c] as const, [a, c, b] as const]).slice(0, 1)
    : daysOf(bothOrders(a, b, c));
}

type Parts = readonly [year: number, month: number, day: number];

/** Those of the readings that the calendar has; where it has none of them, the nearest day. */
function daysOf(readings: readonly Parts[]): readonly string[] {
  const days = readings.map((reading) => dayText(...reading)).filter((text) => parseDay(text) !== undefined);
  if (days.length > 0) return [...new Set(days)];
  return [...new Set(readings.flatMap((reading) => clamped(...reading)))].slice(0, 1);
}

/** `5 February 2026`, `5. Februar 2026`, `February 5th, 2026` */
function spelledOut(written: string): Parts | undefined {
  const words =
    /^(?:(\d{1,2})(?:\.|st|nd|rd|th)?\s*)?(\p{L}+)\.?,?\s*(?:(\d{1,2})(?:\.|st|nd|rd|th)?)?\s*,?\s*(\d{4})$/u.exec(
      written,
    );
  const month = monthNamed(words?.[2] ?? "");
  const day = words?.[1] ?? words?.[3];
  return words && month !== undefined && day !== undefined
    ? [Number(words[4]), month, Number(day)]
    : undefined;
}

/** The first and the last day of a month. */
function endsOfMonth(year: number, month: number): readonly string[] {
  return [...clamped(year, month, 1), ...clamped(year, month, 31)];
}

/** The times of day that may be meant by `9:30`, `2pm`, `2 p.m.`, `9.30`, `14h30`, `14`, `14 Uhr`, `"14:00"`, `24:00`, `noon`. */
export function timesMeant(written: string): readonly string[] {
  const plain = written.replace(/^["“„]|["”“]$/g, "").trim();
  const named = namedTimes.get(plain.toLowerCase());
  if (named !== undefined) return [named];
  const parts = /^(\d{1,2})(?:[:.h](\d{1,2}))?(?::\d{2})?\s?(?:([ap])\.?m\.?|h|Uhr)?$/i.exec(plain);
  if (!parts) return [];
  const half = parts[3]?.toLowerCase();
  const minutes = Number(parts[2] ?? "0");
  let hours = Number(parts[1]);
  if (half !== undefined && hours >= 1 && hours <= 12) hours = (hours % 12) + (half === "p" ? 12 : 0);
  if (hours === 24 && minutes === 0) return ["23:59", "00:00"];
  return hours < 24 && minutes < 60 ? [`${two(hours)}:${two(minutes)}`] : [];
}

const namedTimes: ReadonlyMap<string, string> = new Map([
  ["noon", "12:00"],
  ["midday", "12:00"],
  ["mittag", "12:00"],
  ["mittags", "12:00"],
  ["midnight", "00:00"],
  ["mitternacht", "00:00"],
]);

/** The numbers that may be meant by `12,000`, `12,5`, `12'000`, `12 000`, `1.234.567` and `1.234,5`; a sign of percent stays. */
export function numbersMeant(written: string): readonly string[] {
  const [, number = "", percent = ""] = /^(.*?)\s*(%?)$/.exec(written) ?? [];
  const grouped = /^-?\d{1,3}([,'’ \u00A0\u2009\u202F.])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/.exec(number);
  const decimals = /[.,](\d+)$/.exec(number);
  const meant: string[] = [];
  if (grouped && !(grouped[1] === "." && /^-?\d+\.\d+$/.test(number))) {
    const sign = grouped[1] ?? "";
    // What follows the last sign is a fraction where that sign is another one.
    const last = decimals && decimals[0].charAt(0) !== sign ? decimals : undefined;
    const whole = last ? number.slice(0, last.index) : number;
    meant.push(whole.replace(/[^\d-]/g, "") + (last ? `.${last[1]}` : ""));
  }
  if (/^-?\d+,\d+$/.test(number)) meant.push(number.replace(",", "."));
  return [...new Set(meant)].map((one) => one + percent);
}

/** A year behind day and month: day first as most of the world writes it, then month first. */
function bothOrders(a: number, b: number, c: number): readonly Parts[] {
  const year = c < 100 ? 2000 + c : c;
  return [
    [year, b, a],
    [year, a, b],
  ];
}

/** The nearest day of that month where the month has no such day. */
function clamped(year: number, month: number, day: number): string[] {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return [];
  const nearest = parseDay(dayText(year, month, Math.min(Math.max(day, 1), daysInMonth(year, month))));
  return nearest === undefined ? [] : [formatDay(nearest)];
}

function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
