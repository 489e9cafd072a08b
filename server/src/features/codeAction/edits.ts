import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Fix, FixEdit } from "../../rules/rule.ts";
import type { Document } from "../../syntax/document.ts";
import { renumbered, withoutStops } from "../../text/snippet.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { rangeOf } from "../shared/ranges.ts";
import type { Rewrite } from "./refactor/refactoring.ts";

/** What the client at the other end can do with edits. */
export interface EditOptions {
  /** It knows LSP 3.18's edits with tab stops. */
  readonly snippets: boolean;
}

/** A fix or rewrite as LSP's edit, as simple a one as will do: not every editor knows more than plain changes. */
export function editOf(
  snapshot: Snapshot,
  document: Document,
  { edits, creates, elsewhere = [] }: Rewrite,
  { snippets }: EditOptions,
): WorkspaceEdit {
  const all = [{ uri: document.uri, edits }, ...elsewhere].filter((one) => one.edits.length > 0);
  const plain = (about: Document | undefined, edit: FixEdit) => ({
    // A file that is only being made is empty.
    range: about
      ? rangeOf(about, edit.span)
      : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    newText: edit.snippet ? withoutStops(edit.text) : edit.text,
  });
  if (creates === undefined && !(snippets && edits.some((edit) => edit.snippet))) {
    return {
      changes: Object.fromEntries(
        all.map(({ uri, edits: own }) => [uri, own.map((edit) => plain(snapshot.document(uri), edit))]),
      ),
    };
  }
  const written = all.map(({ uri, edits: own }): TextDocumentEdit => {
    const about = snapshot.document(uri);
    return {
      // A document that is not open has no version: it is as it is on the disk.
      textDocument: { uri, version: about?.version || null },
      edits: own.map((edit) =>
        snippets && about && edit.snippet
          ? { range: rangeOf(about, edit.span), snippet: { kind: "snippet", value: edit.text } }
          : plain(about, edit),
      ),
    };
  });
  const file =
    creates === undefined
      ? []
      : [{ kind: "create" as const, uri: creates, options: { ignoreIfExists: true } }];
  return { documentChanges: [...file, ...written] };
}

/**
 * The edits of several fixes in one. A fix that touches what an earlier one changes is left out as a whole, unless both
 * take away or put in lines; so is one that makes a file. Tab stops are visited in the order of the fixes.
 */
export function together(fixes: readonly Fix[]): readonly FixEdit[] {
  const taken: FixEdit[] = [];
  let stops = 0;
  for (const { edits, creates } of fixes) {
    if (creates !== undefined || edits.some((edit) => taken.some((other) => collide(edit, other)))) continue;
    let last = stops;
    for (const edit of edits) {
      const same = taken.findIndex((other) => meet(edit, other) && isDeletion(edit) && isDeletion(other));
      const other = taken[same];
      if (other) {
        const start = Math.min(edit.span.start, other.span.start);
        taken[same] = { span: { start, end: Math.max(edit.span.end, other.span.end) }, text: "" };
      } else if (!edit.snippet) {
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

/** Two changes of the same words, or at the same place, whose order would matter. */
function collide(a: FixEdit, b: FixEdit): boolean {
  if (!meet(a, b)) return false;
  return !(isDeletion(a) && isDeletion(b)) && !(insertsLines(a) && insertsLines(b));
}

function meet({ span: a }: FixEdit, { span: b }: FixEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

function isDeletion({ text, snippet }: FixEdit): boolean {
  return text === "" && !snippet;
}

/** Whole lines may stand in any order. */
function insertsLines({ span, text }: FixEdit): boolean {
  return span.start === span.end && /^[\r\n]|[\r\n]$/.test(text);
}
