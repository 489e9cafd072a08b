/** The one thing that changes over time: which documents there are. Everything else is read from its snapshots. */
import type { Unit } from "../analysis/entity.ts";
import { unitOf } from "../analysis/entity.ts";
import type { Declaration, Names, Scope } from "../analysis/names.ts";
import { declarationsOf, namesOf, scopeOf } from "../analysis/names.ts";
import { change, parse } from "../analysis/parse.ts";
import type { Schedule } from "../analysis/schedule.ts";
import { scheduleOf } from "../analysis/schedule.ts";
import type { Day } from "../calendar/day.ts";
import type { Document } from "../syntax/document.ts";
import type { Edit } from "../text/edit.ts";
import { shifted } from "../text/span.ts";
import type { Files } from "./files.ts";
import { resolvePath, sameFile } from "./files.ts";
import type { Settings } from "./settings.ts";
import { defaultSettings } from "./settings.ts";
import type { PlacedUnit, Snapshot } from "./snapshot.ts";

export interface Workspace {
  open(uri: string, version: number, text: string): void;
  /** Edits as `didChange` sends them. A document that is not open is left alone. */
  change(uri: string, version: number, edits: readonly Edit[]): void;
  /** From now on the file's own text counts again. */
  close(uri: string): Promise<void>;
  /** Files that were created, changed or deleted outside the editor. */
  changedOnDisk(uris: readonly string[]): Promise<void>;
  configure(settings: Settings): void;
  /** The folders that are open; `use` does not reach out of them. */
  setFolders(folders: readonly string[]): void;
  /** Reads the files that this document uses and that are not known yet. Wait for it before asking a snapshot about names. */
  settle(uri: string): Promise<void>;
  /** Reads every document in the folders; stops where `cancel` says so. */
  index(cancel?: Cancel): Promise<void>;
  isOpen(uri: string): boolean;
  snapshot(): Snapshot;
}

/** LSP's cancellation token, as far as it is needed here. */
export interface Cancel {
  readonly isCancellationRequested: boolean;
}

/** What a workspace cannot know of itself. */
export interface Environment {
  readonly files: Files;
  /** The machine's date. */
  readonly today: () => Day;
}

export function createWorkspace(environment: Environment): Workspace {
  return new Documents(environment);
}

/** A document that is known, open or read from its file; without one where the file is missing. */
interface Known {
  readonly open: boolean;
  readonly document: Document | undefined;
}

class Documents implements Workspace {
  private readonly known = new Map<string, Known>();
  private readonly environment: Environment;
  private readonly scopes = new Map<string, Scope>();
  private settings: Settings = defaultSettings;
  private folders: readonly string[] = [];
  private indexed = false;
  private current: Snapshot | undefined;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  open(uri: string, version: number, text: string): void {
    this.put(uri, { open: true, document: parse(uri, version, text) });
  }

  change(uri: string, version: number, edits: readonly Edit[]): void {
    const before = this.known.get(sameFile(uri));
    if (before?.open && before.document)
      this.put(uri, { open: true, document: change(before.document, version, edits) });
  }

  async close(uri: string): Promise<void> {
    if (!this.isOpen(uri)) return;
    this.known.delete(sameFile(uri));
    this.current = undefined;
    await this.read(uri);
  }

  async changedOnDisk(uris: readonly string[]): Promise<void> {
    for (const uri of uris) if (!this.isOpen(uri)) await this.read(uri);
  }

  configure(settings: Settings): void {
    this.settings = settings;
    this.current = undefined;
  }

  setFolders(folders: readonly string[]): void {
    this.folders = folders;
    this.current = undefined;
  }

  async settle(uri: string): Promise<void> {
    const document = this.known.get(sameFile(uri))?.document;
    for (const { path } of document?.root.segment.uses ?? []) {
      const target = path && resolvePath(uri, path.text, this.folders);
      if (target && !this.known.has(sameFile(target))) await this.read(target);
    }
  }

  async index(cancel?: Cancel): Promise<void> {
    for (const folder of this.folders) {
      for await (const uri of this.environment.files.list(folder)) {
        if (cancel?.isCancellationRequested) return;
        if (!this.known.get(sameFile(uri))?.document) await this.read(uri);
      }
    }
    this.indexed = true;
    this.current = undefined;
  }

  isOpen(uri: string): boolean {
    return this.known.get(sameFile(uri))?.open ?? false;
  }

  snapshot(): Snapshot {
    this.current ??= new View(
      new Map(this.known),
      this.settings,
      this.settings.today ?? this.environment.today(),
      this.folders,
      this.indexed,
      this.scopes,
    );
    return this.current;
  }

  private async read(uri: string): Promise<void> {
    const text = await this.environment.files.read(uri);
    // It may have been opened meanwhile: the editor's text counts.
    if (!this.isOpen(uri))
      this.put(uri, { open: false, document: text === undefined ? undefined : parse(uri, 0, text) });
  }

  private put(uri: string, entry: Known): void {
    this.known.set(sameFile(uri), entry);
    this.current = undefined;
  }
}

/** Names belong to a unit and what it sees; a schedule belongs to names. Neither is worked out twice. */
const namesBefore = new WeakMap<
  Unit,
  { readonly uri: string; readonly scope: Scope; readonly names: Names }
>();
const schedules = new WeakMap<Names, Schedule>();

class View implements Snapshot {
  readonly settings: Settings;
  readonly today: Day;
  readonly indexed: boolean;
  private readonly known: ReadonlyMap<string, Known>;
  private readonly folders: readonly string[];
  /** The scopes that were handed out last, of this snapshot or an earlier one. */
  private readonly scopesBefore: Map<string, Scope>;
  private readonly scopes = new Map<string, Scope>();
  private readonly placed = new Map<string, readonly PlacedUnit[]>();
  private all: readonly Declaration[] | undefined;

  constructor(
    known: ReadonlyMap<string, Known>,
    settings: Settings,
    today: Day,
    folders: readonly string[],
    indexed: boolean,
    scopesBefore: Map<string, Scope>,
  ) {
    this.known = known;
    this.settings = settings;
    this.today = today;
    this.folders = folders;
    this.indexed = indexed;
    this.scopesBefore = scopesBefore;
  }

  get documents(): readonly Document[] {
    return [...this.known.values()].flatMap(({ document }) => document ?? []);
  }

  document(uri: string): Document | undefined {
    return this.known.get(sameFile(uri))?.document;
  }

  units(uri: string): readonly PlacedUnit[] {
    const key = sameFile(uri);
    let units = this.placed.get(key);
    if (!units) {
      const root = this.document(uri)?.root;
      units = root?.children.map((block, i) => ({ unit: unitOf(block), start: root.starts[i] ?? 0 })) ?? [];
      this.placed.set(key, units);
    }
    return units;
  }

  scope(uri: string): Scope {
    const key = sameFile(uri);
    const kept = this.scopes.get(key);
    if (kept) return kept;
    const all = this.ownDeclarations(uri);
    const seen = new Set([key]);
    for (const { path } of this.document(uri)?.root.segment.uses ?? []) {
      const target = path && this.resolveUse(uri, path.text);
      if (target === undefined || seen.has(sameFile(target))) continue;
      seen.add(sameFile(target));
      all.push(...this.ownDeclarations(target));
    }
    const scope = scopeOf(all, this.scopesBefore.get(key));
    this.scopes.set(key, scope);
    this.scopesBefore.set(key, scope);
    return scope;
  }

  declarations(): readonly Declaration[] {
    this.all ??= this.documents.flatMap(({ uri }) => this.ownDeclarations(uri));
    return this.all;
  }

  names(uri: string, unit: Unit): Names {
    const scope = this.scope(uri);
    const before = namesBefore.get(unit);
    const same = before?.uri === uri && before.scope.identity === scope.identity;
    if (before && same && (before.scope === scope || !before.names.leansOnEngagement)) return before.names;
    const names = namesOf(uri, unit, scope);
    namesBefore.set(unit, { uri, scope, names });
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

  resolveUse(uri: string, path: string): string | undefined {
    return resolvePath(uri, path, this.folders);
  }

  range(uri: string, unit: Unit, span: { start: number; end: number }) {
    const start = this.units(uri).find((placed) => placed.unit === unit)?.start ?? 0;
    const lines = this.document(uri)?.lines;
    const at = shifted(span, start);
    const zero = { line: 0, character: 0 };
    return { start: lines?.position(at.start) ?? zero, end: lines?.position(at.end) ?? zero };
  }

  private ownDeclarations(uri: string): Declaration[] {
    const document = this.document(uri);
    return document ? this.units(uri).flatMap(({ unit }) => declarationsOf(document.uri, unit)) : [];
  }
}
