/** Fails with `message` unless `value` is something. Node's assertions do not exist in the browser's worker. */
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Fails unless both are the same, written as JSON. */
export function same(actual: unknown, expected: unknown): void {
  const [seen, wanted] = [actual, expected].map((value) => JSON.stringify(value, undefined, 1));
  ok(seen === wanted, `Seen: ${seen}\nWanted: ${wanted}`);
}

/** Fails unless all of these are among what was seen. */
export function includes(actual: readonly string[], ...expected: readonly string[]): void {
  const missing = expected.filter((each) => !actual.includes(each));
  ok(missing.length === 0, `Missing: ${missing.join(", ")}\nSeen: ${actual.join(", ")}`);
}
