/** The facts of a whole document: those of its top-level blocks, and who is declared in them. */
import { commonEnds } from "../text/common.ts";
import { type Declared, factsOf, type Read, type UnitFacts } from "./facts.ts";
import { type Row, spliced } from "./rows.ts";

export interface DocumentFacts {
  readonly uri: string;
  /** Of its top-level blocks, in the order of the text. */
  readonly units: readonly UnitFacts[];
  /** By id, in the order of the text. */
  readonly declares: ReadonlyMap<string, readonly Declared[]>;
  /** Paths behind `use`, as written. */
  readonly uses: readonly string[];
}

/** The facts of a document that is open, with the row of blocks that they are of. */
export interface OpenFacts {
  readonly row: Row;
  readonly facts: DocumentFacts;
}

/**
 * The facts of a document; `before`, where it is known, are those of its last version, of which they keep what is
 * still true.
 */
export function documentFacts(snapshot: Read, uri: string, before?: OpenFacts): DocumentFacts {
  const document = snapshot.document(uri);
  const row = snapshot.units(uri);
  const old = before?.row.units ?? [];
  const { head, tail } = commonEnds(old, row, (one, other) => one.unit === other.unit);
  const again = old.slice(head, old.length - tail);
  const middle = row.slice(head, row.length - tail).map(({ unit }, i, all) => {
    const was = again.length === all.length ? again[i]?.unit : undefined;
    return factsOf(snapshot, uri, unit, was);
  });
  const units = spliced(before?.facts.units ?? [], head, tail, middle);
  const uses = document?.root.segment.uses.flatMap(({ path }) => path?.text ?? []) ?? [];
  const declares = before && sameDeclared(before.facts.units, units) ? before.facts.declares : byId(units);
  return { uri: document?.uri ?? uri, units, declares, uses };
}

function byId(units: readonly UnitFacts[]): ReadonlyMap<string, readonly Declared[]> {
  const found = new Map<string, Declared[]>();
  for (const { declares } of units) {
    for (const declared of declares) {
      const same = found.get(declared.id);
      if (same) same.push(declared);
      else found.set(declared.id, [declared]);
    }
  }
  return found;
}

function sameDeclared(before: readonly UnitFacts[], after: readonly UnitFacts[]): boolean {
  return (
    before.length === after.length &&
    before.every((facts, i) => {
      const now = after[i];
      return (
        facts === now ||
        (facts.declares.length === now?.declares.length &&
          facts.declares.every((one, n) => {
            const other = now.declares[n];
            return (
              one.id === other?.id &&
              one.kind === other.kind &&
              one.title === other.title &&
              one.digest === other.digest
            );
          }))
      );
    })
  );
}
