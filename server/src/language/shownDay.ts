import type { Day } from "../calendar/day.ts";
import { formatDay } from "../calendar/day.ts";
import type { Duration, Unit } from "../calendar/duration.ts";
import { units } from "../calendar/duration.ts";
import { spokenLocale, spokenTable } from "../text/say.ts";

/** A day in the middle of a sentence, as the reader writes it: `15.06.2026`; in English as plans do: `2026-06-15`. */
export function shownDay(day: Day): string {
  return inLocale(day, { dateStyle: "medium" }) ?? formatDay(day);
}

/** A length of time in words: `6 weeks`. */
export function shownDuration({ amount, unit }: Duration): string {
  const { one, many } = lengths[unit];
  return (amount === 1 ? one : many).replace("{0}", String(amount));
}

const lengths = spokenTable(
  Object.fromEntries(
    Object.entries(units).map(([unit, plural]) => [unit, { one: `{0} ${unit}`, many: `{0} ${plural}` }]),
  ) as Readonly<Record<Unit, { one: string; many: string }>>,
);

/** From the one day to the other, both included, as that locale writes it; undefined as with {@link inLocale}. */
export function spanInLocale(start: Day, end: Day): string | undefined {
  const form = formatFor({ dateStyle: "medium" });
  return form?.formatRange(start * ONE_DAY, end * ONE_DAY);
}

/** A day as that locale writes it; undefined where nothing but plain English is spoken. */
export function inLocale(day: Day, form: Intl.DateTimeFormatOptions): string | undefined {
  return formatFor(form)?.format(day * ONE_DAY);
}

/** A whole number with the reader's separators: `12,500`. */
export function shownNumber(value: number): string {
  return value.toLocaleString(spokenLocale() ?? "en");
}

function formatFor(form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | undefined {
  const locale = spokenLocale();
  if (locale === undefined) return undefined;
  const name = `${locale} ${JSON.stringify(form)}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...form, timeZone: "UTC" });
  formats.set(name, format);
  return format;
}

/** Making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** In the milliseconds that Intl counts in. */
const ONE_DAY = 86_400_000;
