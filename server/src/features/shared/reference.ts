import type { Reference } from "../../analysis/names.ts";
import type { Span } from "../../text/span.ts";
import { shifted, touches } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Located } from "./locate.ts";

/** The name of something else at a place, with its span in the document; undefined where none stands there. */
export function referenceAt(
  snapshot: Snapshot,
  { document, offset, placed }: Located,
): { readonly reference: Reference; readonly span: Span } | undefined {
  if (!placed) return undefined;
  const at = offset - placed.unitStart;
  const { references } = snapshot.names(document.uri, placed.entity.unit);
  const reference = references.find(({ span }) => touches(span, at));
  return reference && { reference, span: shifted(reference.span, placed.unitStart) };
}
