/**
 * What is different between two values of plain data, as JSON knows it: a timeline's model is large, and a key changes
 * little of it. Whoever has the earlier value makes the later one of it, and what has not changed stays the same object.
 */

/** What has become of a value. */
export type Changes =
  /** It is another one. */
  | { readonly is: unknown }
  /** It is an object of which these fields are other ones or new, and those are gone. */
  | {
      readonly fields: readonly (readonly [name: string, changes: Changes])[];
      readonly gone?: readonly string[];
    }
  /** It is a list: from its first element to its last, stretches of the earlier list and what is other. */
  | { readonly list: readonly Piece[] };

type Piece =
  /** So many elements of the earlier list, the first of them at that place. */
  | { readonly from: number; readonly count: number }
  /** The element at that place of the earlier list, changed. */
  | { readonly at: number; readonly changes: Changes }
  /** A new one. */
  | { readonly is: unknown };

/** What makes the later value of the earlier one; undefined where both say the same. A field that is undefined is none. */
export function changesOf(before: unknown, after: unknown): Changes | undefined {
  if (before === after) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return changesOfList(before, after);
  if (isObject(before) && isObject(after)) return changesOfObject(before, after);
  return { is: after };
}

/** The later value, made of the earlier one by the {@link changesOf} the two. */
export function changed(before: unknown, changes: Changes): unknown {
  if ("is" in changes) return changes.is;
  if ("list" in changes) {
    const old = Array.isArray(before) ? before : [];
    return changes.list.flatMap((piece): readonly unknown[] => {
      if ("is" in piece) return [piece.is];
      if ("count" in piece) return old.slice(piece.from, piece.from + piece.count);
      return [changed(old[piece.at], piece.changes)];
    });
  }
  const fields = new Map(isObject(before) ? Object.entries(before) : []);
  for (const name of changes.gone ?? []) fields.delete(name);
  for (const [name, each] of changes.fields) fields.set(name, changed(fields.get(name), each));
  return Object.fromEntries(fields);
}

function changesOfObject(before: Fields, after: Fields): Changes | undefined {
  const fields = Object.entries(after).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const changes = Object.hasOwn(before, name) ? changesOf(before[name], value) : { is: value };
    return changes ? [[name, changes] as const] : [];
  });
  const gone = Object.keys(before).filter(
    (name) => before[name] !== undefined && (!Object.hasOwn(after, name) || after[name] === undefined),
  );
  if (gone.length > 0) return { fields, gone };
  return fields.length > 0 ? { fields } : undefined;
}

/** What has an id is found by it wherever it stands now, all else where it stood. */
function changesOfList(before: readonly unknown[], after: readonly unknown[]): Changes | undefined {
  const byId = new Map(
    before.flatMap((one, at) => (idOf(one) === undefined ? [] : [[idOf(one), at] as const])),
  );
  const list: Piece[] = [];
  let same: { readonly from: number; count: number } | undefined;
  for (const [index, value] of after.entries()) {
    const id = idOf(value);
    const at = id === idOf(before[index]) ? index : id === undefined ? undefined : byId.get(id);
    const changes = at === undefined || at >= before.length ? { is: value } : changesOf(before[at], value);
    if (changes === undefined && at !== undefined) {
      if (same && same.from + same.count === at) same.count++;
      else {
        same = { from: at, count: 1 };
        list.push(same);
      }
      continue;
    }
    same = undefined;
    list.push(changes && at !== undefined && !("is" in changes) ? { at, changes } : { is: value });
  }
  const isSame = before.length === after.length && (after.length === 0 || same?.count === after.length);
  return isSame ? undefined : { list };
}

function idOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.id === "string" ? value.id : undefined;
}

interface Fields {
  readonly [name: string]: unknown;
  readonly id?: unknown;
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
