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
  return class Kept extends Given {
    #value: Value | undefined;

    constructor(key: Key, value: Value | undefined) {
      super(key);
      this.#value = value;
    }

    static get(key: Key): Value | undefined {
      return #value in key ? key.#value : undefined;
    }

    static has(key: Key): boolean {
      return Kept.get(key) !== undefined;
    }

    static set(key: Key, value: Value): void {
      if (#value in key) key.#value = value;
      else new Kept(key, value);
    }

    static delete(key: Key): void {
      if (#value in key) key.#value = undefined;
    }
  };
}

/** What a class that extends it declares is added to the object that it is given. */
class Given {
  constructor(key: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is how a private field comes to an object of somebody else
    return key;
  }
}
