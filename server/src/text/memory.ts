/** Remembers what was worked out of an object, for as long as that object lives. */
export interface Memory<Key extends object, Value> {
  get(key: Key): Value | undefined;
  has(key: Key): boolean;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
}

/**
 * A memory as a `WeakMap` is one, but what is remembered is kept in the object itself, where nobody else sees it. A map
 * that lives longer than its keys is expensive: trees of files that were looked at once stay behind in it until the
 * collector goes through everything, and while a folder is read nearly all is made to be thrown away.
 */
export function memoryOf<Key extends object, Value>(): Memory<Key, Value> {
  return new Notes<Key, Value>();
}

/** One thing that is remembered of an object, by one of the memories, and what else is. */
interface Note {
  readonly by: object;
  value: unknown;
  readonly next: Note | undefined;
}

/** What a class that extends it declares is added to the object that it is given, or to the new one. */
class Given {
  constructor(key?: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is how a private field comes to an object of somebody else
    if (key) return key;
  }
}

/**
 * Something of which much is remembered. Whatever that is, V8 sees objects of one shape, as all memories share one field
 * (a field for each would make another shape for each order in which they are asked), and as it is there from the
 * beginning: code that V8 has compiled for some of them stays good for all. Other objects are given it when they need it.
 */
export class Remembered extends Given {
  #notes: Note | undefined = undefined;

  /** The note of that memory. */
  static find(key: object, by: object): Note | undefined {
    let note = #notes in key ? key.#notes : undefined;
    while (note && note.by !== by) note = note.next;
    return note;
  }

  static add(key: object, by: object, value: unknown): void {
    const remembered = #notes in key ? key : new Remembered(key);
    remembered.#notes = { by, value, next: remembered.#notes };
  }
}

class Notes<Key extends object, Value> implements Memory<Key, Value> {
  get(key: Key): Value | undefined {
    return Remembered.find(key, this)?.value as Value | undefined;
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined;
  }

  set(key: Key, value: Value): void {
    const note = Remembered.find(key, this);
    if (note) note.value = value;
    else Remembered.add(key, this, value);
  }

  delete(key: Key): void {
    const note = Remembered.find(key, this);
    if (note) note.value = undefined;
  }
}
