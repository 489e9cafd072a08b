import { t } from "../../text/say.ts";
import { placeOf } from "../shared/layout.ts";
import { numbersMeant } from "../shared/readings.ts";
import { replacement } from "../shared/spot.ts";
import { valueRule } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

/** A number with a comma in it. */
export const valueInvalidNumber = valueRule({
  code: "value/invalid-number",
  about:
    "A number with a comma in it (`12,000`): for some readers it parts the thousands, for others the decimals.",
  message: ({ data: { written } }) => ({
    what: t`The number ${quoted(written)} has a comma in it.`,
    why: t`Some will read it as parting the thousands, others the decimals.`,
    instead: t`Write the digits alone, with a point before decimals, for example ${quoted(numbersMeant(written)[0] ?? "12.5")}.`,
  }),
  fixes: ({ data: { written }, span, entity, takes }, context) =>
    numbersMeant(written)
      .filter((text) => !(takes.whole && text.includes(".")))
      .map((text, i) => replacement(placeOf(context, entity, span), text, i === 0)),
});
