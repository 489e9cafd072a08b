import { relative, resolve, sep } from "node:path";
import type { Finding } from "../../rules/findings.ts";
import type { Document } from "../../syntax/document.ts";
import type { Span } from "../../text/span.ts";
import type { Host } from "../host.ts";

/** A plan, and how it is called in a report. */
export interface Plan {
  /** From the folder one is in, with `/`. */
  readonly file: string;
  readonly document: Document;
}

/** A finding as it is reported. */
type Told = Omit<Finding, "fixes">;

/** A plan that was checked, and what was found in it. */
export interface Checked extends Plan {
  readonly findings: readonly Told[];
  /** A plan that a finding points at, which need not be among those that are checked. */
  readonly planAt: (uri: string) => Plan | undefined;
}

/** One finding with its plan. */
export interface Row extends Plan {
  readonly finding: Told;
  /** The places that the finding points at. */
  readonly related: readonly (Plan & { readonly span: Span; readonly says: string })[];
}

/** All findings, by file and place. */
export function inOrder(checked: readonly Checked[]): Row[] {
  const files = [...checked].sort((a, b) => compare(a.file, b.file));
  return files.flatMap(({ file, document, findings, planAt }) =>
    [...findings]
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.code, b.code))
      .map((finding) => ({ file, document, finding, related: relatedTo(finding, planAt) })),
  );
}

function relatedTo({ related }: Told, planAt: Checked["planAt"]): Row["related"] {
  return related.flatMap(({ uri, span, says }) => {
    const plan = planAt(uri);
    return plan ? [{ ...plan, span, says }] : [];
  });
}

/** Where words stand, for programs: lines and columns (UTF-16 units) from 1, the end exclusive. */
export function placeOf({ lines }: Document, span: Span) {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/**
 * A path as programs want it that look at a repository as a whole: from the repository's folder, where that is known and
 * the one that one is in lies in it; else as it is.
 */
export function fromRepository(file: string, { cwd, repository }: Pick<Host, "cwd" | "repository">): string {
  if (repository === undefined) return file;
  const path = relative(repository, resolve(cwd, file)).split(sep).join("/");
  return path.startsWith("../") ? file : path;
}

/** By code unit, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
