import type { Day } from "../calendar/day.ts";
import { formatDay } from "../calendar/day.ts";
import { spokenLocale } from "../text/say.ts";

/** A day in the middle of a sentence, as the reader writes it: `15.06.2026`; in English as plans do: `2026-06-15`. */
export function shownDay(day: Day): string {
  return inLocale(day, { dateStyle: "medium" }) ?? formatDay(day);
}

/** A day as that locale writes it; undefined where nothing but plain English is spoken. */
export function inLocale(day: Day, form: Intl.DateTimeFormatOptions): string | undefined {
  const locale = spokenLocale();
  if (locale === undefined) return undefined;
  const name = `${locale} ${JSON.stringify(form)}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...form, timeZone: "UTC" });
  formats.set(name, format);
  return format.format(day * ONE_DAY);
}

/** Making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** In the milliseconds that Intl counts in. */
const ONE_DAY = 86_400_000;
