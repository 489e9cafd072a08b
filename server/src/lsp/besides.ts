import { inputsOf } from "../rules/inputs.ts";
import type { Document } from "../syntax/document.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
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
  /** What each open document was when it was last looked at. */
  const seen = new Map<string, Seen>();
  let typed: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    timer = undefined;
    const snapshot = workspace.snapshot();
    let isOther = false;
    for (const [uri, before] of seen) {
      if (before.isOf(snapshot)) continue;
      const isNew = before.document === undefined;
      const inputs = before.inputs();
      const now = seenIn(snapshot, uri);
      seen.set(uri, now);
      // Of the document that was typed in, the editor has heard since; of one that is new here, everything.
      if (now.inputs() !== inputs && uri !== typed && !isNew) isOther = true;
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
      // As it was before the first change beside it, not after a rest.
      seen.set(uri, seenIn(workspace.snapshot(), uri));
      soon(uri);
    },
    changed(uri) {
      // Nothing was written beside it, and an old version is not kept for that.
      if (seen.size === 1) seen.set(uri, seenIn(workspace.snapshot(), uri));
      soon(uri);
    },
    closed(uri) {
      seen.delete(uri);
      soon(undefined);
    },
    stop: () => clearTimeout(timer),
  };
}

/** A document at one moment. */
interface Seen {
  readonly document: Document | undefined;
  /** Whether it was this moment, as far as that is still known. */
  isOf(snapshot: Snapshot): boolean;
  /** What stands for everything outside of it. Mostly nobody asks, and a long plan need not wait for it. */
  inputs(): number;
}

function seenIn(snapshot: Snapshot, uri: string): Seen {
  let asked: Snapshot | undefined = snapshot;
  let inputs = 0;
  return {
    document: snapshot.document(uri),
    isOf: (other) => other === asked,
    inputs() {
      if (asked) inputs = inputsOf(asked, uri);
      asked = undefined;
      return inputs;
    },
  };
}
