import type { Unit } from "../analysis/entity.ts";
import { type Names, namesOf } from "../analysis/names.ts";
import { type Schedule, scheduleOf } from "../analysis/schedule.ts";
import { isUntouched, type Scope, scopeOf } from "../analysis/scope.ts";
import type { Day } from "../calendar/day.ts";
import type { Document } from "../syntax/document.ts";
import type { Block } from "../syntax/tree.ts";
import { memoryOf, Remembered } from "../text/memory.ts";
import { type Span, shifted } from "../text/span.ts";
import { type DocumentFacts, documentFacts, type OpenFacts } from "./documentFacts.ts";
import { treeOf } from "./fileDocument.ts";
import { resolvePath, sameFile } from "./files.ts";
import { indexIn, placedIn, type Row, rowOf } from "./rows.ts";
import type { Settings } from "./settings.ts";
import type { Shelf } from "./shelf.ts";
import type { PlacedUnit, Snapshot } from "./snapshot.ts";
import type { Facts, Tally, TallyState } from "./tally.ts";

/** What a workspace knows at one moment. Nobody changes it any more. */
export interface Known {
  /** By {@link sameFile}. */
  readonly open: ReadonlyMap<string, Document>;
  /** Those that are not open; undefined where there is no such file. */
  readonly files: Shelf<Document | undefined>;
  /** The facts of {@link files}, as far as they have been gathered. */
  readonly facts: Shelf<DocumentFacts>;
  readonly settings: Settings;
  readonly today: Day;
  readonly folders: readonly string[];
  readonly indexed: boolean;
}

/** What one snapshot leaves to the next: results that are mostly still true. It changes no answer, only what it costs. */
export interface Legacy {
  readonly tally: Tally;
  /** Of open documents: the scope that was handed out last, and what keeps the trees that it was read from. */
  readonly scopes: Map<string, { readonly scope: Scope; readonly trees: readonly Document[] }>;
  /** Of open documents: the facts that were gathered last, and the row that they are of. */
  readonly facts: Map<string, OpenFacts>;
  readonly rows: Map<string, Row>;
  readonly memories: Map<string, object>;
}

/** A snapshot of what is known. */
export function viewOf(known: Known, legacy: Legacy): Snapshot {
  return new View(known, legacy);
}

/** Names belong to a unit and what it sees; a schedule belongs to names. Neither is worked out twice. */
const namesBefore = memoryOf<Unit, { readonly uri: string; version: number; readonly names: Names }>();
const schedules = memoryOf<Names, Schedule>();
const scopesBefore = memoryOf<Block, Scope>();
const rows = memoryOf<Block, Row>();

/** By their names: files are read in any order, and no answer may depend on it. */
function inOrder(
  documents: Pick<ReadonlyMap<string, Document | undefined> | Shelf<Document | undefined>, "entries">,
): readonly Document[] {
  const kept = ordered.get(documents);
  if (kept) return kept;
  const found = [...documents.entries()]
    .flatMap(([, one]) => one ?? [])
    .sort((one, other) => (one.uri < other.uri ? -1 : 1));
  ordered.set(documents, found);
  return found;
}

/** By the map: whoever has a snapshot of it reads it as it was. */
const ordered = new WeakMap<object, readonly Document[]>();

class View extends Remembered implements Snapshot {
  private readonly known: Known;
  private readonly legacy: Legacy;
  private readonly scopes = new WeakMap<Block, Scope>();
  private state: TallyState | undefined;
  private all: readonly Document[] | undefined;
  /** The last document that was asked for: an answer is mostly about one, and asks for it again and again. */
  private last: { readonly uri: string; readonly document: Document | undefined } | undefined;

  constructor(known: Known, legacy: Legacy) {
    super();
    this.known = known;
    this.legacy = legacy;
  }

  get settings(): Settings {
    return this.known.settings;
  }

  get today(): Day {
    return this.known.today;
  }

  get indexed(): boolean {
    return this.known.indexed;
  }

  get documents(): readonly Document[] {
    this.all ??= [...inOrder(this.known.open), ...inOrder(this.known.files)];
    return this.all;
  }

  get facts(): Facts {
    this.state ??= {
      files: this.known.facts,
      open: this.gatherOpen(),
      folders: this.known.folders,
      resolveUse: (uri, path) => this.resolveUse(uri, path),
    };
    return this.legacy.tally.bring(this.state);
  }

  document(uri: string): Document | undefined {
    if (this.last?.uri !== uri) {
      const key = sameFile(uri);
      this.last = { uri, document: this.known.open.get(key) ?? this.known.files.get(key) };
    }
    return this.last.document;
  }

  units(uri: string): readonly PlacedUnit[] {
    const row = this.rowOf(uri);
    return row ? placedIn(row) : [];
  }

  row(uri: string): readonly Unit[] {
    return this.rowOf(uri)?.units ?? [];
  }

  startOf(uri: string, unit: Unit): number {
    const row = this.rowOf(uri);
    return row?.root.starts[indexIn(row.units, unit)] ?? 0;
  }

  private rowOf(uri: string): Row | undefined {
    const document = this.document(uri);
    if (!document) return undefined;
    const { root } = document;
    const kept = rows.get(root);
    if (kept) return kept;
    const key = sameFile(uri);
    const isOpen = this.known.open.has(key);
    const row = rowOf(document, isOpen ? this.legacy.rows.get(key) : undefined);
    rows.set(root, row);
    if (isOpen) this.legacy.rows.set(key, row);
    return row;
  }

  scope(uri: string): Scope {
    const document = this.document(uri);
    const kept = document && this.scopes.get(document.root);
    if (kept) return kept;
    const key = sameFile(uri);
    const trees = document ? [treeOf(document)] : [];
    let all = this.rowOf(uri)?.declares ?? [];
    const seen = new Set([key]);
    for (const { path } of document?.root.segment.uses ?? []) {
      const target = path && this.resolveUse(uri, path.text);
      if (target === undefined || seen.has(sameFile(target))) continue;
      seen.add(sameFile(target));
      const used = this.document(target);
      if (used) trees.push(treeOf(used));
      all = all.concat(this.rowOf(target)?.declares ?? []);
    }
    const before = this.legacy.scopes.get(key)?.scope ?? (document && scopesBefore.get(document.root));
    const scope = scopeOf(all, before);
    if (document) {
      this.scopes.set(document.root, scope);
      scopesBefore.set(document.root, scope);
    }
    if (this.known.open.has(key)) this.legacy.scopes.set(key, { scope, trees });
    return scope;
  }

  names(uri: string, unit: Unit): Names {
    const scope = this.scope(uri);
    const before = namesBefore.get(unit);
    if (before?.uri === uri) {
      if (before.version === scope.version) return before.names;
      const changes = scope.since(before.version);
      if (changes && isUntouched(unit, changes.moved)) {
        before.version = scope.version;
        return before.names;
      }
    }
    const names = namesOf(uri, unit, scope);
    namesBefore.set(unit, { uri, version: scope.version, names });
    return names;
  }

  schedule(uri: string, unit: Unit): Schedule {
    const names = this.names(uri, unit);
    let schedule = schedules.get(names);
    if (!schedule) {
      schedule = scheduleOf(unit, names);
      schedules.set(names, schedule);
    }
    return schedule;
  }

  isOpen(uri: string): boolean {
    return this.known.open.has(sameFile(uri));
  }

  memory(uri: string): object {
    const key = sameFile(uri);
    const { memories } = this.legacy;
    const memory = memories.get(key) ?? {};
    if (this.known.open.has(key)) memories.set(key, memory);
    else memories.delete(key);
    return memory;
  }

  resolveUse(uri: string, path: string): string | undefined {
    return resolvePath(uri, path, this.known.folders);
  }

  range(uri: string, unit: Unit, span: Span) {
    const start = this.startOf(uri, unit);
    const lines = this.document(uri)?.lines;
    const at = shifted(span, start);
    const zero = { line: 0, character: 0 };
    return { start: lines?.position(at.start) ?? zero, end: lines?.position(at.end) ?? zero };
  }

  private gatherOpen(): ReadonlyMap<string, DocumentFacts> {
    const { facts } = this.legacy;
    for (const key of facts.keys()) if (!this.known.open.has(key)) facts.delete(key);
    const gathered = new Map<string, DocumentFacts>();
    for (const [key, { uri }] of this.known.open) {
      const units = this.row(uri);
      const before = facts.get(key);
      const now = before?.units === units ? before : { units, facts: documentFacts(this, uri, before) };
      facts.set(key, now);
      gathered.set(key, now.facts);
    }
    return gathered;
  }
}
