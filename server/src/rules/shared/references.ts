import type { Unit } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { Declaration, Names, Reference } from "../../analysis/names.ts";
import { fieldRow } from "../../language/table.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** A coach as the owner of an action: it is understood, and has a rule of its own. */
export function isCoachOwner({ holder, fieldName, target, otherwise }: Reference): boolean {
  return isKind(holder, "action") && fieldName === "owner" && isKind((target ?? otherwise)?.entity, "coach");
}

/** The files of all those declarations that the names of a document mean, whether they fit or not. */
export function mentionedFiles(snapshot: Snapshot, uri: string): ReadonlySet<string> {
  return new Set(snapshot.units(uri).flatMap(({ unit }) => [...mentionsOf(snapshot.names(uri, unit)).files]));
}

/**
 * Whether somebody may be mentioned in the document without being understood: in what could not be read, by a name
 * that is not found, or as a text where a name is wanted.
 */
export function mayMentionMore(snapshot: Snapshot, uri: string): boolean {
  const units = snapshot.units(uri);
  return (
    (snapshot.document(uri)?.root.segment.problems.length ?? 0) > 0 ||
    units.some(({ unit }) => isUnclear(unit) || mentionsOf(snapshot.names(uri, unit)).lost.size > 0)
  );
}

/** Names that mean nothing at all: not even something of the wrong kind. */
export function unresolved(names: Names): readonly Reference[] {
  return names.references.filter((reference) => {
    const { target, otherwise } = reference;
    return !target && !otherwise && !isInBrokenField(reference);
  });
}

/** What stands in a field that could not be read has its message already. */
export function isInBrokenField({ holder, span }: Reference): boolean {
  return holder.block.segment.fields.some((field) => {
    const { start, end } = holder.span(field);
    return field.broken && field.colon !== undefined && start <= span.start && span.end <= end;
  });
}

const unclear = new WeakMap<Unit, boolean>();

function isUnclear(unit: Unit): boolean {
  const known = unclear.get(unit);
  if (known !== undefined) return known;
  const found = unit.entities.some(
    ({ kind, block: { segment } }) =>
      kind === undefined ||
      segment.problems.length > 0 ||
      segment.strays.length > 0 ||
      segment.fields.some(({ name, values }) => {
        const row = fieldRow(kind, name.text);
        return !row || (row.takes.kinds !== undefined && values.some((value) => value.kind !== "word"));
      }),
  );
  unclear.set(unit, found);
  return found;
}

interface Mentions {
  /** Names that mean nothing. */
  readonly lost: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

const kept = new WeakMap<Names, Mentions>();

function mentionsOf(names: Names): Mentions {
  const known = kept.get(names);
  if (known) return known;
  const meant = names.references.flatMap(({ target, otherwise }): Declaration[] => {
    const one = target ?? otherwise;
    return one ? [one] : [];
  });
  const mentions = {
    lost: new Set(unresolved(names).map(({ text }) => text)),
    files: new Set(meant.map(({ uri }) => uri)),
  };
  kept.set(names, mentions);
  return mentions;
}
