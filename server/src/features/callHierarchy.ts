import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
  Range,
} from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
import { isKind } from "../analysis/entity.ts";
import type { Reference } from "../analysis/names.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { symbolKindOf, symbolNameOf } from "./documentSymbol.ts";
import { daySpan } from "./shared/days.ts";
import { dataOf, entityIn } from "./shared/entityData.ts";
import { locate } from "./shared/locate.ts";
import { meantAt, meantBy, nameSpan } from "./shared/mentions.ts";
import { wordOf } from "./shared/who.ts";

/** Which block a hierarchy begins with: an action, a phase or a milestone, by its name, its header or a mention. */
export function prepareCallHierarchy(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
): CallHierarchyItem[] | null {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return null;
  const meant = meantAt(snapshot, locate(document, document.lines.offset(params.position)));
  return meant && waits(meant.entity) ? [itemOf(snapshot, meant.uri, meant.entity)] : null;
}

/** What waits for a block: the blocks that name it in `after`, and those whose days count from it. */
export function incomingCalls(
  snapshot: Snapshot,
  { item }: { readonly item: CallHierarchyItem },
): CallHierarchyIncomingCall[] {
  const found = entityIn(snapshot, item.data);
  if (!found) return [];
  const { uri, entity } = found;
  const waiting = dependencies(snapshot, uri, entity).filter((one) => meantBy(one)?.entity === entity);
  return grouped(waiting, ({ holder }) => holder).map(([holder, references]) => ({
    from: itemOf(snapshot, uri, holder),
    fromRanges: references.map(({ span }) => snapshot.range(uri, entity.unit, span)),
  }));
}

/** What a block waits for: the blocks that it names in `after`, and those from which its days count. */
export function outgoingCalls(
  snapshot: Snapshot,
  { item }: { readonly item: CallHierarchyItem },
): CallHierarchyOutgoingCall[] {
  const found = entityIn(snapshot, item.data);
  if (!found) return [];
  const { uri, entity } = found;
  const own = dependencies(snapshot, uri, entity).filter(({ holder }) => holder === entity);
  return grouped(own, (reference) => meantBy(reference)?.entity).map(([target, references]) => ({
    to: itemOf(snapshot, uri, target),
    fromRanges: references.map(({ span }) => snapshot.range(uri, entity.unit, span)),
  }));
}

function waits(entity: Entity): boolean {
  return isKind(entity, "action", "phase", "milestone");
}

/** The names in an engagement by which one block waits for another; what counts from its own days waits for nobody. */
function dependencies(snapshot: Snapshot, uri: string, { unit }: Entity): readonly Reference[] {
  return snapshot.names(uri, unit).references.filter((reference) => {
    const target = meantBy(reference)?.entity;
    const isDependency = reference.role === "date" || reference.fieldName === "after";
    return isDependency && target?.unit === unit && target !== reference.holder;
  });
}

function grouped(
  references: readonly Reference[],
  by: (reference: Reference) => Entity | undefined,
): readonly (readonly [Entity, readonly Reference[]])[] {
  const groups = new Map<Entity, Reference[]>();
  for (const reference of references) {
    const entity = by(reference);
    if (entity) groups.set(entity, [...(groups.get(entity) ?? []), reference]);
  }
  return [...groups];
}

function itemOf(snapshot: Snapshot, uri: string, entity: Entity): CallHierarchyItem {
  const { start, end } = snapshot.schedule(uri, entity.unit).dates(entity);
  const details = [wordOf(entity, "owner") ?? "", daySpan(start?.day, end?.day)];
  const detail = details.filter((part) => part !== "").join(" · ");
  const range = (span: { start: number; end: number }): Range => snapshot.range(uri, entity.unit, span);
  return {
    name: symbolNameOf(entity),
    kind: symbolKindOf(entity),
    uri,
    range: range({ start: entity.start, end: entity.end }),
    selectionRange: range(nameSpan(entity)),
    data: dataOf(uri, entity),
    ...(detail !== "" && { detail }),
  };
}
