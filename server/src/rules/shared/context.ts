import type { Document } from "../../syntax/document.ts";
import { shifted } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Context } from "../rule.ts";

/** What messages and proposals about a document are made from. */
export function contextOf(snapshot: Snapshot, document: Document): Context {
  const { uri } = document;
  return {
    uri,
    document,
    snapshot,
    place: (unit, span) => (unit === null ? span : shifted(span, snapshot.startOf(uri, unit))),
  };
}
