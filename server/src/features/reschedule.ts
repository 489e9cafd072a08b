/** A part of the timeline to other days. */

import type { TextEdit } from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
import { isKind } from "../analysis/entity.ts";
import type { Day } from "../calendar/day.ts";
import { reschedule as rewritten } from "../rules/shared/reschedule.ts";
import { trialOf } from "../rules/shared/trial.ts";
import { t } from "../text/say.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type PartNames, partOf, plannedSessionId } from "./shared/parts.ts";
import { rangeOf } from "./shared/ranges.ts";
import { noPart, outdated, type Refused } from "./shared/seen.ts";

/** The days that a part is to have, both inclusive; the one that is left out stays as it comes about. */
interface RescheduleParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  /** The part's in the timeline. */
  readonly id: string;
  readonly start?: Day;
  readonly end?: Day;
  /** Only to look. */
  readonly dryRun?: boolean;
}

interface Rescheduled {
  readonly version: number;
  readonly moves: readonly Move[];
  readonly edits: readonly TextEdit[];
}

/** A part, by its id in the timeline, with the days that it is going to have. */
interface Move {
  readonly id: string;
  readonly start?: Day;
  readonly end?: Day;
}

/**
 * The edits that give a part other days in its author's own way of writing, and all parts that get other days by them;
 * refused, with words for the author, where that cannot be. Null where the document is not known.
 */
export function reschedule(
  snapshot: Snapshot,
  { textDocument, id, start, end, dryRun }: RescheduleParams,
): Rescheduled | Refused | null {
  const document = snapshot.document(textDocument.uri);
  if (!document) return null;
  if (document.version !== textDocument.version) return outdated();
  const { uri, version } = document;
  const part = partOf(snapshot, uri, id);
  if (!part) return isPlannedSession(id) ? { refused: rhythm() } : noPart();
  const wanted = { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
  // Ids differ from paths where two engagements have one name.
  if (part.entity.path !== id) return { refused: twins() };
  const result = rewritten(snapshot, uri, id, wanted);
  if ("refusal" in result) return { refused: result.refusal };
  const { edits } = result;
  const trial = trialOf(snapshot, uri, part.entity.unit, edits);
  const byPath = new Map(part.placed.unit.entities.map((entity) => [entity.path, entity]));
  const moves = trial.moves.flatMap(({ path, ...days }): Move[] => {
    const entity = byPath.get(path);
    return entity ? [{ id: part.idOf(entity), ...days }] : [];
  });
  const sessions = part.placed.unit.entities.flatMap((entity) => {
    const before = snapshot.schedule(uri, entity.unit).occurrences(entity);
    return movedSessions(entity, part, before, trial.occurrences(entity));
  });
  return {
    version,
    moves: [...moves, ...sessions],
    edits: dryRun ? [] : edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })),
  };
}

/** The sessions that a contract's rhythm gives, where none are written: they move with it. */
function movedSessions(
  contract: Entity,
  { idOf }: PartNames,
  before: readonly Day[],
  after: readonly Day[],
): readonly Move[] {
  if (!isKind(contract, "contract") || contract.children.some((child) => isKind(child, "session"))) return [];
  return after.flatMap((day, index): Move[] =>
    day === before[index] ? [] : [{ id: plannedSessionId(idOf(contract), index), start: day, end: day }],
  );
}

function isPlannedSession(id: string): boolean {
  return /^.+\/.+\/session~\d+$/.test(id);
}

function rhythm(): string {
  return t`This session follows from the contract's rhythm. Move the contract, or write the session in the contract with a day of its own.`;
}

function twins(): string {
  return t`Two engagements have the same name. Give one of them another name first, then its parts can be moved.`;
}
