/** Where something is declared, and where it is mentioned: what navigation and renaming go by. */

import { declarationsOf } from "../../analysis/declarations.ts";
import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import type { Declaration, Names, Reference } from "../../analysis/names.ts";
import type { Span } from "../../text/span.ts";
import { shifted } from "../../text/span.ts";
import { sameFile } from "../../workspace/files.ts";
import type { PlacedUnit, Snapshot } from "../../workspace/snapshot.ts";
import type { Derivation } from "../../workspace/tally.ts";
import type { Located } from "./locate.ts";
import { referenceAt } from "./reference.ts";

/** A place where something is mentioned. */
export interface Mention {
  readonly uri: string;
  readonly reference: Reference;
  /** In the document, UTF-16, end exclusive. */
  readonly span: Span;
}

/** What the name at a place names, or what is declared there; a name of the wrong kind still means something. */
export function namedAt(snapshot: Snapshot, located: Located): Declaration | undefined {
  const { part, placed, document } = located;
  if (part.kind === "id" && placed) return { uri: document.uri, entity: placed.entity };
  const found = referenceAt(snapshot, located)?.reference;
  return found && meantBy(found);
}

/** The block that the cursor means: the one named there, or the one in whose header it stands. */
export function meantAt(snapshot: Snapshot, located: Located): Declaration | undefined {
  const { part, placed, document } = located;
  if (placed && (part.kind === "title" || part.kind === "keyword"))
    return { uri: document.uri, entity: placed.entity };
  return namedAt(snapshot, located);
}

/** What a name means, whether it fits there or not. */
export function meantBy({ target, otherwise }: Reference): Declaration | undefined {
  return target ?? otherwise;
}

/** Everything that mentions it, file by file, in the order of the text. */
export function mentionsOf(snapshot: Snapshot, { uri, entity }: Declaration): readonly Mention[] {
  if (entity.id === undefined) return [];
  const isWide = isTopLevel(uri, entity);
  return (isWide ? filesMentioning(snapshot, uri, entity) : [uri]).flatMap((file) =>
    snapshot
      .units(file)
      .filter(({ unit }) => isWide || unit === entity.unit)
      .flatMap((placed) => mentionsIn(snapshot, file, placed, entity)),
  );
}

/** The documents that mention a top-level name, its own first: the others need not be read. */
function filesMentioning({ facts }: Snapshot, uri: string, { id, known }: Entity): readonly string[] {
  const home = facts
    .homes(uri, id ?? "")
    .find((one) => sameFile(one.uri) === sameFile(uri) && one.kind === known);
  const others = home ? facts.about(home, writersOf) : [];
  return [uri, ...others.filter((other) => other !== uri)];
}

const writersOf: Derivation<readonly string[]> = (_home, sources) => [
  ...new Set(sources.map((source) => source.uri).sort()),
];

/** The mentions of something in one top-level block. */
function mentionsIn(
  snapshot: Snapshot,
  uri: string,
  { unit, start }: PlacedUnit,
  entity: Entity,
): readonly Mention[] {
  const found = byTarget(snapshot.names(uri, unit)).get(entity) ?? [];
  return found.map((reference) => ({ uri, reference, span: shifted(reference.span, start) }));
}

/** Whether other top-level blocks, and other files, may mention it. */
export function isTopLevel(uri: string, entity: Entity): boolean {
  return declarationsOf(uri, entity.unit).some((one) => one.entity === entity);
}

/** The words by which a block is recognised in its document: its id, or else its whole header. */
export function nameSpan(entity: Entity): Span {
  const { id } = entity.block.segment;
  return id ? entity.span(id) : headerSpan(entity);
}

const indexes = new WeakMap<Names, ReadonlyMap<Entity, readonly Reference[]>>();

function byTarget(names: Names): ReadonlyMap<Entity, readonly Reference[]> {
  const known = indexes.get(names);
  if (known) return known;
  const index = new Map<Entity, Reference[]>();
  for (const reference of names.references) {
    const entity = meantBy(reference)?.entity;
    if (!entity) continue;
    const same = index.get(entity);
    if (same) same.push(reference);
    else index.set(entity, [reference]);
  }
  indexes.set(names, index);
  return index;
}
