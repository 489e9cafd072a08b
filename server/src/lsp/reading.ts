import type { Connection } from "vscode-languageserver";
import { shownNumber } from "../language/shownDay.ts";
import { t } from "../text/say.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Pace } from "./pace.ts";

/** The reading of all plans of the open folders, in the background. */
export interface Reading {
  /** Begins, or begins again; resolves when it has come to its end or was stopped. */
  begin(): Promise<void>;
  /** Goes on where somebody has stopped it; nothing where everything is read, or is being read. */
  resume(): Promise<void>;
  stop(): void;
}

/** Tells the editor how far it is, where the editor shows such things; the author may stop it there. */
export function createReading(
  connection: Connection,
  workspace: Workspace,
  pace: Pick<Pace, "breathe">,
  visit: (snapshot: Snapshot, uri: string) => void,
): Reading {
  let current: { isCancellationRequested: boolean } | undefined;

  const begin = async () => {
    if (current) current.isCancellationRequested = true;
    const own = { isCancellationRequested: false };
    current = own;
    const progress = createProgress(connection, own);
    try {
      await workspace.index({
        cancel: own,
        visit,
        pace(done, of) {
          progress.report(done, of);
          return pace.breathe();
        },
      });
    } finally {
      progress.done();
      if (current === own) current = undefined;
    }
  };

  return {
    begin,
    resume: async () => (workspace.indexed || current ? undefined : begin()),
    stop() {
      if (current) current.isCancellationRequested = true;
    },
  };
}

/** Milliseconds between two reports: as often as somebody can read them. */
const OFTEN = 200;

function createProgress(connection: Connection, cancel: { isCancellationRequested: boolean }) {
  let last = 0;
  let ended = false;
  let begun: ReturnType<Connection["window"]["createWorkDoneProgress"]> | undefined;
  let shown: Awaited<typeof begun>;
  const start = (done: number, of: number) => {
    begun = connection.window.createWorkDoneProgress();
    begun.then(
      (reporter) => {
        if (ended) return;
        shown = reporter;
        reporter.token.onCancellationRequested(() => {
          cancel.isCancellationRequested = true;
        });
        reporter.begin("Coachplan", percent(done, of), words(done, of), true);
      },
      // An editor that shows no progress after all: it is read all the same.
      () => {},
    );
  };
  return {
    report(done: number, of: number) {
      const now = performance.now();
      if (!begun) start(done, of);
      else if (now - last < OFTEN) return;
      last = now;
      shown?.report(percent(done, of), words(done, of));
    },
    done() {
      ended = true;
      shown?.done();
    },
  };
}

function words(done: number, of: number): string {
  return t`Reading the plans of this folder · ${shownNumber(done)} of ${shownNumber(of)}`;
}

function percent(done: number, of: number): number {
  return Math.floor((100 * done) / of);
}
