/** What was probably meant by dates, times and numbers that are written in other ways than the language's. */
import { daysInMonth, formatDay, parseDay } from "../../calendar/day.ts";

/**
 * The days that may be meant by `2026-2-5`, `05.02.2026`, `2026/02/05`, `2026-02-30`, as the language writes them,
 * the likeliest first. Empty where it looks like no date.
 */
export function datesMeant(written: string): readonly string[] {
  const parts = /^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})/.exec(written);
  const [a, b, c] = [1, 2, 3].map((group) => Number(parts?.[group] ?? Number.NaN));
  if (a === undefined || b === undefined || c === undefined || Number.isNaN(a)) return [];
  const readings =
    (parts?.[1]?.length ?? 0) > 2 ? [[a, b, c] as const, [a, c, b] as const] : bothOrders(a, b, c);
  const days = readings
    .map(([year, month, day]) => dayText(year, month, day))
    .filter((text) => parseDay(text) !== undefined);
  const usual = (parts?.[1]?.length ?? 0) > 2 ? days.slice(0, 1) : days;
  if (usual.length > 0) return [...new Set(usual)];
  return [...new Set(readings.flatMap(([year, month, day]) => clamped(year, month, day)))].slice(0, 1);
}

/** The times of day that may be meant by `9:30`, `2pm`, `9.30`, `14`, `24:00`. */
export function timesMeant(written: string): readonly string[] {
  const parts = /^(\d{1,2})(?:[:.h](\d{1,2}))?\s?([ap]m)?$/i.exec(written.trim());
  if (!parts) return [];
  const half = parts[3]?.toLowerCase();
  const minutes = Number((parts[2] ?? "0").padEnd(2, "0"));
  let hours = Number(parts[1]);
  if (half !== undefined && hours >= 1 && hours <= 12) hours = (hours % 12) + (half === "pm" ? 12 : 0);
  if (hours === 24 && minutes === 0) return ["23:59", "00:00"];
  return hours < 24 && minutes < 60 ? [`${two(hours)}:${two(minutes)}`] : [];
}

/** The numbers that may be meant by `12,000` and `12,5`. */
export function numbersMeant(written: string): readonly string[] {
  const thousands = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written) ? [written.replaceAll(",", "")] : [];
  const decimal = /^-?\d+,\d+$/.test(written) ? [written.replace(",", ".")] : [];
  return [...thousands, ...decimal];
}

/** A year behind day and month: day first as most of the world writes it, then month first. */
function bothOrders(a: number, b: number, c: number): readonly (readonly [number, number, number])[] {
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
