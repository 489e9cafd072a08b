import { inputsOf } from "../rules/inputs.ts";
import type { Document } from "../syntax/document.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Looks after the open documents beside the one in which somebody types: editors ask anew about that one only. */
export interface Besides {
  opened(uri: string): void;
  changed(uri: string): void;
  closed(uri: string): void;
  stop(): void;
}

/** Milliseconds without a change after which the other documents are looked at. */
const QUIET = 300;

/**
 * Calls `show` when an open document says other things than before because of what has been written in another one,
 * saved or not: a person's new title, an action more for an owner of several plans. `isStale` knows whether the editor
 * has other findings of a document, but the one that was typed in, than there are.
 */
export function createBesides(
  workspace: Workspace,
  isStale: (typed: string | undefined) => boolean,
  show: () => void,
): Besides {
  /** What each open document was when it was last looked at, and what stands for everything outside of it. */
  const seen = new Map<string, { readonly document: Document | undefined; readonly inputs: number }>();
  let typed: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    timer = undefined;
    const snapshot = workspace.snapshot();
    let isOther = false;
    for (const [uri, before] of seen) {
      const now = { document: snapshot.document(uri), inputs: inputsOf(snapshot, uri) };
      seen.set(uri, now);
      // Of the document that was typed in, the editor has heard since; of one that is new here, everything.
      if (uri !== typed && before.document !== undefined && before.inputs !== now.inputs) isOther = true;
    }
    if (isOther || isStale(typed)) show();
  };
  const soon = (uri: string | undefined) => {
    typed = uri;
    clearTimeout(timer);
    timer = seen.size > 1 ? setTimeout(look, QUIET) : undefined;
  };
  return {
    opened(uri) {
      // What it depended on before the first change beside it is known at once, not after a rest.
      const snapshot = workspace.snapshot();
      seen.set(uri, { document: snapshot.document(uri), inputs: inputsOf(snapshot, uri) });
      soon(uri);
    },
    changed: soon,
    closed(uri) {
      seen.delete(uri);
      soon(undefined);
    },
    stop: () => clearTimeout(timer),
  };
}
