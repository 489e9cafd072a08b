/** A place in a block's own text, or between the blocks, for rules over texts. */

import type { Entity, Unit } from "../../analysis/entity.ts";
import { fieldsOf, innerBlocks } from "../../language/table.ts";
import type { Place } from "../../language/types.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix, TextView } from "../rule.ts";
import { quoted } from "./words.ts";

/** Where something stands. */
export interface Spot {
  readonly entity: Entity | undefined;
  /** From the unit's start, or from the document's between the blocks. */
  readonly at: Span;
}

/** A span of the text as a spot. */
export function spotOf(view: TextView, inSegment: Span): Spot {
  return { entity: view.entity, at: view.span(inSegment) };
}

/** What a spot's span counts from. */
export function unitOfSpot({ entity }: Spot): Unit | null {
  return entity?.unit ?? null;
}

/** A spot as a span of the document. */
export function placeOfSpot(spot: Spot, context: Context): Span {
  return context.place(unitOfSpot(spot), spot.at);
}

/** A fix that writes something else instead. */
export function replacement(span: Span, text: string, preferred: boolean): Fix {
  return { title: t`Write ${quoted(text)}`, preferred, edits: [{ span, text }] };
}

/** What was probably meant by a word that may not stand there: a block first, then a field with its colon. */
export function likelyWords(word: string, place: Place): readonly string[] {
  const block = nearest(word, innerBlocks(place));
  const field =
    place === "document"
      ? undefined
      : nearest(
          word,
          fieldsOf(place).map(([name]) => name),
        );
  return [...(block === undefined ? [] : [block]), ...(field === undefined ? [] : [`${field}:`])];
}
