import { inSeries } from "../../language/shapes.ts";
import { fieldRow, fieldsOf, innerBlocks, isBlockName, placesOf, rowOf } from "../../language/table.ts";
import type { Place } from "../../language/types.ts";
import { use } from "../../language/words.ts";
import type { Segment, Stray, Word } from "../../syntax/tree.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import { textRule } from "../rule.ts";
import { remove } from "../shared/layout.ts";
import type { Spot } from "../shared/spot.ts";
import { placeOfSpot, replacement, spotOf, unitOfSpot } from "../shared/spot.ts";
import { hasStrangers } from "../shared/strangers.ts";
import { fits } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

interface Unknown extends Spot {
  readonly word: string;
  readonly place: Place;
  /** The whole field, or the word itself where nothing follows it. */
  readonly whole: Span;
  readonly hasColon: boolean;
  /** The names of the block's fields: what stands there already is hardly meant a second time. */
  readonly written: ReadonlySet<string>;
}

/** A field whose name the language does not know, or a word that means nothing. */
export const nameUnknownField = textRule<Unknown>({
  code: "name/unknown-field",
  severity: "error",
  about:
    "A word with a `:` behind it that is no field of the language, or a word alone that may not stand there.",
  needs: hasStrangers,
  check(view, report) {
    const { segment, place } = view;
    if (place === undefined) return;
    const written = new Set(segment.fields.map(({ name }) => name.text));
    const tell = (word: Word, whole: Span, hasColon: boolean) =>
      report({
        data: { ...spotOf(view, word), word: word.text, place, whole, hasColon, written },
        span: view.span(word),
      });
    for (const field of segment.fields) {
      const { name } = field;
      if (place !== "document" && fieldRow(place, name.text)) continue;
      if (placesOf(name.text).length > 0) continue;
      tell(name, view.span(field), true);
    }
    for (const stray of segment.strays) {
      const { word, looksLike } = stray;
      if (looksLike !== "field" || isBlockName(word.text) || placesOf(word.text).length > 0) continue;
      if (isValueBelow(stray, place, segment)) continue;
      tell(word, view.span(stray), false);
    }
  },
  message(data) {
    const { word, place, hasColon } = data;
    const meant = meantBy(data);
    return {
      what:
        place === "document"
          ? t`${quoted(word)} may not stand here.`
          : t`${quoted(word)} is no field of ${rowOf(place).one}.`,
      why: t`What it says is left out of the plan.`,
      instead: meant
        ? t`Write ${quoted(meant)} if that is what you mean.`
        : t`Here may stand ${inSeries(wordsFor(place, hasColon).map(quoted))}.`,
    };
  },
  fixes(data, context) {
    if (data.word === use.keyword && data.hasColon) {
      const at = placeOfSpot(data, context);
      const colon = /^\s*:/.exec(context.document.text.slice(at.end))?.[0].length ?? 0;
      return [replacement({ start: at.start, end: at.end + colon }, use.keyword, true)];
    }
    const meant = meantBy(data);
    if (meant !== undefined) return [replacement(placeOfSpot(data, context), meant, true)];
    const whole = context.place(unitOfSpot(data), data.whole);
    return [{ title: t`Remove ${quoted(data.word)}`, edits: [remove(context, whole)] }];
  },
});

/** A value, or the rest of one, on the line below its `name:`: that it is missing there has been told. */
function isValueBelow({ start, end, below }: Stray, place: Place, { text, fields }: Segment): boolean {
  const row = below && place !== "document" ? fieldRow(place, below.text) : undefined;
  const field = fields.find(({ name }) => name === below);
  const begun = text.slice(field?.values[0]?.start ?? start, field?.values[0] ? field.end : start);
  return row !== undefined && fits(`${begun} ${text.slice(start, end)}`, row.takes);
}

function meantBy({ word, place, hasColon, written }: Unknown): string | undefined {
  const words = wordsFor(place, hasColon);
  const open = words.filter((one) => !written.has(one));
  return nearest(word, open) ?? nearest(word, words);
}

/** Before a colon only fields may stand; a word alone may also become a block. */
function wordsFor(place: Place, hasColon: boolean): readonly string[] {
  const fields = place === "document" ? [] : fieldsOf(place).map(([name]) => name);
  const blocks = hasColon && place !== "document" ? [] : innerBlocks(place);
  return [...fields, ...blocks, ...(place === "document" ? [use.keyword] : [])];
}
