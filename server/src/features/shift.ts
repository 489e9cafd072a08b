/** Many days of an engagement moved by the same length, ready to be looked at first. */
import type { Position, WorkspaceEdit } from "vscode-languageserver-types";
import { isKind } from "../analysis/entity.ts";
import { dateIn } from "../analysis/schedule/expressions.ts";
import type { FixEdit } from "../rules/rule.ts";
import { contextOf } from "../rules/shared/context.ts";
import { distanceIn } from "../rules/shared/distance.ts";
import { type Distance, shiftLater, shiftPhase } from "../rules/shared/shift.ts";
import { trialOf } from "../rules/shared/trial.ts";
import { named } from "../rules/shared/words.ts";
import type { Document } from "../syntax/document.ts";
import { t } from "../text/say.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { shortDay } from "./shared/days.ts";
import { type Located, locate } from "./shared/locate.ts";
import { rangeOf } from "./shared/ranges.ts";
import type { Refused } from "./shared/seen.ts";

interface ShiftParams {
  readonly textDocument: { readonly uri: string };
  /** In the phase, or on the date. */
  readonly position: Position;
  readonly what: "phase" | "later";
  /** How far, in plain words (`2 weeks`, `10 days earlier`). Without it only what would be moved is told. */
  readonly by?: string;
}

type Shifted =
  | { readonly question: string }
  | { readonly edit: WorkspaceEdit; readonly version: number; readonly says: string };

/**
 * Moves the phase around a position with what is written in it, or everything in the engagement from the day at the
 * position on. Refused, with words for the author, where there is none, or where the length is none. Null where the
 * document is not known.
 */
export function shift(
  snapshot: Snapshot,
  { textDocument, position, what, by }: ShiftParams,
): Shifted | Refused | null {
  const document = snapshot.document(textDocument.uri);
  if (!document) return null;
  const located = locate(document, document.lines.offset(position));
  const found = what === "phase" ? phaseAt(snapshot, located) : dayAt(snapshot, located);
  if ("refused" in found) return found;
  const { question } = found;
  if (by === undefined) return { question };
  const distance = distanceIn(by);
  if (!distance) return { refused: t`Say how far, for example: 2 weeks, 10 days, 1 month earlier.` };
  const edits = found.move(distance);
  const unit = located.placed?.entity.unit;
  if (edits.length === 0 || !unit) return { refused: t`There is no date that could be moved.` };
  const { moves } = trialOf(snapshot, document.uri, unit, edits);
  const says = t`Dates written anew: ${edits.length}. Parts of the plan that move: ${moves.length}.`;
  return { edit: editOf(document, edits, question, says), version: document.version, says };
}

/** What can be moved, and what to ask the author about it. */
interface Movable {
  readonly question: string;
  move(by: Distance): readonly FixEdit[];
}

function phaseAt(snapshot: Snapshot, { document, placed }: Located): Movable | Refused {
  for (let around = placed?.entity; around; around = around.parent) {
    if (!isKind(around, "phase")) continue;
    const phase = around;
    const { start, end } = snapshot.schedule(document.uri, phase.unit).dates(phase);
    if (!start && !end) return { refused: t`There is no date that could be moved.` };
    return {
      question: t`Move ${named(phase)} and what is written in it`,
      move: (by) => shiftPhase(contextOf(snapshot, document), phase, by),
    };
  }
  return { refused: t`Put the cursor into the phase that is to move.` };
}

/** From the date at the position on, or else from when the block there begins. */
function dayAt(snapshot: Snapshot, { document, part, placed }: Located): Movable | Refused {
  const entity = placed?.entity;
  const schedule = entity && snapshot.schedule(document.uri, entity.unit);
  const value = part.kind === "value" ? dateIn(part.value) : undefined;
  const moment = entity && ((value && schedule?.day(entity, value)) ?? schedule?.dates(entity).start);
  if (!entity || !moment)
    return { refused: t`Put the cursor on the date from which on everything is to move.` };
  return {
    question: t`Move everything from ${shortDay(moment.day)} on`,
    move: (by) => shiftLater(contextOf(snapshot, document), entity.unit, moment.day, by),
  };
}

/** Editors that show changes first let the author tick each of them. */
function editOf(
  document: Document,
  edits: readonly FixEdit[],
  label: string,
  description: string,
): WorkspaceEdit {
  return {
    documentChanges: [
      {
        textDocument: { uri: document.uri, version: document.version },
        edits: edits.map(({ span, text }) => ({
          range: rangeOf(document, span),
          newText: text,
          annotationId: "shift",
        })),
      },
    ],
    changeAnnotations: { shift: { label, description, needsConfirmation: true } },
  };
}
