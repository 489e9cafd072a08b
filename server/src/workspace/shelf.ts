/**
 * A map that never changes: with one entry more or less it is another one, which shares nearly everything with it. A
 * snapshot of thousands of files costs nothing that way, and two of them are compared by what they do not share.
 */
export class Shelf<Value> {
  private readonly boxes: readonly Box<Value>[];

  private constructor(boxes: readonly Box<Value>[]) {
    this.boxes = boxes;
  }

  /** One with nothing in it. */
  static empty<Value>(): Shelf<Value> {
    return new Shelf<Value>(new Array(BOXES).fill(nothing));
  }

  get(key: string): Value | undefined {
    return this.boxes[boxOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return this.boxes[boxOf(key)]?.has(key) ?? false;
  }

  with(key: string, value: Value): Shelf<Value> {
    return this.replaced(key, (box) => box.set(key, value));
  }

  without(key: string): Shelf<Value> {
    return this.has(key) ? this.replaced(key, (box) => box.delete(key)) : this;
  }

  /** In no order that anybody may count on. */
  *entries(): Generator<readonly [key: string, value: Value]> {
    for (const box of this.boxes) yield* box;
  }

  /** Keys whose values may be others in the two; all others have the same ones. */
  differences(other: Shelf<Value>): readonly string[] {
    const keys: string[] = [];
    for (let i = 0; i < BOXES; i++) {
      const box = this.boxes[i] ?? nothing;
      const before = other.boxes[i] ?? nothing;
      if (box === before) continue;
      keys.push(...box.keys());
      for (const key of before.keys()) if (!box.has(key)) keys.push(key);
    }
    return keys;
  }

  private replaced(key: string, change: (box: Map<string, Value>) => void): Shelf<Value> {
    const at = boxOf(key);
    const box = new Map(this.boxes[at]);
    change(box);
    return new Shelf(this.boxes.with(at, box));
  }
}

type Box<Value> = ReadonlyMap<string, Value>;

const nothing: Box<never> = new Map<string, never>();

/** So many that a box of a firm's folder holds some tens of files. */
const BOXES = 256;

function boxOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 8)) & (BOXES - 1);
}
