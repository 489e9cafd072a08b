import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Fix, FixEdit } from "../../rules/rule.ts";
import type { Document } from "../../syntax/document.ts";
import { addTo } from "../../text/sets.ts";
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
  const taken = new Taken();
  let stops = 0;
  for (const { edits, creates } of fixes) {
    if (creates !== undefined || edits.some((edit) => taken.collides(edit))) continue;
    let last = stops;
    for (const edit of edits) {
      if (!edit.snippet) {
        taken.add(edit);
        continue;
      }
      const { text, stops: highest } = renumbered(edit.text, stops);
      last = Math.max(last, highest);
      taken.add({ ...edit, text });
    }
    stops = last;
  }
  return taken.all;
}

/** Edits by where they stand, so that nobody asks thousands of them about one place. */
class Taken {
  /** In the order in which they were taken; those that became part of another one are undefined. */
  private readonly edits: (FixEdit | undefined)[] = [];
  /** By stretch of the text: the numbers of those that touch it. */
  private readonly near = new Map<number, Set<number>>();
  /** Where lines are put in. One edit of each such place stands for all others there. */
  private readonly lines = new Set<number>();

  get all(): readonly FixEdit[] {
    return this.edits.flatMap((edit) => edit ?? []);
  }

  collides(edit: FixEdit): boolean {
    for (const number of this.around(edit)) {
      const other = this.edits[number];
      if (other && collide(edit, other)) return true;
    }
    return false;
  }

  /** What is taken away twice is taken away once. */
  add(edit: FixEdit): void {
    if (insertsLines(edit)) {
      const { start } = edit.span;
      if (this.lines.has(start)) {
        this.edits.push(edit);
        return;
      }
      this.lines.add(start);
    }
    let whole = edit;
    let at = this.edits.length;
    for (const number of isDeletion(edit) ? new Set(this.around(edit)) : []) {
      const other = this.edits[number];
      if (!other || !isDeletion(other) || !meet(edit, other)) continue;
      const start = Math.min(whole.span.start, other.span.start);
      whole = { span: { start, end: Math.max(whole.span.end, other.span.end) }, text: "" };
      this.edits[number] = undefined;
      at = Math.min(at, number);
    }
    this.edits[at] = whole;
    for (const stretch of stretchesOf(whole)) addTo(this.near, stretch, at);
  }

  private *around(edit: FixEdit): Generator<number> {
    for (const stretch of stretchesOf(edit)) yield* this.near.get(stretch) ?? [];
  }
}

/** Stretches of so many UTF-16 units are small enough to hold few edits, and large enough for an edit to touch few. */
const STRETCH = 64;

function* stretchesOf({ span: { start, end } }: FixEdit): Generator<number> {
  for (let at = Math.floor(start / STRETCH); at <= Math.floor(end / STRETCH); at++) yield at;
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
