import type { CompletionItem, CompletionList, Position } from "vscode-languageserver-types";
import type { Shape } from "../language/types.ts";
import type { Context } from "../rules/rule.ts";
import { contextOf } from "../rules/shared/context.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { CompletionOptions, ItemData, Proposal } from "./completion/item.ts";
import { itemsOf } from "./completion/item.ts";
import { headerProposals, memberProposals } from "./completion/members.ts";
import type { Spot } from "./completion/spot.ts";
import { spotAt } from "./completion/spot.ts";
import { ignoreProposals, pathProposals } from "./completion/texts.ts";
import { valueProposals } from "./completion/values.ts";
import { documentationOf } from "./shared/documentation.ts";
import { textBetween } from "./shared/locate.ts";

export type { CompletionOptions } from "./completion/item.ts";

/** The place where completion is asked for, and the sign that made the editor ask, where it was one. */
export interface CompletionRequest {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
  readonly context?: { readonly triggerCharacter?: string };
}

/** What may be written at a place, the likeliest first. Empty where nothing of the language may stand. */
export function completion(
  snapshot: Snapshot,
  params: CompletionRequest,
  options: CompletionOptions,
): CompletionList {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return { isIncomplete: false, items: [] };
  const context = contextOf(snapshot, document);
  const spot = spotAt(document, document.lines.offset(params.position));
  if (isIndenting(spot, params)) return { isIncomplete: false, items: [] };
  const items = itemsOf(document, spot.word, proposalsAt(context, spot), options);
  return { isIncomplete: changesWhileTyping(spot), items };
}

/** The item with its documentation, for an item that {@link completion} made. */
export function resolveCompletion(snapshot: Snapshot, item: CompletionItem): CompletionItem {
  const documentation = isItemData(item.data) ? documentationOf(snapshot, item.data.about) : undefined;
  return documentation === undefined
    ? item
    : { ...item, documentation: { kind: "markdown", value: documentation } };
}

/** A space at the beginning of a line is no question; an open list would turn the next Enter into an answer. */
function isIndenting({ document, offset }: Spot, { position, context }: CompletionRequest): boolean {
  if (context?.triggerCharacter !== " ") return false;
  return textBetween(document, document.lines.span(position.line).start, offset).trim() === "";
}

function proposalsAt(context: Context, spot: Spot): Proposal[] {
  const { place, body, kind } = spot;
  switch (place.kind) {
    case "nothing":
      return [];
    case "comment":
      return ignoreProposals(context, spot, place.span);
    case "member":
      return memberProposals(context, spot);
    case "header":
      return headerProposals(context, spot);
    case "path":
      return pathProposals(context, spot, place.content);
    case "value":
      return body && kind ? valueProposals(context, spot, place, body.entity, kind) : [];
  }
}

/** With each further digit of a date or a length, and each letter of a name, other things make sense. */
function changesWhileTyping({ place }: Spot): boolean {
  if (place.kind === "path") return true;
  return place.kind === "value" && place.row.takes.shapes.some((shape) => inSteps.has(shape));
}

const inSteps: ReadonlySet<Shape> = new Set<Shape>([
  "date",
  "range",
  "occasion",
  "duration",
  "recurrence",
  "reading",
  "money",
  // Of many names only those who fit are offered.
  "reference",
]);

function isItemData(data: unknown): data is ItemData {
  return typeof data === "object" && data !== null && "about" in data && "uri" in data;
}
