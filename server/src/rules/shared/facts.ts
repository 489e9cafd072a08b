/** What the whole workspace says, as rules over one document read it. */
import { headerSpan, type Unit } from "../../analysis/entity.ts";
import { memoryOf } from "../../text/memory.ts";
import { type Span, shifted } from "../../text/span.ts";
import type { Spot, UnitFacts } from "../../workspace/facts.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Facts, Source } from "../../workspace/tally.ts";
import type { Related } from "../rule.ts";

/** The block of the document that these facts are of. */
export function unitWith(snapshot: Snapshot, uri: string, facts: UnitFacts): Unit | undefined {
  return snapshot.row(uri)[numberOf(snapshot.facts, { uri, facts })];
}

/** Which of its document's blocks these facts are of; -1 where that has others by now. */
function numberOf(all: Facts, { uri, facts }: Source): number {
  const units = all.of(uri)?.units;
  if (!units) return -1;
  let known = numbers.get(units);
  if (!known) {
    known = new Map(units.map((one, i) => [one, i]));
    numbers.set(units, known);
  }
  return known.get(facts) ?? -1;
}

/** By the blocks of a document, of which there may be thousands that say something of one person. */
const numbers = memoryOf<readonly UnitFacts[], ReadonlyMap<UnitFacts, number>>();

/** A spot of a block's facts, from the block's start. */
export function spanOf(unit: Unit | undefined, { block, field }: Spot): Span {
  const entity = unit?.entities[block];
  if (!entity) return { start: 0, end: 0 };
  const written =
    field === undefined ? undefined : entity.block.segment.fields.find(({ name }) => name.text === field);
  return written ? entity.span(written.values[0] ?? written) : headerSpan(entity);
}

/** The same in its document. */
export function placeOf(snapshot: Snapshot, { uri, facts }: Source, spot: Spot): Span {
  const unit = unitWith(snapshot, uri, facts);
  return shifted(spanOf(unit, spot), unit ? snapshot.startOf(uri, unit) : 0);
}

/** A place of a block's facts, in whatever document it stands. */
export function relatedTo(snapshot: Snapshot, source: Source, spot: Spot, says: string): Related {
  return { uri: source.uri, unit: null, span: placeOf(snapshot, source, spot), says };
}

/** Which of two blocks comes first: files by their names, then the order of the text. */
export function inOrder(facts: Facts, one: Source, other: Source): number {
  if (one.facts === other.facts) return 0;
  if (one.uri !== other.uri) return one.uri < other.uri ? -1 : 1;
  return numberOf(facts, one) - numberOf(facts, other);
}
