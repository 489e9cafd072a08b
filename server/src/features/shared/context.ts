import type { Context } from "../../rules/rule.ts";
import { shifted } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** What proposals are made from, for a document that is known. */
export function contextOf(snapshot: Snapshot, uri: string): Context | undefined {
  const document = snapshot.document(uri);
  if (!document) return undefined;
  return {
    uri: document.uri,
    document,
    snapshot,
    place: (unit, span) =>
      shifted(span, snapshot.units(uri).find((placed) => placed.unit === unit)?.start ?? 0),
  };
}
