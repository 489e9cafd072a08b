import type { DocumentSymbol, Range } from "vscode-languageserver-types";
import { SymbolKind, SymbolTag } from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
import { headerSpan, isKind } from "../analysis/entity.ts";
import type { BlockName } from "../language/types.ts";
import { endPlace, innerPlaces } from "../syntax/places.ts";
import { joined } from "../text/lasting.ts";
import type { Position } from "../text/lines.ts";
import { shifted } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { daySpan } from "./shared/days.ts";
import { perUnit, type UnitAt, unitsIn } from "./shared/perUnit.ts";
import { movedRange, rangeOf } from "./shared/ranges.ts";
import { roleOf, wordOf } from "./shared/who.ts";

/** The document's outline: every block by its title or id, with who answers for it and when it takes place. */
export function documentSymbol(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string } },
): DocumentSymbol[] {
  const document = snapshot.document(params.textDocument.uri);
  return document ? joined(unitSymbols.all(unitsIn(snapshot, document))) : [];
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

/** One each: that of the block, with those in it. */
const unitSymbols = perUnit<readonly [DocumentSymbol]>({
  compute: (at, earlier) => [
    symbolOf(at, at.unit.top, at.place, earlier && { entity: earlier.old.top, symbol: earlier.result[0] }),
  ],
  moved: ([symbol], lines) => [movedSymbol(symbol, lines)],
  // Its days are the same as long as its names mean the same.
  readsNames: true,
});

/** A block before only words of its unit changed, and what was said of it. */
interface Before {
  readonly entity: Entity;
  readonly symbol: DocumentSymbol;
}

function movedSymbol(symbol: DocumentSymbol, lines: number): DocumentSymbol {
  if (lines === 0) return symbol;
  return {
    ...symbol,
    range: movedRange(symbol.range, lines),
    selectionRange: movedRange(symbol.selectionRange, lines),
    ...(symbol.children && { children: symbol.children.map((child) => movedSymbol(child, lines)) }),
  };
}

function symbolOf(at: UnitAt, entity: Entity, place: Position, before: Before | undefined): DocumentSymbol {
  const { block } = entity;
  if (before?.entity.block === block && before.symbol.range.start.character === place.character) {
    return movedSymbol(before.symbol, place.line - before.symbol.range.start.line);
  }
  const places = entity.children.length > 0 ? innerPlaces(block, place) : [];
  const children = entity.children.map((child, i) => {
    const old = before?.entity.children[i];
    const symbol = before?.symbol.children?.[i];
    return symbolOf(at, child, places[i] ?? place, old && symbol && { entity: old, symbol });
  });
  // Other words change nobody's days, and not who answers for it.
  const detail = before && !isPerson(entity) ? (before.symbol.detail ?? "") : detailOf(at, entity);
  return {
    name: symbolNameOf(entity),
    kind: symbolKindOf(entity),
    range: { start: place, end: endPlace(block, place) },
    selectionRange: headerRange(at, entity, place),
    ...(detail !== "" && { detail }),
    ...(isGivenUp(entity) && { tags: [SymbolTag.Deprecated] }),
    ...(children.length > 0 && { children }),
  };
}

function headerRange({ document, start }: UnitAt, entity: Entity, place: Position): Range {
  const header = headerSpan(entity);
  const { lineStarts, holes } = entity.block.segment;
  const end = header.end - entity.start;
  const isPlain =
    header.start === entity.start && end < Math.min(lineStarts[0] ?? end + 1, holes[0] ?? end + 1);
  return isPlain
    ? { start: place, end: { line: place.line, character: place.character + end } }
    : rangeOf(document, shifted(header, start));
}

function detailOf({ snapshot, document }: UnitAt, entity: Entity): string {
  const { start, end } = snapshot.schedule(document.uri, entity.unit).dates(entity);
  const who = wordOf(entity, "owner") ?? wordOf(entity, "leader") ?? wordOf(entity, "coachee");
  return [isPerson(entity) ? roleOf(entity) : undefined, who, daySpan(start?.day, end?.day)]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}

function isPerson(entity: Entity): boolean {
  return isKind(entity, "person", "coach");
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
