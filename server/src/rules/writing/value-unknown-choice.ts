import { zoneNames } from "../../calendar/zone.ts";
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
  about: "A word that is none of those that the field offers, or a timezone that does not exist.",
  message({ data, field }) {
    if (data.of === "zones") {
      const meant = zoneMeant(data.zone.text) ?? "Europe/London";
      return {
        what: t`There is no time zone ${quoted(data.zone.text)}.`,
        why: t`Times of day are taken for those of the computer on which the plan is read.`,
        instead: t`Write it as continent and city, for example ${quoted(`"${meant}"`)}.`,
      };
    }
    const { word, choices } = data;
    const meant = nearest(word.text, choices);
    return {
      what: t`${quoted(word.text)} is none of the words that ${quoted(field.name.text)} offers.`,
      why: t`What it says cannot be understood, and is left out of the plan.`,
      instead: meant
        ? t`Write ${quoted(meant)} if that is what you mean, or another of ${inSeries(choices.map(quoted), "and")}.`
        : t`Write ${inSeries(choices.map(quoted))}.`,
    };
  },
  fixes({ data, entity }, context) {
    if (data.of === "zones") {
      const meant = zoneMeant(data.zone.text);
      return meant === undefined
        ? []
        : [replacement(placeOf(context, entity, data.zone), `"${meant}"`, true)];
    }
    const { word, choices } = data;
    const span = placeOf(context, entity, word);
    const meant = nearest(word.text, choices);
    const few = meant === undefined && choices.length <= 4 ? choices : [];
    return [...(meant === undefined ? [] : [meant]), ...few].map((text) =>
      replacement(span, text, text === meant),
    );
  },
});

/** The timezone that was probably meant: by its name, or by its city alone. */
function zoneMeant(written: string): string | undefined {
  const names = zoneNames();
  const cities = new Map(names.map((name) => [cityOf(name), name]));
  const city = cityOf(written);
  return nearest(written, names) ?? cities.get(city) ?? cities.get(nearest(city, cities.keys()) ?? "");
}

/** `America/New_York`, `New York` */
function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
