/** The facts of a whole document: those of its top-level blocks, and who is declared in them. */
import type { Unit } from "../analysis/entity.ts";
import type { Document } from "../syntax/document.ts";
import { sharedEnds, spliced } from "../text/common.ts";
import { type Declared, factsOf, type Read, type UnitFacts } from "./facts.ts";

export interface DocumentFacts {
  readonly uri: string;
  /** Of its top-level blocks, in the order of the text. */
  readonly units: readonly UnitFacts[];
  /**
   * In which of the units each id is declared, in the order of the text; the same object in two versions of a document
   * that declare the same ids in the same places. {@link declaredIn} reads it.
   */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Paths behind `use`, as written. */
  readonly uses: readonly string[];
}

/** The facts of a document that is open, with the blocks that they are of. */
export interface OpenFacts {
  readonly units: readonly Unit[];
  readonly facts: DocumentFacts;
}

/**
 * The facts of a document; `before`, where it is known, are those of its last version, of which they keep what is
 * still true.
 */
export function documentFacts(snapshot: Read, uri: string, before?: OpenFacts): DocumentFacts {
  const document = snapshot.document(uri);
  const row = snapshot.row(uri);
  const old = before?.units ?? [];
  const { head, tail } = sharedEnds(old, row);
  const again = old.slice(head, old.length - tail);
  const middle = row.slice(head, row.length - tail).map((unit, i, all) => {
    const was = again.length === all.length ? again[i] : undefined;
    return factsOf(snapshot, uri, unit, was);
  });
  const units = spliced(before?.facts.units ?? [], head, tail, middle);
  const keepsNames =
    before &&
    again.length === middle.length &&
    middle.every((facts, i) => declareSame(facts, before.facts.units[head + i]));
  const places = keepsNames ? before.facts.places : placesIn(units);
  return { uri: document?.uri ?? uri, units, places, uses: usesOf(document) };
}

/** Paths behind `use`, as written. */
export function usesOf(document: Document | undefined): readonly string[] {
  return document?.root.segment.uses.flatMap(({ path }) => path?.text ?? []) ?? [];
}

/** What is declared in a document under that id, in the order of the text. */
export function declaredIn(document: DocumentFacts | undefined, id: string): readonly Declared[] {
  const places = document?.places.get(id);
  if (!document || !places) return none;
  // Nearly every name is one block's, which declares nothing else; it is asked for at every turn.
  const [place = -1] = places;
  const declares = places.length === 1 ? document.units[place]?.declares : undefined;
  if (declares?.length === 1) return declares;
  return unitsDeclaring(document, id).flatMap((unit) => unit.declares.filter((one) => one.id === id));
}

/** What those who write a name reckon with. */
export function meaningOf(document: DocumentFacts | undefined, id: string): string {
  return declaredIn(document, id)
    .map(({ kind, timezone }) => `${kind} ${timezone ?? ""}`)
    .join();
}

/** The facts of the blocks that declare it. */
export function unitsDeclaring({ units, places }: DocumentFacts, id: string): readonly UnitFacts[] {
  return places.get(id)?.flatMap((place) => units[place] ?? none) ?? none;
}

/** What differs between two rows of blocks: all from the first to the last difference. */
export function difference(
  before: readonly UnitFacts[],
  after: readonly UnitFacts[],
): { readonly removed: readonly UnitFacts[]; readonly added: readonly UnitFacts[] } {
  const { head, tail } = sharedEnds(before, after);
  const middle = (row: readonly UnitFacts[]) => row.slice(head, row.length - tail);
  return { removed: middle(before), added: middle(after) };
}

const none: readonly never[] = [];

function placesIn(units: readonly UnitFacts[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  units.forEach(({ declares }, place) => {
    for (const { id } of declares) {
      const same = found.get(id);
      if (!same) found.set(id, [place]);
      else if (same.at(-1) !== place) same.push(place);
    }
  });
  return found;
}

function declareSame({ declares }: UnitFacts, before: UnitFacts | undefined): boolean {
  const old = before?.declares ?? none;
  return (
    declares === old || (declares.length === old.length && declares.every(({ id }, i) => id === old[i]?.id))
  );
}
