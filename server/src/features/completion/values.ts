/** What may stand, or go on, in a field's value: LANGUAGE.md §3, read up to the cursor. */

import { CompletionItemKind } from "vscode-languageserver-types";
import type { Entity } from "../../analysis/entity.ts";
import { parse } from "../../analysis/parse.ts";
import { parseDay } from "../../calendar/day.ts";
import { shapes, takesInWords } from "../../language/shapes.ts";
import type { BlockName, FieldRow, Shape } from "../../language/types.ts";
import { moneyPer, smallWords, weekdays } from "../../language/words.ts";
import type { Context } from "../../rules/rule.ts";
import type { Segment, Value } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import { placeholder, withoutStops } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import { spanIn, textBetween } from "../shared/locate.ts";
import { type Piece, shapeOf } from "../shared/pieces.ts";
import { currencyProposals, exampleOf } from "./amounts.ts";
import {
  anchorProposals,
  type DaysWanted,
  dayProposals,
  directionOf,
  lastDayProposals,
  lengthOf,
  lengthProposals,
  meetingLengths,
  recurrenceProposals,
  timeProposals,
  unitProposals,
} from "./days.ts";
import { tagsInUse, textsFromPlan } from "./elsewhere.ts";
import type { Proposal } from "./item.ts";
import { memberProposals } from "./members.ts";
import { daysOfMonths } from "./namedDays.ts";
import { datedNames, nameProposals } from "./names.ts";
import type { Spot, ValuePlace } from "./spot.ts";
import { emptyTexts, usualTexts } from "./texts.ts";

/** What may be written at a place in a field. */
export function valueProposals(
  context: Context,
  spot: Spot,
  place: ValuePlace,
  holder: Entity,
  kind: BlockName,
): Proposal[] {
  const { row, content, pieces } = place;
  const fromPlan = textsFromPlan(context, holder, place.name);
  const about = { kind: "field", block: kind, field: place.name } as const;
  if (content) return pieces.length === 0 && !content.block ? usualTexts(row, content, fromPlan, about) : [];
  const writing: Writing = {
    wanted: { context, holder, field: place.name },
    row,
    kind,
    pieces,
    shape: shapeOf(pieces),
    taken: namesInList(spot, place),
    typed: spot.typed,
    word: spot.word,
    fromPlan,
  };
  const found = row.takes.shapes.flatMap((shape) => byShape[shape](writing));
  const whole = wholeValue(spot, place);
  const placed = whole ? found.map((proposal) => ({ ...proposal, replaces: whole })) : found;
  const sound = stillSound(spot, place, kind, placed.length > 0 ? placed : inSeveralWords(spot, writing));
  return sound.length > 0
    ? withSpace(spot, withColon(spot, place, sound))
    : behindValue(context, spot, place);
}

/** Behind a value that is whole, in a block on one line: what may stand next, with the `;` before it. */
function behindValue(context: Context, spot: Spot, { pieces, field }: ValuePlace): Proposal[] {
  const { document, body, word, rest } = spot;
  const last = pieces.at(-1);
  const open = body?.entity.block.segment.open;
  if (!last || !body || !open || !field || word.end > word.start || !/^\}/.test(rest)) return [];
  const { lines } = document;
  const lineOf = (offset: number) => lines.position(offset).line;
  if (lineOf(spanIn(document, body, open).start) !== lineOf(word.start) || last.end === word.start) return [];
  const at = lines.position(last.end);
  const semicolon = { range: { start: at, end: at }, newText: ";" };
  return memberProposals(context, { ...spot, place: { kind: "member" } }).map((proposal) => ({
    ...proposal,
    alsoEdits: [...(proposal.alsoEdits ?? []), semicolon],
  }));
}

interface Writing {
  readonly wanted: DaysWanted;
  readonly row: FieldRow;
  readonly kind: BlockName;
  /** What is written of the value. */
  readonly pieces: readonly Piece[];
  /** The same in letters, see `shapeOf`. */
  readonly shape: string;
  /** Names that the list holds already. */
  readonly taken: ReadonlySet<string>;
  /** What is written of a name. */
  readonly typed: string;
  readonly word: Span;
  /** Texts that stand elsewhere in the plan and may be meant. */
  readonly fromPlan: readonly string[];
}

type ByShape = (writing: Writing) => Proposal[];

/** A date as far as `shapeOf` writes it. */
const DATE = "(?:D|(?:start|end) of x|# u (?:after|before) (?:D|x|(?:start|end) of x))";
const wholeDate = new RegExp(`^${DATE}$`);

const byShape: Readonly<Record<Shape, ByShape>> = {
  text: ({ shape, row, fromPlan, kind, wanted }) =>
    shape === ""
      ? [
          ...usualTexts(row, undefined, fromPlan, { kind: "field", block: kind, field: wanted.field }),
          ...emptyTexts(shapes.text.one),
        ]
      : [],
  shift: ({ shape }) => {
    if (shape === "S") return [small("to", `"${placeholder(1, t`to what`)}"`)];
    return shape === "" ? [wholeShift()] : [];
  },
  date: (writing) => dateSteps(writing),
  range: (writing) => {
    const { shape } = writing;
    if (wholeDate.test(shape)) return [small("to")];
    const to = new RegExp(`^${DATE} to ?(.*)$`).exec(shape);
    if (!to) return dateSteps(writing);
    const start = shape === "D to" ? parseDay(writing.pieces[0]?.text ?? "") : undefined;
    const days = dateSteps({ ...writing, shape: to[1] ?? "" });
    return start === undefined ? days : [...lastDayProposals(writing.wanted, start), ...days];
  },
  occasion: (writing) => {
    const { shape } = writing;
    if (wholeDate.test(shape)) return [small("at", "09:00"), small("for", "90 minutes")];
    const behind = new RegExp(`^${DATE} (.*)$`).exec(shape)?.[1];
    return behind === undefined ? dateSteps(writing) : timeSteps(writing, behind);
  },
  duration: ({ shape, wanted, row, pieces }) => {
    if (shape === "") return lengthProposals(wanted);
    return shape === "#"
      ? unitProposals(lastAmount(pieces), { clock: row.takes.clock ?? false, dated: true })
      : [];
  },
  recurrence: (writing) => recurrenceSteps(writing),
  reading: (writing) => {
    const { shape, row } = writing;
    if (shape === "") return exampleOf(row, shapes.reading.one);
    const on = /^(?:S|%|#|# \$(?: per x)?) on ?(.*)$/.exec(shape);
    if (on) return dateSteps({ ...writing, shape: on[1] ?? "" });
    const isWhole = /^(?:S|%|#|# \$(?: per x)?)$/.test(shape);
    // A figure has sooner its day than a currency.
    const money = byShape.money(writing).map((proposal) => ({ ...proposal, rank: proposal.rank + 10 }));
    return [...(isWhole ? [small("on")] : []), ...money];
  },
  money: ({ shape, row }) => {
    if (shape === "") return row.takes.shapes[0] === "money" ? exampleOf(row, shapes.money.one) : [];
    if (shape === "#") return currencyProposals();
    if (shape === "# $") return [small("per")];
    if (shape !== "# $ per") return [];
    return Object.entries(moneyPer).map(([word, { says }]) => choiceProposal(word, says));
  },
  number: ({ shape, row }) => (shape === "" ? exampleOf(row, takesInWords(row.takes)) : []),
  percent: ({ shape, row }) =>
    shape === "" && row.takes.shapes[0] === "percent"
      ? ["0%", "25%", "50%", "75%", "100%"].map((text) => ({
          label: text,
          text,
          kind: CompletionItemKind.Value,
          rank: 20,
        }))
      : [],
  choice: ({ shape, row, kind, wanted }) =>
    shape === ""
      ? (row.takes.choices ?? []).map(({ word, says }) => ({
          ...choiceProposal(word, says),
          about: { kind: "choice", block: kind, field: wanted.field, word },
        }))
      : [],
  reference: ({ row, wanted, taken, typed, word, shape }) =>
    shape === ""
      ? nameProposals({
          ...wanted,
          kinds: row.takes.kinds ?? [],
          isList: row.takes.list,
          taken,
          typed,
          word,
        })
      : [],
  tag: ({ wanted, taken, shape }) =>
    shape === ""
      ? tagsInUse(wanted.context)
          .filter((tag) => !taken.has(tag))
          .map((tag) => valueWord(tag))
      : [],
};

/** What may follow in a date expression, from its own beginning. */
function dateSteps({ wanted, shape, pieces, row, typed, word }: Writing): Proposal[] {
  if (shape === "") return dayProposals({ ...wanted, typed });
  if (/(?:^|(?:after|before) )(?:start|end)$/.test(shape)) return [small("of")];
  const edge = /(?:^|(?:after|before) )(start|end) of$/.exec(shape)?.[1];
  if (edge === "start" || edge === "end") return datedNames({ ...wanted, typed }, edge);
  const takesMoney = row.takes.shapes.includes("money");
  if (shape === "#" && !takesMoney) {
    return [
      ...unitProposals(lastAmount(pieces), { clock: false, dated: true }),
      ...daysOfMonths(
        pieces.at(-1),
        { typed, word },
        wanted.context.snapshot.today,
        directionOf(wanted.field),
      ),
    ];
  }
  if (shape === "# u") return [small("after"), small("before")];
  const side = /^# u (after|before)$/.exec(shape)?.[1];
  if (side !== "after" && side !== "before") return [];
  const [unit, amount] = [pieces.at(-2)?.text ?? "", pieces.at(-3)?.text ?? ""];
  return anchorProposals({ ...wanted, typed }, lengthOf(`${amount} ${unit}`), side);
}

/** What may follow the date of an occasion. */
function timeSteps({ pieces }: Writing, behind: string): Proposal[] {
  if (behind === "at") return timeProposals();
  if (behind === "at T") return [small("for", "90 minutes")];
  if (/^(?:at T )?for$/.test(behind)) return meetingLengths();
  return /^(?:at T )?for #$/.test(behind)
    ? unitProposals(lastAmount(pieces), { clock: true, dated: true })
    : [];
}

function recurrenceSteps(writing: Writing): Proposal[] {
  const { shape, pieces } = writing;
  const amount = lastAmount(pieces);
  if (shape === "") return [...recurrenceProposals(), { ...small("every"), rank: 30, goesOn: true }];
  if (shape === "#") return [{ ...small("every"), goesOn: true }];
  const behind = /^(?:# )?every(?: (.*))?$/.exec(shape);
  if (!behind) return [];
  const rest = behind[1] ?? "";
  if (rest === "") return ["week", "2 weeks", "3 weeks", "month"].map((text) => valueWord(text));
  if (rest === "#") return unitProposals(amount, { clock: false, dated: true });
  const tail = /^(?:# )?u ?(.*)$/.exec(rest)?.[1];
  if (tail === undefined) return [];
  if (tail === "on") return weekdays.map((day) => valueWord(day));
  const from = /^(?:on x )?from ?(.*)$/.exec(tail)?.[1];
  const afterFrom = from === undefined ? undefined : new RegExp(`^${DATE} ?(.*)$`).exec(from)?.[1];
  if (from !== undefined && afterFrom === undefined) return dateSteps({ ...writing, shape: from });
  const time = from === undefined ? tail.replace(/^on x ?/, "") : (afterFrom ?? "");
  if (time !== "") return timeSteps(writing, time);
  const hasDay = tail.startsWith("on x");
  return [
    ...(hasDay || from !== undefined ? [] : [small("on")]),
    ...(from === undefined ? [small("from")] : []),
    small("at", "10:00"),
    small("for", "90 minutes"),
  ];
}

function lastAmount(pieces: readonly Piece[]): number {
  return Number(pieces.at(-1)?.text ?? 1);
}

/** A small word that goes on with the value; with what usually follows, where there is such a thing. */
function small(word: keyof typeof smallWords, follows?: string): Proposal {
  const text = follows === undefined ? `${word} ` : `${word} ${follows}`;
  return {
    label: follows === undefined ? word : withoutStops(text),
    text,
    short: smallWords[word].says,
    kind: CompletionItemKind.Keyword,
    rank: 15,
    about: { kind: "word", word },
    ...(follows === undefined && { goesOn: true }),
  };
}

const wholeShift = (): Proposal => ({
  label: '"…" to "…"',
  text: `"${placeholder(1, t`from what`)}" to "${placeholder(2, t`to what`)}"`,
  filter: '"',
  short: shapes.shift.says,
  kind: CompletionItemKind.Text,
  rank: 10,
});

function valueWord(text: string): Proposal {
  return { label: text, text, kind: CompletionItemKind.Value, rank: 20 };
}

function choiceProposal(word: string, says: string): Proposal {
  return {
    label: word,
    text: word,
    short: says,
    kind: CompletionItemKind.EnumMember,
    rank: 20,
    commits: [";"],
  };
}

/** The names of the field, without the one at the cursor. */
function namesInList({ body, document, word }: Spot, { field }: ValuePlace): ReadonlySet<string> {
  const names = (field?.values ?? []).flatMap((value) => {
    if (value.kind !== "word" || !body) return [];
    const { start, end } = spanIn(document, body, value);
    return start <= word.start && word.end <= end ? [] : [value.text];
  });
  return new Set(names);
}

/** At the beginning of a value that is there already, all of it is replaced. */
function wholeValue({ document, body, word }: Spot, { field, pieces }: ValuePlace): Span | undefined {
  if (!field || pieces.length > 0) return undefined;
  const line = document.lines.span(document.lines.position(word.start).line);
  const isHere = (value: Value) => {
    const span = spanIn(document, body, value);
    return (
      span.end <= line.end &&
      span.start >= word.start &&
      textBetween(document, word.start, span.start).trim() === ""
    );
  };
  const value = field.values.find(isHere);
  return value && { start: word.start, end: Math.max(word.end, spanIn(document, body, value).end) };
}

/** What begins with the words that are typed, where it consists of several: `next Mon`, `depot man`. */
function inSeveralWords({ document, offset, word }: Spot, writing: Writing): Proposal[] {
  const [first, second] = writing.pieces;
  if (first?.kind !== "word") return [];
  const typed = textBetween(document, first.start, offset).toLowerCase().trimEnd();
  const replaces = { start: first.start, end: word.end };
  const all = writing.row.takes.shapes.flatMap((shape) =>
    byShape[shape]({ ...writing, pieces: [], shape: "", typed, word: replaces }),
  );
  // A whole name is behind us: nothing more may follow.
  if (!second && all.some(({ label }) => label === first.text)) return [];
  const words = typed.split(/\s+/);
  return all
    .filter(({ label, filter = label }) => {
      const text = ` ${filter.toLowerCase()}`;
      return words.every((one) => text.includes(` ${one}`));
    })
    .map((proposal) => ({ ...proposal, replaces }));
}

/** A field whose `:` is missing gets it together with its value. */
function withColon({ document }: Spot, { colonAt }: ValuePlace, proposals: Proposal[]): Proposal[] {
  if (colonAt === undefined) return proposals;
  const at = document.lines.position(colonAt);
  const colon = { range: { start: at, end: at }, newText: ":" };
  return proposals.map((proposal) => ({ ...proposal, alsoEdits: [...(proposal.alsoEdits ?? []), colon] }));
}

/** One space behind a `:` or a `,`. */
function withSpace({ document, word }: Spot, proposals: Proposal[]): Proposal[] {
  return proposals.map((proposal) => {
    const start = (proposal.replaces ?? word).start;
    return /[:,]/.test(textBetween(document, start - 1, start))
      ? { ...proposal, text: ` ${proposal.text}` }
      : proposal;
  });
}

/** Where the value goes on behind the cursor, only what leaves the line as sound as it was. */
function stillSound(spot: Spot, { field }: ValuePlace, kind: BlockName, proposals: Proposal[]): Proposal[] {
  const { document, body, word } = spot;
  if (!field) return proposals;
  const { start, end } = spanIn(document, body, field);
  const problemsIn = (text: string) =>
    countProblems(parse("", 0, `${kind} {\n${text}\n}`).root.children[0]?.segment);
  let before: number | undefined;
  return proposals.filter(({ text, replaces = word }) => {
    const behind = textBetween(document, replaces.end, end);
    if (behind.trim() === "") return true;
    before ??= problemsIn(textBetween(document, start, end));
    const written = textBetween(document, start, replaces.start) + withoutStops(text);
    return problemsIn(written + behind) <= before;
  });
}

function countProblems(segment: Segment | undefined): number {
  return segment?.problems.length ?? 0;
}
