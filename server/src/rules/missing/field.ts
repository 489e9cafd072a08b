import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import { inSeries, takesInWords } from "../../language/shapes.ts";
import { fieldRow, fieldsOf, rowOf } from "../../language/table.ts";
import type { BlockName, FieldRow, Need } from "../../language/types.ts";
import { t } from "../../text/say.ts";
import { choicePlaceholder } from "../../text/snippet.ts";
import type { BlockRule, Context, Fix } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { valueFor } from "../shared/guess.ts";
import { insertFields } from "../shared/layout.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { clause, kindOf, lowered, Named, plain, quoted } from "../shared/words.ts";
import { holds, severityOf } from "./conditions.ts";
import { hasField, isWritten } from "./present.ts";
import { signersFor } from "./signature.ts";

/** `<block>/missing-<field>`, made from the field's row. */
export function missingField(block: BlockName, name: string, row: FieldRow, need: Need): BlockRule {
  return blockRule<BlockName, Entity>({
    code: `${block}/missing-${name}`,
    severity: need.level === "required" ? "error" : "warning",
    about: about(block, name, row, need),
    blocks: [block],
    settled: ({ block: { segment } }) =>
      [[name], ...need.or].some((fields) => fields.every((field) => isWritten(segment, field))),
    check(entity, view, report) {
      if (isUnfinished(entity)) return;
      const served = [[name], ...need.or].some((fields) => fields.every((field) => hasField(entity, field)));
      if (served || !holds(need.when, entity, name, view)) return;
      report({ data: entity, span: headerSpan(entity), severity: severityOf(need.level, entity, view) });
    },
    message: (entity) => ({
      what: t`${Named(entity)} has no ${quoted(name)}: ${lowered(clause(row.says))}.`,
      why: plain(row.why ?? rowOf(block).why),
      instead: plain(
        t`Write ${quoted(`${name}:`)} and ${takesInWords(row.takes)}, for example ${quoted(`${name}: ${row.example}`)}.`,
      ),
    }),
    fixes: (entity, context) =>
      ways(entity, name, row, need).map((fields, i) => fixWith(context, entity, fields, i === 0)),
  });
}

/** The sets of fields that would do, without what is there already; the shortest first. */
function ways(entity: Entity, name: string, row: FieldRow, need: Need): readonly (readonly string[])[] {
  // Two days that are made up would contradict the one that is written.
  const dated = ["starts", "ends", "lasts"].some((field) => hasField(entity, field));
  const sets = [[name], ...need.or].filter((fields) => !(dated && fields.includes("dates")));
  const all = sets.map((fields) => ({
    fields: fields.filter((field) => !hasField(entity, field)),
    begun: fields.some((field) => hasField(entity, field)),
  }));
  // Two dates are more to write, and to keep true, than a length or an end.
  const ownLast = row.takes.shapes[0] === "range";
  const weight = ({ fields, begun }: { fields: readonly string[]; begun: boolean }) =>
    (begun ? 0 : 10) + fields.length * 2 + (ownLast && fields[0] === name ? 1 : 0);
  const rest = all.some(({ begun }) => begun) ? all.filter(({ begun }) => begun) : all;
  return rest.toSorted((a, b) => weight(a) - weight(b)).map(({ fields }) => fields);
}

function fixWith(context: Context, entity: Entity, fields: readonly string[], preferred: boolean): Fix {
  const [first = ""] = fields;
  const kinds = (entity.kind && fieldRow(entity.kind, first)?.takes.kinds) ?? [];
  const signers = fields.length === 1 ? signersFor(context, entity, first, kinds) : undefined;
  const wanted = [...fields, ...wantedWith(fields, entity)];
  const values = wanted.map((field, i) => {
    const isParty = signers && i === 0;
    const value = isParty ? choicePlaceholder(1, signers.names) : valueFor(context, entity, field, 2 * i + 1);
    return [field, value] as const;
  });
  const added = inSeries(wanted.map(quoted), "and");
  const put = insertFields(context, entity, values);
  return signers?.signs
    ? {
        title: t`Add ${added}, and ${quoted(signers.signs.name)} to the signatories`,
        preferred,
        edits: [put, signers.signs.edit],
      }
    : { title: t`Add ${added}`, preferred, edits: [put] };
}

/** What the block must have as well as soon as it has these fields, and has not yet. */
function wantedWith(fields: readonly string[], entity: Entity): readonly string[] {
  if (!entity.kind || !fields.includes("sponsor")) return [];
  return fieldsOf(entity.kind).flatMap(([name, { need }]) =>
    need?.when === "has-sponsor" && !hasField(entity, name) ? [name] : [],
  );
}

function about(block: BlockName, name: string, row: FieldRow, need: Need): string {
  const others = need.or.map((fields) => fields.map((field) => `\`${field}\``).join(" with "));
  const instead = others.length === 0 ? "" : ` (nor ${inSeries(others)} instead)`;
  const when = `${kindOf(block)} without \`${name}\`${instead}${conditions[need.when]}.`;
  return [when, row.says, levels[need.level]].join(" ").trim();
}

const conditions = {
  always: "",
  "first-phase-does-not-start": ", unless its first phase says when it starts",
  "not-self-funded": ", unless it says `self-funded: yes`",
  "has-sponsor": ", where it has a sponsor",
  "coachee-is-a-team": ", where a team is coached",
  "id-is-no-choice": ", unless its name says it already",
  "end-unknown": ", unless it is the last one of an engagement whose own end is written",
} satisfies Record<Need["when"], string>;

const levels = {
  required: "",
  advisable: "While the engagement's status is `draft`, this is only an information.",
  legal: "It is a legal term: a warning until the contract is signed, and an error from then on.",
} satisfies Record<Need["level"], string>;
