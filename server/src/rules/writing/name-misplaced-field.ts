import type { Entity } from "../../analysis/entity.ts";
import { wordsOf } from "../../analysis/entity.ts";
import { inSeries } from "../../language/shapes.ts";
import { fieldRow, fieldsOf, placesOf, rowOf } from "../../language/table.ts";
import type { Field } from "../../syntax/tree.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix } from "../rule.ts";
import { textRule } from "../rule.ts";
import { namesFor } from "../shared/guess.ts";
import { insertField, remove } from "../shared/layout.ts";
import type { Spot } from "../shared/spot.ts";
import { placeOfSpot, replacement, spotOf, unitOfSpot } from "../shared/spot.ts";
import { hasStrangers } from "../shared/strangers.ts";
import { fits } from "../shared/values.ts";
import { named, quoted } from "../shared/words.ts";

interface Misplaced extends Spot {
  readonly name: string;
  /** Undefined for a word without colon and value. */
  readonly field: Field | undefined;
  readonly whole: Span;
}

/** A field of the language in a block that has no such field. */
export const nameMisplacedField = textRule<Misplaced>({
  code: "name/misplaced-field",
  severity: "error",
  about: "A field that other blocks have, in a block (or outside all blocks) where it may not stand.",
  needs: hasStrangers,
  check(view, report) {
    const { segment, place } = view;
    if (place === undefined) return;
    for (const field of segment.fields) {
      const { text } = field.name;
      if ((place !== "document" && fieldRow(place, text)) || placesOf(text).length === 0) continue;
      const data = { ...spotOf(view, field.name), name: text, field, whole: view.span(field) };
      report({ data, span: view.span(field.name) });
    }
    for (const stray of segment.strays) {
      const { word, looksLike } = stray;
      if (looksLike !== "field" || placesOf(word.text).length === 0) continue;
      if (rowOf(word.text)) continue;
      const data = { ...spotOf(view, word), name: word.text, field: undefined, whole: view.span(stray) };
      report({ data, span: view.span(word) });
    }
  },
  message({ name, entity }) {
    const meant = meantOf(name, entity);
    const places = placesOf(name);
    const where = [
      ...places.slice(0, 4).map((block) => rowOf(block).one),
      ...(places.length > 4 ? [t`another block that has it`] : []),
    ];
    return {
      what: entity
        ? t`${quoted(name)} may not stand in ${named(entity)}.`
        : t`${quoted(name)} may not stand outside a block.`,
      why: t`Here it would be left out of the plan.`,
      instead: meant
        ? t`Write ${quoted(meant)} if that is what you mean; otherwise move it into ${inSeries(where)}, or remove it.`
        : t`Move it into ${inSeries(where)}, or remove it.`,
    };
  },
  fixes(data, context) {
    const { entity, name } = data;
    const meant = meantOf(name, entity);
    const target = targetOf(context, data);
    const better = [
      ...(meant === undefined ? [] : [replacement(placeOfSpot(data, context), meant, true)]),
      ...(target && data.field ? [moveTo(context, data, target, meant === undefined)] : []),
    ];
    if (better.length > 0) return better;
    const whole = context.place(unitOfSpot(data), data.whole);
    return [{ title: t`Remove ${quoted(name)}`, edits: [remove(context, whole)] }];
  },
});

/** A field that this block has and lacks, with nearly that name. */
function meantOf(name: string, entity: Entity | undefined): string | undefined {
  const own = entity?.kind === undefined ? [] : fieldsOf(entity.kind).map(([field]) => field);
  return nearest(
    name,
    own.filter((field) => !has(entity, field)),
  );
}

/** Where the field clearly belongs: the nearest block around it that lacks it, or the only inner one that does. */
function targetOf(context: Context, { entity, name, field }: Misplaced): Entity | undefined {
  const written = field ? writtenIn(entity, field) : "";
  const lacks = (other: Entity) => {
    const row = other.kind && fieldRow(other.kind, name);
    if (!row || has(other, name) || !fits(written, row.takes)) return false;
    const { kinds } = row.takes;
    const words = kinds ? wordsOf(field) : [];
    const known = words.length === 0 ? [] : namesFor(context, other, name, kinds ?? []);
    return words.every(({ text }) => known.includes(text));
  };
  for (let outer = entity?.parent; outer; outer = outer.parent) if (lacks(outer)) return outer;
  const inner = entity?.children.filter(lacks) ?? [];
  return inner.length === 1 ? inner[0] : undefined;
}

function writtenIn(entity: Entity | undefined, { values }: Field): string {
  const [first, last] = [values[0], values.at(-1)];
  return first && last && entity ? entity.block.segment.text.slice(first.start, last.end) : "";
}

function has(entity: Entity | undefined, name: string): boolean {
  return entity?.block.segment.fields.some((field) => field.name.text === name) ?? false;
}

function moveTo(context: Context, data: Misplaced, target: Entity, preferred: boolean): Fix {
  const { field, entity, name } = data;
  const written = field ? writtenIn(entity, field) : "";
  return {
    title: t`Move it into ${named(target)}`,
    preferred,
    edits: [
      remove(context, context.place(unitOfSpot(data), data.whole)),
      insertField(context, target, name, written, { plain: true }),
    ],
  };
}
