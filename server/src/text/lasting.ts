/** In the row itself, under a name that is the same in every script: who makes answers and who writes them are loaded apart. */
const partsKept = Symbol.for("coachplan.parts");

/**
 * All parts in one row. Each part is the same object as long as it says the same, and never changes: who writes the
 * row as bytes may remember those of each part (`lsp/speaking.ts` does).
 */
export function joined<One extends object>(parts: readonly (readonly One[])[]): One[] {
  return Object.defineProperty(parts.flat(), partsKept, { value: parts });
}

/** The parts that the row was joined of; undefined where it was made in another way. */
export function partsOf(row: readonly unknown[]): readonly (readonly object[])[] | undefined {
  const given: { readonly [partsKept]?: readonly (readonly object[])[] } & readonly unknown[] = row;
  return given[partsKept];
}
