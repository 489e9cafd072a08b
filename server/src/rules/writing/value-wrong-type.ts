import { isKind } from "../../analysis/entity.ts";
import { movesDate } from "../../calendar/duration.ts";
import { datedKinds } from "../../language/kinds.ts";
import { shapes, takesInWords } from "../../language/shapes.ts";
import { fieldRow } from "../../language/table.ts";
import type { Shape } from "../../language/types.ts";
import type { Value } from "../../syntax/tree.ts";
import { nearest } from "../../text/nearest.ts";
import { either, t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Context, Fix } from "../rule.ts";
import { namesFor } from "../shared/guess.ts";
import { placeOf } from "../shared/layout.ts";
import { rewritten } from "../shared/rewrite.ts";
import { idTitled } from "../shared/titles.ts";
import type { ValueProblem } from "../shared/values.ts";
import { fits, valueRule } from "../shared/values.ts";
import { plain, quoted } from "../shared/words.ts";

type Problem = ValueProblem<"value/wrong-type">;

/** A value of another kind than the field takes. */
export const valueWrongType = valueRule({
  code: "value/wrong-type",
  about:
    "A value of another kind than the field takes, such as a text where a name is wanted, or a second value where there can be only one.",
  message({ data: { value }, field, takes, entity }) {
    const name = field.name.text;
    const row = entity.kind && fieldRow(entity.kind, name);
    const extra = isExtra({ data: { value }, field, takes });
    return {
      what: extra
        ? t`${quoted(name)} takes only one value.`
        : plain(t`${quoted(`${name}:`)} takes ${takesInWords(takes)}; this is ${kindInWords(value)}.`),
      why: t`What it says cannot be ${either(extra, "told apart", "understood")}, and is left out of the plan.`,
      instead: extra
        ? t`Keep the one that is right.`
        : plain(t`Write it like this: ${quoted(`${name}: ${row?.example ?? ""}`)}.`),
    };
  },
  fixes(problem, context) {
    const { data, takes, entity } = problem;
    const { text } = entity.block.segment;
    if (isExtra(problem)) {
      return keptAlone(problem, context);
    }
    const span = placeOf(context, entity, data.value);
    const raw = text.slice(data.value.start, data.value.end);
    const other = renamed(problem, context);
    const better = meant(problem, raw, context)
      .filter((one) => one !== raw && fits(one, takes))
      .map(
        (one, i): Fix => ({
          title: t`Write ${quoted(one)}`,
          preferred: i === 0,
          edits: [{ span, text: one }],
        }),
      );
    return [...other, ...better, ...anchored(problem, raw, context)];
  },
});

function isExtra({ data: { value }, field, takes }: Pick<Problem, "data" | "field" | "takes">): boolean {
  return !takes.list && field.values.indexOf(value) > 0;
}

/** Of several values where there can be one: the first that will do alone, or all of them as one text. */
function keptAlone({ field, takes, entity }: Problem, context: Context): Fix[] {
  const { text } = entity.block.segment;
  const [first, last] = [field.values[0], field.values.at(-1)];
  if (!first || !last) return [];
  const span = placeOf(context, entity, { start: first.start, end: last.end });
  const whole = text.slice(first.start, last.end);
  if (!whole.includes('"') && fits(`"${whole}"`, takes)) {
    return [{ title: t`Put it in quotes`, preferred: true, edits: [{ span, text: `"${whole}"` }] }];
  }
  const words = field.values.map((value) => text.slice(value.start, value.end));
  const index = words.findIndex((word) => fits(word, takes) && isKnown(word, { entity, takes }, context));
  const kept = words[index];
  if (kept === undefined) return [];
  const title = index === 0 ? t`Keep only the first one` : t`Keep only ${quoted(kept)}`;
  return [{ title, preferred: true, edits: [{ span, text: kept }] }];
}

/** Whether a word that stands where a name is wanted is one. */
function isKnown(
  word: string,
  { entity: { unit }, takes: { kinds } }: Pick<Problem, "entity" | "takes">,
  { snapshot, uri }: Context,
): boolean {
  if (!kinds) return true;
  const id = word.normalize("NFC");
  const all = [
    ...(unit.ids.get(id) ?? []),
    ...snapshot
      .scope(uri)
      .lookup(id)
      .map(({ entity }) => entity),
  ];
  return all.some(({ known }) => known !== undefined && kinds.includes(known));
}

/** What may be meant, the likeliest first; what does not fit is dropped afterwards. */
function meant(
  { data: { value }, takes, entity }: Problem,
  raw: string,
  context: Context,
): readonly string[] {
  const has = (...wanted: readonly Shape[]) => wanted.some((shape) => takes.shapes.includes(shape));
  if (value.kind === "text") {
    const text = value.text.trim();
    const choices = (takes.choices ?? []).map(({ word }) => word);
    const id = has("reference") ? idTitled(context, entity, text, takes.kinds ?? []) : undefined;
    const choice = has("choice")
      ? (nearest(text, choices) ?? nearest(text.replaceAll(" ", "-"), choices))
      : undefined;
    const tag = has("tag") ? text.toLowerCase().replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, "-") : undefined;
    const unquoted = has("reference") ? [] : [text];
    return [...unquoted, ...[id, choice, tag].filter((one) => one !== undefined)];
  }
  const number = /^-?\d+(?:\.\d+)?/.exec(raw)?.[0];
  const day = /^\d{4}-\d\d-\d\d|^\d{8}$/.exec(raw)?.[0].replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  return [
    ...rewritten(raw),
    ...(has("text") && !raw.includes('"') ? [`"${raw}"`] : []),
    ...(number && value.kind !== "date" ? [number, `${number}%`] : []),
    // A bare amount of money; where a number will do, nobody guesses at a currency.
    ...(number && !has("number") ? [`${number} GBP`, `${number} EUR`, `${number} USD`] : []),
    ...(number && value.kind === "number"
      ? [
          ...[`${number} days`, `${number} weeks`, `${number} months`],
          ...[`${number} every week`, `${number} every 2 weeks`],
        ]
      : []),
    ...(day ? [day, `${day} to ${day}`] : []),
  ];
}

/** `on: a to b` is meant as `dates:`, and the other way round, where the block has both. */
function renamed({ data: { value }, field, entity }: Problem, context: Context): Fix[] {
  const { kind } = entity;
  const other =
    value.kind === "range" ? "dates" : value.kind === "date" || value.kind === "occasion" ? "on" : undefined;
  const row = kind && other && fieldRow(kind, other);
  const { text } = entity.block.segment;
  if (!row || !fits(text.slice(value.start, value.end), row.takes)) return [];
  const { fields } = entity.block.segment;
  if (field.values.length > 1 || fields.some(({ name }) => name.text === other)) return [];
  // What the block needs would be missing then, unless the other one does as well.
  const need = fieldRow(kind, field.name.text)?.need;
  if (need && !need.or.some((others) => others.length === 1 && others[0] === other)) return [];
  const span = placeOf(context, entity, field.name);
  return [
    {
      title: t`Write ${quoted(`${other}:`)} instead of ${quoted(`${field.name.text}:`)}`,
      preferred: true,
      edits: [{ span, text: other }],
    },
  ];
}

/** `due: 6 weeks` lacks what the weeks count from. */
function anchored({ data: { value }, takes, entity }: Problem, raw: string, context: Context): Fix[] {
  if (value.kind !== "duration" || !value.length || !inSome(takes.shapes, "date", "occasion")) return [];
  if (!movesDate(value.length.unit)) return [];
  const phases = namesFor(
    context,
    entity,
    "after",
    datedKinds.filter((kind) => kind === "phase"),
  );
  const { top } = entity.unit;
  const anchor = entity.parent?.id ?? phases[0] ?? top.id;
  if (anchor === undefined || !isKind(top, "engagement")) return [];
  const { end } = placeOf(context, entity, value);
  return [
    {
      title: t`Count from something: ${quoted(`${raw} after start of ${anchor}`)}`,
      preferred: true,
      edits: [
        { span: { start: end, end }, text: ` after start of ${placeholder(1, anchor)}`, snippet: true },
      ],
    },
  ];
}

function inSome(shapesTaken: readonly Shape[], ...wanted: readonly Shape[]): boolean {
  return wanted.some((shape) => shapesTaken.includes(shape));
}

function kindInWords(value: Value): string {
  switch (value.kind) {
    case "word":
      return t`the word ${quoted(value.text)}`;
    case "edge":
    case "offset":
      return shapes.date.one;
    case "duration":
      // `12000 people` is no length of time, whatever it is.
      return value.length || !value.unit
        ? shapes.duration.one
        : quoted(`${value.amount.written} ${value.unit.text}`);
    case "wrong":
      return /^\d/.test(value.written) ? t`a time of day` : quoted(value.written);
    default:
      return shapes[value.kind].one;
  }
}
