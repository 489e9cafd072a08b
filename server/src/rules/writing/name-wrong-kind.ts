import { isKind } from "../../analysis/entity.ts";
import type { Reference } from "../../analysis/names.ts";
import { inSeries } from "../../language/shapes.ts";
import { blockNames, rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import { namesFor } from "../shared/guess.ts";
import { isCoachOwner, isInBrokenField } from "../shared/references.ts";
import { replacement } from "../shared/spot.ts";
import { quoted } from "../shared/words.ts";

/** A name of something that may not stand there. */
export const nameWrongKind = blockRule<BlockName, Reference>({
  code: "name/wrong-kind",
  severity: "error",
  about:
    "A name that exists, but is the name of something else than the field takes; in a date, of something that has no dates or stands in another engagement.",
  blocks: blockNames,
  check(entity, { names }, report) {
    for (const reference of names.unfit(entity)) {
      if (!reference.otherwise?.entity.known || isCoachOwner(reference)) continue;
      if (isInBrokenField(reference)) continue;
      report({ data: reference, span: reference.span });
    }
  },
  message({ text, otherwise, wants, role, holder, fieldName }, context) {
    const is = otherwise?.entity.known;
    const known = role === "date" ? [] : namesFor(context, holder, fieldName, wants);
    return {
      what: t`${quoted(text)} is ${is ? rowOf(is).one : t`something else`}.`,
      why:
        role === "date"
          ? t`A date can only count from something that has dates in the same engagement.`
          : t`${quoted(`${fieldName}:`)} takes the name of ${inSeries(wants.map((kind) => rowOf(kind).one))}.`,
      instead:
        known.length === 0
          ? t`Write the name of one.`
          : t`Write the name of one, for example ${inSeries(known.slice(0, 3).map(quoted))}.`,
    };
  },
  fixes({ text, otherwise, wants, role, holder, fieldName, span }, context) {
    if (role === "date") return [];
    // Whoever names a team where one person is wanted may mean the one who leads it.
    const team = otherwise?.entity;
    const lead =
      isKind(team, "team") && wants.includes("person")
        ? context.snapshot.names(otherwise?.uri ?? context.uri, team.unit).targets(team, "lead")[0]?.entity.id
        : undefined;
    const written = holder.block.segment.fields
      .filter(({ name }) => name.text === fieldName)
      .flatMap(({ values }) => values.flatMap((value) => (value.kind === "word" ? [value.text] : [])));
    const others = [...(lead === undefined ? [] : [lead]), ...namesFor(context, holder, fieldName, wants)];
    return [...new Set(others)]
      .filter((name) => name !== text && !written.includes(name))
      .slice(0, 3)
      .map((name) => replacement(context.place(holder.unit, span), name, name === lead));
  },
  related: ({ otherwise }) =>
    otherwise
      ? [
          {
            uri: otherwise.uri,
            unit: otherwise.entity.unit,
            span: otherwise.entity.span(otherwise.entity.block.segment.id ?? { start: 0, end: 0 }),
            says: t`It is declared here.`,
          },
        ]
      : [],
});
