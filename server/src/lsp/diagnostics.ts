import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver";
import { hashOf } from "../text/hash.ts";

/** What clients that do not pull were last told of each document, so that they are told nothing twice. */
export interface Reports {
  /** Whether the client has to be told; false where it has exactly these already. */
  isNew(uri: string, items: readonly Diagnostic[]): boolean;
  /** The document was closed: what the client has of it counts no longer. */
  forget(uri: string): void;
}

export function createReports(): Reports {
  const told = new Map<string, string>();
  return {
    isNew(uri, items) {
      const id = resultIdOf(items);
      const isNew = told.get(uri) !== id;
      told.set(uri, id);
      return isNew;
    },
    forget(uri) {
      told.delete(uri);
    },
  };
}

/** The answer to a client that pulls: “unchanged” only where it has exactly these already. */
export function reportOf(items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = resultIdOf(items);
  return previous === resultId ? { kind: "unchanged", resultId } : { kind: "full", resultId, items };
}

/**
 * Stands for the whole answer, and so for everything that it was worked out from: other files, settings, today. A
 * version would not: a plan changes its findings with the people that it uses.
 */
export function resultIdOf(items: readonly Diagnostic[]): string {
  const content = JSON.stringify(items);
  return `${content.length}-${hashOf(content).toString(36)}`;
}
