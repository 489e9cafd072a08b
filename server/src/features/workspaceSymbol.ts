import type { WorkspaceSymbol } from "vscode-languageserver-types";
import { SymbolTag } from "vscode-languageserver-types";
import type { Entity, Unit } from "../analysis/entity.ts";
import { nameOf } from "../analysis/entity.ts";
import { fileName } from "../rules/shared/uses.ts";
import { fuzzyScore } from "../text/fuzzy.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { isGivenUp, symbolKindOf, symbolNameOf } from "./documentSymbol.ts";
import { nameSpan } from "./shared/mentions.ts";

/**
 * Blocks of all files whose title or id has the letters of the query in this order, the best first; with an empty
 * query the top-level ones. At most {@link most}: who gets more has to type on anyway.
 */
export function workspaceSymbol(snapshot: Snapshot, params: { readonly query: string }): WorkspaceSymbol[] {
  const query = params.query.trim();
  const found: Found[] = [];
  for (const { uri } of snapshot.documents) {
    for (const { unit } of snapshot.units(uri)) {
      for (const named of namesIn(unit)) {
        const match = matched(named, query, named.entity === unit.top);
        if (match) found.push({ uri, entity: named.entity, ...match });
      }
    }
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map((one) => symbolOf(snapshot, one));
}

/** How many symbols one question is answered with. */
export const most = 200;

interface Found {
  readonly uri: string;
  readonly entity: Entity;
  readonly score: number;
  /** The title alone does not have the letters: the id has to be shown with it, or the editor leaves it out. */
  readonly byId: boolean;
}

interface Named {
  readonly entity: Entity;
  readonly name: string;
  readonly id: string | undefined;
}

const names = new WeakMap<Unit, readonly Named[]>();

/** Blocks that have a name of their own; others only say what they are, as dozens do. */
function namesIn(unit: Unit): readonly Named[] {
  let kept = names.get(unit);
  if (!kept) {
    kept = unit.entities
      .filter(({ known, id, title }) => known !== undefined && (id !== undefined || title !== undefined))
      .map((entity) => ({ entity, name: symbolNameOf(entity), id: entity.id }));
    names.set(unit, kept);
  }
  return kept;
}

function matched(
  { name, id }: Named,
  query: string,
  isTop: boolean,
): Pick<Found, "score" | "byId"> | undefined {
  if (query === "") return isTop ? { score: 0, byId: false } : undefined;
  const byName = fuzzyScore(query, name);
  const byId = id === undefined ? undefined : fuzzyScore(query, id);
  if (byName === undefined && byId === undefined) return undefined;
  return {
    // People and engagements are looked for more often than what stands in them.
    score: Math.max(byName ?? 0, byId ?? 0) + (isTop ? 0.1 : 0),
    byId: byName === undefined,
  };
}

function symbolOf(snapshot: Snapshot, { uri, entity, byId }: Found): WorkspaceSymbol {
  const name = symbolNameOf(entity);
  return {
    name: byId && entity.id !== undefined ? `${name} (${entity.id})` : name,
    kind: symbolKindOf(entity),
    containerName: entity.parent ? nameOf(entity.unit.top) : fileName(uri),
    location: { uri, range: snapshot.range(uri, entity.unit, nameSpan(entity)) },
    ...(isGivenUp(entity) && { tags: [SymbolTag.Deprecated] }),
  };
}
