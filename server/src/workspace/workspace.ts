/** The one thing that changes over time: which documents there are. Everything else is read from its snapshots. */
import { change, parse } from "../analysis/parse.ts";
import type { Day } from "../calendar/day.ts";
import type { Document } from "../syntax/document.ts";
import type { Edit } from "../text/edit.ts";
import { type DocumentFacts, documentFacts, usesOf } from "./documentFacts.ts";
import { fileDocument, letGo, takeUp } from "./fileDocument.ts";
import type { Files } from "./files.ts";
import { belowAny, isInside, isSearched, resolvePath, sameFile } from "./files.ts";
import type { Settings } from "./settings.ts";
import { defaultSettings } from "./settings.ts";
import { Shelf } from "./shelf.ts";
import type { Snapshot } from "./snapshot.ts";
import { Tally } from "./tally.ts";
import { type Legacy, viewOf } from "./view.ts";

export interface Workspace {
  open(uri: string, version: number, text: string): void;
  /** Edits as `didChange` sends them. A document that is not open is left alone. */
  change(uri: string, version: number, edits: readonly Edit[]): void;
  /** From now on the file's own text counts again. */
  close(uri: string): Promise<void>;
  /** Files that were created, changed or deleted outside the editor. */
  changedOnDisk(uris: readonly string[]): Promise<void>;
  /** The plans that are, or as far as is known were, in one of the folders given; what is no folder has none. */
  plansBelow(uris: readonly string[]): Promise<string[]>;
  configure(settings: Settings): void;
  /** The folders that are open; `use` does not reach out of them, and files elsewhere are forgotten. */
  setFolders(folders: readonly string[]): void;
  /** Reads the files that this document uses and that are not known yet. Wait for it before asking a snapshot about names. */
  settle(uri: string): Promise<void>;
  /** Reads every document in the folders that is not known yet, those first that open documents use. */
  index(indexing?: Indexing): Promise<void>;
  /** Whether {@link index} has come to its end, for the folders that are open now. */
  readonly indexed: boolean;
  isOpen(uri: string): boolean;
  snapshot(): Snapshot;
}

/** How the workspace is read, by whoever has other things to do meanwhile. */
export interface Indexing {
  /** Stops it; what has been read stays known, and the next {@link Workspace.index} goes on from there. */
  readonly cancel?: Cancel;
  /** Called after each file, with how many have been read; waits as long as it likes. */
  pace?(done: number, of: number): Promise<void> | undefined;
  /** Called with each file that was read, while its tree is at hand. */
  visit?(snapshot: Snapshot, uri: string): void;
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

/** So many files are read from the disk at the same time. */
const AT_ONCE = 16;

class Documents implements Workspace {
  private readonly environment: Environment;
  private readonly legacy: Legacy = {
    tally: new Tally(),
    scopes: new Map(),
    facts: new Map(),
    rows: new Map(),
    memories: new Map(),
  };
  private readonly opened = new Map<string, ReturnType<typeof parse>>();
  private files = Shelf.empty<Document | undefined>();
  private facts = Shelf.empty<DocumentFacts>();
  /** The newest reading of each file, while it is under way. */
  private readonly reading = new Map<string, Promise<void>>();
  private settings: Settings = defaultSettings;
  private folders: readonly string[] = [];
  private complete = false;
  private current: Snapshot | undefined;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  open(uri: string, version: number, text: string): void {
    const key = sameFile(uri);
    this.current = undefined;
    this.forget(key);
    this.opened.set(key, parse(uri, version, text));
  }

  change(uri: string, version: number, edits: readonly Edit[]): void {
    const key = sameFile(uri);
    const before = this.opened.get(key);
    if (!before) return;
    this.opened.set(key, change(before, version, edits));
    this.current = undefined;
  }

  async close(uri: string): Promise<void> {
    const key = sameFile(uri);
    const last = this.opened.get(key);
    if (!last) return;
    // Until its file is read, the text that was open stands in for it: whoever uses it must not miss it meanwhile.
    const facts = documentFacts(this.snapshot(), uri, this.legacy.facts.get(key));
    this.current = undefined;
    this.opened.delete(key);
    this.legacy.scopes.delete(key);
    this.legacy.memories.delete(key);
    this.legacy.rows.delete(key);
    this.files = this.files.with(key, last);
    this.facts = this.facts.with(key, facts);
    await this.read(uri);
  }

  async changedOnDisk(uris: readonly string[]): Promise<void> {
    const unread = [...uris];
    const readOn = async () => {
      for (let uri = unread.pop(); uri !== undefined; uri = unread.pop()) {
        if (!this.isOpen(uri)) await this.read(uri);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  }

  async plansBelow(uris: readonly string[]): Promise<string[]> {
    const searched = uris.filter((uri) => isSearched(uri, this.folders));
    if (searched.length === 0) return [];
    const isBelow = belowAny(searched);
    const found = new Map<string, string>();
    for (const [key, document] of this.files.entries()) {
      if (document && isBelow(document.uri)) found.set(key, document.uri);
    }
    for (const folder of searched) {
      if (isBelow(folder)) continue;
      for await (const uri of this.environment.files.list(folder)) found.set(sameFile(uri), uri);
    }
    return [...found.values()];
  }

  configure(settings: Settings): void {
    this.settings = settings;
    this.current = undefined;
  }

  setFolders(folders: readonly string[]): void {
    this.folders = folders;
    this.complete = false;
    this.current = undefined;
    for (const [key, document] of this.files.entries()) {
      // A path that was missing may now be inside, one that was there outside.
      if (!document || !isInside(document.uri, folders)) this.forget(key);
    }
  }

  async settle(uri: string): Promise<void> {
    const targets = this.unknownUses(uri);
    if (targets.length === 0) return;
    await Promise.all(targets.map((target) => this.once(target)));
    this.gather(targets);
  }

  async index(indexing: Indexing = {}): Promise<void> {
    const { folders } = this;
    const { cancel } = indexing;
    const stopped = () => cancel?.isCancellationRequested || folders !== this.folders;
    for (const { uri } of [...this.opened.values()]) await this.settle(uri);
    const found = new Map<string, string>();
    for (const folder of folders) {
      for await (const uri of this.environment.files.list(folder)) {
        if (stopped()) return;
        found.set(sameFile(uri), uri);
      }
    }
    const uris = [...found.values()];
    for (let done = 0; done < uris.length; done += AT_ONCE) {
      const batch = uris.slice(done, done + AT_ONCE);
      await this.readBatch(batch, indexing, (n) => indexing.pace?.(done + n, uris.length));
      if (stopped()) return;
    }
    this.complete = true;
    this.current = undefined;
  }

  get indexed(): boolean {
    return this.complete;
  }

  isOpen(uri: string): boolean {
    return this.opened.has(sameFile(uri));
  }

  snapshot(): Snapshot {
    this.current ??= viewOf(
      {
        open: new Map(this.opened),
        files: this.files,
        facts: this.facts,
        settings: this.settings,
        today: this.settings.today ?? this.environment.today(),
        folders: this.folders,
        indexed: this.complete,
      },
      this.legacy,
    );
    return this.current;
  }

  /** Some files of the index, with what they use: read together, then looked at one by one, each while its tree is at hand. */
  private async readBatch(
    uris: readonly string[],
    { cancel, visit }: Indexing,
    pace: (done: number) => Promise<void> | undefined,
  ): Promise<void> {
    const unread = new Set(uris.filter((uri) => !this.isKnown(uri)));
    await Promise.all([...unread].map((uri) => this.once(uri)));
    for (const [i, uri] of uris.entries()) {
      if (cancel?.isCancellationRequested) break;
      const document = this.files.get(sameFile(uri));
      if (!document) continue;
      if (unread.has(uri)) takeUp(document);
      await this.settle(uri);
      this.gather([uri]);
      await pace(i);
      // It may have been read again meanwhile.
      if (this.files.get(sameFile(uri)) === document) visit?.(this.snapshot(), uri);
      letGo(document);
      await pace(i + 1);
    }
  }

  private unknownUses(uri: string): readonly string[] {
    const key = sameFile(uri);
    const uses = this.facts.get(key)?.uses ?? usesOf(this.opened.get(key) ?? this.files.get(key));
    return uses.flatMap((path) => {
      const target = resolvePath(uri, path, this.folders);
      return target && !this.isKnown(target) ? [target] : [];
    });
  }

  private isKnown(uri: string): boolean {
    const key = sameFile(uri);
    return (this.opened.has(key) || this.files.has(key)) && !this.reading.has(key);
  }

  /** Reads a file, or waits for whoever is reading it already. */
  private once(uri: string): Promise<void> {
    return this.reading.get(sameFile(uri)) ?? this.startReading(uri);
  }

  /** Reads a file as it is now, and counts what it says. */
  private async read(uri: string): Promise<void> {
    await this.startReading(uri);
    this.gather([uri]);
  }

  private startReading(uri: string): Promise<void> {
    const key = sameFile(uri);
    const finish = async () => {
      const text = await this.environment.files.read(uri);
      // Somebody has begun to read it again: what this one has is old.
      const newest = this.reading.get(key);
      if (newest !== reading) return newest;
      this.reading.delete(key);
      // It may have been opened meanwhile: the editor's text counts.
      if (this.opened.has(key)) return;
      this.current = undefined;
      this.files = this.files.with(key, text === undefined ? undefined : fileDocument(uri, text));
      this.facts = this.facts.without(key);
    };
    const reading: Promise<void> = finish();
    this.reading.set(key, reading);
    return reading;
  }

  /** The facts of files that have none yet. */
  private gather(uris: readonly string[]): void {
    const missing = uris.filter((uri) => this.files.get(sameFile(uri)) && !this.facts.has(sameFile(uri)));
    if (missing.length === 0) return;
    const snapshot = this.snapshot();
    const gathered = missing.map((uri) => [sameFile(uri), documentFacts(snapshot, uri)] as const);
    for (const [key, facts] of gathered) this.facts = this.facts.with(key, facts);
    this.current = undefined;
  }

  private forget(key: string): void {
    this.files = this.files.without(key);
    this.facts = this.facts.without(key);
    this.reading.delete(key);
  }
}
