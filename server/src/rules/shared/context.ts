import type { Unit } from "../../analysis/entity.ts";
import type { Document } from "../../syntax/document.ts";
import { shifted } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Context } from "../rule.ts";

/** What messages and proposals about a document are made from. */
export function contextOf(snapshot: Snapshot, document: Document): Context {
  let starts: ReadonlyMap<Unit, number> | undefined;
  return {
    uri: document.uri,
    document,
    snapshot,
    place(unit, span) {
      if (unit === null) return span;
      starts ??= new Map(snapshot.units(document.uri).map((one) => [one.unit, one.start]));
      return shifted(span, starts.get(unit) ?? 0);
    },
  };
}
