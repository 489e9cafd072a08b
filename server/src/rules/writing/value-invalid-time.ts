import { t } from "../../text/say.ts";
import { placeOf } from "../shared/layout.ts";
import { timesMeant } from "../shared/readings.ts";
import { replacement } from "../shared/spot.ts";
import { valueRule } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

/** A time of day that does not exist, or that is written in another way. */
export const valueInvalidTime = valueRule({
  code: "value/invalid-time",
  about:
    "What looks like a time of day and is none: `24:00`, or one that is written in another way (`9:30`, `2pm`).",
  message: ({ data: { time } }) => ({
    what: t`${quoted(time.written)} is no time of day as it is written here.`,
    why: t`A meeting whose time can be misread will be missed by somebody.`,
    instead: t`Write hours and minutes with two digits each, from 00:00 to 23:59, for example ${quoted(timesMeant(time.written)[0] ?? "09:30")}.`,
  }),
  fixes: ({ data: { time }, entity }, context) =>
    timesMeant(time.written).map((text, i) => replacement(placeOf(context, entity, time), text, i === 0)),
});
