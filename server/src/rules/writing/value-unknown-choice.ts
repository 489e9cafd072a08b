import { inSeries } from "../../language/shapes.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import { placeOf } from "../shared/layout.ts";
import { replacement } from "../shared/spot.ts";
import { valueRule } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

/** A word that is none of those from which to choose. */
export const valueUnknownChoice = valueRule({
  code: "value/unknown-choice",
  about: "A word that is none of those that the field offers.",
  message({ data: { word, choices }, field }) {
    const meant = nearest(word.text, choices);
    return {
      what: t`${quoted(word.text)} is none of the words that ${quoted(field.name.text)} offers.`,
      why: t`What it says cannot be understood, and is left out of the plan.`,
      instead: meant
        ? t`Write ${quoted(meant)} if that is what you mean, or another of ${inSeries(choices.map(quoted), "and")}.`
        : t`Write ${inSeries(choices.map(quoted))}.`,
    };
  },
  fixes({ data: { word, choices }, entity }, context) {
    const span = placeOf(context, entity, word);
    const meant = nearest(word.text, choices);
    const few = meant === undefined && choices.length <= 4 ? choices : [];
    return [...(meant === undefined ? [] : [meant]), ...few].map((text) =>
      replacement(span, text, text === meant),
    );
  },
});
