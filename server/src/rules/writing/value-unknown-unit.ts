import { movesDate, unitNamed, units } from "../../calendar/duration.ts";
import { currencies } from "../../language/currencies.ts";
import { inSeries } from "../../language/shapes.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import { placeOf } from "../shared/layout.ts";
import { replacement } from "../shared/spot.ts";
import type { ValueProblem } from "../shared/values.ts";
import { valueRule } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

/** A unit of time or a currency that does not exist or does not fit. */
export const valueUnknownUnit = valueRule({
  code: "value/unknown-unit",
  about:
    "A word behind a number that is no unit of time, or no currency; also minutes and hours where days are counted.",
  message({ data }) {
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
  fixes({ data, entity }, context) {
    const span = placeOf(context, entity, data.unit);
    const meant = data.of === "money" ? moneyMeant(data.unit.text) : timeMeant(data);
    return meant.map((text, i) => replacement(span, text, i === 0));
  },
});

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
  const codes = Object.keys(currencies);
  const upper = text.toUpperCase();
  if (codes.includes(upper)) return [upper];
  const named = codes.filter((code) => upper.length > 3 && upper.startsWith(code));
  const near = nearest(upper, ["EUR", "USD", "GBP", "CHF"]) ?? nearest(upper, codes);
  return [...new Set([...named, ...(near === undefined ? ["EUR", "GBP", "USD"] : [near])])];
}
