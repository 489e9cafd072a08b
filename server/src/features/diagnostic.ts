import type { Diagnostic, DiagnosticRelatedInformation } from "vscode-languageserver-types";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { Finding, RuleFailure } from "../rules/findings.ts";
import { findingsOf } from "../rules/findings.ts";
import type { Message, ShownSeverity } from "../rules/rule.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/**
 * What the rules say of a document, as LSP's diagnostics in the order of the text; none for a document that is not
 * known. A rule that fails is left out and told to `onFailure`; `pageOf` is the address of a rule's page.
 */
export function documentDiagnostic(
  snapshot: Snapshot,
  { textDocument: { uri } }: { readonly textDocument: { readonly uri: string } },
  onFailure?: (failure: RuleFailure) => void,
  pageOf?: (code: string) => string,
): Diagnostic[] {
  return findingsOf(snapshot, uri, onFailure).map((finding) => ({
    ...diagnosticOf(snapshot, uri, finding),
    ...(pageOf && { codeDescription: { href: pageOf(finding.code) } }),
  }));
}

/** A finding's words as one text: what is wrong, why it matters, what to do. */
export function messageText({ what, why, instead }: Message): string {
  return `${what} ${why} ${instead}`;
}

function diagnosticOf(snapshot: Snapshot, uri: string, finding: Finding): Diagnostic {
  const related = finding.related.flatMap((one) => relatedOf(snapshot, one));
  return {
    range: rangeOf(snapshot, uri, finding.span),
    severity: severities[finding.severity],
    code: finding.code,
    source: "coachplan",
    message: messageText(finding.message),
    ...(finding.fades && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length > 0 && { relatedInformation: related }),
  };
}

const severities: Readonly<Record<ShownSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

function relatedOf(
  snapshot: Snapshot,
  { uri, span, says }: Finding["related"][number],
): DiagnosticRelatedInformation[] {
  return snapshot.document(uri)
    ? [{ location: { uri, range: rangeOf(snapshot, uri, span) }, message: says }]
    : [];
}

function rangeOf(snapshot: Snapshot, uri: string, { start, end }: Span): Diagnostic["range"] {
  const zero = { line: 0, character: 0 };
  const lines = snapshot.document(uri)?.lines;
  return { start: lines?.position(start) ?? zero, end: lines?.position(end) ?? zero };
}
