import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Fix, FixEdit } from "../../rules/rule.ts";
import type { Document } from "../../syntax/document.ts";
import { renumbered, withoutStops } from "../../text/snippet.ts";
import { rangeOf } from "../shared/ranges.ts";

/** What the client at the other end can do with edits. */
export interface EditOptions {
  /** It knows LSP 3.18's edits with tab stops. */
  readonly snippets: boolean;
}

/** A fix as LSP's edit, as simple a one as will do: not every editor knows more than plain changes. */
export function editOf(
  document: Document,
  { edits, creates }: Pick<Fix, "edits" | "creates">,
  { snippets }: EditOptions,
): WorkspaceEdit {
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

/**
 * The edits of several fixes in one. A fix that touches what an earlier one changes is left out as a whole; so is one
 * that makes a file. Tab stops are visited in the order of the fixes.
 */
export function together(fixes: readonly Fix[]): readonly FixEdit[] {
  const taken: FixEdit[] = [];
  let stops = 0;
  for (const { edits, creates } of fixes) {
    if (creates !== undefined || edits.some((edit) => taken.some((other) => collide(edit, other)))) continue;
    let last = stops;
    for (const edit of edits) {
      if (!edit.snippet) {
        taken.push(edit);
        continue;
      }
      const { text, stops: highest } = renumbered(edit.text, stops);
      last = Math.max(last, highest);
      taken.push({ ...edit, text });
    }
    stops = last;
  }
  return taken;
}

/** Two changes of the same words, or at the same place: their order would matter. */
function collide({ span: a }: FixEdit, { span: b }: FixEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
