import type { Entity } from "../../analysis/entity.ts";
import { fieldRow } from "../../language/table.ts";
import type { Field } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import type { Fix } from "../rule.ts";
import { textRule } from "../rule.ts";
import { placeOf, removeField } from "../shared/layout.ts";
import { named, quoted } from "../shared/words.ts";

interface Twice {
  readonly entity: Entity;
  readonly first: Field;
  readonly field: Field;
}

/** A field that stands twice in one block. */
export const nameDuplicateField = textRule<Twice>({
  code: "name/duplicate-field",
  severity: "error",
  about: "A field that stands in the same block before. The first one counts.",
  needs: ({ segment }) => hasTwice(segment.fields),
  check({ entity, segment, span }, report) {
    const { kind } = entity ?? {};
    if (!entity || kind === undefined) return;
    const seen = new Map<string, Field>();
    for (const field of segment.fields) {
      const name = field.name.text;
      const first = seen.get(name);
      if (first) report({ data: { entity, first, field }, span: span(field.name) });
      else if (fieldRow(kind, name)) seen.set(name, field);
    }
  },
  message: ({ field, entity }) => ({
    what: t`${quoted(field.name.text)} stands twice in ${named(entity)}.`,
    why: t`Only the first one counts, and readers cannot know which one is meant.`,
    instead: t`Keep the one that is right.`,
  }),
  related: ({ first, entity }) => [
    { unit: entity.unit, span: entity.span(first), says: t`It stands here first.` },
  ],
  fixes({ first, field, entity }, context) {
    const row = entity.kind && fieldRow(entity.kind, field.name.text);
    const from = field.values[0];
    const to = field.values.at(-1);
    const last = first.values.at(-1);
    const end = last && placeOf(context, entity, last).end;
    const merge: Fix[] =
      row?.takes.list && from && to && end !== undefined
        ? [
            {
              title: t`Put both into one list`,
              preferred: true,
              edits: [
                {
                  span: { start: end, end },
                  text: `, ${entity.block.segment.text.slice(from.start, to.end)}`,
                },
                removeField(context, entity, field),
              ],
            },
          ]
        : [];
    return [
      ...merge,
      {
        title: t`Keep the first one`,
        preferred: merge.length === 0,
        edits: [removeField(context, entity, field)],
      },
      { title: t`Keep this one`, edits: [removeField(context, entity, first)] },
    ];
  },
});

/** Whether a name stands twice among those of the fields. */
function hasTwice(fields: readonly Field[]): boolean {
  // So few are compared faster than sorted into a set.
  if (fields.length > 12) return new Set(fields.map(({ name }) => name.text)).size < fields.length;
  for (let i = 1; i < fields.length; i++) {
    for (let before = 0; before < i; before++) {
      if (fields[i]?.name.text === fields[before]?.name.text) return true;
    }
  }
  return false;
}
