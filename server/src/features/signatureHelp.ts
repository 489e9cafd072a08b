import type { ParameterInformation, Position, SignatureHelp } from "vscode-languageserver-types";
import type { Snapshot } from "../workspace/snapshot.ts";
import { spotAt } from "./completion/spot.ts";
import { type Form, formsFor, type Part } from "./signatureHelp/forms.ts";

/** What the client at the other end can show. */
export interface SignatureOptions {
  /** It takes a part as its place in the form's words. */
  readonly offsets: boolean;
}

/**
 * How a date, an occasion or a recurrence is written, while one is being written: its forms, the one that was begun,
 * and the part in which the cursor stands. Null in other places.
 */
export function signatureHelp(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
  options: SignatureOptions,
): SignatureHelp | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  const { place } = spotAt(document, document.lines.offset(params.position));
  if (place.kind !== "value" || place.content) return null;
  const found = formsFor(place.row.takes.shapes, place.pieces);
  if (!found) return null;
  const { forms, begun, part } = found;
  return {
    signatures: forms.map((form, i) => ({
      ...written(form, options),
      documentation: form.says,
      ...(i === begun && { activeParameter: part }),
    })),
    activeSignature: begun,
    activeParameter: part,
  };
}

function written(
  { parts }: Form,
  { offsets }: SignatureOptions,
): { readonly label: string; readonly parameters: ParameterInformation[] } {
  let label = "";
  const parameters = parts.map((part: Part): ParameterInformation => {
    if (label !== "") label += " ";
    const start = label.length + (part.optional ? 1 : 0);
    label += part.optional ? `[${part.example}]` : part.example;
    const at: [number, number] = [start, start + part.example.length];
    return { label: offsets ? at : part.example, documentation: part.says };
  });
  return { label, parameters };
}
