import { movesDate, unitNamed, units } from "../../calendar/duration.ts";
import { currencies } from "../../language/currencies.ts";
import { inSeries } from "../../language/shapes.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import type { Context, Fix } from "../rule.ts";
import { placeOf } from "../shared/layout.ts";
import { rewritten } from "../shared/rewrite.ts";
import { replacement } from "../shared/spot.ts";
import type { ValueProblem } from "../shared/values.ts";
import { fits, valueRule } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

/** A unit of time or a currency that does not exist or does not fit. */
export const valueUnknownUnit = valueRule({
  code: "value/unknown-unit",
  about:
    "A word behind a number that is no unit of time, or no currency; also minutes and hours where days are counted.",
  message({ data }) {
    if (data.of === "nothing") {
      const [unit = ""] = unitsFor(data.clock);
      return {
        what: t`${quoted(data.amount.written)} does not say of what: the unit of time is missing.`,
        why: t`How long it takes cannot be worked out.`,
        instead: t`Write, for example, ${quoted(`${data.amount.written} ${unit}`)}.`,
      };
    }
    const { text } = data.unit;
    if (data.of === "money") {
      return {
        what: t`There is no currency ${quoted(text)}.`,
        why: t`An amount in an unknown currency is no agreement.`,
        instead: t`Write the three capital letters of the currency, for example ${quoted(moneyMeant(text)[0] ?? "EUR")}.`,
      };
    }
    const known = unitNamed(text) !== undefined;
    return {
      what: known ? t`Dates are not counted in ${quoted(text)}.` : t`${quoted(text)} is no unit of time.`,
      why: t`How long it takes cannot be worked out.`,
      instead: t`Write ${inSeries(unitsFor(data.clock).map(quoted))}.`,
    };
  },
  fixes({ data, entity, field, takes }, context) {
    if (data.of === "nothing") {
      const number = placeOf(context, entity, data.amount);
      return unitsFor(data.clock)
        .slice(0, 3)
        .map((unit, i) => {
          const whole = `${data.amount.written} ${data.amount.value === 1 ? unit.replace(/s$/, "") : unit}`;
          return replacement(number, whole, i === 0);
        });
    }
    const better = asWhole({ data, entity, field, takes }, context);
    if (better) return [better];
    const span = placeOf(context, entity, data.unit);
    const before = entity.block.segment.text.slice(0, data.unit.start);
    const meant =
      data.of === "money" ? moneyMeant(data.unit.text) : timeMeant(data).map((unit) => behind(before, unit));
    return meant.map((text, i) => replacement(span, text, i === 0));
  },
});

type Problem = ValueProblem<"value/unknown-unit">;

/** `40 percent`, `every Tuesday`; `7 points` where a text will do: the value as a whole is meant otherwise. */
function asWhole(
  { data, entity, field, takes }: Pick<Problem, "data" | "entity" | "field" | "takes">,
  context: Context,
): Fix | undefined {
  if (data.of === "nothing") return undefined;
  const value = field.values.find(({ start, end }) => start <= data.unit.start && data.unit.end <= end);
  if (!value) return undefined;
  const raw = entity.block.segment.text.slice(value.start, value.end);
  const isGuess = data.of === "money" && !isNearCurrency(data.unit.text);
  const text = isGuess && takes.shapes.includes("text") ? [`"${raw}"`] : [];
  const meant = [...rewritten(raw), ...text].find((one) => fits(one, takes));
  return meant === undefined ? undefined : replacement(placeOf(context, entity, value), meant, true);
}

/** The unit as it follows its number: `1h` is `1 hour`. */
function behind(before: string, unit: string): string {
  const isOne = /(?<![\d.,])1\s*$/.test(before);
  return (/\d$/.test(before) ? " " : "") + (isOne ? unit.replace(/s$/, "") : unit);
}

function unitsFor(clock: boolean): readonly string[] {
  return Object.entries(units).flatMap(([one, many]) => {
    const unit = unitNamed(one);
    return unit !== undefined && (clock || movesDate(unit)) ? [many] : [];
  });
}

function timeMeant({
  unit,
  clock,
}: Extract<ValueProblem<"value/unknown-unit">["data"], { of: "time" }>): readonly string[] {
  const known = unitsFor(clock);
  const both = known.flatMap((many) => [many, many.replace(/s$/, "")]);
  const short: Readonly<Record<string, string>> = {
    d: "days",
    w: "weeks",
    wk: "weeks",
    wks: "weeks",
    mo: "months",
    m: "months",
    y: "years",
    h: "hours",
    hrs: "hours",
    min: "minutes",
    mins: "minutes",
  };
  const near = nearest(unit.text, both);
  const abbreviated = short[unit.text.toLowerCase()];
  if (abbreviated !== undefined && known.includes(abbreviated)) return [abbreviated];
  return near === undefined ? ["days", "weeks", "months"] : [near];
}

function moneyMeant(text: string): readonly string[] {
  const near = currenciesNear(text);
  return near.length > 0 ? near : ["EUR", "GBP", "USD"];
}

function isNearCurrency(text: string): boolean {
  return /^[\p{L}]{3}$/u.test(text) || currenciesNear(text).length > 0;
}

function currenciesNear(text: string): readonly string[] {
  const codes = Object.keys(currencies);
  const upper = text.toUpperCase();
  if (codes.includes(upper)) return [upper];
  const named = codes.filter((code) => upper.length > 3 && upper.startsWith(code));
  const spoken = spokenMoney[text.toLowerCase().replace(/s$/, "")];
  const near = nearest(upper, ["EUR", "USD", "GBP", "CHF"]) ?? nearest(upper, codes);
  return [...new Set([spoken, ...named, near].filter((one) => one !== undefined))];
}

const spokenMoney: Readonly<Record<string, string>> = {
  euro: "EUR",
  pound: "GBP",
  dollar: "USD",
  franc: "CHF",
  franken: "CHF",
  yen: "JPY",
};
