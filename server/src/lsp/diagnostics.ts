import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver";

/** What a client was last told of each document, so that it is told nothing twice. */
export interface Reports {
  /** “Unchanged” only where the client has exactly these already. */
  report(uri: string, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport;
  /** Whether a client that does not pull has to be told; false where it has exactly these already. */
  isNew(uri: string, items: readonly Diagnostic[]): boolean;
  /** The document was closed: what the client has of it counts no longer. */
  forget(uri: string): void;
}

export function createReports(): Reports {
  // What was last told of a document. The id of an answer stands for its whole content, and so for everything that it
  // was worked out from: other files, settings, today. A version would not: a plan changes its findings with the
  // people that it uses.
  const told = new Map<string, { readonly id: string; readonly content: string }>();
  let count = 0;
  const remember = (uri: string, items: readonly Diagnostic[]) => {
    const content = JSON.stringify(items);
    const before = told.get(uri);
    if (before?.content === content) return { id: before.id, isNew: false };
    count += 1;
    const id = String(count);
    told.set(uri, { id, content });
    return { id, isNew: true };
  };
  return {
    report(uri, items, previous) {
      const { id, isNew } = remember(uri, items);
      return !isNew && previous === id
        ? { kind: "unchanged", resultId: id }
        : { kind: "full", resultId: id, items };
    },
    isNew: (uri, items) => remember(uri, items).isNew,
    forget(uri) {
      told.delete(uri);
    },
  };
}
