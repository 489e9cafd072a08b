/**
 * Who is mentioned where in the whole workspace, who has how much to do and when: the facts of all documents, filed
 * under the declaration that each name means. Brought from one state of the workspace to another by what differs
 * between the two, so that a key costs what its block says, however large the firm is.
 */
import type { BlockName } from "../language/types.ts";
import { commonEnds } from "../text/common.ts";
import type { DocumentFacts } from "./documentFacts.ts";
import type { Declared, Mention, UnitFacts } from "./facts.ts";
import { sameFile } from "./files.ts";
import { Shelf } from "./shelf.ts";

/** A block's facts and the document that they are of. */
export interface Source {
  readonly uri: string;
  readonly facts: UnitFacts;
}

/** Something worked out of all that is said about one declaration; remembered by this very function. */
export type Derivation<Result> = (home: Declared, sources: readonly Source[], facts: Facts) => Result;

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
  private said = 0;
  private unsaid = 0;
  private done = 0;

  /** Another number whenever something else is said; what was only moved, or is nobody else's business, changes nothing. */
  get version(): number {
    return this.said;
  }

  /** As {@link version}, but a document that comes to be known changes nothing: it takes back nothing. */
  get revision(): number {
    return this.unsaid;
  }

  /** As {@link version}, but what people and things are called or said to be changes nothing. */
  get doings(): number {
    return this.done;
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
      if (!state.open.has(key)) this.take(key, state.files.get(key), again);
    }
    for (const [key, facts] of state.open) this.take(key, facts, again);
    for (const facts of again) this.file(facts);
    return this;
  }

  /** The declaration that a name in that document means: of the kind that is wanted where there is one. */
  home(uri: string, { id, wants }: Mention): Declared | undefined {
    let otherwise: Declared | undefined;
    for (const key of this.reach.get(sameFile(uri)) ?? []) {
      for (const declared of this.documents.get(key)?.declares.get(id) ?? []) {
        if (wants.includes(declared.kind)) return declared;
        otherwise ??= declared;
      }
    }
    return otherwise;
  }

  /** Everybody of that name whom a document sees, its own first. */
  homes(uri: string, id: string): readonly Declared[] {
    const keys = this.reach.get(sameFile(uri)) ?? [];
    const found = keys.flatMap((key) => {
      const declared = this.documents.get(key)?.declares.get(id);
      return declared ? [declared] : [];
    });
    // Thousands may have one name by mistake, and each of them is asked about.
    return found.length === 1 && found[0] ? found[0] : found.flat();
  }

  /** All names that a document sees. */
  namesSeenBy(uri: string): readonly string[] {
    const keys = this.reach.get(sameFile(uri)) ?? [];
    return keys.flatMap((key) => [...(this.documents.get(key)?.declares.keys() ?? [])]);
  }

  /** The block of a document that declares that name. */
  unitOf(uri: string, id: string): UnitFacts | undefined {
    return this.of(uri)?.units.find(({ declares }) => declares.some((one) => one.id === id));
  }

  /** What the rule makes of all that is said about this declaration; kept until something else is said. */
  about<Result>(home: Declared, derive: Derivation<Result>): Result {
    const entry = this.entries.get(keyOf(home.uri, home.id)) ?? nothing;
    const known = entry.derived?.get(derive);
    // What a derivation gave is what is kept under it.
    if (known) return (known as { readonly result: Result }).result;
    const result = derive(
      home,
      [...entry.sources].map((facts) => ({ uri: this.uriOf(facts), facts })),
      this,
    );
    if (entry !== nothing) {
      entry.derived ??= new Map();
      entry.derived.set(derive, { result });
    }
    return result;
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
      .flatMap((key) => this.documents.get(key)?.declares.get(id) ?? []);
  }

  /** Every declaration of some kinds; documents by their names. */
  *declarations(kinds: readonly BlockName[]): Generator<Declared> {
    this.inOrder ??= [...this.documents.keys()].sort();
    for (const key of this.inOrder) {
      for (const list of this.documents.get(key)?.declares.values() ?? []) {
        for (const one of list) if (kinds.includes(one.kind)) yield one;
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
    const differs = (leftOut: ReadonlySet<string>) =>
      removed.length !== added.length || removed.some((one, i) => !saysTheSame(one, added[i], leftOut));
    const reach = facts && this.reachOf(key, facts);
    const looksElsewhere = reach?.join("\n") !== this.reach.get(key)?.join("\n");
    const isNew = !before || looksElsewhere;
    if (isNew || differs(places)) {
      this.said++;
      if (before) this.unsaid++;
      if (isNew || differs(wordings)) this.done++;
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
      for (const target of this.reach.get(key) ?? []) this.readers.get(target)?.delete(key);
      if (reach) this.reach.set(key, reach);
      else this.reach.delete(key);
      for (const target of reach ?? []) {
        const readers = this.readers.get(target) ?? new Set();
        this.readers.set(target, readers.add(key));
      }
      for (const one of facts?.units ?? []) again.add(one);
    }
    this.redeclare(key, before, facts, again);
  }

  private reachOf(key: string, { uri, uses }: DocumentFacts): readonly string[] {
    const targets = uses.flatMap((path) => {
      const target = this.state?.resolveUse(uri, path);
      return target === undefined ? [] : [sameFile(target)];
    });
    return [...new Set([key, ...targets])];
  }

  /** Whoever writes a name whose declarations have changed may mean another one now. */
  private redeclare(
    key: string,
    before: DocumentFacts | undefined,
    facts: DocumentFacts | undefined,
    again: Set<UnitFacts>,
  ): void {
    if (before?.declares === facts?.declares) return;
    const changed = new Set<string>();
    for (const id of new Set([...(before?.declares.keys() ?? []), ...(facts?.declares.keys() ?? [])])) {
      const [old, now] = [meaningOf(before, id), meaningOf(facts, id)];
      if (old === now) continue;
      const declarers = this.declarers.get(id) ?? new Set();
      if (now === "") declarers.delete(key);
      else this.declarers.set(id, declarers.add(key));
      if (declarers.size === 0) this.declarers.delete(id);
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
      if (entry) entry.derived = undefined;
    }
    this.filed.set(facts, [...keys]);
  }

  private unfile(facts: UnitFacts): void {
    const keys = this.filed.get(facts);
    if (!keys) return;
    for (const key of keys) {
      const entry = this.entries.get(key);
      entry?.sources.delete(facts);
      if (entry?.sources.size === 0) this.entries.delete(key);
      else if (entry) entry.derived = undefined;
    }
    this.filed.delete(facts);
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

function keyOf(uri: string, id: string): string {
  return `${sameFile(uri)}\n${id}`;
}

/** Mentions that mean nobody. */
function lostKey(id: string): string {
  return `\n${id}`;
}

/** What those who write a name reckon with. */
function meaningOf(document: DocumentFacts | undefined, id: string): string {
  return (document?.declares.get(id) ?? []).map(({ kind, timezone }) => `${kind} ${timezone ?? ""}`).join();
}

/** What may change without anything else being said; and what may without anybody doing anything else. */
const places: ReadonlySet<string> = new Set(["spot"]);
const wordings: ReadonlySet<string> = new Set([...places, "title", "role", "digest"]);

function saysTheSame(one: UnitFacts, other: UnitFacts | undefined, leftOut: ReadonlySet<string>): boolean {
  const words = (fact: unknown) =>
    JSON.stringify(fact, (key, value: unknown) => (leftOut.has(key) ? undefined : value));
  const same = (facts: readonly unknown[], others: readonly unknown[]) =>
    facts.length === others.length &&
    facts.every((fact, i) => fact === others[i] || words(fact) === words(others[i]));
  return (
    other !== undefined &&
    same(one.declares, other.declares) &&
    same(one.mentions, other.mentions) &&
    same(one.work, other.work) &&
    same(one.bookings, other.bookings) &&
    same(one.agreements, other.agreements)
  );
}

/** What differs between two rows of blocks: all from the first to the last difference. */
function difference(
  before: readonly UnitFacts[],
  after: readonly UnitFacts[],
): { readonly removed: readonly UnitFacts[]; readonly added: readonly UnitFacts[] } {
  const { head, tail } = commonEnds(before, after, (one, other) => one === other);
  const middle = (row: readonly UnitFacts[]) => row.slice(head, row.length - tail);
  return { removed: middle(before), added: middle(after) };
}
