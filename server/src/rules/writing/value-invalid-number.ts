import type { Takes } from "../../language/types.ts";
import { t } from "../../text/say.ts";
import { placeOf } from "../shared/layout.ts";
import { numbersMeant } from "../shared/readings.ts";
import { replacement } from "../shared/spot.ts";
import { valueRule } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

/** A number with a comma or another sign in it. */
export const valueInvalidNumber = valueRule({
  code: "value/invalid-number",
  about:
    "A number with a comma in it (`12,000`): for some readers it parts the thousands, for others the decimals. Also one with other signs or blanks between its digits (`12 000`, `1.234.567`).",
  message: ({ data: { written }, takes }) => ({
    what: written.includes(",")
      ? t`The number ${quoted(written)} has a comma in it.`
      : t`${quoted(written)} is not written as one number.`,
    why: t`Some will read it as parting the thousands, others the decimals.`,
    instead: t`Write the digits alone, with a point before decimals, for example ${quoted(meant(written, takes)[0] ?? "12.5")}.`,
  }),
  fixes: ({ data: { written }, span, entity, takes }, context) =>
    meant(written, takes).map((text, i) => replacement(placeOf(context, entity, span), text, i === 0)),
});

/** Where things are counted, the nearest whole number. */
function meant(written: string, { whole = false }: Takes): readonly string[] {
  const numbers = numbersMeant(written);
  if (!whole) return numbers;
  const counts = numbers.filter((text) => Number.isInteger(Number(text)) && !text.includes("."));
  return counts.length > 0 ? counts : numbers.map((text) => String(Math.round(Number(text))));
}
