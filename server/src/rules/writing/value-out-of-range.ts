import { t } from "../../text/say.ts";
import { placeOf } from "../shared/layout.ts";
import { replacement } from "../shared/spot.ts";
import type { ValueProblem } from "../shared/values.ts";
import { fits, valueRule } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

/** A number that makes no sense where it stands. */
export const valueOutOfRange = valueRule({
  code: "value/out-of-range",
  about:
    "A percentage below 0 or above 100 (also of what is measured), a count that is negative or not whole, a length of time that is not a whole number of 1 or more.",
  message: ({ data, field }) => ({
    what: t`${quoted(data.written)} cannot be right here.`,
    why: t`${quoted(field.name.text)} is measured in ${numbersFor(data)}.`,
    instead: t`Write, for example, ${quoted(nearestTo(data))}.`,
  }),
  fixes({ data, span, entity, takes }, context) {
    const place = placeOf(context, entity, span);
    // What is measured may well be above all that there was: as a text it says what was meant.
    const mayBeText = data.sign === "%" && fits(`"${data.written}"`, takes);
    return [
      ...(mayBeText ? [replacement(place, `"${data.written}"`, true)] : []),
      replacement(place, nearestTo(data), !mayBeText),
    ];
  },
});

type Data = ValueProblem<"value/out-of-range">["data"];

function numbersFor({ least, most, sign, whole }: Data): string {
  const numbers = whole ? t`whole numbers` : sign === "%" ? t`percent` : t`numbers`;
  const [from, to] = [`${least}${sign}`, `${most}${sign}`];
  if (least !== undefined && most !== undefined) return t`${numbers} from ${from} to ${to}`;
  if (least === 0) return t`${numbers} that are not negative`;
  if (least !== undefined) return t`${numbers} from ${from} on`;
  return most === undefined ? numbers : t`${numbers} up to ${to}`;
}

/** The nearest number that may stand there. */
function nearestTo({
  value,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
  whole,
  sign,
}: Data): string {
  const inside = Math.min(Math.max(value, least), most);
  return `${whole ? Math.max(Math.round(inside), least) : inside}${sign}`;
}
