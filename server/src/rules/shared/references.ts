import type { Entity, Unit } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import { rowsIn } from "../../analysis/fields.ts";
import { finderOf } from "../../analysis/inside.ts";
import type { Names, Reference } from "../../analysis/names.ts";
import { fieldRow } from "../../language/table.ts";
import { firstIndex } from "../../syntax/places.ts";
import type { Span } from "../../text/span.ts";
import type { UnitView } from "../rule.ts";
import { isTaken } from "./values.ts";

/** A coach as the owner of an action: it is understood, and has a rule of its own. */
export function isCoachOwner({ holder, fieldName, target, otherwise }: Reference): boolean {
  return isKind(holder, "action") && fieldName === "owner" && isKind((target ?? otherwise)?.entity, "coach");
}

/** The files of those declarations that the names of a block mean, whether they fit or not. */
export function mentionedFiles(names: Names): ReadonlySet<string> {
  return new Set(
    names.meanings.flatMap(({ target, otherwise }) => {
      const meant = target ?? otherwise;
      return meant ? [meant.uri] : [];
    }),
  );
}

/**
 * Whether somebody may be mentioned in the block without being understood: in what could not be read, by a name that is
 * not found, or as a text where a name is wanted.
 */
export function mayMentionMore({ unit, names }: Pick<UnitView, "unit" | "names">): boolean {
  if (unclearIn(unit).length > 0) return true;
  const isUnknown = names.meanings.some(({ target, otherwise }) => !target && !otherwise);
  return isUnknown && unit.entities.some((entity) => unresolvedIn(entity, names).length > 0);
}

/** The same of one block's own text. */
export function mayMentionMoreIn(entity: Entity, { names }: Pick<UnitView, "names">): boolean {
  return isUnclear(entity) || unresolvedIn(entity, names).length > 0;
}

/** Names that mean nothing at all: not even something of the wrong kind. */
export function unresolved(unit: Unit, names: Names): readonly Reference[] {
  return unit.entities.flatMap((entity) => unresolvedIn(entity, names));
}

/** Those of them in a block's own text. */
export function unresolvedIn(entity: Entity, names: Names): readonly Reference[] {
  return names.unfit(entity).filter(isUnresolved);
}

function isUnresolved(reference: Reference): boolean {
  return !reference.otherwise && !isInBrokenField(reference);
}

/** What stands in a field that could not be read, or in a value that the field does not take, has its message already. */
export function isInBrokenField({ holder, span }: Reference): boolean {
  const field = around(holder, holder.block.segment.fields, span);
  if (!field) return false;
  if (field.broken && field.colon !== undefined) return true;
  const row = holder.kind && fieldRow(holder.kind, field.name.text);
  const value = around(holder, field.values, span);
  return row !== undefined && value !== undefined && !isTaken(value, field, row.takes);
}

/** Which of these, one behind the other in the block's own text, the span of the unit lies in. */
function around<Part extends Span>(holder: Entity, parts: readonly Part[], span: Span): Part | undefined {
  const part = parts[firstIndex(parts.length, (i) => startIn(holder, parts[i]) > span.start) - 1];
  return part && span.end <= holder.span(part).end ? part : undefined;
}

function startIn(holder: Entity, part: Span | undefined): number {
  return part ? holder.span(part).start : 0;
}

const unclearIn = finderOf(isUnclear);

function isUnclear({ kind, block: { segment } }: Entity): boolean {
  return (
    kind === undefined ||
    segment.problems.length > 0 ||
    segment.strays.length > 0 ||
    rowsIn(kind, segment).some(
      (row, i) =>
        !row ||
        (row.takes.kinds !== undefined && segment.fields[i]?.values.some((value) => value.kind !== "word")),
    )
  );
}
