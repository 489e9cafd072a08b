import { inSeries } from "../../language/shapes.ts";
import { fieldsOf, innerBlocks, isBlockName } from "../../language/table.ts";
import type { Place } from "../../language/types.ts";
import { use } from "../../language/words.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import { textRule } from "../rule.ts";
import { remove } from "../shared/layout.ts";
import type { Spot } from "../shared/spot.ts";
import { likelyWords, placeOfSpot, replacement, spotOf, unitOfSpot } from "../shared/spot.ts";
import { hasStrangers } from "../shared/strangers.ts";
import { quoted } from "../shared/words.ts";

interface Unknown extends Spot {
  readonly word: string;
  readonly outer: Place;
  /** Whether it is the block's own first word. */
  readonly whole: boolean;
  /** All that belongs to it; counts from what {@link Spot.at} counts from. */
  readonly all: Span;
}

/** A block whose first word the language does not know. */
export const nameUnknownBlock = textRule<Unknown>({
  code: "name/unknown-block",
  severity: "error",
  about:
    "A word with a name, a text or a `{` behind it, which is no block of the language. What stands in it is left alone.",
  needs: hasStrangers,
  check(view, report) {
    const { entity, segment, place } = view;
    const outer = entity?.parent ? entity.parent.kind : "document";
    const { keyword } = segment;
    if (entity && keyword && outer && !isBlockName(keyword.text)) {
      report({
        data: {
          ...spotOf(view, keyword),
          word: keyword.text,
          outer,
          whole: true,
          all: { start: entity.start, end: entity.end },
        },
        span: view.span(keyword),
      });
    }
    if (place === undefined) return;
    for (const stray of segment.strays) {
      const { word, looksLike } = stray;
      if (looksLike === "block" && !isBlockName(word.text) && word.text !== use.keyword) {
        report({
          data: { ...spotOf(view, word), word: word.text, outer: place, whole: false, all: view.span(stray) },
          span: view.span(word),
        });
      }
    }
  },
  message({ word, outer }) {
    const meant = nearest(word, innerBlocks(outer));
    return {
      what: t`${quoted(word)} is no word of the language.`,
      why: t`What stands in it is left out of the plan.`,
      instead: meant
        ? t`Write ${quoted(meant)} if that is what you mean.`
        : t`Here may stand ${inSeries(wordsFor(outer).map(quoted))}.`,
    };
  },
  fixes(data, context) {
    // What has braces is meant for a block, not for a field.
    const hasBraces = data.whole && data.entity?.block.segment.open !== undefined;
    const likely = likelyWords(data.word, data.outer).filter((text) => !(hasBraces && text.endsWith(":")));
    if (likely.length > 0) {
      return likely.map((text, i) => replacement(placeOfSpot(data, context), text, i === 0));
    }
    const span = context.place(unitOfSpot(data), data.all);
    const title = hasBraces
      ? t`Remove ${quoted(data.word)} and what stands in it`
      : t`Remove ${quoted(data.word)} and what stands behind it`;
    return [{ title, edits: [remove(context, span)] }];
  },
});

/** The blocks that may stand there; where none may, the fields. */
function wordsFor(place: Place): readonly string[] {
  const blocks = innerBlocks(place);
  return blocks.length > 0 || place === "document" ? blocks : fieldsOf(place).map(([name]) => name);
}
