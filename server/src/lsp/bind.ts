import type { CancellationToken, Connection } from "vscode-languageserver";
import { codeAction } from "../features/codeAction.ts";
import { completion, resolveCompletion } from "../features/completion.ts";
import { definition } from "../features/definition.ts";
import { documentSymbol } from "../features/documentSymbol.ts";
import { foldingRange } from "../features/foldingRange.ts";
import { hover } from "../features/hover.ts";
import { timelineRequest } from "../protocol.ts";
import { buildTimeline } from "../timeline/build.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { guarding } from "./guard.ts";
import type { Session } from "./session.ts";

/** Puts each feature behind its method. A feature sees one snapshot and knows nothing of the connection. */
export function bindFeatures(
  connection: Connection,
  session: () => Session | undefined,
  guarded: ReturnType<typeof guarding>,
): void {
  /** A question about one document; of a document that is not known there is nothing to say. */
  const about = <Params extends { textDocument: { uri: string } }, Result, Empty>(
    method: string,
    empty: Empty,
    feature: (snapshot: Snapshot, params: Params, cancel: CancellationToken, session: Session) => Result,
  ) =>
    guarded(method, empty, async (params: Params, cancel: CancellationToken): Promise<Result | Empty> => {
      const current = session();
      const snapshot = await current?.snapshotFor(params.textDocument.uri);
      // Waiting for other files may have taken long enough for the client to lose interest.
      if (!current || !snapshot || cancel.isCancellationRequested) return empty;
      return feature(snapshot, params, cancel, current);
    });
}
