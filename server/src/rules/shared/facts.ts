/** What the whole workspace says, as rules over one document read it. */
import type { Unit } from "../../analysis/entity.ts";
import type { Span } from "../../text/span.ts";
import type { Declared, Mention, UnitFacts } from "../../workspace/facts.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Facts, Source } from "../../workspace/tally.ts";
import type { Related } from "../rule.ts";

/** Everybody who is meant by the mentions that `pick` takes out of a document's blocks, each once. */
export function meantIn(
  { facts }: Snapshot,
  uri: string,
  pick: (facts: UnitFacts) => readonly Mention[],
): readonly Declared[] {
  const seen = new Set<string>();
  const homes = new Map<string, Declared>();
  for (const { facts: unit } of facts.of(uri)?.units ?? []) {
    for (const mention of pick(unit)) {
      const written = `${mention.id} ${mention.wants.join()}`;
      if (seen.has(written)) continue;
      seen.add(written);
      const home = facts.home(uri, mention);
      if (home) homes.set(`${home.uri} ${home.id}`, home);
    }
  }
  return [...homes.values()];
}

/** The block of the document that these facts are of. */
export function unitWith(snapshot: Snapshot, uri: string, facts: UnitFacts): Unit | undefined {
  const at = snapshot.facts.of(uri)?.units.findIndex((one) => one.facts === facts) ?? -1;
  return snapshot.units(uri)[at]?.unit;
}

/** A place of a block's facts, in whatever document it stands. */
export function relatedTo(snapshot: Snapshot, { uri, facts }: Source, span: Span, says: string): Related {
  const start = snapshot.facts.of(uri)?.units.find((one) => one.facts === facts)?.start ?? 0;
  return { uri, unit: null, span: { start: start + span.start, end: start + span.end }, says };
}

/** Which of two blocks comes first: files by their names, then the order of the text. */
export function inOrder(facts: Facts, one: Source, other: Source): number {
  if (one.facts === other.facts) return 0;
  if (one.uri !== other.uri) return one.uri < other.uri ? -1 : 1;
  const units = facts.of(one.uri)?.units ?? [];
  const place = (source: Source) => units.findIndex((placed) => placed.facts === source.facts);
  return place(one) - place(other);
}
