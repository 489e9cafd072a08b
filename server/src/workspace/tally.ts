/**
 * Who is mentioned where in the whole workspace, who has how much to do and when: the facts of all documents, filed
 * under the declaration that each name means. Brought from one state of the workspace to another by what differs
 * between the two, so that a key costs what its block says, however large the firm is.
 */
import type { BlockName } from "../language/types.ts";
import { addTo, takeFrom } from "../text/sets.ts";
import { Answers, foundBy } from "./answers.ts";
import { type DocumentFacts, declaredIn, difference, meaningOf, unitsDeclaring } from "./documentFacts.ts";
import { type Declared, type Mention, saysTheSame, type UnitFacts } from "./facts.ts";
import { sameFile } from "./files.ts";
import { Shelf } from "./shelf.ts";

/** A block's facts and the document that they are of. */
export interface Source {
  readonly uri: string;
  readonly facts: UnitFacts;
}

/**
 * Something worked out of all that is said about one declaration; remembered by this very function. It may read what
 * stands in the declaration's own block, whom names in the sources mean, and what {@link Tally.about} says of others.
 */
export type Derivation<Result> = (home: Declared, sources: readonly Source[], facts: Facts) => Result;

/** What is asked about each declaration of some kinds; remembered by this very object. */
export interface Question<Found extends Told> {
  readonly kinds: readonly BlockName[];
  readonly about: Derivation<readonly Found[]>;
}

/** Something that is found about a declaration, and the block at which it is told: its own, or one that mentions it. */
export interface Told {
  readonly at: Source;
}

export interface Answer<Found extends Told> {
  readonly home: Declared;
  readonly found: Found;
}

/** A tally as it is read. */
export type Facts = Omit<Tally, "bring">;

/** One state of the workspace, as far as a tally reads it. */
export interface TallyState {
  /** What is the same object as in another state is the same: the facts of files that are not open. */
  readonly files: Shelf<DocumentFacts>;
  /** The facts of open documents, by {@link sameFile}; they stand before a file of the same name. */
  readonly open: ReadonlyMap<string, DocumentFacts>;
  /** As `Snapshot.resolveUse`. */
  resolveUse(uri: string, path: string): string | undefined;
  /** The same object for as long as paths lead to the same files. */
  readonly folders: object;
}

export class Tally {
  private state: TallyState | undefined;
  private readonly documents = new Map<string, DocumentFacts>();
  /** The keys of {@link documents} by their names: files are read in any order, and no answer may depend on it. */
  private inOrder: readonly string[] | undefined;
  /** Where each document looks for names, itself first. */
  private readonly reach = new Map<string, readonly string[]>();
  /** Of which document each block is. */
  private readonly owners = new Map<UnitFacts, string>();
  private readonly entries = new Map<string, Entry>();
  /** By each document those that look there for names: {@link reach} the other way round. */
  private readonly readers = new Map<string, Set<string>>();
  private readonly declarers = new Map<string, Set<string>>();
  private readonly filed = new Map<UnitFacts, readonly string[]>();
  /** By each name those of which something was worked out that reads what is said about it. */
  private readonly dependents = new Map<string, Set<string>>();
  /** The names of which something is being worked out, each for the one before. */
  private readonly asking: string[] = [];
  private readonly answers = new Answers();
  private said = 0;
  private unsaid = 0;

  /** Another number whenever something else is said; what was only moved, or is nobody else's business, changes nothing. */
  get version(): number {
    return this.said;
  }

  /** As {@link version}, but a document that comes to be known changes nothing: it takes back nothing. */
  get revision(): number {
    return this.unsaid;
  }

  /** Brings the tally to that state of the workspace. */
  bring(state: TallyState): this {
    const before = this.state;
    if (before === state) return this;
    this.state = state;
    const again = new Set<UnitFacts>();
    if (before?.folders !== state.folders) {
      for (const key of [...this.documents.keys()]) this.take(key, undefined, again);
    }
    const known = before?.folders === state.folders ? before.files : Shelf.empty<DocumentFacts>();
    for (const key of state.files.differences(known)) {
      if (!state.open.has(key)) this.take(key, state.files.get(key), again);
    }
    for (const key of before?.open.keys() ?? []) {
      if (state.open.has(key)) continue;
      this.answers.drop(key);
      this.take(key, state.files.get(key), again);
    }
    for (const [key, facts] of state.open) this.take(key, facts, again);
    for (const facts of again) this.file(facts);
    return this;
  }

  /** The declaration that a name in that document means: of the kind that is wanted where there is one. */
  home(uri: string, { id, wants }: Mention): Declared | undefined {
    let otherwise: Declared | undefined;
    for (const key of this.reach.get(sameFile(uri)) ?? []) {
      for (const declared of declaredIn(this.documents.get(key), id)) {
        if (wants.includes(declared.kind)) return declared;
        otherwise ??= declared;
      }
    }
    return otherwise;
  }

  /** Everybody of that name whom a document sees, its own first. */
  homes(uri: string, id: string): readonly Declared[] {
    const keys = this.reach.get(sameFile(uri)) ?? [];
    return keys.flatMap((key) => declaredIn(this.documents.get(key), id));
  }

  /** All names that a document sees. */
  namesSeenBy(uri: string): readonly string[] {
    const keys = this.reach.get(sameFile(uri)) ?? [];
    return keys.flatMap((key) => [...(this.documents.get(key)?.places.keys() ?? [])]);
  }

  /** The blocks of a document that declare that name, in the order of the text: but for mistakes, one. */
  unitsOf(uri: string, id: string): readonly UnitFacts[] {
    const document = this.of(uri);
    return document ? unitsDeclaring(document, id) : [];
  }

  /** What the rule makes of all that is said about this declaration; kept until something else is said. */
  about<Result>(home: Declared, derive: Derivation<Result>): Result {
    return this.remembered(keyOf(home.uri, home.id), derive, (sources) => derive(home, sources, this));
  }

  /** All that is told in that document of those whom it mentions or declares, by their names. */
  toldIn<Found extends Told>(uri: string, question: Question<Found>): readonly Answer<Found>[] {
    const key = sameFile(uri);
    const names = () => this.namesIn(key, question.kinds);
    const find = (name: string) => this.foundIn(key, name, question);
    const found = this.state?.open.has(key)
      ? this.answers.in<Found>(key, question, names, (name) => (this.isIn(key, name) ? find(name) : none))
      : foundBy(names(), find);
    return [...found.keys()].sort().flatMap((name) => {
      const home = this.declaredAs(name, question.kinds);
      return home ? (found.get(name) ?? []).map((one) => ({ home, found: one })) : [];
    });
  }

  /** Whether another block mentions that name of that document, or one that does not see it mentions it by its name. */
  isMentioned(uri: string, id: string): boolean {
    return this.entries.has(keyOf(uri, id)) || this.entries.has(lostKey(id));
  }

  /** The facts of a document's blocks; none where it has not been read yet. */
  of(uri: string): DocumentFacts | undefined {
    return this.documents.get(sameFile(uri));
  }

  /** Every declaration of that name, in all documents that are known; documents by their names. */
  declarationsOf(id: string): readonly Declared[] {
    return [...(this.declarers.get(id) ?? [])]
      .sort()
      .flatMap((key) => declaredIn(this.documents.get(key), id));
  }

  /** Every declaration of some kinds; documents by their names. */
  *declarations(kinds: readonly BlockName[]): Generator<Declared> {
    this.inOrder ??= [...this.documents.keys()].sort();
    for (const key of this.inOrder) {
      const document = this.documents.get(key);
      for (const id of document?.places.keys() ?? []) {
        for (const one of declaredIn(document, id)) if (kinds.includes(one.kind)) yield one;
      }
    }
  }

  /** Puts a document's facts in the place of those before; `again` gathers the blocks that have to be filed. */
  private take(key: string, facts: DocumentFacts | undefined, again: Set<UnitFacts>): void {
    const before = this.documents.get(key);
    if (before === facts) return;
    if (!before || !facts) this.inOrder = undefined;
    if (facts) this.documents.set(key, facts);
    else this.documents.delete(key);
    const { removed, added } = difference(before?.units ?? [], facts?.units ?? []);
    const reach = facts && this.reachOf(key, facts);
    const looksElsewhere = reach?.join("\n") !== this.reach.get(key)?.join("\n");
    const saySame = removed.length === added.length && removed.every((one, i) => saysTheSame(one, added[i]));
    if (!before || looksElsewhere || !saySame) {
      this.said++;
      if (before) this.unsaid++;
    }
    for (const one of removed) {
      this.unfile(one);
      again.delete(one);
      this.owners.delete(one);
    }
    for (const one of added) {
      this.owners.set(one, facts?.uri ?? key);
      again.add(one);
    }
    if (looksElsewhere) {
      for (const target of this.reach.get(key) ?? []) takeFrom(this.readers, target, key);
      if (reach) this.reach.set(key, reach);
      else this.reach.delete(key);
      for (const target of reach ?? []) addTo(this.readers, target, key);
      for (const one of facts?.units ?? []) again.add(one);
    }
    const ids = new Set([...removed, ...added].flatMap(({ declares }) => declares.map(({ id }) => id)));
    this.redeclare(key, ids, before, facts, again);
  }

  private reachOf(key: string, { uri, uses }: DocumentFacts): readonly string[] {
    const targets = uses.flatMap((path) => {
      const target = this.state?.resolveUse(uri, path);
      return target === undefined ? [] : [sameFile(target)];
    });
    return [...new Set([key, ...targets])];
  }

  /** Whoever writes one of these names may mean another one now, where its declarations have changed. */
  private redeclare(
    key: string,
    ids: Iterable<string>,
    before: DocumentFacts | undefined,
    facts: DocumentFacts | undefined,
    again: Set<UnitFacts>,
  ): void {
    const changed = new Set<string>();
    for (const id of ids) {
      const [old, now] = [meaningOf(before, id), meaningOf(facts, id)];
      if (old === now) continue;
      if (now === "") takeFrom(this.declarers, id, key);
      else addTo(this.declarers, id, key);
      changed.add(id);
    }
    if (changed.size === 0) return;
    for (const reader of this.readers.get(key) ?? []) {
      for (const unit of this.documents.get(reader)?.units ?? [])
        if (unit.mentions.some(({ id }) => changed.has(id))) again.add(unit);
    }
  }

  private file(facts: UnitFacts): void {
    this.unfile(facts);
    const uri = this.uriOf(facts);
    const keys = new Set<string>();
    for (const mention of facts.mentions) {
      const home = this.home(uri, mention);
      keys.add(home ? keyOf(home.uri, home.id) : lostKey(mention.id));
    }
    for (const key of keys) {
      const entry = this.entries.get(key);
      if (entry) entry.sources.add(facts);
      else this.entries.set(key, { sources: new Set([facts]), derived: undefined });
    }
    this.filed.set(facts, [...keys]);
    this.speakAnew(facts, keys);
  }

  private unfile(facts: UnitFacts): void {
    const keys = this.filed.get(facts);
    if (!keys) return;
    for (const key of keys) {
      const entry = this.entries.get(key);
      entry?.sources.delete(facts);
      if (entry?.sources.size === 0) this.entries.delete(key);
    }
    this.filed.delete(facts);
    this.speakAnew(facts, keys);
  }

  /** Of those whom a block mentions or declares, something else may be said now. */
  private speakAnew(facts: UnitFacts, mentioned: Iterable<string>): void {
    for (const key of mentioned) {
      this.forget(key);
      // Whoever has a name by which nobody is found may be meant.
      const id = lostIn(key);
      for (const declarer of (id !== undefined && this.declarers.get(id)) || [])
        this.forget(`${declarer}\n${id}`);
    }
    for (const { uri, id } of facts.declares) this.forget(keyOf(uri, id));
  }

  /** What was worked out of that name, and of those that read it, is worked out again when it is asked for. */
  private forget(key: string): void {
    const entry = this.entries.get(key);
    if (entry) entry.derived = undefined;
    this.answers.outdate(key);
    const dependents = this.dependents.get(key);
    if (!dependents) return;
    this.dependents.delete(key);
    for (const dependent of dependents) this.forget(dependent);
  }

  /** What is worked out of all that is said about a name; kept by `by` until something else is said. */
  private remembered<Result>(
    key: string,
    by: object,
    workOut: (sources: readonly Source[]) => Result,
  ): Result {
    const asker = this.asking.at(-1);
    if (asker !== undefined && asker !== key) addTo(this.dependents, key, asker);
    const entry = this.entries.get(key) ?? nothing;
    const known = entry.derived?.get(by);
    // What was worked out by it is what is kept under it.
    if (known) return (known as { readonly result: Result }).result;
    this.asking.push(key);
    try {
      const result = workOut([...entry.sources].map((facts) => ({ uri: this.uriOf(facts), facts })));
      if (entry !== nothing) {
        entry.derived ??= new Map();
        entry.derived.set(by, { result });
      }
      return result;
    } finally {
      this.asking.pop();
    }
  }

  /** All names that a document mentions, and those of these kinds that it declares. */
  private namesIn(key: string, kinds: readonly BlockName[]): Set<string> {
    const names = new Set<string>();
    for (const facts of this.documents.get(key)?.units ?? []) {
      for (const name of this.filed.get(facts) ?? []) names.add(name);
      for (const { uri, id, kind } of facts.declares) if (kinds.includes(kind)) names.add(keyOf(uri, id));
    }
    return names;
  }

  /**
   * What is found about a name and told in that document; nothing where nobody of these kinds has it. That, too, is
   * remembered by the name: it is asked of every file that mentions it.
   */
  private foundIn<Found extends Told>(
    key: string,
    name: string,
    question: Question<Found>,
  ): readonly Found[] {
    const found = this.remembered(name, question, (sources) => {
      const home = this.declaredAs(name, question.kinds);
      return home ? question.about(home, sources, this) : none;
    });
    return found.length === 0 ? none : found.filter(({ at }) => sameFile(at.uri) === key);
  }

  /** Whether a document declares or mentions that name. */
  private isIn(key: string, name: string): boolean {
    if (name.startsWith(`${key}\n`)) return true;
    for (const facts of this.entries.get(name)?.sources ?? [])
      if (sameFile(this.uriOf(facts)) === key) return true;
    return false;
  }

  private declaredAs(name: string, kinds: readonly BlockName[]): Declared | undefined {
    const end = name.lastIndexOf("\n");
    const declared = declaredIn(this.documents.get(name.slice(0, end)), name.slice(end + 1));
    return declared.find(({ kind }) => kinds.includes(kind));
  }

  private uriOf(facts: UnitFacts): string {
    return this.owners.get(facts) ?? "";
  }
}

interface Entry {
  readonly sources: Set<UnitFacts>;
  derived: Map<unknown, { readonly result: unknown }> | undefined;
}

const nothing: Entry = { sources: new Set(), derived: undefined };

const none: readonly never[] = [];

function keyOf(uri: string, id: string): string {
  return `${sameFile(uri)}\n${id}`;
}

/** Mentions that mean nobody. */
function lostKey(id: string): string {
  return `\n${id}`;
}

/** The name of which that is the {@link lostKey}. */
function lostIn(key: string): string | undefined {
  return key.startsWith("\n") ? key.slice(1) : undefined;
}
