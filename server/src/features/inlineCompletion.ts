import type { InlineCompletionItem, Position } from "vscode-languageserver-types";
import type { Context } from "../rules/rule.ts";
import { contextOf } from "../rules/shared/context.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Spot, spotAt } from "./completion/spot.ts";
import { closingBrace } from "./inlineCompletion/closing.ts";
import type { Rest } from "./inlineCompletion/rest.ts";
import { restOfBody } from "./inlineCompletion/skeleton.ts";

/** The place where the author is writing; and what is selected in the list of completions, where one is open. */
export interface InlineCompletionRequest {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
  readonly context?: { readonly selectedCompletionInfo?: unknown };
}

/** What the client at the other end can do with what is put in. */
export interface InlineCompletionOptions {
  /** The client knows VS Code's commands. */
  readonly movesCursor: boolean;
}

/**
 * How what is being written goes on, shown behind the cursor until it is accepted: the rest of a block, where it
 * follows from what is written already. Nothing where only the author knows, and while a list is open.
 */
export function inlineCompletion(
  snapshot: Snapshot,
  { textDocument, position, context: asked }: InlineCompletionRequest,
  { movesCursor }: InlineCompletionOptions,
): InlineCompletionItem[] {
  const document = snapshot.document(textDocument.uri);
  if (!document || asked?.selectedCompletionInfo) return [];
  const context = contextOf(snapshot, document);
  const spot = spotAt(document, document.lines.offset(position));
  const rest = spot.word.end > spot.offset ? undefined : certain(context, spot);
  if (!rest) return [];
  const range = { start: position, end: position };
  return [
    {
      insertText: rest.text,
      range,
      ...(rest.insideQuotes && movesCursor && { command: { title: "", command: "cursorLeft" } }),
    },
  ];
}

function certain(context: Context, spot: Spot): Rest | undefined {
  // Between other words nothing is certain; a brace that the editor has closed already is no word.
  if (spot.rest !== "" && !/^\}\s*$/.test(spot.rest)) return undefined;
  return restOfBody(context, spot) ?? closingBrace(context, spot);
}
