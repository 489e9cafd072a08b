import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver";
import { ruleScheme } from "../protocol.ts";
import { hashOf } from "../text/hash.ts";
import type { Client } from "./client.ts";
import { spokenFolder } from "./languages.ts";

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

/**
 * How the page of a rule is opened from its code: under an address that the client shows laid out; else as the file that
 * lies beside the server. Undefined where there is neither. Nothing of it needs a network.
 */
export function rulePageOf(
  { runsCommands }: Pick<Client, "runsCommands">,
  folder: string | undefined,
): ((code: string) => string) | undefined {
  const base = runsCommands ? `${ruleScheme}:/` : folder;
  return base === undefined ? undefined : (code) => `${base}${spokenFolder()}${code}.md`;
}
