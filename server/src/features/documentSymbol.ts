import type { DocumentSymbol } from "vscode-languageserver-types";
import { SymbolKind, SymbolTag } from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
import { headerSpan } from "../analysis/entity.ts";
import type { BlockName } from "../language/types.ts";
import type { Document } from "../syntax/document.ts";
import { shifted } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { daySpan } from "./shared/days.ts";
import { blockSpan, childrenOf, type PlacedEntity } from "./shared/locate.ts";
import { perUnit, unitsIn } from "./shared/perUnit.ts";
import { movedRange, rangeOf } from "./shared/ranges.ts";
import { roleOf, wordOf } from "./shared/who.ts";

/** The document's outline: every block by its title or id, with who answers for it and when it takes place. */
export function documentSymbol(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string } },
): DocumentSymbol[] {
  const document = snapshot.document(params.textDocument.uri);
  return document ? unitsIn(snapshot, document).map(unitSymbol) : [];
}

/** What the outline and the search over the workspace show for a kind of block. */
export function symbolKindOf({ known }: Entity): SymbolKind {
  return known ? kinds[known] : SymbolKind.Null;
}

/** What a block is called in lists of symbols; editors refuse empty names. */
export function symbolNameOf({ title, id, block }: Entity): string {
  const names = [title, id, block.segment.keyword?.text];
  return names.map((name) => name?.trim()).find((name) => name !== undefined && name !== "") ?? "{ }";
}

/** Whether a block was given up: editors strike its name through. */
export function isGivenUp(entity: Entity): boolean {
  const status = wordOf(entity, "status");
  return status === "dropped" || status === "cancelled";
}

const unitSymbol = perUnit<DocumentSymbol>({
  compute: ({ snapshot, document, unit, start }) =>
    symbolOf(snapshot, document, { entity: unit.top, unitStart: start }),
  moved: movedSymbol,
  leansOn: ({ snapshot, document, unit }) => [snapshot.schedule(document.uri, unit)],
});

function movedSymbol(symbol: DocumentSymbol, lines: number): DocumentSymbol {
  return {
    ...symbol,
    range: movedRange(symbol.range, lines),
    selectionRange: movedRange(symbol.selectionRange, lines),
    ...(symbol.children && { children: symbol.children.map((child) => movedSymbol(child, lines)) }),
  };
}

function symbolOf(snapshot: Snapshot, document: Document, placed: PlacedEntity): DocumentSymbol {
  const { entity, unitStart } = placed;
  const children = childrenOf(placed).map((child) => symbolOf(snapshot, document, child));
  const detail = detailOf(snapshot, document, entity);
  return {
    name: symbolNameOf(entity),
    kind: symbolKindOf(entity),
    range: rangeOf(document, blockSpan(placed)),
    selectionRange: rangeOf(document, shifted(headerSpan(entity), unitStart)),
    ...(detail !== "" && { detail }),
    ...(isGivenUp(entity) && { tags: [SymbolTag.Deprecated] }),
    ...(children.length > 0 && { children }),
  };
}

function detailOf(snapshot: Snapshot, { uri }: Document, entity: Entity): string {
  const { start, end } = snapshot.schedule(uri, entity.unit).dates(entity);
  const who = wordOf(entity, "owner") ?? wordOf(entity, "leader") ?? wordOf(entity, "coachee");
  const isPerson = entity.kind === "person" || entity.kind === "coach";
  return [isPerson ? roleOf(entity) : undefined, who, daySpan(start?.day, end?.day)]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}

const kinds: Readonly<Record<BlockName, SymbolKind>> = {
  organization: SymbolKind.Module,
  person: SymbolKind.Variable,
  coach: SymbolKind.Variable,
  team: SymbolKind.Class,
  engagement: SymbolKind.Package,
  goal: SymbolKind.Constant,
  phase: SymbolKind.Namespace,
  conversation: SymbolKind.Event,
  observation: SymbolKind.Event,
  assessment: SymbolKind.Event,
  feedback: SymbolKind.Event,
  workshop: SymbolKind.Event,
  training: SymbolKind.Event,
  advising: SymbolKind.Event,
  session: SymbolKind.Event,
  review: SymbolKind.Event,
  milestone: SymbolKind.EnumMember,
  insight: SymbolKind.Key,
  commitment: SymbolKind.Interface,
  action: SymbolKind.Function,
  contract: SymbolKind.Struct,
  result: SymbolKind.Constant,
  risk: SymbolKind.Operator,
};
