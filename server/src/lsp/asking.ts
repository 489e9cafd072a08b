import type { CancellationToken, ResponseError } from "vscode-languageserver";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Guard } from "./guard.ts";
import type { Session } from "./session.ts";

/** Something that an earlier answer gave and that is finished when it is needed. */
export interface Unfinished {
  readonly data?: unknown;
}

/** A request as the connection calls it. */
export type Answer<Params, Result> = (
  params: Params,
  cancel: CancellationToken,
) => Promise<Result | ResponseError<void>>;

/** The ways in which a feature is asked: it sees one snapshot and knows nothing of the connection. */
export interface Asking {
  /** A question about one document; of a document that is not known there is nothing to say. */
  about<Params extends { textDocument: { uri: string } }, Result, Empty>(
    method: string,
    empty: Empty,
    feature: (snapshot: Snapshot, params: Params, session: Session) => Result,
  ): Answer<Params, Result | Empty>;
  /** The same where the answer is long: of this moment, but told behind those to what was asked together with it. */
  atLength: Asking["about"];
  /** The same where the answer is what the rules find. */
  judged: Asking["about"];
  /** A question about the whole workspace. */
  anywhere<Params, Result, Empty>(
    method: string,
    empty: Empty,
    feature: (snapshot: Snapshot, params: Params, session: Session) => Result,
  ): Answer<Params, Result | Empty>;
  /** Finishes an item that carries the address of its document in `data.uri`; any other one stays as it is. */
  finishing<Item extends Unfinished>(
    method: string,
    feature: (snapshot: Snapshot, item: Item, session: Session) => Item,
  ): Answer<Item, Item>;
}

/** Puts a guard before each question, and the newest snapshot into its hand. */
export function asking(session: Session, guarded: Guard["guarded"]): Asking {
  const asked =
    <Params, Result, Empty>(
      method: string,
      empty: Empty,
      snapshotFor: (params: Params, cancel: CancellationToken) => Promise<Snapshot | undefined>,
      feature: (snapshot: Snapshot, params: Params, session: Session) => Result,
    ) =>
    (params: Params, cancel: CancellationToken) =>
      guarded(method, empty, async (params: Params, cancel: CancellationToken): Promise<Result | Empty> => {
        const snapshot = await snapshotFor(params, cancel);
        // Waiting for other files may have taken long enough for the client to lose interest.
        if (!snapshot || cancel.isCancellationRequested) return empty;
        return feature(snapshot, params, session);
      })(params, cancel);

  return {
    about: (method, empty, feature) =>
      asked(method, empty, ({ textDocument }) => session.snapshotFor(textDocument.uri), feature),
    atLength: (method, empty, feature) =>
      asked(
        method,
        empty,
        async ({ textDocument }) => {
          const snapshot = await session.snapshotFor(textDocument.uri);
          await session.last();
          return snapshot;
        },
        feature,
      ),
    judged: (method, empty, feature) =>
      asked(
        method,
        empty,
        ({ textDocument }, cancel) =>
          session.lookedAt(textDocument.uri, () => !cancel.isCancellationRequested),
        feature,
      ),
    anywhere: (method, empty, feature) => asked(method, empty, () => session.snapshot(), feature),
    finishing: (method, feature) => (item, cancel) =>
      asked<typeof item, typeof item, typeof item>(
        method,
        item,
        async () => {
          const uri = addressOf(item);
          return uri === undefined ? undefined : session.snapshotFor(uri);
        },
        feature,
      )(item, cancel),
  };
}

function addressOf({ data }: Unfinished): string | undefined {
  return typeof data === "object" && data !== null && "uri" in data && typeof data.uri === "string"
    ? data.uri
    : undefined;
}
