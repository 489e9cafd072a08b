/** What the reader changes at the timeline, apart from days: who waits for whom, owners, states, new actions. */

import type { TextEdit } from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
import type { Schedule, ScheduleProblem } from "../analysis/schedule.ts";
import { type Day, formatDay } from "../calendar/day.ts";
import { fieldRow, mayStandIn } from "../language/table.ts";
import type { Context, FixEdit } from "../rules/rule.ts";
import { contextOf } from "../rules/shared/context.ts";
import { MOST_NAMES, namesInside, textFor } from "../rules/shared/guess.ts";
import { insertBlock, insertField, placeOf } from "../rules/shared/layout.ts";
import { addNames } from "../rules/shared/lists.ts";
import { trialOf } from "../rules/shared/trial.ts";
import { Named, named, nounFor } from "../rules/shared/words.ts";
import { workdayNear } from "../rules/shared/workdays.ts";
import { t } from "../text/say.ts";
import { choicePlaceholder, placeholder } from "../text/snippet.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { awaitedBy, ownerField } from "./choices.ts";
import { partOf } from "./shared/parts.ts";
import { rangeOf } from "./shared/ranges.ts";
import { noPart, outdated, type Refused } from "./shared/seen.ts";

/** What is to change; parts by their ids in the timeline. */
export type Change =
  | { readonly kind: "wait"; readonly id: string; readonly until: string }
  | { readonly kind: "owner"; readonly id: string; readonly owner: string }
  | { readonly kind: "status"; readonly id: string; readonly status: string }
  | { readonly kind: "action"; readonly into: string; readonly start: Day };

interface Changed {
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** The edits hold tab stops. */
  readonly snippet: boolean;
}

/** The edits that make a change; refused, with words for the author, where it cannot be made. */
export function change(
  snapshot: Snapshot,
  params: {
    readonly textDocument: { readonly uri: string; readonly version: number };
    readonly change: Change;
  },
): Changed | Refused | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  if (document.version !== params.textDocument.version) return outdated();
  const made = editsFor(contextOf(snapshot, document), params.change);
  if ("refused" in made) return made;
  return {
    version: document.version,
    edits: made.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })),
    snippet: made.some(({ snippet }) => snippet === true),
  };
}

function editsFor(context: Context, wish: Change): readonly FixEdit[] | Refused {
  const part = (id: string) => partOf(context.snapshot, context.uri, id)?.entity;
  switch (wish.kind) {
    case "wait": {
      const [waiting, awaited] = [part(wish.id), part(wish.until)];
      return waiting && awaited ? waitFor(context, waiting, awaited) : noPart();
    }
    case "owner": {
      const entity = part(wish.id);
      const field = entity?.kind && ownerField(entity.kind);
      return entity && field ? written(context, entity, field, wish.owner) : noPart();
    }
    case "status": {
      const entity = part(wish.id);
      const choices = entity?.kind && fieldRow(entity.kind, "status")?.takes.choices;
      const isKnown = choices?.some(({ word }) => word === wish.status);
      return entity && isKnown ? written(context, entity, "status", wish.status) : noPart();
    }
    case "action": {
      const holder = part(wish.into);
      return holder?.kind && mayStandIn("action", holder.kind)
        ? [newAction(context, holder, wish.start)]
        : { refused: t`Actions stand in an engagement, a phase or a commitment.` };
    }
  }
}

/** A field with that word as its value: instead of what stands there, or where the table's order has it. */
function written(context: Context, entity: Entity, name: string, word: string): readonly FixEdit[] {
  const field = entity.block.segment.fields.find((each) => each.name.text === name);
  if (!field) return [insertField(context, entity, name, word, { plain: true })];
  const [first, last] = [field.values[0], field.values.at(-1)];
  if (first && last) {
    const span = placeOf(context, entity, { start: first.start, end: last.end });
    return context.document.text.slice(span.start, span.end) === word ? [] : [{ span, text: word }];
  }
  const { end } = placeOf(context, entity, field.colon ?? field.name);
  return [{ span: { start: end, end }, text: `${field.colon ? "" : ":"} ${word}` }];
}

function waitFor(context: Context, waiting: Entity, awaited: Entity): readonly FixEdit[] | Refused {
  const { uri, snapshot } = context;
  if (waiting === awaited) return { refused: t`${Named(waiting)} cannot wait for itself.` };
  const kinds = waiting.kind === undefined ? [] : awaitedBy(waiting.kind);
  if (kinds.length === 0)
    return { refused: t`${Named(waiting)} can wait for nothing: only actions and phases can.` };
  if (awaited.unit !== waiting.unit)
    return {
      refused: t`${Named(awaited)} stands in another engagement. Work waits only for work of its own engagement.`,
    };
  if (awaited.kind === undefined || !kinds.includes(awaited.kind))
    return {
      refused: t`${Named(waiting)} cannot wait for ${named(awaited)}: only for what can be finished before it.`,
    };
  if (
    snapshot
      .names(uri, waiting.unit)
      .targets(waiting, "after")
      .some(({ entity }) => entity === awaited)
  )
    return { refused: t`${Named(waiting)} waits for ${named(awaited)} already.` };
  const id = awaited.id ?? freeId(awaited);
  const edits = [
    ...(awaited.id === undefined ? [declared(context, awaited, id)] : []),
    addNames(context, waiting, "after", [id]),
  ];
  const schedule = snapshot.schedule(uri, waiting.unit);
  const { problems } = trialOf(snapshot, uri, waiting.unit, edits);
  if (waitsFor(schedule, awaited, waiting) || circles(problems) > circles(schedule.problems))
    return {
      refused: t`${Named(awaited)} waits for ${named(waiting)} itself, be it by way of others: neither could ever begin.`,
    };
  return edits;
}

/** Whether one has to wait for the other, be it by way of others. */
function waitsFor(schedule: Schedule, one: Entity, other: Entity, seen = new Set<Entity>()): boolean {
  if (one === other) return true;
  if (seen.has(one)) return false;
  seen.add(one);
  return schedule.waitsFor(one).some((next) => waitsFor(schedule, next, other, seen));
}

function circles(problems: readonly ScheduleProblem[]): number {
  return problems.filter(({ kind }) => kind === "circular").length;
}

/** The block gets a name by which others can mean it. */
function declared(context: Context, entity: Entity, id: string): FixEdit {
  const { keyword } = entity.block.segment;
  const { end } = placeOf(context, entity, keyword ?? { start: 0, end: 0 });
  return { span: { start: end, end }, text: ` ${id}` };
}

/** The first words of its title that nothing else in the engagement is called, and that do not say what kind it is. */
function freeId({ kind, title, unit }: Entity): string {
  const noun = kind === undefined ? "part" : nounFor(kind);
  const words = (title ?? noun).toLowerCase().match(/[\p{L}_][\p{L}\p{M}\p{Nd}_]*/gu) ?? [noun];
  const telling = kind === undefined ? undefined : fieldRow(kind, "kind")?.takes.choices;
  const isFree = (id: string) =>
    !unit.ids.has(id) && id !== unit.top.id && !telling?.some(({ word }) => word === id);
  const longer = words.map((_, i) => words.slice(0, i + 1).join("-"));
  const found = longer.find(isFree);
  if (found !== undefined) return found;
  let n = 2;
  while (!isFree(`${words[0]}-${n}`)) n++;
  return `${words[0]}-${n}`;
}

/** An action of two weeks with all that an action must say; what only its author knows is left to be filled in. */
function newAction(context: Context, holder: Entity, start: Day): FixEdit {
  const row = fieldRow("action", "owner");
  const owners = namesInside(context, holder, "owner", row.takes.kinds ?? []).slice(0, MOST_NAMES);
  return insertBlock(context, holder, [
    `action "${placeholder(1, t`What is to be done`)}" {`,
    `  owner: ${choicePlaceholder(2, owners)}`,
    `  starts: ${formatDay(start)}`,
    `  due: ${formatDay(workdayNear(context, holder, start + USUAL_DAYS - 1, 1))}`,
    `  success: ${textFor(fieldRow("action", "success"), 3)}`,
    "}",
  ]);
}

const USUAL_DAYS = 14;
