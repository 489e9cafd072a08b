import type { WorkspaceSymbol } from "vscode-languageserver-types";
import { SymbolTag } from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
import { nameOf } from "../analysis/entity.ts";
import { fileName } from "../rules/shared/uses.ts";
import type { Document } from "../syntax/document.ts";
import { fuzzyScore } from "../text/fuzzy.ts";
import { shifted } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { isGivenUp, symbolKindOf, symbolNameOf } from "./documentSymbol.ts";
import { nameSpan } from "./shared/mentions.ts";
import { rangeOf } from "./shared/ranges.ts";

/**
 * Blocks of all files whose title or id has the letters of the query in this order, the best first; with an empty
 * query the top-level ones. At most {@link most}: who gets more has to type on anyway.
 */
export function workspaceSymbol(snapshot: Snapshot, params: { readonly query: string }): WorkspaceSymbol[] {
  const query = params.query.trim();
  const found = snapshot.documents.flatMap((document) =>
    namesIn(snapshot, document).flatMap((named) => {
      const match = matched(named, query);
      return match ? [{ named, ...match }] : [];
    }),
  );
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ named, byId }) =>
      byId ? { ...named.symbol, name: `${named.symbol.name} (${named.id})` } : named.symbol,
    );
}

/** How many symbols one question is answered with. */
const most = 200;

/** A block that can be found: plain data, so that a file that is not open keeps no tree for it. */
interface Named {
  readonly symbol: WorkspaceSymbol;
  readonly id: string | undefined;
  readonly isTop: boolean;
}

const names = new WeakMap<Document, readonly Named[]>();

/** Blocks that have a name of their own; others only say what they are, as dozens do. */
function namesIn(snapshot: Snapshot, document: Document): readonly Named[] {
  let kept = names.get(document);
  if (!kept) {
    kept = snapshot.units(document.uri).flatMap(({ unit, start }) =>
      unit.entities
        .filter(({ known, id, title }) => known !== undefined && (id !== undefined || title !== undefined))
        .map((entity) => ({
          symbol: symbolOf(document, start, entity),
          id: entity.id,
          isTop: entity === unit.top,
        })),
    );
    names.set(document, kept);
  }
  return kept;
}

interface Match {
  readonly score: number;
  /** The title alone does not have the letters: the id has to be shown with it, or the editor leaves it out. */
  readonly byId: boolean;
}

function matched({ symbol, id, isTop }: Named, query: string): Match | undefined {
  if (query === "") return isTop ? { score: 0, byId: false } : undefined;
  const byName = fuzzyScore(query, symbol.name);
  const byId = id === undefined ? undefined : fuzzyScore(query, id);
  if (byName === undefined && byId === undefined) return undefined;
  return {
    // People and engagements are looked for more often than what stands in them.
    score: Math.max(byName ?? 0, byId ?? 0) + (isTop ? 0.1 : 0),
    byId: byName === undefined,
  };
}

function symbolOf(document: Document, start: number, entity: Entity): WorkspaceSymbol {
  return {
    name: symbolNameOf(entity),
    kind: symbolKindOf(entity),
    containerName: entity.parent ? nameOf(entity.unit.top) : fileName(document.uri),
    location: { uri: document.uri, range: rangeOf(document, shifted(nameSpan(entity), start)) },
    ...(isGivenUp(entity) && { tags: [SymbolTag.Deprecated] }),
  };
}
