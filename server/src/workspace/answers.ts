/**
 * What rules ask about each declaration, and what was found: of documents that are open it is remembered by the name
 * that it is about, and a name of which something else is said now is asked about again. So a key costs whom it
 * concerns, however many people there are and however many files mention them.
 */
/** What is known of a question in a document. */
interface Known<Found> {
  /** The names of which something else may be found than before. */
  readonly stale: Set<string>;
  readonly found: Map<string, readonly Found[]>;
}

export class Answers {
  private readonly documents = new Map<string, Map<object, Known<unknown>>>();

  /**
   * What is found in an open document, by the names that it is about; `names` are all that it mentions or declares, of
   * which only those are looked for (`find`) that are new or stale.
   */
  in<Found>(
    key: string,
    question: object,
    names: () => ReadonlySet<string>,
    find: (name: string) => readonly Found[],
  ): ReadonlyMap<string, readonly Found[]> {
    const ofDocument = this.documents.get(key) ?? new Map<object, Known<unknown>>();
    // What was found for a question is what is kept under it.
    const known = ofDocument.get(question) as Known<Found> | undefined;
    if (!known) {
      const found = foundBy(names(), find);
      this.documents.set(key, ofDocument.set(question, { stale: new Set(), found }));
      return found;
    }
    for (const name of known.stale) {
      known.stale.delete(name);
      const now = find(name);
      if (now.length > 0) known.found.set(name, now);
      else known.found.delete(name);
    }
    return known.found;
  }

  /** Something else may be found about that name from now on. */
  outdate(name: string): void {
    for (const ofDocument of this.documents.values())
      for (const { stale } of ofDocument.values()) stale.add(name);
  }

  /** The document is not open any more. */
  drop(key: string): void {
    this.documents.delete(key);
  }
}

/** Those of some names about which something is found. */
export function foundBy<Found>(
  names: ReadonlySet<string>,
  find: (name: string) => readonly Found[],
): Map<string, readonly Found[]> {
  const found = new Map<string, readonly Found[]>();
  for (const name of names) {
    const now = find(name);
    if (now.length > 0) found.set(name, now);
  }
  return found;
}
