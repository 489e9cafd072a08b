/**
 * The top-level names that a document sees: its own and those of the files that it uses (not passed on).
 *
 * A scope knows how it differs from those before it, so that after a key only those look again who mention what has
 * changed. Two things may have happened to a name: it is another text now, in another place, but says to everybody
 * else what it said (**moved**: somebody typed in an engagement, or in the text of a field); or it may mean something
 * else to those who mention it (**changed**).
 */
import { sharedEnds } from "../text/common.ts";
import type { Declaration } from "./declarations.ts";
import type { Entity, Unit } from "./entity.ts";
import { isKind } from "./entity.ts";
import { mentionsIn } from "./mentions.ts";

export interface Scope {
  /** No other scope has this number. */
  readonly version: number;
  /** The same object as in another scope where both declare the same names, of the same kinds, in the same order. */
  readonly names: object;
  /** Every declaration of that name, of whatever kind, the document's own first. */
  lookup(id: string): readonly Declaration[];
  /** All of them, the document's own first; for completion and suggestions. */
  readonly all: readonly Declaration[];
  /** What has become of names since the scope of that version; undefined where it is not known any more. */
  since(version: number): Changes | undefined;
}

/** Names that are not what they were. */
export interface Changes {
  /** Those that are written elsewhere or otherwise, whether or not they mean what they meant. */
  readonly moved: ReadonlySet<string>;
  /** Those of them that may mean something else. */
  readonly changed: ReadonlySet<string>;
}

/**
 * The scope of a document: what each top-level block of it declares, and of the files that it uses; `before` is the
 * document's last one.
 */
export function scopeOf(groups: readonly (readonly Declaration[])[], before?: Scope): Scope {
  if (!(before instanceof DocumentScope)) return new DocumentScope(groups, indexOf(groups), []);
  const same = sameNames(before.groups, groups);
  if (same?.length === 0) return before;
  const index = same ? before.index : indexOf(groups);
  const scope = new DocumentScope(groups, index, []);
  const moved = same ?? differentNames(before, scope);
  scope.log = remembered(before.log, { from: before.version, ...changesOf(moved, before, scope) });
  return scope;
}

/**
 * Changes are known back over so many names: over hundreds of keys, since editors ask about names only when an author
 * pauses, and who is asked about a scope that is not known any more has to look at every name again.
 */
const MEMORY = 2000;

/** The last changes with one more, as far as they are remembered; the very last one in any case. */
function remembered(log: readonly Step[], step: Omit<Step, "until">): readonly Step[] {
  const until = (log.at(-1)?.until ?? 0) + 1 + step.moved.size;
  const first = log.findIndex((one) => one.until > until - MEMORY);
  return [...log.slice(first < 0 ? log.length : first), { ...step, until }];
}

/** Where a name is declared: the group, and the place in it. */
type Index = ReadonlyMap<string, readonly (readonly [group: number, at: number])[]>;

/** What one change did, and to which version. */
interface Step extends Changes {
  readonly from: number;
  /** How many names all changes until then had to do with. */
  readonly until: number;
}

class DocumentScope implements Scope {
  readonly groups: readonly (readonly Declaration[])[];
  readonly index: Index;
  readonly version = ++versions;
  /** The last changes. */
  log: readonly Step[];
  private flat: readonly Declaration[] | undefined;
  /** What {@link since} has said: all blocks of a long document ask about the same few versions. */
  private readonly told = new Map<number, Changes | undefined>();

  constructor(groups: readonly (readonly Declaration[])[], index: Index, log: readonly Step[]) {
    this.groups = groups;
    this.index = index;
    this.log = log;
  }

  get names(): object {
    return this.index;
  }

  get all(): readonly Declaration[] {
    this.flat ??= this.groups.flat();
    return this.flat;
  }

  lookup(id: string): readonly Declaration[] {
    return (this.index.get(id) ?? none).flatMap(([group, at]) => this.groups[group]?.[at] ?? none);
  }

  since(version: number): Changes | undefined {
    if (version === this.version) return noChanges;
    const told = this.told.get(version);
    if (told || this.told.has(version)) return told;
    const first = this.log.findLastIndex(({ from }) => from === version);
    const changes = first < 0 ? undefined : together(this.log.slice(first));
    this.told.set(version, changes);
    return changes;
  }
}

/** What several changes, one after the other, have done. */
function together(steps: readonly Changes[]): Changes {
  const [only] = steps;
  if (only && steps.length === 1) return only;
  return {
    moved: new Set(steps.flatMap(({ moved }) => [...moved])),
    changed: new Set(steps.flatMap(({ changed }) => [...changed])),
  };
}

let versions = 0;

const none: readonly never[] = [];
const noChanges: Changes = { moved: new Set(), changed: new Set() };

function indexOf(groups: readonly (readonly Declaration[])[]): Index {
  const index = new Map<string, (readonly [number, number])[]>();
  groups.forEach((group, g) => {
    group.forEach(({ entity: { id } }, at) => {
      if (id === undefined) return;
      const same = index.get(id);
      if (same) same.push([g, at]);
      else index.set(id, [[g, at]]);
    });
  });
  return index;
}

/** Where the same names are declared in the same order, those whose text is another one; else undefined. */
function sameNames(
  before: readonly (readonly Declaration[])[],
  after: readonly (readonly Declaration[])[],
): readonly string[] | undefined {
  if (before.length !== after.length) return undefined;
  const moved: string[] = [];
  const { head, tail } = sharedEnds(before, after);
  for (let g = head; g < after.length - tail; g++) {
    const old = before[g] ?? none;
    const now = after[g] ?? none;
    if (old === now) continue;
    if (old.length !== now.length) return undefined;
    for (let i = 0; i < now.length; i++) {
      const a = old[i];
      const b = now[i];
      if (a?.uri !== b?.uri || a?.entity.id !== b?.entity.id || a?.entity.known !== b?.entity.known)
        return undefined;
      if (a?.entity !== b?.entity && b?.entity.id !== undefined) moved.push(b.entity.id);
    }
  }
  return moved;
}

/** The names of which the two scopes do not declare exactly the same. */
function differentNames(before: DocumentScope, after: DocumentScope): readonly string[] {
  const { head, tail } = sharedEnds(before.groups, after.groups);
  const declared = [before, after].flatMap(({ groups }) => groups.slice(head, groups.length - tail).flat());
  const ids = new Set(declared.flatMap(({ entity: { id } }) => id ?? []));
  return [...ids].filter((id) => {
    const [a, b] = [before.lookup(id), after.lookup(id)];
    return a.length !== b.length || a.some(({ entity }, i) => entity !== b[i]?.entity);
  });
}

function changesOf(moved: readonly string[], before: Scope, after: Scope): Changes {
  const changed = new Set(moved.filter((id) => !sameMeaning(before.lookup(id), after.lookup(id))));
  if (changed.size > 0) spread(changed, after);
  return { moved: new Set([...moved, ...changed]), changed };
}

/** What is said of a team changes with its members, and so on: adds all who mention one of these, or one of those. */
function spread(changed: Set<string>, { all }: Scope): void {
  const told = all.flatMap(({ entity: { id, known, unit } }) =>
    id === undefined || known === "engagement" ? [] : { id, mentions: mentionsIn(unit) },
  );
  const first = told.filter(({ id, mentions }) => !changed.has(id) && meets(mentions, changed));
  if (first.length === 0) return;
  const mentioners = new Map<string, string[]>();
  for (const { id, mentions } of told) {
    for (const mention of mentions) {
      const same = mentioners.get(mention);
      if (same) same.push(id);
      else mentioners.set(mention, [id]);
    }
  }
  const reached = new Set(first.map(({ id }) => id));
  // A Set is walked in the order of insertion, also over what is added meanwhile.
  for (const id of reached) {
    changed.add(id);
    for (const other of mentioners.get(id) ?? []) reached.add(other);
  }
}

/** Whether two sets have something in common. */
function meets(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [few, many] = some.size < others.size ? [some, others] : [others, some];
  for (const one of few) if (many.has(one)) return true;
  return false;
}

function sameMeaning(a: readonly Declaration[], b: readonly Declaration[]): boolean {
  return a.length === b.length && a.every(({ entity }, i) => meaningOf(entity) === meaningOf(b[i]?.entity));
}

/**
 * What others may read of a top-level block: all but the words of its title and texts, which only messages tell; of an
 * engagement only its name.
 */
function meaningOf(entity: Entity | undefined): string {
  if (!entity) return "";
  const { segment, children } = entity.block;
  const name = `${entity.known} ${entity.id} ${entity.title === undefined} ${entity.parent === undefined}`;
  if (isKind(entity, "engagement")) return name;
  if (children.length + segment.problems.length + segment.strays.length > 0) return `${name} ${segment.text}`;
  const fields = segment.fields.map(
    ({ name: field, values }) =>
      `${field.text}: ${values.map((value) => (value.kind === "text" ? '""' : segment.text.slice(value.start, value.end))).join()}`,
  );
  return `${name} ${fields.join(";")}`;
}

/** Whether nothing that the unit mentions is among these names. */
export function isUntouched(unit: Unit, names: ReadonlySet<string>): boolean {
  return names.size === 0 || !meets(mentionsIn(unit), names);
}
