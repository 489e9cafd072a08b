import type {
  CodeAction,
  CodeActionContext,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
} from "vscode-languageserver-types";
import { CodeActionKind } from "vscode-languageserver-types";
import type { Finding } from "../rules/findings.ts";
import { findingsOf } from "../rules/findings.ts";
import type { Fix, FixEdit } from "../rules/rule.ts";
import type { Document } from "../syntax/document.ts";
import { withoutStops } from "../text/snippet.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { rangeOf } from "./shared/ranges.ts";

/** What the client at the other end can do with edits. */
export interface CodeActionOptions {
  /** It knows LSP 3.18's edits with tab stops. */
  readonly snippets: boolean;
  /** It makes new files where an edit says so. */
  readonly newFiles: boolean;
}

/** The fixes of what is found in a range, the best one of each finding first. */
export function codeAction(
  snapshot: Snapshot,
  params: {
    readonly textDocument: { readonly uri: string };
    readonly range: Range;
    readonly context: CodeActionContext;
  },
  options: CodeActionOptions,
): CodeAction[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document || !wantsFixes(params.context)) return [];
  const start = document.lines.offset(params.range.start);
  const end = document.lines.offset(params.range.end);
  return findingsOf(snapshot, document.uri)
    .filter(({ span }) => span.start <= Math.max(start, end) && Math.min(start, end) <= span.end)
    .flatMap((finding) => actionsOf(document, finding, params.context, options));
}

/** Editors may ask for some kinds of actions only; `quickfix` is asked for by its name or by nothing at all. */
function wantsFixes({ only }: CodeActionContext): boolean {
  return !only || only.some((kind) => kind === CodeActionKind.Empty || kind === CodeActionKind.QuickFix);
}

function actionsOf(
  document: Document,
  finding: Finding,
  { diagnostics }: CodeActionContext,
  options: CodeActionOptions,
): CodeAction[] {
  const range = rangeOf(document, finding.span);
  const shown = diagnostics.filter((one) => one.code === finding.code && samePlace(one.range, range));
  return finding
    .fixes()
    .filter((fix) => options.newFiles || fix.creates === undefined)
    .map((fix) => ({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      edit: editOf(document, fix, options),
      ...(fix.preferred && { isPreferred: true }),
      ...(shown.length > 0 && { diagnostics: shown }),
    }));
}

function samePlace(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** As simple an edit as will do: not every editor knows more than plain changes. */
function editOf(document: Document, { edits, creates }: Fix, { snippets }: CodeActionOptions): WorkspaceEdit {
  const { uri } = document;
  const plain = (edit: FixEdit) => ({
    range: rangeOf(document, edit.span),
    newText: edit.snippet ? withoutStops(edit.text) : edit.text,
  });
  if (creates === undefined && !(snippets && edits.some((edit) => edit.snippet))) {
    return { changes: { [uri]: edits.map(plain) } };
  }
  const written: TextDocumentEdit = {
    textDocument: { uri, version: document.version },
    edits: edits.map((edit) =>
      snippets && edit.snippet
        ? { range: rangeOf(document, edit.span), snippet: { kind: "snippet", value: edit.text } }
        : plain(edit),
    ),
  };
  const file =
    creates === undefined
      ? []
      : [{ kind: "create" as const, uri: creates, options: { ignoreIfExists: true } }];
  return { documentChanges: edits.length > 0 ? [...file, written] : file };
}
