import type {
  CancellationToken,
  Diagnostic,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { inputsOf, mayHaveChanged } from "../rules/inputs.ts";
import type { Document } from "../syntax/document.ts";
import { sameFile } from "../workspace/files.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { resultIdOf } from "./diagnostics.ts";
import type { Pace } from "./pace.ts";

/** What is found in files that are not open. Those that are open are asked for one by one. */
export interface WorkspaceDiagnostics {
  /** A file's tree is at hand: what is found in it is worked out now, if anybody wants it. */
  visit(snapshot: Snapshot, uri: string): void;
  /** Something has changed: what it touches is looked at again after so many quiet milliseconds. */
  changed(quiet?: number): void;
  /**
   * A document was closed. VS Code asks about it once more, drops the answer, and counts on being told here: also that
   * there is nothing any more, where the file was renamed or deleted.
   */
  closed(uri: string): void;
  /**
   * What has changed for a client that has these results. Held until there is something to tell, or until it is
   * cancelled: clients ask again as soon as they are answered. With `tell`, files are told as soon as they are done.
   */
  pull(
    previous: readonly { readonly uri: string; readonly value: string }[],
    tell: ((items: WorkspaceDocumentDiagnosticReport[]) => void) | undefined,
    cancel: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport>;
  stop(): void;
}

/** What of a file was worked out, and out of what. */
interface Result {
  readonly uri: string;
  /** Rises from one that was worked out to the next. */
  readonly serial: number;
  readonly document: Document;
  readonly settings: Snapshot["settings"];
  readonly today: number;
  /** Until that changes, only what has come to be known can have changed the result. */
  readonly revision: number;
  /** See {@link inputsOf}; undefined until there was time to ask. */
  readonly inputs: number | undefined;
  readonly id: string;
  readonly items: Diagnostic[];
}

/** Milliseconds without a change after which files are looked at again. */
const QUIET = 300;

/** Milliseconds between two helpings of results. */
const OFTEN = 100;

export function createWorkspaceDiagnostics(
  workspace: Workspace,
  pace: Pace,
  diagnosticsOf: (snapshot: Snapshot, uri: string) => Diagnostic[],
): WorkspaceDiagnostics {
  const results = new Map<string, Result>();
  let looks = 0;
  let wanted = false;
  let stopped = false;
  let dirty = true;
  let pass: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting: (() => void)[] = [];
  /** Documents of which a client may still show what was found while they were open. */
  const shown = new Map<string, string>();
  let looked: { version: number; settings: object; today: number; indexed: boolean } | undefined;
  /** As everything was when all of them had been looked at, and the last result of then. */
  let lookedIn: { readonly snapshot: Snapshot; readonly serial: number } | undefined;

  const news = () => {
    for (const wake of waiting.splice(0)) wake();
  };

  const look = (snapshot: Snapshot, uri: string, inputs: number | undefined) => {
    const document = snapshot.document(uri);
    if (!document || workspace.isOpen(uri)) return;
    const { settings, today } = snapshot;
    const items = diagnosticsOf(snapshot, uri);
    const { revision } = snapshot.facts;
    const id = resultIdOf(items);
    const serial = ++looks;
    results.set(sameFile(uri), { uri, serial, document, settings, today, revision, inputs, id, items });
  };

  const lookAgain = (snapshot: Snapshot, uri: string) => {
    const before = results.get(sameFile(uri));
    const { settings, today } = snapshot;
    const same =
      before?.document === snapshot.document(uri) && before?.settings === settings && before.today === today;
    if (before && same && before.inputs === undefined && before.revision === snapshot.facts.revision) {
      const codes = before.items.map(({ code }) => code);
      if (!mayHaveChanged(snapshot, uri, codes)) return;
    }
    const inputs = inputsOf(snapshot, uri);
    if (!same || before?.inputs !== inputs) look(snapshot, uri, inputs);
  };

  /** What the results depend on, so that a change finds those which it touches. */
  const note = async () => {
    for (const [key, result] of results) {
      const snapshot = workspace.snapshot();
      if (dirty || stopped || moved(snapshot)) return;
      if (result.inputs !== undefined) continue;
      const inputs = inputsOf(snapshot, result.uri);
      if (results.get(key) === result) results.set(key, { ...result, inputs });
      await pace.breathe();
    }
  };

  /** Whether anything that other files read has changed since all of them were looked at. */
  const moved = ({ facts, settings, today, indexed }: Snapshot) =>
    looked?.version !== facts.version ||
    looked.settings !== settings ||
    looked.today !== today ||
    looked.indexed !== indexed;

  /** What {@link note} has not come to yet, as it was before the change: else all of that would be looked at again. */
  const noteTheRest = async ({ snapshot, serial }: NonNullable<typeof lookedIn>) => {
    for (const [key, result] of results) {
      if (stopped) return;
      if (result.inputs !== undefined || result.serial > serial) continue;
      const inputs = inputsOf(snapshot, result.uri);
      if (results.get(key) === result) results.set(key, { ...result, inputs });
      await pace.breathe();
    }
  };

  const lookAtAll = async () => {
    while (dirty && !stopped) {
      dirty = false;
      if (lookedIn && moved(workspace.snapshot())) await noteTheRest(lookedIn);
      const snapshot = workspace.snapshot();
      for (const [key, { uri }] of results) {
        if (snapshot.document(uri) === undefined || workspace.isOpen(uri)) results.delete(key);
      }
      const { settings, today, indexed } = snapshot;
      const state = { version: snapshot.facts.version, settings, today, indexed };
      const all = moved(snapshot);
      for (const document of snapshot.documents) {
        if (stopped) return;
        if (all || results.get(sameFile(document.uri))?.document !== document) {
          lookAgain(workspace.snapshot(), document.uri);
          await pace.breathe();
        }
      }
      looked = state;
      lookedIn = { snapshot, serial: looks };
    }
  };

  const begin = () => {
    timer = undefined;
    if (!wanted || stopped || !workspace.indexed) return;
    pass ??= lookAtAll().finally(() => {
      pass = undefined;
      news();
      void note();
    });
  };

  const isUpToDate = () => workspace.indexed && !dirty && pass === undefined;

  return {
    visit(snapshot, uri) {
      if (!wanted) return;
      if (!results.has(sameFile(uri))) look(snapshot, uri, undefined);
    },
    changed(quiet = QUIET) {
      dirty = true;
      if (!wanted || stopped) return;
      clearTimeout(timer);
      timer = setTimeout(begin, quiet);
    },
    closed(uri) {
      shown.set(sameFile(uri), uri);
      this.changed();
    },
    async pull(previous, tell, cancel) {
      const has = new Map(previous.map(({ uri, value }) => [sameFile(uri), { uri, id: value }]));
      const answered: WorkspaceDocumentDiagnosticReport[] = [];
      let told = false;
      const isFirst = !wanted;
      let seen = 0;
      wanted = true;
      if (dirty && timer === undefined) begin();
      cancel.onCancellationRequested(news);
      while (!cancel.isCancellationRequested && !stopped) {
        const done = isUpToDate();
        if (done) {
          for (const [key, uri] of shown) has.set(key, has.get(key) ?? { uri, id: "" });
          shown.clear();
        }
        // Until the end only what is new: thousands of files are looked at in turn.
        const items = difference(has, results, done ? 0 : seen, done, (uri) => workspace.isOpen(uri));
        seen = looks;
        if (items.length > 0) {
          told = true;
          if (tell) tell(items);
          else answered.push(...items);
        }
        // The first question has an answer, also where there is nothing to tell.
        if (done && (told || isFirst)) break;
        await new Promise<void>((wake) => {
          waiting.push(wake);
          if (!done) setTimeout(wake, OFTEN);
        });
      }
      return { items: tell ? [] : [...answered, ...unchanged(previous, answered)] };
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      news();
    },
  };
}

/** What a client has to be told of the results `after` that serial; `has`, what it has, is brought up to date. */
function difference(
  has: Map<string, { readonly uri: string; readonly id: string }>,
  results: ReadonlyMap<string, Result>,
  after: number,
  complete: boolean,
  isOpen: (uri: string) => boolean,
): WorkspaceDocumentDiagnosticReport[] {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const [key, { uri, serial, id, items: found }] of results) {
    if (serial <= after) continue;
    if (has.get(key)?.id === id || isOpen(uri)) continue;
    has.set(key, { uri, id });
    items.push({ kind: "full", uri, version: null, resultId: id, items: found });
  }
  for (const [key, { uri }] of complete ? has : []) {
    if (results.has(key) || isOpen(uri)) continue;
    has.delete(key);
    items.push({ kind: "full", uri, version: null, items: [] });
  }
  return items;
}

function unchanged(
  previous: readonly { readonly uri: string; readonly value: string }[],
  answered: readonly WorkspaceDocumentDiagnosticReport[],
): WorkspaceDocumentDiagnosticReport[] {
  const told = new Set(answered.map(({ uri }) => sameFile(uri)));
  return previous
    .filter(({ uri }) => !told.has(sameFile(uri)))
    .map(({ uri, value }) => ({ kind: "unchanged", uri, version: null, resultId: value }));
}
