/** What the whole workspace says, as rules over one document read it. */
import { headerSpan, type Unit } from "../../analysis/entity.ts";
import { memoryOf } from "../../text/memory.ts";
import { type Span, shifted } from "../../text/span.ts";
import type { Declared, Mention, Spot, UnitFacts } from "../../workspace/facts.ts";
import type { PlacedUnit, Snapshot } from "../../workspace/snapshot.ts";
import type { Facts, Source } from "../../workspace/tally.ts";
import type { Related } from "../rule.ts";

/** Some of the mentions in a block, each name once, by the name and what it is to be. */
type Mentions = (facts: UnitFacts) => ReadonlyMap<string, Mention>;

/** The mentions that `pick` takes out of a block; worked out once a block, since they are asked for with every key. */
export function mentionsBy(pick: (facts: UnitFacts) => readonly Mention[]): Mentions {
  const kept = memoryOf<UnitFacts, ReadonlyMap<string, Mention>>();
  return (facts) => {
    const known = kept.get(facts);
    if (known) return known;
    const mentions = new Map(pick(facts).map((one) => [`${one.id} ${one.wants.join()}`, one]));
    kept.set(facts, mentions);
    return mentions;
  };
}

/** Everybody who is meant by some of the mentions in a document's blocks, each once. */
export function meantIn({ facts }: Snapshot, uri: string, mentions: Mentions): readonly Declared[] {
  const seen = new Set<string>();
  const homes = new Set<Declared>();
  for (const unit of facts.of(uri)?.units ?? []) {
    for (const [written, mention] of mentions(unit)) {
      if (seen.has(written)) continue;
      seen.add(written);
      const home = facts.home(uri, mention);
      if (home) homes.add(home);
    }
  }
  return [...homes];
}

/** The block of the document that these facts are of. */
export function unitWith(snapshot: Snapshot, uri: string, facts: UnitFacts): Unit | undefined {
  return placedWith(snapshot, uri, facts)?.unit;
}

function placedWith(snapshot: Snapshot, uri: string, facts: UnitFacts): PlacedUnit | undefined {
  const at = snapshot.facts.of(uri)?.units.indexOf(facts) ?? -1;
  return snapshot.units(uri)[at];
}

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
  const placed = placedWith(snapshot, uri, facts);
  return shifted(spanOf(placed?.unit, spot), placed?.start ?? 0);
}

/** A place of a block's facts, in whatever document it stands. */
export function relatedTo(snapshot: Snapshot, source: Source, spot: Spot, says: string): Related {
  return { uri: source.uri, unit: null, span: placeOf(snapshot, source, spot), says };
}

/** Which of two blocks comes first: files by their names, then the order of the text. */
export function inOrder(facts: Facts, one: Source, other: Source): number {
  if (one.facts === other.facts) return 0;
  if (one.uri !== other.uri) return one.uri < other.uri ? -1 : 1;
  const units = facts.of(one.uri)?.units ?? [];
  const place = (source: Source) => units.indexOf(source.facts);
  return place(one) - place(other);
}
